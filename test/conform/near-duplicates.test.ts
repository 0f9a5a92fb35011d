import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearnessOf } from '../../src/conform/nearness.ts';
import type { NearDuplicates } from '../../src/spec/index.ts';
import { declaredSource, resolveSourceText } from './declared.ts';
import { ingest, ingestFolder, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from './fixture.ts';

const columns = [
  mapping('id', 'text', 'id'),
  mapping('area', 'text', 'area'),
  mapping('occurred_at', 'timestamp', 'at', { formats: ['%Y-%m-%d %H:%M'] }),
];
const near = (more: Partial<NearDuplicates> = {}): NearDuplicates => ({
  same: ['area'],
  time: 'occurred_at',
  withinSeconds: 7200,
  keep: 'first',
  ...more,
});
const day = (clock: string): string => `2024-03-05 ${clock}`;
const csv = (rows: readonly (readonly string[])[]): string =>
  `${['id,area,at', ...rows.map((row) => row.join(','))].join('\n')}\n`;
const told = (
  rejects: readonly { line: number; rule: string; column: string; survivor: string | null }[],
): readonly string[] => rejects.map(({ line, rule, column, survivor }) => `${line} ${rule} ${column} ${survivor}`);

describe('records that agree and lie near each other', () => {
  test('only the earliest stands, wherever it is in the file', async () => {
    const content = csv([
      ['1', 'North', day('10:00')],
      ['2', 'North', day('09:00')],
      ['3', 'South', day('09:30')],
    ]);
    const { ledger, rejects, facts } = await ingest(
      { 'a.csv': content },
      sourceOf(columns, { repeats: 'drop', nearDuplicates: near() }),
    );
    expect(told(rejects)).toEqual(['2 near-duplicate area+occurred_at a.csv:3']);
    expect(ledger[0]).toMatchObject({ read: 3, loaded: 2, duplicate: 1, nearDuplicates: 1, facts: 2 });
    expect(facts.map(([id]) => id)).toEqual(['2', '3']);
  });
  test('of a long run, every one that goes lies within the span of the one that is named for it', async () => {
    const clocks = ['08:00', '09:00', '10:00', '11:00', '12:00', '13:01'];
    const content = csv(clocks.map((clock, index) => [String(index), 'North', day(clock)]));
    const { rejects } = await ingest(
      { 'a.csv': content },
      sourceOf(columns, { repeats: 'drop', nearDuplicates: near() }),
    );
    expect(told(rejects).map((line) => line.replace(' near-duplicate area+occurred_at', ''))).toEqual([
      '3 a.csv:2',
      '4 a.csv:2',
      '6 a.csv:5',
    ]);
  });
  test.each([
    ['exactly as far apart as the span', '10:00', '12:00', 1],
    ['a minute further', '10:00', '12:01', 0],
    ['at the same minute', '10:00', '10:00', 1],
  ])('%s', async (_, first, second, duplicate) => {
    const content = csv([
      ['1', 'North', day(first)],
      ['2', 'North', day(second)],
    ]);
    const { ledger } = await ingest(
      { 'a.csv': content },
      sourceOf(columns, { repeats: 'drop', nearDuplicates: near() }),
    );
    expect(ledger[0]?.nearDuplicates).toBe(duplicate);
  });
  test('a record without an area or a time is near none, and rows that are the same are that first', async () => {
    const content = csv([
      ['1', '', day('10:00')],
      ['2', '', day('10:00')],
      ['3', 'North', day('10:00')],
      ['3', 'North', day('10:00')],
    ]);
    const source = sourceOf(columns, { repeats: 'drop', nearDuplicates: near() });
    const { ledger, rejects } = await ingest({ 'a.csv': content }, source);
    expect(told(rejects)).toEqual(['5 same-row  a.csv:4']);
    expect(ledger[0]).toMatchObject({ duplicate: 1, nearDuplicates: 0 });
  });
  test('nothing gives way to a record that a filter takes out', async () => {
    const content = csv([
      ['1', 'North', day('10:00')],
      ['2', 'North', day('10:30')],
      ['3', 'North', day('11:00')],
    ]);
    const source = sourceOf(columns, { repeats: 'drop', nearDuplicates: near(), filter: { id: { not: '1' } } });
    const { ledger, rejects } = await ingest({ 'a.csv': content }, source);
    expect(told(rejects)).toEqual(['4 near-duplicate area+occurred_at a.csv:3']);
    expect(ledger[0]).toMatchObject({ read: 3, loaded: 1, filtered: 1, duplicate: 1 });
  });
  test('across files and agencies, unless the agency must agree', async () => {
    const files = { 'a.csv': csv([['1', 'North', day('10:00')]]), 'b.csv': csv([['9', 'North', day('10:15')]]) };
    const groups = [
      { match: 'a.csv', agency: 'Police' },
      { match: 'b.csv', agency: 'Sheriff' },
    ];
    const count = async (same: readonly string[]): Promise<readonly number[]> => {
      const source = sourceOf(columns, { repeats: 'drop', files: groups, nearDuplicates: near({ same }) });
      return (await ingest(files, source)).ledger.map((line) => line.nearDuplicates);
    };
    expect(await count(['area'])).toEqual([0, 1]);
    expect(await count(['agency', 'area'])).toEqual([0, 0]);
  });
});

test('keep: all takes nothing away, and is counted alike', async () => {
  const folder = await temporaryFolder();
  const clocks = ['08:00', '09:00', '09:30', '13:00', '13:30', '17:00'];
  await writeFiles(folder, {
    'a.csv': csv([...clocks.map((clock, index) => [String(index), 'North', day(clock)]), ['7', '', day('09:00')]]),
  });
  for (const keep of ['all', 'first'] as const) {
    const warehouse = await openInMemory(folder);
    const source = sourceOf(columns, { repeats: 'drop', nearDuplicates: near({ keep }) });
    const { loaded, ledger } = await ingestFolder(source, { folder, warehouse });
    const nearness = nearnessOf(source);
    if (!nearness) throw new Error('the source says when records are near');
    expect(await warehouse.nearDuplicates(loaded.table, nearness)).toEqual({ n: 7, without: 1, near: 3 });
    expect(ledger[0]?.duplicate).toBe(keep === 'first' ? 3 : 0);
    await warehouse.close();
  }
});

test('the same as going through the records one by one', async () => {
  const row = fc.tuple(fc.constantFrom('A', 'B', ''), fc.integer({ min: 0, max: 400 }));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (rows) => {
      const clock = (minutes: number): string =>
        `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
      const content = csv(rows.map(([area, minutes], index) => [String(index), area, day(clock(minutes))]));
      const { rejects } = await ingest(
        { 'a.csv': content },
        sourceOf(columns, { repeats: 'drop', nearDuplicates: near({ withinSeconds: 1800 }) }),
      );
      const expected: string[] = [];
      const standing = new Map<string, { readonly minutes: number; readonly line: number }>();
      const inTime = rows
        .map(([area, minutes], index) => ({ area, minutes, line: index + 2 }))
        .toSorted((a, b) => a.minutes - b.minutes || a.line - b.line);
      for (const { area, minutes, line } of inTime.filter((one) => one.area !== '')) {
        const first = standing.get(area);
        if (first && minutes - first.minutes <= 30) expected.push(`${line} a.csv:${first.line}`);
        else standing.set(area, { minutes, line });
      }
      const found = rejects.map(({ line, survivor }) => `${line} ${survivor}`);
      expect([...found].sort()).toEqual(expected.sort());
    }),
    { numRuns: Number(process.env.RUNS ?? 15) },
  );
});

const declared = (more: string, formats = '["%Y-%m-%d %H:%M"]'): string => `kind: incidents
repeats: drop
files: a.csv
columns:
  id: id
  occurred_at: { from: at, formats: ${formats} }
  area: area
  offense: code
${more}`;

describe('the declaration', () => {
  test('keeps how precise a time is where hours matter, so that a day alone is not midnight', async () => {
    const source = declaredSource(
      declared('near-duplicates: { same: [area, offense], within: 2h, keep: first }', '["%Y-%m-%d %H:%M", "%Y-%m-%d"]'),
    );
    const content =
      'id,area,code,at\n1,N,x,2024-03-05\n2,N,x,2024-03-05\n3,N,x,2024-03-05 00:10\n4,N,x,2024-03-05 01:00\n';
    const { rejects } = await ingest({ 'a.csv': content }, source, { columns: ['id'] });
    expect(told(rejects)).toEqual(['5 near-duplicate area+offense+occurred_at a.csv:4']);
  });
  test.each([
    ['same: [are], within: 2h', '"are" is not a mapped column of this source'],
    ['same: [area], within: 2h, time: reported_at', '"reported_at" is not a mapped day or time of this source'],
    ['same: [area], within: 2', '"within" must be a length of time such as 90s, 30m, 6h or 2d (got "2")'],
    ['same: [area], within: 2h, keep: last', '"keep" must be one of: all, first (got "last")'],
  ])('%s', (said, message) => {
    expect(resolveSourceText(declared(`near-duplicates: { ${said} }`)).told.join('\n')).toContain(message);
  });
  test('a time that says only the day is not compared by hours', () => {
    const { told: problems } = resolveSourceText(
      declared('near-duplicates: { same: [area], within: 2h }', '["%Y-%m-%d"]'),
    );
    expect(problems.join('\n')).toContain('"occurred_at" says only the day');
    expect(resolveSourceText(declared('near-duplicates: { same: [area], within: 1d }', '["%Y-%m-%d"]')).told).toEqual(
      [],
    );
  });
  test('repeated rows that are real victims are not dropped for being near', () => {
    const text = declared('near-duplicates: { same: [area], within: 2h, keep: first }').replace('drop', 'keep');
    expect(resolveSourceText(text).told.join('\n')).toContain('contradict each other');
  });
});
