import { parseRecord, type Staged, walkOptions, walkRecords } from '../acquire/index.ts';
import { dates, likeliest, mostly, periods, plainTypes, startTally, type Tally, tally, together } from './readings.ts';

export interface ColumnProfile {
  readonly header: string;
  readonly filled: number;
  readonly blank: number;
  /** Different values, counted up to a limit. */
  readonly distinct: number;
  readonly distinctIsAll: boolean;
  readonly looksLike: 'whole number' | 'number' | 'date' | 'date and time' | 'yes or no' | 'text' | 'nothing';
  /** strptime formats that read every date seen, or more than half of the values. */
  readonly formats: readonly string[];
  /** No one of those formats reads nearly all, but all of them together do. */
  readonly mixed: boolean;
  /** How many values those do not read. */
  readonly unread: number;
  readonly examples: readonly string[];
  /** The different values, up to that limit, in the order found; never shown as they are. */
  readonly values: readonly string[];
  /** Of the texts that were to be taken for no value, those that stand here. */
  readonly missing: readonly string[];
}

const mostRecords = 100_000;
const mostDistinct = 1_000;

/** A column so far; what it may still be is narrowed by every value, for the one that tells may come late. */
interface ColumnCount {
  filled: number;
  blank: number;
  /** The different values up to a limit, and how often each stands there. */
  readonly values: Map<string, number>;
  readonly missing: Set<string>;
  readonly dates: Tally<string>;
  readonly periods: Tally<string>;
  readonly types: Tally<'yes or no' | 'whole number' | 'number'>;
}

function countValue(count: ColumnCount, value: string, missing: ReadonlySet<string>): void {
  const isMissing = missing.has(value);
  if (isMissing) count.missing.add(value);
  if (value === '' || isMissing) {
    count.blank += 1;
    return;
  }
  count.filled += 1;
  const seen = count.values.get(value) ?? 0;
  if (seen > 0 || count.values.size < mostDistinct) count.values.set(value, seen + 1);
  else tallyValue(count, value, 1);
}

function tallyValue({ dates: ofDates, periods: ofPeriods, types }: ColumnCount, value: string, n: number): void {
  const one = { value, n, most: mostRecords };
  tally(ofDates, one);
  tally(ofPeriods, one);
  tally(types, one);
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
      values: new Map(),
      missing: new Set(),
      dates: startTally(dates),
      periods: startTally(periods),
      types: startTally(plainTypes),
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
  for (const [value, n] of values) tallyValue(count, value, n);
  const nearlyAll = likeliest(count.dates, filled);
  const ofPeriods = nearlyAll.length > 0 ? [] : likeliest(count.periods, filled);
  const isText = nearlyAll.length + ofPeriods.length === 0 && filled > 0 && likeness(count, []) === 'text';
  const forms = isText ? together(dates, values) : [];
  const days = isText && forms.length === 0 ? likeliest(count.dates, filled, mostly) : nearlyAll;
  const formats = days.length > 0 ? days : isText ? likeliest(count.periods, filled, mostly) : ofPeriods;
  const [format] = formats;
  return {
    header,
    filled,
    blank,
    distinct: values.size,
    distinctIsAll: values.size < mostDistinct,
    looksLike: filled === 0 ? 'nothing' : forms.length > 0 ? dayOrTime(forms) : likeness(count, days),
    formats: filled === 0 ? [] : forms.length > 0 ? forms : formats.map(({ as }) => as),
    mixed: forms.length > 0,
    unread: format === undefined ? 0 : ((days.length > 0 ? count.dates : count.periods).unread.get(format.as) ?? 0),
    examples: [...values.keys()].slice(0, 3),
    values: [...values.keys()],
    missing: [...count.missing],
  };
}

function likeness(
  { types, values }: ColumnCount,
  days: readonly { readonly as: string }[],
): ColumnProfile['looksLike'] {
  if (days.length > 0) return dayOrTime(days.map(({ as }) => as));
  return likeliest(types, 0).find(({ as }) => as !== 'yes or no' || values.size <= 2)?.as ?? 'text';
}

const dayOrTime = (formats: readonly string[]): 'date' | 'date and time' =>
  formats.some((format) => /%[HI]/.test(format)) ? 'date and time' : 'date';
