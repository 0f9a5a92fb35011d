import { clockFormat, type KindColumn } from '../../spec/index.ts';
import type { ColumnProfile } from '../profile.ts';
import { clockOf } from '../readings.ts';

/** The column of times of day that stands beside a column of days, and how its times are written. */
export interface Clock {
  readonly column: ColumnProfile;
  readonly format: string;
}

/**
 * A date and its time in two columns are one point in time. The column of times is the one named like that of days
 * (OCCUR_DATE, OCCUR_TIME), or the only one; one with more blanks than the days is not joined, for it would take records with
 * it. (A row of totals has neither.)
 */
export function clockBeside(
  { type }: KindColumn,
  day: ColumnProfile,
  columns: readonly ColumnProfile[],
): Clock | undefined {
  if (type !== 'timestamp' || day.looksLike !== 'date' || day.formats.some((format) => !format.includes('%d'))) return;
  const clocks = columns.flatMap((column): readonly Clock[] => {
    const format = column === day ? undefined : formatOf(column);
    return format === undefined || column.blank > day.blank ? [] : [{ column, format }];
  });
  const twin = clocks.find(({ column }) => partner(column.header) === partner(day.header));
  const days = columns.filter(({ looksLike }) => looksLike === 'date');
  return twin ?? (clocks.length === 1 && days.length === 1 ? clocks[0] : undefined);
}

const isCalledTime = /(^|[^a-z])time/i;
const partner = (header: string): string =>
  header
    .toLowerCase()
    .replace(/date|time/, '')
    .replaceAll(/[\s_-]+/g, '');

function formatOf({ header, values, looksLike }: ColumnProfile): string | undefined {
  const format = clockOf(values);
  if (format !== undefined || looksLike !== 'whole number' || !isCalledTime.test(header)) return format;
  const isClock = (value: string): boolean => Number(value) < 2400 && Number(value) % 100 < 60;
  return values.every(isClock) && values.some((value) => value.length > 2) ? clockFormat : undefined;
}
