import { describe, expect, test } from 'vitest';
import { type Reject, withExcerpts } from '../../src/conform/index.ts';
import type { Source } from '../../src/spec/index.ts';
import {
  brief,
  editorLines,
  type Ingested,
  ingest,
  ingestFolder,
  mapping,
  openInMemory,
  sourceOf,
  temporaryFolder,
  writeFiles,
} from './fixture.ts';

const threeColumns = sourceOf([
  mapping('id', 'text', 'id'),
  mapping('area', 'text', 'area'),
  mapping('note', 'text', 'note'),
]);
const rows = ['1,North,a', '2,South,b', '3,East,c'];
const text = (lines: readonly string[], end = '\n'): string => lines.join(end) + end;

interface Case {
  readonly name: string;
  readonly text: string;
  readonly loaded: number;
  /** Rejects as `line rule`. */
  readonly rejects?: readonly string[];
  readonly facts?: readonly (readonly (string | null)[])[];
}

/** One file, and its rejects with the text of those that cannot be split. */
async function ingestText(content: string, source: Source): Promise<Ingested & { readonly shown: readonly Reject[] }> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': content });
  const warehouse = await openInMemory(folder);
  const found = await ingestFolder(source, { folder, warehouse });
  const pages = withExcerpts(found.loaded, { project: folder, scratch: await temporaryFolder() });
  const shown: Reject[] = [];
  for await (const page of pages) shown.push(...page);
  await warehouse.close();
  return { ...found, shown };
}

const stray = (count: number): string =>
  text([
    'id,area,note',
    '1,"North,a',
    ...Array.from({ length: count }, (_, n) => `${n + 2},South,b`),
    `${count + 2},East,",c`,
    '900,West,d',
  ]);

