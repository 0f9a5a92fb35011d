import { daysIn } from '../../spec/calendar.ts';
import type { Finding, Findings } from '../../spec/findings.ts';
import { english, movementWords, promiseWords } from '../../words/index.ts';
import { visible } from '../../words/visible.ts';
import { headlines } from '../select.ts';
import { summarySentence } from '../summary.ts';
import { meanings } from './dictionary.ts';
import { type Column, columns, rowsOf, subjectCells } from './finding-rows.ts';
import type { Cell } from './record-rows.ts';

/** A number that a workbook shows as a day, counted as Excel does, or as a percentage. */
export interface ShownCell {
  readonly value: number;
  readonly format: typeof formats.day | typeof formats.percent;
}
const formats = { day: 'yyyy-mm-dd', percent: '0.0%' } as const;

/** A sheet of typed cells: text stays text, whatever it starts with, and numbers stay numbers. */
export interface Sheet {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (Cell | ShownCell)[])[];
  /** Of its columns, in characters. */
  readonly widths: readonly number[];
}

/** A sheet holds so many rows, its head among them. */
export const mostRows = 1_048_576;
/** A cell holds so many characters; longer text is cut and says so. */
const mostCharacters = 32_767;

/** A publication as sheets: verdicts, every figure, every period, what the columns mean, and where it comes from. */
export function sheetsOf(findings: Findings): readonly Sheet[] {
  const all = findings.findings;
  const rows = all.flatMap((finding) => {
    const subject = subjectCells(finding);
    return rowsOf(finding).map((row) => ({ ...subject, ...row }));
  });
  const isPeriod = ({ record }: { readonly record?: Cell }): boolean => record === 'period';
  return [
    verdictSheet(headlines(all)),
    ...tables(
      'Figures',
      rows.filter((row) => !isPeriod(row)),
    ),
    ...tables('Periods', rows.filter(isPeriod)),
    {
      name: 'Dictionary',
      head: ['column', 'meaning'],
      rows: columns.map((column) => [column, meanings[column]]),
      widths: [22, 100],
    },
    aboutSheet(findings),
  ];
}

function verdictSheet(list: readonly Finding[]): Sheet {
  return {
    name: 'Verdicts',
    head: ['metric', 'where', 'verdict', 'promise', 'data grade', 'evidence', 'finding'],
    rows: list.map(({ title, areaTitle, movement, promise, grade, evidence, sentence }) => [
      title,
      areaTitle,
      movementWords[movement].label,
      promiseWords[promise].label,
      grade ?? null,
      evidence,
      sentence.text,
    ]),
    widths: [32, 24, 24, 16, 12, 10, 120],
  };
}

/** Only columns in which something stands; rows beyond what a sheet holds go on in another one. */
function tables(name: string, rows: readonly Partial<Record<Column, Cell>>[]): readonly Sheet[] {
  const used = columns.filter((column) => rows.some((row) => row[column] !== undefined && row[column] !== null));
  const sheets = Math.max(1, Math.ceil(rows.length / (mostRows - 1)));
  return Array.from({ length: sheets }, (_, n) => ({
    name: n === 0 ? name : `${name} ${n + 1}`,
    head: used,
    rows: rows
      .slice(n * (mostRows - 1), (n + 1) * (mostRows - 1))
      .map((row) => used.map((column) => shownCell(column, row))),
    widths: used.map((column) => (column === 'sentence' ? 80 : Math.max(12, column.length + 2))),
  }));
}

const days: readonly Column[] = ['from', 'to'];
/** In these columns a share stands where the metric is one; changes are points or ratios. */
const values: readonly Column[] = ['value', 'low', 'high', 'missing_low', 'missing_high'];

function shownCell(column: Column, row: Partial<Record<Column, Cell>>): Cell | ShownCell {
  const cell = row[column] ?? null;
  if (typeof cell === 'string' && days.includes(column)) return dayCell(cell);
  const isShare = row.shown_as === 'percent' && values.includes(column) && !isChange(row, column);
  return isShare && typeof cell === 'number' ? { value: cell, format: formats.percent } : cell;
}

/** The interval of a change, effect or gap is that of its estimate. */
const isChange = ({ scale }: Partial<Record<Column, Cell>>, column: Column): boolean =>
  column !== 'value' && scale !== undefined && scale !== null;

/**
 * A day as spreadsheets count them.
 *
 * @example dayCell('2000-01-01').value // => 36526
 */
export const dayCell = (iso: string): ShownCell => ({
  // the last day of 1899 is 1, for spreadsheets believe in a 29 February 1900
  value: daysIn({ from: '1899-12-31', to: iso }),
  format: formats.day,
});

function aboutSheet(findings: Findings): Sheet {
  const { run, tool, status, ledger, artifacts } = findings;
  const facts: readonly (readonly [string, Cell | ShownCell])[] = [
    ['report', run.title],
    ['in one sentence', summarySentence(findings, english)],
    ['window', run.asOfLabel],
    ['data through', dayCell(run.dataThrough)],
    ['run', run.id],
    ['made with', `${tool.name} ${tool.version}`],
    ['data checks', status],
    ...ledger.map(({ file, sha256 }) => [`source file ${file}`, `sha256 ${sha256}`] as const),
    ...artifacts.map(({ path, sha256 }) => [`document ${path}`, `sha256 ${sha256}`] as const),
  ];
  return { name: 'About', head: ['what', 'value'], rows: facts, widths: [48, 90] };
}

/**
 * Sheets as the bytes of an .xlsx file. No cell is a formula: text is written as text, also where it begins with a sign
 * that a spreadsheet would run.
 */
export async function workbookBytes(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const data = sheets.map(({ name, head, rows, widths }) => ({
    sheet: name,
    data: [
      head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(typed)),
    ],
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }));
  return new Uint8Array(await writeExcelFile(data as never).toBuffer());
}

interface TypedCell {
  readonly value: string | number;
  readonly type: unknown;
  readonly format?: string;
}

/** Control signs are written out; a name that looks like the escape of one, as Excel has them, stays what it is. */
function typed(cell: Cell | ShownCell): TypedCell | null {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'object') return { ...cell, type: Number };
  if (typeof cell === 'number') return { value: cell, type: Number };
  const text = visible(cell).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  return { value: text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text, type: String };
}
