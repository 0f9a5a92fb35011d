import { addIsoDays, daysIn, type Span } from '../spec/index.ts';

/** Population counts of one area, by year, in order of year. */
export type CensusPoints = readonly { readonly year: number; readonly population: number }[];

export interface Population {
  readonly population: number;
  readonly interpolated: boolean;
}

/** Residents in a year: counted, on the straight line between two counts, or as last (or first) counted. */
export function populationIn(points: CensusPoints, year: number): Population | null {
  const exact = points.find((point) => point.year === year);
  if (exact) return { population: exact.population, interpolated: false };
  const before = points.findLast((point) => point.year < year);
  const after = points.find((point) => point.year > year);
  if (before && after) {
    const share = (year - before.year) / (after.year - before.year);
    return { population: before.population + share * (after.population - before.population), interpolated: true };
  }
  const nearest = before ?? after;
  return nearest ? { population: nearest.population, interpolated: true } : null;
}

/** Residents in a year of areas together; unknown where none of them was ever counted. */
export function populationOf(members: readonly CensusPoints[], year: number): Population | null {
  const counts = members.flatMap((points) => populationIn(points, year) ?? []);
  if (counts.length === 0) return null;
  return {
    population: counts.reduce((sum, { population }) => sum + population, 0),
    interpolated: counts.some(({ interpolated }) => interpolated),
  };
}

/** A span, and how many days there are records of: of weeks, whole ones. */
export interface Stretch extends Span {
  readonly days: number;
}

/**
 * The days that records of a span are about. Where they are about weeks, a span has those weeks whose middle day lies in
 * it: a month has 28 or 35 days then, however long it is.
 *
 * @param week  the first day of any week, or null
 * @example stretchOf({ from: '2024-02-01', to: '2024-02-29' }, '2024-01-01').days // => 35
 */
export function stretchOf(span: Span, week: string | null): Stretch {
  if (week === null) return { ...span, days: daysIn(span) };
  const middle = addIsoDays(week, 3);
  const weeksThrough = (day: string): number => Math.floor((daysIn({ from: middle, to: day }) - 1) / 7);
  return { ...span, days: 7 * (weeksThrough(span.to) - weeksThrough(addIsoDays(span.from, -1))) };
}

/** Whole person-days of an area, counted as a whole or by its smaller areas, in a span that lies within one year. */
export function personDays(
  members: readonly CensusPoints[],
  span: Stretch,
): { readonly exposure: number; readonly interpolated: boolean } | null {
  const found = populationOf(members, Number(span.from.slice(0, 4)));
  return found && { exposure: Math.round(found.population * span.days), interpolated: found.interpolated };
}
