import { describe, expect, test } from 'vitest';
import type { Mapping } from '../../src/spec/index.ts';
import { openDuckDb } from '../../src/store/duckdb/connection.ts';
import {
  codeList,
  type Files,
  type Ingested,
  ingest,
  mapping,
  type SourceOptions,
  sourceOf,
} from '../conform/fixture.ts';
import { town } from '../conform/town-project.ts';

/** Two texts of which the stored halves of their hashes are equal: about twelve pairs are among so many. */
async function equalByChance(): Promise<readonly [string, string]> {
  const { ask, close } = await openDuckDb({ path: ':memory:', threads: 1, memory: null, debug: () => undefined });
  const [pair] = await ask(
    `SELECT min(id), max(id) FROM (SELECT CAST(i AS VARCHAR) AS id, hash(CAST(i AS VARCHAR)) >> 32 AS h FROM range(320000) AS r(i))
      GROUP BY h HAVING count(*) > 1 ORDER BY h LIMIT 1`,
  );
  close();
  if (!pair) throw new Error('no two texts have equal hashes');
  return [String(pair[0]), String(pair[1])];
}

const id = mapping('id', 'text', 'id');
const n = mapping('n', 'whole', 'n');
const read = (mappings: readonly Mapping[], files: Files, options: SourceOptions): Promise<Ingested> =>
  ingest(files, sourceOf(mappings, { repeats: 'drop', ...options }));
const displaced = ({ rejects }: Ingested): readonly string[] =>
  rejects.map(({ file, line, fate, rule, survivor }) => `${file}:${line} ${fate} ${rule} ${survivor}`);

describe('records whose keys have equal hashes by chance', () => {
  test('both stand, and those that repeat one of them do not', async () => {
    const [one, other] = await equalByChance();
    const files = { 'a.csv': `id,n\n${one},1\n${other},2\n`, 'b.csv': `id,n\n${other},3\n` };
    const first = await read([id, n], { 'a.csv': files['a.csv'] }, { key: ['id'] });
    expect(displaced(first)).toEqual([]);
    expect(first.ledger[0]).toMatchObject({ read: 2, loaded: 2, duplicate: 0 });
    expect(first.loaded.hasFullKeys).toBe(true);
    const both = await read([id, n], files, { key: ['id'], revisedBy: 'file' });
    expect(both.facts).toEqual([
      [one, 1],
      [other, 3],
    ]);
    expect(displaced(both)).toEqual(['a.csv:3 superseded same-key b.csv:2']);
  });
});

test('a few repeated keys are found among very many, wherever in the files they stand', async () => {
  const rows = Array.from({ length: 300_000 }, (_, index) => `K${index},1`);
  const files = {
    'a.csv': `id,n\n${rows.join('\n')}\nK299999,2\nK0,2\n`,
    'b.csv': 'id,n\nK150000,3\nK0,3\nnew,3\n,3\n,3\n',
  };
  const found = await read([id, n], files, { key: ['id'] });
  expect(displaced(found)).toEqual([
    'a.csv:300002 duplicate same-key a.csv:300001',
    'a.csv:300003 duplicate same-key a.csv:2',
    'b.csv:2 duplicate same-key a.csv:150002',
    'b.csv:3 duplicate same-key a.csv:2',
  ]);
  expect(found.ledger.map(({ loaded, duplicate }) => [loaded, duplicate])).toEqual([
    [300_000, 2],
    [3, 2],
  ]);
  expect(found.loaded.hasFullKeys).toBe(false);
  const alone = await read([id, n], { 'a.csv': `id,n\n${rows.join('\n')}\n` }, { key: ['id'] });
  expect([displaced(alone), alone.loaded.hasFullKeys]).toEqual([[], true]);
});

