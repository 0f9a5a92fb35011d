import { springForward } from './calendar.ts';
import { columns, field, type Row, record } from './rows.ts';

/** What a sound reader does with the record, in the ledger's words. */
export type Fate =
  | { readonly fate: 'rejected'; readonly rule: string; readonly column: string | null }
  | { readonly fate: 'duplicate'; readonly rule: string }
  | { readonly fate: 'loaded'; readonly joins: 'area and category' | 'no area' | 'no category' };

export interface DirtKind {
  readonly kind: string;
  readonly rows: number;
  readonly expected: Fate;
  /** The spoilt record stands beside the sound one, some rows further down; otherwise it replaces it. */
  readonly adds?: true;
  /** The spoilt record's text without its last line end. */
  readonly spoil: (row: Row) => string;
}

const rejected = (rule: string, column: string | null): Fate => ({ fate: 'rejected', rule, column });
const duplicate = (rule: string): Fate => ({ fate: 'duplicate', rule });
const loaded = (joins: 'area and category' | 'no area' | 'no category'): Fate => ({ fate: 'loaded', joins });

const yearOf = (row: Row): string => row.CrimeDateTime.slice(0, 4);
const timeOf = (row: Row): string => row.CrimeDateTime.slice(11);

/** Another order of year, month and day. */
function monthFirst(row: Row): string {
  return `${row.CrimeDateTime.slice(5, 10)}/${yearOf(row)} ${timeOf(row)}`;
}

/** A clerk's slip: the first small vowel is lost, which no folding of case or blanks mends. */
function misspelt(name: string): string {
  return name.replace(/[aeiou]/, '');
}

/** Fields as they are, quoted nowhere: for rows that break the grammar. */
function unquoted(fields: readonly string[]): string {
  return fields.join(',');
}

export const dirtKinds: readonly DirtKind[] = [
  {
    kind: 'impossible-date',
    rows: 6,
    expected: rejected('unreadable-time', 'CrimeDateTime'),
    spoil: (row) => record({ ...row, CrimeDateTime: `${yearOf(row)}/02/30 ${timeOf(row)}` }),
  },
  {
    kind: 'blank-date',
    rows: 7,
    expected: rejected('missing-value', 'CrimeDateTime'),
    spoil: (row) => record({ ...row, CrimeDateTime: '' }),
  },
  {
    kind: 'other-date-format',
    rows: 8,
    expected: rejected('unreadable-time', 'CrimeDateTime'),
    spoil: (row) => record({ ...row, CrimeDateTime: monthFirst(row) }),
  },
  {
    kind: 'unknown-neighborhood',
    rows: 12,
    expected: loaded('no area'),
    spoil: (row) => record({ ...row, Neighborhood: misspelt(row.Neighborhood) }),
  },
  {
    kind: 'blank-neighborhood',
    rows: 12,
    expected: loaded('no area'),
    spoil: (row) => record({ ...row, Neighborhood: '' }),
  },
  { kind: 'repeated-row', rows: 9, expected: duplicate('exact'), adds: true, spoil: record },
  {
    kind: 'repeated-key',
    rows: 8,
    expected: duplicate('key'),
    adds: true,
    spoil: (row) => record({ ...row, Description: `${row.Description} AMENDED` }),
  },
  {
    kind: 'field-too-few',
    rows: 6,
    expected: rejected('ragged-row', null),
    spoil: (row) => columns.flatMap((name) => (name === 'Weapon' ? [] : [field(row[name])])).join(','),
  },
  {
    kind: 'field-too-many',
    rows: 6,
    expected: rejected('ragged-row', null),
    spoil: (row) => unquoted(columns.map((name) => (name === 'Premise' ? 'STORE, CORNER' : row[name]))),
  },
  {
    kind: 'stray-quote',
    rows: 4,
    expected: rejected('unclosed-quote', 'Neighborhood'),
    spoil: (row) =>
      unquoted(
        columns.map((name) => {
          if (name === 'Neighborhood') return `"${row.Neighborhood}`;
          return name === 'Premise' ? 'STREET' : row[name];
        }),
      ),
  },
  {
    kind: 'line-break-in-quotes',
    rows: 5,
    expected: loaded('area and category'),
    spoil: (row) => record({ ...row, Premise: 'ROW/TOWNHOUSE-OCC\nREAR YARD' }),
  },
  {
    kind: 'unmapped-code',
    rows: 9,
    expected: loaded('no category'),
    spoil: (row) => record({ ...row, CrimeCode: '9Z' }),
  },
  {
    kind: 'number-in-words',
    rows: 5,
    expected: rejected('unreadable-number', 'Total_Incidents'),
    spoil: (row) => record({ ...row, Total_Incidents: 'one' }),
  },
  {
    kind: 'skipped-hour',
    rows: 4,
    expected: rejected('impossible-time', 'CrimeDateTime'),
    spoil: (row) => record({ ...row, CrimeDateTime: `${yearOf(row)}/${springForward[Number(yearOf(row))]} 02:30:00` }),
  },
];
