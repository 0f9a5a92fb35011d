import { parseRecord, type Staged, walkOptions, walkRecords } from '../acquire/index.ts';

export interface ColumnProfile {
  readonly header: string;
  readonly filled: number;
  readonly blank: number;
  /** Different values, counted up to a limit. */
  readonly distinct: number;
  readonly distinctIsAll: boolean;
  readonly looksLike: 'whole number' | 'number' | 'date' | 'date and time' | 'yes or no' | 'text' | 'nothing';
  /** strptime formats that read every date seen. */
  readonly formats: readonly string[];
  readonly examples: readonly string[];
  /** The different values, up to that limit, in the order found; never shown as they are. */
  readonly values: readonly string[];
  /** Of the texts that were to be taken for no value, those that stand here. */
  readonly missing: readonly string[];
}

const mostRecords = 100_000;
const mostDistinct = 1_000;

/** Date shapes, tried in order: what is seen once as day 13 or more settles which of day and month comes first. */
const datePatterns: readonly { readonly shape: RegExp; readonly format: string; readonly month: number }[] = [
  { shape: /^(\d{4})-(\d{1,2})-(\d{1,2})$/, format: '%Y-%m-%d', month: 2 },
  { shape: /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, format: '%Y/%m/%d', month: 2 },
  { shape: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, format: '%m/%d/%Y', month: 1 },
  { shape: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, format: '%d/%m/%Y', month: 2 },
  { shape: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, format: '%d.%m.%Y', month: 2 },
  { shape: /^(\d{4})-(\d{2})$/, format: '%Y-%m', month: 2 },
];
const timePatterns: readonly { readonly shape: RegExp; readonly format: string }[] = [
  { shape: /^$/, format: '' },
  { shape: /^ \d{1,2}:\d{2}:\d{2}$/, format: ' %H:%M:%S' },
  { shape: /^T\d{2}:\d{2}:\d{2}$/, format: 'T%H:%M:%S' },
  { shape: /^ \d{1,2}:\d{2}$/, format: ' %H:%M' },
  { shape: /^ \d{1,2}:\d{2}:\d{2} [AP]M$/i, format: ' %I:%M:%S %p' },
];

interface Reading<T extends string> {
  readonly as: T;
  readonly reads: (value: string) => boolean;
}
const readingsOf = <T extends string>(shapes: Readonly<Record<T, RegExp>>): readonly Reading<T>[] =>
  (Object.entries(shapes) as [T, RegExp][]).map(([as, shape]) => ({ as, reads: (value) => shape.test(value) }));

const dates: readonly Reading<string>[] = datePatterns.flatMap(({ shape, format, month }) =>
  timePatterns.map((time) => ({
    as: format + time.format,
    reads: (value: string): boolean => {
      const [, date = '', rest = ''] = /^([\d/.-]+)(.*)$/.exec(value) ?? ['', '', value];
      return Number(shape.exec(date)?.[month] ?? 99) <= 12 && time.shape.test(rest);
    },
  })),
);
/** Years and quarters: a column of them is read as times only where a mapping asks for some. */
const periods = readingsOf({
  '%Y': /^(19|20)\d\d$/,
  'YYYY-Qn': /^\d{4}-Q[1-4]$/,
  'YYYY Qn': /^\d{4} Q[1-4]$/,
  YYYYQn: /^\d{4}Q[1-4]$/,
  'Qn YYYY': /^Q[1-4] \d{4}$/,
});
const plainTypes = readingsOf({
  'yes or no': /^(true|false|yes|no|y|n|t|f)$/i,
  'whole number': /^[-+]?\d+$/,
  number: /^[-+]?\d*\.?\d+(e[-+]?\d+)?$/i,
});

/** A column so far; what it may still be is narrowed by every value, for the one that tells may come late. */
interface ColumnCount {
  filled: number;
  blank: number;
  readonly values: Set<string>;
  readonly missing: Set<string>;
  dates: readonly Reading<string>[];
  periods: readonly Reading<string>[];
  types: typeof plainTypes;
}

function countValue(count: ColumnCount, value: string, missing: ReadonlySet<string>): void {
  const isMissing = missing.has(value);
  if (isMissing) count.missing.add(value);
  if (value === '' || isMissing) count.blank += 1;
  else count.filled += 1;
  if (value === '' || isMissing || count.values.has(value)) return;
  if (count.values.size < mostDistinct) count.values.add(value);
  const reads = (reading: Reading<string>): boolean => reading.reads(value);
  count.dates = count.dates.filter(reads);
  count.periods = count.periods.filter(reads);
  count.types = count.types.filter(reads);
}

/**
 * What stands in each column of a file: the first hundred thousand records, read as text.
 *
 * @param missing  texts that are taken for no value
 */
export async function profileColumns(
  staged: Staged,
  missing: readonly string[] = [],
): Promise<readonly ColumnProfile[]> {
  const tokens = new Set(missing);
  const counts = staged.header.map(
    (): ColumnCount => ({
      filled: 0,
      blank: 0,
      values: new Set(),
      missing: new Set(),
      dates,
      periods,
      types: plainTypes,
    }),
  );
  await walkRecords(staged.textPath, walkOptions(staged), ({ number, defect, bytes }) => {
    if (number === 0 || number > mostRecords || defect !== null) return;
    for (const [index, value] of parseRecord(bytes.toString('utf8'), staged.delimiter).entries()) {
      const count = counts[index];
      if (count) countValue(count, value.trim(), tokens);
    }
  });
  return counts.map((count, index) => profileOf(staged.header[index] ?? '', count));
}

function profileOf(header: string, count: ColumnCount): ColumnProfile {
  const { filled, blank, values } = count;
  const formats = count.dates.length > 0 ? count.dates : count.periods;
  return {
    header,
    filled,
    blank,
    distinct: values.size,
    distinctIsAll: values.size < mostDistinct,
    looksLike: filled === 0 ? 'nothing' : likeness(count),
    formats: filled === 0 ? [] : formats.map(({ as }) => as),
    examples: [...values].slice(0, 3),
    values: [...values],
    missing: [...count.missing],
  };
}

function likeness({ dates: seen, types, values }: ColumnCount): ColumnProfile['looksLike'] {
  if (seen.length > 0) return seen.some(({ as }) => /%[HI]/.test(as)) ? 'date and time' : 'date';
  return types.find(({ as }) => as !== 'yes or no' || values.size <= 2)?.as ?? 'text';
}