describe('a key', () => {
  test.each([
    ['of another agency is another', 'B', []],
    ['of the same agency repeats', 'A', ['b.csv:2 duplicate same-key a.csv:2']],
  ])('with the agency in it: one %s', async (_, agency, expected) => {
    const files = [
      { match: 'a.csv', agency: 'A' },
      { match: 'b.csv', agency },
    ];
    const found = await read(
      [id, n],
      { 'a.csv': 'id,n\n1,1\n', 'b.csv': 'id,n\n1,2\n' },
      { key: ['agency', 'id'], files },
    );
    expect(displaced(found)).toEqual(expected);
  });

  test('without an agency where the agency is part of it is none', async () => {
    const found = await read([id, n], { 'a.csv': 'id,n\n1,1\n1,2\n' }, { key: ['agency', 'id'] });
    expect(displaced(found)).toEqual([]);
    expect(found.loaded.hasFullKeys).toBe(false);
  });

  test('with a category in it repeats under another code of that category; a code without one is none', async () => {
    const codes = codeList({ M1: 'homicide', M2: 'homicide', T1: 'larceny' });
    const offense = mapping('offense', 'text', 'offense', { codes, codesInto: 'category' });
    const found = await read(
      [id, offense],
      { 'a.csv': 'id,offense\n1,M1\n1,T1\n1,M2\n1,X\n1,X\n' },
      { key: ['id', 'category'] },
    );
    expect(displaced(found)).toEqual(['a.csv:4 duplicate same-key a.csv:2']);
    expect(found.loaded.hasFullKeys).toBe(false);
  });

  test('is compared as it is stored, however the files write it', async () => {
    const at = (format: string): Mapping => mapping('at', 'timestamp', 'at', { formats: [format] });
    const amount = mapping('amount', 'decimal', 'amount');
    const files = [
      { match: 'a.csv', mappings: [at('%Y-%m-%d'), amount] },
      { match: 'b.csv', mappings: [at('%d/%m/%Y %H:%M'), amount] },
    ];
    const found = await read(
      [],
      { 'a.csv': 'at,amount\n2024-01-05,1.5\n', 'b.csv': 'at,amount\n05/01/2024 00:00,1.50\n05/01/2024 00:01,1.5\n' },
      { key: ['at', 'amount'], files },
    );
    expect(displaced(found)).toEqual(['b.csv:2 duplicate same-key a.csv:2']);
  });

  test('with a value that was refused is none', async () => {
    const part = mapping('part', 'whole', 'part', { refuse: 'value', scale: { min: 1, max: 5 } });
    const found = await read([id, part], { 'a.csv': 'id,part\n1,9\n1,8\n1,5\n1,5\n' }, { key: ['id', 'part'] });
    expect(displaced(found).filter((line) => line.includes('same-key'))).toEqual([
      'a.csv:5 duplicate same-key a.csv:4',
    ]);
    expect(found.loaded.hasFullKeys).toBe(false);
  });

  test('with the area in it is compared when coordinates have got theirs', async () => {
    const square = [
      [-90, 40],
      [-89, 40],
      [-89, 41],
      [-90, 41],
      [-90, 40],
    ];
    const feature = {
      type: 'Feature',
      properties: { NAME: 'A' },
      geometry: { type: 'Polygon', coordinates: [square] },
    };
    const loaded = await town(
      {
        areas: 'universe: people',
        crime:
          'area: { from: BEAT, polygons: { file: beats.json, name: NAME, version: "2020", longitude: X, latitude: Y } }',
        source: 'repeats: drop\nkey: [id, area]',
      },
      {
        'crime.csv': 'ID,DATE,BEAT,X,Y\n1,2024-01-01,,-89.5,40.5\n1,2024-01-02,A,,\n1,2024-01-03,,0,0\n',
        'people.csv': 'area,year,population\nA,2024,100\n',
        'beats.json': JSON.stringify({ type: 'FeatureCollection', features: [feature] }),
      },
    );
    const crime = loaded.conformed.sources.find(({ source }) => source.id === 'crime');
    expect(crime?.ledger[0]).toMatchObject({ read: 3, loaded: 2, duplicate: 1 });
    await loaded.warehouse.close();
  });
});
