import { describe, expect, test } from 'vitest';
import { ingest, mapping, sourceOf } from './fixture.ts';

const columns = [mapping('id', 'text', 'id'), mapping('part', 'text', 'part'), mapping('victims', 'whole', 'victims')];
const repeats = (
  rejects: readonly { file: string; line: number; fate: string; rule: string; survivor: string | null }[],
): readonly string[] =>
  rejects
    .filter(({ fate }) => fate === 'duplicate')
    .map(({ file, line, rule, survivor }) => `${file}:${line} ${rule} ${survivor}`);

describe('records that repeat another', () => {
  const content = 'id,part,victims\n1,a,1\n2,a,1\n1,b,2\n2,a,1\n,a,1\n,a,1\n';

  test('by key: the first one stays, a missing key repeats nothing', async () => {
    const { facts, rejects } = await ingest({ 'a.csv': content }, sourceOf(columns, { key: ['id'], repeats: 'drop' }));
    expect(facts).toEqual([
      ['1', 'a', 1],
      ['2', 'a', 1],
      [null, 'a', 1],
      [null, 'a', 1],
    ]);
    expect(repeats(rejects)).toEqual(['a.csv:4 same-key a.csv:2', 'a.csv:5 same-key a.csv:3']);
  });
  test('by several keys', async () => {
    const { rejects } = await ingest({ 'a.csv': content }, sourceOf(columns, { key: ['id', 'part'], repeats: 'drop' }));
    expect(repeats(rejects)).toEqual(['a.csv:5 same-key a.csv:3']);
  });
  test('by whole row, columns that are not mapped included', async () => {
    const { ledger, rejects } = await ingest(
      { 'a.csv': 'id,part,victims,more\n1,a,1,x\n1,a,1,y\n1,a,1,x\n' },
      sourceOf(columns, { repeats: 'drop' }),
    );
    expect(repeats(rejects)).toEqual(['a.csv:4 same-row a.csv:2']);
    expect(ledger[0]).toMatchObject({ read: 3, loaded: 2, duplicate: 1 });
  });
  test.each([
    ['another agency’s record is its own', ['a.csv', 'A'], ['b.csv', 'B'], 'id,part,victims\n1,a,1\n', 0],
    ['columns in another order say the same', ['a.csv', 'A'], ['b.csv', 'A'], 'victims,id,part\n1,1,a\n', 1],
    ['the same texts under other headers do not', ['a.csv', 'A'], ['b.csv', 'A'], 'part,id,victims\n1,a,1\n', 0],
    ['a further column makes another row', ['a.csv', 'A'], ['b.csv', 'A'], 'id,part,victims,more\n1,a,1,\n', 0],
  ] as const)('by whole row: %s', async (_, [first, one], [second, other], text, duplicate) => {
    const groups = [
      { match: first, agency: one },
      { match: second, agency: other },
    ];
    const { ledger } = await ingest(
      { [first]: 'id,part,victims\n1,a,1\n', [second]: text },
      sourceOf(columns, { repeats: 'drop', files: groups }),
    );
    expect(ledger.map((line) => line.duplicate)).toEqual([0, duplicate]);
  });
  test('are kept where they are real victims', async () => {
    const { ledger } = await ingest({ 'a.csv': content }, sourceOf(columns, { repeats: 'keep' }));
    expect(ledger[0]).toMatchObject({ read: 6, loaded: 6, duplicate: 0 });
  });
  test('one part of a key with the text of another is no repeat', async () => {
    const { rejects } = await ingest(
      { 'a.csv': 'id,part,victims\nab,c,1\na,bc,1\n' },
      sourceOf(columns, { key: ['id', 'part'], repeats: 'drop' }),
    );
    expect(rejects).toEqual([]);
  });
});

test('survivors and lines are right across files, behind rejects, defects, blank lines and quoted breaks', async () => {
  const files = {
    '1.csv': 'id,part,victims\n\n9,"a\nb",1\n8,a\n7,a,one\n6,"a,1\n5,a,1\n4,x,1\n',
    '2.csv': 'part,victims,id\r\n"y\r\ny",1,3\r\na,two,5\r\na,1,5\r\n\r\na,1,9\r\na,3,3\r\n',
  };
  const { ledger, rejects, facts } = await ingest(
    files,
    sourceOf(columns, { key: ['id'], repeats: 'drop', filter: { part: { not: 'x' } } }),
  );
  expect(repeats(rejects)).toEqual([
    '2.csv:5 same-key 1.csv:8',
    '2.csv:7 same-key 1.csv:3',
    '2.csv:8 same-key 2.csv:2',
  ]);
  expect(
    ledger.map(({ read, loaded, rejected, duplicate, filtered }) => [read, loaded, rejected, duplicate, filtered]),
  ).toEqual([
    [6, 2, 3, 0, 1],
    [5, 1, 1, 3, 0],
  ]);
  expect(facts.map(([id]) => id)).toEqual(['9', '5', '3']);
});

test('a record whose survivor is filtered out is a duplicate all the same', async () => {
  const { ledger, facts } = await ingest(
    { 'a.csv': 'id,part,victims\n1,x,1\n1,a,1\n2,a,1\n' },
    sourceOf(columns, { key: ['id'], repeats: 'drop', filter: { part: 'a' } }),
  );
  expect(ledger[0]).toMatchObject({ read: 3, loaded: 1, duplicate: 1, filtered: 1 });
  expect(facts).toEqual([['2', 'a', 1]]);
});

test('a file that the reader refuses is loaded again without leaving a trace in the positions', async () => {
  const lines = Array.from({ length: 3000 }, (_, n) => `${n % 2900},a,1`);
  lines[1500] = '1500,a';
  const { ledger, rejects } = await ingest(
    { 'a.csv': `id,part,victims\n${lines.join('\n')}\n`, 'b.csv': 'id,part,victims\n10,a,1\n' },
    sourceOf(columns, { key: ['id'], repeats: 'drop' }),
  );
  expect(ledger.map(({ loaded, rejected, duplicate }) => [loaded, rejected, duplicate])).toEqual([
    [2899, 1, 100],
    [0, 0, 1],
  ]);
  expect(repeats(rejects)[0]).toBe('a.csv:2902 same-key a.csv:2');
  expect(repeats(rejects).at(-1)).toBe('b.csv:2 same-key a.csv:12');
});