const cases: readonly Case[] = [
  { name: 'LF', text: text(['id,area,note', ...rows]), loaded: 3 },
  { name: 'CRLF', text: text(['id,area,note', ...rows], '\r\n'), loaded: 3 },
  { name: 'CR', text: text(['id,area,note', ...rows], '\r'), loaded: 3 },
  { name: 'mixed line ends', text: 'id,area,note\n1,North,a\r\n2,South,b\r3,East,c\n', loaded: 3 },
  { name: 'no final newline', text: 'id,area,note\n1,North,a\n2,South,b', loaded: 2 },
  { name: 'no final newline, CRLF', text: 'id,area,note\r\n1,North,a\r\n2,South,b', loaded: 2 },
  { name: 'trailing blank lines', text: text(['id,area,note', ...rows, '', '', '']), loaded: 3 },
  { name: 'blank lines in the middle', text: text(['id,area,note', '1,North,a', '', '', '2,South,b']), loaded: 2 },
  { name: 'blank lines before the header', text: text(['', '', 'id,area,note', ...rows]), loaded: 3 },
  {
    name: 'blank lines and a byte order mark before the header',
    text: `\uFEFF${text(['', 'id,area,note', ...rows], '\r\n')}`,
    loaded: 3,
  },
  { name: 'blank lines in CR', text: text(['id,area,note', '1,North,a', '', '2,South,b', ''], '\r'), loaded: 2 },
  {
    name: 'byte order mark',
    text: `\uFEFF${text(['id,area,note', ...rows])}`,
    loaded: 3,
    facts: [
      ['1', 'North', 'a'],
      ['2', 'South', 'b'],
      ['3', 'East', 'c'],
    ],
  },
  { name: 'byte order mark and a quoted header', text: `\uFEFF${text(['"id","area","note"', ...rows])}`, loaded: 3 },
  {
    name: 'line break in quotes',
    text: text(['id,area,note', '1,North,"a\nb"', '2,South,b']),
    loaded: 2,
    facts: [
      ['1', 'North', 'a\nb'],
      ['2', 'South', 'b'],
    ],
  },
  {
    name: 'CRLF in quotes in a CRLF file',
    text: text(['id,area,note', '1,North,"a\r\nb"', '2,South,b'], '\r\n'),
    loaded: 2,
    facts: [
      ['1', 'North', 'a\r\nb'],
      ['2', 'South', 'b'],
    ],
  },
  {
    name: 'CRLF in quotes in an LF file',
    text: text(['id,area,note', '1,North,"a\r\nb"', 'x']),
    loaded: 1,
    rejects: ['4 too-few-fields'],
  },
  {
    name: 'quoted delimiter and doubled quote',
    text: text(['id,area,note', '1,"North, upper","say ""a"""']),
    loaded: 1,
    facts: [['1', 'North, upper', 'say "a"']],
  },
  {
    name: 'ragged rows',
    text: text(['id,area,note', '1,North', '2,South,b', '3,East,c,d', '4']),
    loaded: 1,
    rejects: ['2 too-few-fields', '4 too-many-fields', '5 too-few-fields'],
  },
  {
    name: 'a literal quote in an unquoted field',
    text: text(['id,area,note', '1,North,5" pipe', '2,So"ut"h,b']),
    loaded: 2,
    facts: [
      ['1', 'North', '5" pipe'],
      ['2', 'So"ut"h', 'b'],
    ],
  },
  {
    name: 'a blank before a quote makes it literal',
    text: text(['id,area,note', '1, "North",a']),
    loaded: 1,
    facts: [['1', '"North"', 'a']],
  },
  {
    name: 'an opening quote that never closes',
    text: text(['id,area,note', '1,North,a', '2,"South,b', '3,East,c', '4,West,d']),
    loaded: 3,
    rejects: ['3 unclosed-quote'],
  },
  {
    name: 'two stray opening quotes a few lines apart',
    text: text(['id,area,note', '1,"North,a', '2,South,b', '3,"East,c', '4,West,d']),
    loaded: 2,
    rejects: ['2 unclosed-quote', '4 unclosed-quote'],
  },
  {
    name: 'a stray quote and a lone quote that would close it',
    text: stray(2),
    loaded: 3,
    rejects: ['2 unclosed-quote', '5 unclosed-quote'],
  },
  {
    name: 'a stray quote 68 lines before the next quote',
    text: stray(67),
    loaded: 68,
    rejects: ['2 unclosed-quote', '70 unclosed-quote'],
  },
  {
    name: 'a stray quote, and a field that ends in one',
    text: text(['id,area,note', '1,"North,a', '2,South,b', '3,East 5",c', '4,West,d']),
    loaded: 3,
    rejects: ['2 unclosed-quote'],
  },
  {
    name: 'text after a closing quote',
    text: text(['id,area,note', '1,"North" x,a', '2,South,b']),
    loaded: 1,
    rejects: ['2 text-after-quote'],
  },
  {
    name: 'an unclosed quote in the last line',
    text: 'id,area,note\n1,North,a\n2,"South,b',
    loaded: 1,
    rejects: ['3 unclosed-quote'],
  },
  {
    name: 'a note of several lines with as many commas as a row',
    text: text(['id,area,note', '1,North,"one, two\nthree, four, five"', '2,South,b']),
    loaded: 2,
  },
  {
    name: 'a quoted field of many lines',
    text: text([
      'id,area,note',
      `1,North,"${Array.from({ length: 30 }, (_, n) => `line ${n}`).join('\n')}"`,
      '2,South,b',
    ]),
    loaded: 2,
  },
  { name: 'an empty quoted field', text: text(['id,area,note', '1,"",a']), loaded: 1, facts: [['1', null, 'a']] },
  { name: 'other columns without a name', text: text(['id,area,note,,', '1,North,a,,', '2,South,b,x,y']), loaded: 2 },
  { name: 'other columns of one name', text: text(['id,area,note,x,x', '1,North,a,,']), loaded: 1 },
  {
    name: 'a line of blanks',
    text: text(['id,area,note', '1,North,a', '   ', '2,South,b']),
    loaded: 2,
    rejects: ['3 too-few-fields'],
  },
];

