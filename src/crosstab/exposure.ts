import { daysIn, type Span } from '../spec/index.ts';

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

/** Whole person-days of an area, counted as a whole or by its smaller areas, in a span that lies within one year. */
export function personDays(
  members: readonly CensusPoints[],
  span: Span,
): { readonly exposure: number; readonly interpolated: boolean } | null {
  const found = populationOf(members, Number(span.from.slice(0, 4)));
  return found && { exposure: Math.round(found.population * daysIn(span)), interpolated: found.interpolated };
}
