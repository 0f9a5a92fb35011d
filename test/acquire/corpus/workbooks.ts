import type { HostileFile } from './hostile-file.ts';
import { type SheetCell, type SheetRow, workbook } from './pack.ts';
import type { Fact } from './written-file.ts';

/** Workbooks, whose lines are their rows. */

interface Book {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly facts: readonly Fact[];
  /** Rows that are rejected, from 1, each with its rule. */
  readonly rejects?: readonly (readonly [row: number, rule: string, id: string])[];
  readonly duplicate?: number;
  readonly fileName?: string;
  readonly others?: Readonly<Record<string, readonly SheetRow[]>>;
  readonly sheet?: string;
}

const header: SheetRow = ['id', 'area', 'victims', 'note'];
const number = (value: string): SheetCell => ({ value });
const error = (value: string): SheetCell => ({ type: 'e', value });

const books: readonly Book[] = [
  {
    name: 'numbers, texts and nothing',
    rows: [header, ['r1', 'North', number('1'), null], [number('2'), null, number('3'), 'Ñandú <&> “日本”']],
    facts: [
      ['r1', 'North', 1, null],
      ['2', null, 3, 'Ñandú <&> “日本”'],
    ],
  },
  {
    name: 'blank rows above, between and below',
    rows: [
      [],
      header,
      [],
      [],
      ['r1', 'North', number('1'), 'a'],
      [],
      ['d1', 'North', 'many', 'b'],
      ['r2', 'N', number('2')],
      [],
      [],
    ],
    facts: [
      ['r1', 'North', 1, 'a'],
      ['r2', 'N', 2, null],
    ],
    rejects: [[7, 'not-a-whole-number', 'd1']],
  },
  {
    name: 'line breaks, quotes and delimiters in cells',
    rows: [
      header,
      ['r1', 'a,b', number('1'), 'first\nsecond\n\nfourth'],
      ['r2', '"', number('2'), '"quoted", twice'],
      ['d1', 'x\ny', 'three', '1,2,3,4\n5,6,7,8'],
      ['r3', 'c', number('3'), 'first\r\nsecond'],
    ],
    facts: [
      ['r1', 'a,b', 1, 'first\nsecond\n\nfourth'],
      ['r2', '"', 2, '"quoted", twice'],
      ['r3', 'c', 3, 'first\r\nsecond'],
    ],
    rejects: [[4, 'not-a-whole-number', 'd1']],
  },
  {
    name: 'dates and times',
    rows: [
      header,
      ['r1', { style: 1, value: '44287' }, number('1'), { style: 2, value: '44287.524259259262' }],
      ['r2', { style: 1, value: '1' }, number('1'), { style: 3, value: '0.75' }],
      ['r3', { style: 1, value: '61' }, number('1'), { style: 2, value: '44287.000011574077' }],
      ['r4', { type: 'd', value: '2021-04-01T08:30:00' }, number('1'), { style: 2, value: '44287' }],
    ],
    facts: [
      ['r1', '2021-04-01', 1, '2021-04-01 12:34:56'],
      ['r2', '1900-01-01', 1, '18:00:00'],
      ['r3', '1900-03-01', 1, '2021-04-01 00:00:01'],
      ['r4', '2021-04-01T08:30:00', 1, '2021-04-01'],
    ],
  },
  {
    name: 'numbers as workbooks write them',
    rows: [
      header,
      ...[
        '0.30000000000000004',
        '1.4999999999999999E-2',
        '1E+21',
        '12345678901234567890',
        '-2.5000000000000001E-5',
        '100',
      ].map((value, n): SheetRow => [`r${n}`, 'North', number('1'), number(value)]),
    ],
    facts: ['0.3', '0.015', '1000000000000000000000', '12345678901234567890', '-0.000025', '100'].map((value, n) => [
      `r${n}`,
      'North',
      1,
      value,
    ]),
  },
  {
    name: 'yes, no and errors',
    rows: [
      header,
      ['r1', { type: 'b', value: '1' }, number('1'), { type: 'b', value: '0' }],
      ['r2', error('#N/A'), number('1'), error('#DIV/0!')],
      ['d1', 'North', error('#VALUE!'), 'a'],
      ['r3', { type: 'str', value: 'of a formula' }, number('1'), 'a'],
    ],
    facts: [
      ['r1', 'true', 1, 'false'],
      ['r2', '#N/A', 1, '#DIV/0!'],
      ['r3', 'of a formula', 1, 'a'],
    ],
    rejects: [[4, 'not-a-whole-number', 'd1']],
  },
  {
    name: 'one sheet of several',
    others: { Notes: [['read me']], 'Data 2020': [['id'], ['wrong']] },
    sheet: 'Data 2021',
    rows: [header, ['r1', 'North', number('1'), 'a'], ['r1', 'North', number('2'), 'b']],
    facts: [['r1', 'North', 1, 'a']],
    duplicate: 1,
  },
  {
    name: 'called a CSV',
    fileName: 'a.csv',
    rows: [header, ['r1', 'North', number('1'), 'a']],
    facts: [['r1', 'North', 1, 'a']],
  },
  {
    name: 'cells beyond the header, and a column that it leaves out',
    rows: [
      ['id', 'area', null, 'victims', 'note'],
      ['r1', 'North', 'x', number('1'), 'a', 'beyond', number('7')],
    ],
    facts: [['r1', 'North', 1, 'a']],
  },
];

const isBlank = (row: SheetRow): boolean => row.every((cell) => cell === null || cell === '');

function bookFile(book: Book): HostileFile {
  const { name, rows, facts, rejects = [], duplicate = 0, fileName = 'a.xlsx', others = {}, sheet } = book;
  const last = rows.length - [...rows].reverse().findIndex((row) => !isBlank(row));
  const blank = rows.slice(0, last).filter(isBlank).length;
  const read = last - blank - 1;
  return {
    name: `a workbook: ${name}`,
    fileName,
    bytes: workbook({ ...others, [sheet ?? 'Sheet1']: rows }),
    pinned: sheet === undefined ? {} : { sheet },
    lines: [],
    expected: {
      fate: 'read',
      ledger: {
        read,
        loaded: facts.length,
        rejected: rejects.length,
        duplicate,
        lines: last,
        headerLines: 1,
        blankLines: blank,
        recordLines: read,
        encoding: 'utf-8',
        delimiter: ',',
        lineEnding: 'none',
        container: 'workbook',
        sheet: sheet ?? 'Sheet1',
      },
      rejects: rejects.map(([line, rule, id]) => ({ line, rule, id })),
      facts,
    },
  };
}

export const workbookFiles = (): readonly HostileFile[] => books.map(bookFile);