describe('a file’s ledger balances, and its rejects are at their lines', () => {
  test.each(cases)('$name', async ({ text: content, loaded, rejects = [], facts }) => {
    const found = await ingestText(content, threeColumns);
    const [line] = found.ledger;
    expect(line?.lines).toBe(editorLines(content).length);
    expect(line?.loaded).toBe(loaded);
    expect(brief(found.rejects)).toEqual(rejects.map((reject) => `a.csv:${reject}`));
    for (const reject of found.shown)
      expect(reject.value?.split(/\r\n|\n|\r/)[0]).toBe(editorLines(content)[reject.line - 1]);
    if (facts) expect(found.facts).toEqual(facts);
  });

  test.each([';', '\t', '|'])('fields divided by %j are found without a declaration', async (delimiter) => {
    const content = ['id,area,note', ...rows].join('\n').replaceAll(',', delimiter);
    const { ledger, facts } = await ingest({ 'a.csv': content }, threeColumns);
    expect(ledger[0]?.delimiter).toBe(delimiter);
    expect(facts).toEqual([
      ['1', 'North', 'a'],
      ['2', 'South', 'b'],
      ['3', 'East', 'c'],
    ]);
  });

  test('one column: a blank line is blank, a quoted nothing is a record', async () => {
    const { ledger, facts } = await ingest(
      { 'a.csv': 'area\nNorth\n\n""\nSouth\n\n' },
      sourceOf([mapping('area', 'text', 'area')]),
    );
    expect(ledger[0]).toMatchObject({ lines: 6, blankLines: 2, read: 3, loaded: 3 });
    expect(facts).toEqual([['North'], [null], ['South']]);
  });

  test('one column without quotes, with blank lines', async () => {
    const { ledger } = await ingest(
      { 'a.csv': 'area\nNorth\n\nSouth\n\n' },
      sourceOf([mapping('area', 'text', 'area')]),
    );
    expect(ledger[0]).toMatchObject({ lines: 5, blankLines: 2, read: 2, loaded: 2 });
  });

  test('a thousand columns, the last one mapped', async () => {
    const names = Array.from({ length: 1000 }, (_, n) =>
      `a rather long name for column ${n}, which fills the sample`.replace(',', ''),
    );
    const content = [names.join(','), names.map((_, n) => String(n)).join(',')].join('\n');
    const { facts } = await ingest(
      { 'a.csv': `${content}\n${'y,'.repeat(999)}z\n` },
      sourceOf([mapping('area', 'text', names[999] ?? '')]),
    );
    expect(facts).toEqual([['999'], ['z']]);
  });

  test('a header longer than the sample is read whole', async () => {
    const names = Array.from({ length: 1000 }, (_, n) => `${'long name '.repeat(8)}${n}`);
    const { facts } = await ingest(
      { 'a.csv': `${names.join(',')}\n${names.map((_, n) => n).join(',')}\n` },
      sourceOf([mapping('area', 'text', names[999] ?? '')]),
    );
    expect(facts).toEqual([['999']]);
  });

  test('a very long field loads; a record beyond the reader’s limit is one reject', async () => {
    const long = 'x'.repeat(1_500_000);
    for (const quote of ['', '"']) {
      const content = `id,area,note\n1,North,${quote}${long}${quote}\n2,South,${long}${long}\n3,East,c\n`;
      const { ledger, rejects, facts } = await ingest({ 'a.csv': content }, threeColumns);
      expect(ledger[0]).toMatchObject({ read: 3, loaded: 2, rejected: 1 });
      expect(brief(rejects)).toEqual(['a.csv:3 record-too-long']);
      expect(facts.map(([id, , note]) => [id, String(note).length])).toEqual([
        ['1', 1_500_000],
        ['3', 1],
      ]);
    }
  });

  test('an unclosed quote in a file of 100,000 lines costs its own line alone', async () => {
    const lines = Array.from({ length: 100_000 }, (_, n) =>
      `${n},North,a note that takes some room, no matter what`.replace('room,', 'room'),
    );
    lines[4] = '4,"North,a';
    lines[70_000] = '70000,South,"b';
    const { ledger, rejects } = await ingest({ 'a.csv': text(['id,area,note', ...lines]) }, threeColumns);
    expect(ledger[0]).toMatchObject({ read: 100_000, loaded: 99_998, lines: 100_001 });
    expect(brief(rejects)).toEqual(['a.csv:6 unclosed-quote', 'a.csv:70002 unclosed-quote']);
  });

  test('values that are rejected stand at their lines behind blank lines, quoted breaks and defects', async () => {
    const content = [
      'id,area,victims',
      '',
      '1,"No\r\nrth",1',
      '2,"South',
      '',
      '3,East,one',
      '4,West',
      '5,"a\r\nb\r\nc",2',
      '6,"d ""e""",two',
      '',
    ].join('\r\n');
    const source = sourceOf([mapping('id', 'text', 'id'), mapping('victims', 'whole', 'victims')]);
    const { shown } = await ingestText(content, source);
    expect(brief(shown)).toEqual([
      'a.csv:5 unclosed-quote',
      'a.csv:7 not-a-whole-number',
      'a.csv:8 too-few-fields',
      'a.csv:12 not-a-whole-number',
    ]);
    for (const { line, rule, value } of shown) {
      const found = editorLines(content)[line - 1] ?? '';
      expect(rule === 'not-a-whole-number' ? found.endsWith(`,${value}`) : found === value).toBe(true);
    }
  });
});
