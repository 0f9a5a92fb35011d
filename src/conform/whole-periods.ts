import { daysIn, isPartialFormat, type Mapping, type Source, type Span } from '../spec/index.ts';
import type { FactsTable, Warehouse } from '../store/index.ts';

/**
 * Records that are about longer than a day: a figure for a year, the answers of a wave. They belong to all of it, not to
 * its first day, and say nothing of a part of it.
 */

/** The times of a source that may be about longer than a day; null where every record says its day. */
export function wholeTimes({ when, files, survey }: Source): FactsTable['whole'] {
  if (when === null) return null;
  const mappings = files.flatMap((file) => file.mappings.filter(({ column }) => column === when));
  const waves = mappings.some((mapping) => saysWaveAlone(mapping, survey)) ? (survey?.waves ?? []) : [];
  if (waves.length === 0 && !mappings.some(mayBeLong)) return null;
  return { column: when, waves: waves.map(({ from, to }) => ({ from, to })) };
}

const mayBeLong = ({ type, parts, week }: Mapping): boolean =>
  type === 'period' || week !== null || parts.some(({ formats }) => formats.some(isPartialFormat));

/** A survey that names its waves and no days has the first day of its wave in the place of each answer's. */
const saysWaveAlone = ({ rename, value }: Mapping, survey: Source['survey']): boolean =>
  survey?.waves.some(({ wave, from }) => rename[wave] === from || value === from) ?? false;

export const extended = (range: Span, periods: readonly Span[]): Span =>
  periods.reduce(
    ({ from, to }, period) => ({ from: period.from < from ? period.from : from, to: period.to > to ? period.to : to }),
    range,
  );

/**
 * The spans that records are about as a whole, longer than a month (or than a day), apart from each other: those that
 * overlap are one, for a figure of a year and one of a quarter in it cannot be told apart. Between them, records say
 * their month (or their day). A week is none of them: it counts where its middle lies.
 */
export async function longSpans(
  table: FactsTable,
  grain: 'month' | 'day',
  warehouse: Warehouse,
): Promise<readonly Span[]> {
  const periods = (await warehouse.wholePeriods(table, [])).filter(({ isWeek }) => !isWeek);
  return apart(periods.filter((period) => (grain === 'month' ? !isInMonth(period) : period.from !== period.to)));
}

/** The first day of the first week that records are about, where all begin on the same day of the week; else null. */
export async function firstWeek(table: FactsTable, warehouse: Warehouse): Promise<string | null> {
  const weeks = (await warehouse.wholePeriods(table, [])).filter(({ isWeek }) => isWeek);
  const [first] = weeks;
  const isAlike = weeks.every(({ from }) => first && (daysIn({ from: first.from, to: from }) - 1) % 7 === 0);
  return first && isAlike ? first.from : null;
}

const isInMonth = ({ from, to }: Span): boolean => from.slice(0, 7) === to.slice(0, 7);

/** @example apart([{ from: '2020-01-01', to: '2020-12-31' }, { from: '2020-10-01', to: '2021-03-31' }]).length // => 1 */
export function apart(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const { from, to } of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (last && from <= last.to) merged[merged.length - 1] = { from: last.from, to: to > last.to ? to : last.to };
    else merged.push({ from, to });
  }
  return merged;
}

/** The months that a period takes in. */
export const coversMonth = ({ from, to }: Span, month: string): boolean =>
  from.slice(0, 7) <= month && month <= to.slice(0, 7);
