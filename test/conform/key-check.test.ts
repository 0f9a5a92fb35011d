import { expect, test } from 'vitest';
import { checkKey } from '../../src/conform/key-check.ts';
import { ingestFolder, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from './fixture.ts';

test.each([
  ['id', ['id'], 0.5],
  ['id and part, by the column that is blank most often', ['part', 'id'], 0.5],
  ['part alone', ['part'], 0.25],
])('records without their key are counted: %s', async (_, key, observed) => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': 'id,part\n1,a\n,b\n,c\n2,\n' });
  const warehouse = await openInMemory(folder);
  const columns = [mapping('id', 'text', 'id'), mapping('part', 'text', 'part')];
  const { loaded } = await ingestFolder(sourceOf(columns, { key, repeats: 'drop' }), { folder, warehouse });
  const [check, ...others] = await checkKey(loaded, warehouse);
  expect(check).toMatchObject({ rule: 'without-key', observed, n: 4, passed: false });
  const isSure = key.length === 1;
  expect(check?.detail.startsWith('at least ')).toBe(!isSure);
  expect(check?.detail).toContain(isSure ? `records have no ${key[0]}` : 'records have no full key');
  expect(check?.detail).toContain(': each stands by itself, and sent again would count again');
  expect(loaded.ledger[0]).toMatchObject({ loaded: 4, duplicate: 0 });
  expect(others).toEqual([]);
  await warehouse.close();
});
