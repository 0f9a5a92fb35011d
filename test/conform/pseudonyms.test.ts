import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSource } from '../../src/conform/load-source.ts';
import { type CellValue, openWarehouse } from '../../src/store/index.ts';
import { ingest, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from './fixture.ts';

const person = [mapping('id', 'text', 'id'), mapping('person', 'pseudonym', ['name', 'victim'])];
const key = 'a key that stands nowhere but here';
const files = {
  'a.csv': 'id,name,address\n1,Ann Example,1 Main St\n2,Bob Example,2 Main St\n',
  'b.csv': 'victim,id,address\n Ann Example ,3,1 Main St\n,4,\n',
};

test('one person has one pseudonym in every file and source, and another under another key', async () => {
  const load = async (id: string, own: string): Promise<readonly (readonly CellValue[])[]> =>
    (await ingest(files, sourceOf(person, { id }), { key: own })).facts;
  const [ann, bob, again, nobody] = (await load('crime', key)).map(([, name]) => name);
  expect(ann).toMatch(/^[0-9a-f]{32}$/);
  expect(again).toBe(ann);
  expect(bob).not.toBe(ann);
  expect(nobody).toBeNull();
  expect((await load('calls', key))[0]?.[1]).toBe(ann);
  expect((await load('crime', `${key}!`))[0]?.[1]).not.toBe(ann);
});

/** Everything that is kept or told of a file whose names are mapped as a type: the warehouse's bytes, the rejects, the log. */
async function traces(type: 'pseudonym' | 'text'): Promise<{ readonly kept: Buffer; readonly told: string }> {
  const folder = await temporaryFolder();
  const people = Array.from({ length: 300 }, (_, n) => `${n},Ann Example ${n},1 Main St`);
  const odd = [',Bob Example,x', '7,Cy Example', '8,"Di Example', '9,Ed Example,y', '9,Ed Example,y'];
  await writeFiles(folder, { 'a.csv': `id,name,address\n${[...people, ...odd].join('\n')}\n` });
  const logged: string[] = [];
  const debug = (text: string): number => logged.push(text);
  const warehouse = await openWarehouse({ address: 'w.duckdb', project: folder, threads: 2, memory: null, debug });
  const columns = [mapping('id', 'text', 'id', { filled: true }), mapping('person', type, 'name')];
  await warehouse.begin();
  const { ledger, rejects } = await loadSource(sourceOf(columns, { repeats: 'drop' }), {
    warehouse,
    pipeline: 'test',
    zone: 'UTC',
    project: folder,
    scratch: await temporaryFolder(),
    readKey: async () => ({ text: key, fingerprint: '0' }),
  });
  await warehouse.commit();
  await warehouse.close();
  expect(ledger[0]).toMatchObject({ loaded: 301, rejected: 3, duplicate: 1 });
  const own = (await readdir(folder)).filter((name) => name.startsWith('w.duckdb'));
  const kept = Buffer.concat(await Promise.all(own.map((name) => readFile(join(folder, name)))));
  return { kept, told: `${logged.join('\n')}\n${JSON.stringify(rejects)}` };
}

test('neither the key nor a name is in the warehouse, in the rejects, or in what is logged', async () => {
  const { kept, told } = await traces('pseudonym');
  const pads = [0x36, 0x5c].map((sign) => Buffer.from(Buffer.from(key).map((byte) => byte ^ sign)));
  for (const secret of [Buffer.from(key), Buffer.from('Example'), ...pads])
    for (const form of [secret, Buffer.from(secret.toString('hex')), Buffer.from(secret.toString('base64'))]) {
      expect(kept.includes(form)).toBe(false);
      expect(Buffer.from(told).includes(form)).toBe(false);
    }
  expect(told).toContain('sha256(unhex($2)');
  // the same search does find a name that is stored as it stands
  expect((await traces('text')).kept.includes('Example')).toBe(true);
});

test('a fingerprint of whole rows is keyed where a source has pseudonyms', async () => {
  const prints = async (own: string): Promise<readonly CellValue[]> => {
    const warehouse = await openInMemory(await temporaryFolder());
    const { loaded } = await ingest(files, sourceOf(person, { repeats: 'drop' }), { key: own, warehouse });
    const found = await warehouse.rows(loaded.table, ['_fingerprint']);
    await warehouse.close();
    return found.map(([print]) => print ?? null);
  };
  const [one, same, other] = [await prints(key), await prints(key), await prints(`${key}!`)];
  expect(same).toEqual(one);
  for (const [index, print] of other.entries()) expect(print).not.toBe(one[index]);
});

test('the key is read only for a source with pseudonyms, and another key loads its files anew', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  const warehouse = await openInMemory(folder);
  let asked = 0;
  const load = async (source: ReturnType<typeof sourceOf>, fingerprint: string): Promise<boolean> => {
    const readKey = async (): Promise<{ text: string; fingerprint: string }> => {
      asked++;
      return { text: key + fingerprint, fingerprint };
    };
    const context = { warehouse, pipeline: 'test', zone: 'UTC', project: folder, scratch: folder, readKey };
    return (await loadSource(source, context)).unchanged;
  };
  await load(sourceOf([mapping('id', 'text', 'id')], { id: 'plain' }), '1');
  expect(asked).toBe(0);
  const named = sourceOf(person);
  expect([await load(named, '1'), await load(named, '1'), await load(named, '2')]).toEqual([false, true, false]);
  expect(asked).toBe(3);
  await warehouse.close();
});

test('a name is told of no record that is rejected for it', async () => {
  const joined = mapping('person', 'pseudonym', [], {
    how: 'join',
    filled: true,
    parts: ['surname', 'name'].map((header) => ({ headers: [header], formats: [], nth: null })),
  });
  const { rejects } = await ingest({ 'a.csv': 'name,surname\nAnn,\n' }, sourceOf([joined]));
  expect(rejects).toMatchObject([{ line: 2, rule: 'value-missing', column: 'person', value: null }]);
});
