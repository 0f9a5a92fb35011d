import { describe, expect, test } from 'vitest';
import { type Files, type Ingested, ingest, mapping, type SourceOptions, sourceOf } from './fixture.ts';

const columns = [
  mapping('id', 'text', 'id'),
  mapping('status', 'text', 'status'),
  mapping('changed', 'date', 'changed', { formats: ['%Y-%m-%d'] }),
];
const read = (files: Files, options: SourceOptions): Promise<Ingested> =>
  ingest(files, sourceOf(columns, { repeats: 'drop', key: ['id'], ...options }));
const told = ({ rejects }: Ingested): readonly string[] =>
  rejects.map(({ file, line, fate, rule, survivor }) => `${file}:${line} ${fate} ${rule} ${survivor}`);
const fates = ({ ledger }: Ingested): readonly (readonly number[])[] =>
  ledger.map((line) => [line.read, line.loaded, line.rejected, line.duplicate, line.superseded, line.filtered]);

const header = 'id,status,changed\n';
const january = `${header}1,open,2024-01-05\n2,open,2024-01-06\n1,open again,2024-01-05\n,nobody,2024-01-07\n`;
const february = `${header}1,closed,2024-02-01\n3,open,2024-02-02\n,nobody,2024-02-03\n`;

describe('of several records with one key', () => {
  test('without a rule the first stands, and the others are duplicates', async () => {
    const found = await read({ '2024-01.csv': january, '2024-02.csv': february }, {});
    expect(found.facts.map(([id, status]) => [id, status])).toEqual([
      ['1', 'open'],
      ['2', 'open'],
      [null, 'nobody'],
      ['3', 'open'],
      [null, 'nobody'],
    ]);
    expect(told(found)).toEqual([
      '2024-01.csv:4 duplicate same-key 2024-01.csv:2',
      '2024-02.csv:2 duplicate same-key 2024-01.csv:2',
    ]);
  });

  test('with revised-by: file the later file stands, and restates the ledger of the earlier one', async () => {
    const found = await read({ '2024-01.csv': january, '2024-02.csv': february }, { revisedBy: 'file' });
    expect(found.facts.map(([id, status]) => [id, status])).toEqual([
      ['2', 'open'],
      [null, 'nobody'],
      ['1', 'closed'],
      ['3', 'open'],
      [null, 'nobody'],
    ]);
    expect(told(found)).toEqual([
      '2024-01.csv:2 superseded same-key 2024-02.csv:2',
      '2024-01.csv:4 duplicate same-key 2024-02.csv:2',
    ]);
    expect(fates(found)).toEqual([
      [4, 2, 0, 1, 1, 0],
      [3, 3, 0, 0, 0, 0],
    ]);
  });

  test.each([
    ['the highest stands, wherever it is', ['2024-03-01', '2024-02-01'], ['a.csv:2'], ['superseded']],
    ['no value is the oldest', ['', '2024-01-01'], ['b.csv:2'], ['superseded']],
    ['of equal values the later file stands', ['2024-01-01', '2024-01-01'], ['b.csv:2'], ['superseded']],
    ['of no values the later file stands', ['', ''], ['b.csv:2'], ['superseded']],
  ] as const)('with revised-by: a column, %s', async (_, [first, second], survivors, fate) => {
    const found = await read(
      { 'a.csv': `${header}1,x,${first}\n`, 'b.csv': `${header}1,y,${second}\n` },
      { revisedBy: { column: 'changed' } },
    );
    expect(found.rejects.map(({ survivor }) => survivor)).toEqual(survivors);
    expect(found.rejects.map((reject) => reject.fate)).toEqual(fate);
  });

  test('within one file an equal version is a duplicate and an older one is superseded', async () => {
    const found = await read(
      {
        'a.csv': `${header}1,first,2024-01-01\n1,second,2024-01-02\n1,second again,2024-01-02\n1,first again,2024-01-01\n`,
      },
      { revisedBy: { column: 'changed' } },
    );
    expect(told(found)).toEqual([
      'a.csv:2 superseded same-key a.csv:3',
      'a.csv:4 duplicate same-key a.csv:3',
      'a.csv:5 duplicate same-key a.csv:3',
    ]);
    expect(fates(found)).toEqual([[4, 1, 0, 2, 1, 0]]);
  });

  test('the newest is filtered: the older ones do not come back', async () => {
    const found = await read(
      { '2024-01.csv': january, '2024-02.csv': february },
      { revisedBy: 'file', filter: { status: 'open' } },
    );
    expect(found.facts.map(([id]) => id)).toEqual(['2', '3']);
    expect(fates(found)).toEqual([
      [4, 1, 0, 1, 1, 1],
      [3, 1, 0, 0, 0, 2],
    ]);
  });

  test('a rejected record supersedes nothing', async () => {
    const found = await read(
      { 'a.csv': `${header}1,open,2024-01-01\n`, 'b.csv': `${header}1,closed,soon\n2,open,2024-01-01\n` },
      { revisedBy: 'file' },
    );
    expect(fates(found)).toEqual([
      [1, 1, 0, 0, 0, 0],
      [2, 1, 1, 0, 0, 0],
    ]);
  });
});

test('lines of survivors are true across quoted breaks, blank lines, defects and rejects', async () => {
  const found = await read(
    {
      'a.csv': `${header}\n9,"a\nb",2024-01-01\n8,x\n1,x,never\n1,"c\r\nd",2024-01-01\n7,"open,2024-01-01\n2,x,2024-01-01\n`,
      'b.csv': `${header}4,"e\nf",2024-01-01\n\n2,y,2024-01-01\n1,y,2024-01-01\n`,
    },
    { revisedBy: 'file' },
  );
  expect(told(found).filter((line) => !line.includes('rejected'))).toEqual([
    'a.csv:7 superseded same-key b.csv:6',
    'a.csv:10 superseded same-key b.csv:5',
  ]);
});
