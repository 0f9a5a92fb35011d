import type { Tried } from '../../conform/propose/try-source.ts';
import { type Grain, periodsIn, type Span } from '../../spec/index.ts';
import type { Candidate } from './propose-sources.ts';

/** What a proposed project rests on, once its sources were read. */
export interface Settled {
  readonly grain: Grain;
  /** Days of the current window, where no whole period is in the data. */
  readonly current: Span | null;
  /** Periods before the current one that it is compared with; 0 for none. */
  readonly baseline: number;
  /** The source whose areas are written down, and the one whose areas are all there are. */
  readonly areasOf: TriedCandidate | null;
  readonly universe: string | null;
  /** Sources for whose areas residents are known. */
  readonly rated: ReadonlySet<string>;
}
export interface TriedCandidate extends Candidate {
  readonly tried: Tried;
}

/** More names than these are addresses, not areas. */
export const mostAreas = 300;
const plan = [
  { grain: 'quarter', fewest: 5, baseline: 8 },
  { grain: 'month', fewest: 2, baseline: 12 },
] as const;

export function settle(sources: readonly TriedCandidate[], counted: readonly TriedCandidate[]): Settled {
  const people = sources.find(({ proposed }) => proposed.kind.name === 'populations') ?? null;
  const areasOf = counted.find(({ tried, proposed }) => proposed.mapped.get('area') && tried.areas.length > 0) ?? null;
  const known = new Set(people?.tried.areas);
  const isKnown = ({ tried }: TriedCandidate): boolean =>
    tried.areas.length > 0 && tried.areas.filter((area) => known.has(area)).length * 2 >= tried.areas.length;
  const rated = new Set(counted.filter((source) => known.size > 0 && isKnown(source)).map(({ id }) => id));
  const universe = people && rated.size > 0 ? people.id : (areasOf?.id ?? null);
  return { ...periodsOf(counted), areasOf, universe, rated };
}

/** The finest grain that the data fill with enough whole periods. */
function periodsOf(counted: readonly TriedCandidate[]): Pick<Settled, 'grain' | 'current' | 'baseline'> {
  const ranges = counted.flatMap(({ tried }) => tried.range ?? []);
  // the evaluation stands on the day that the first of the sources ends
  const shortest = ranges.toSorted((a, b) => (a.to < b.to ? -1 : 1))[0];
  if (!shortest) return { grain: 'quarter', current: null, baseline: 0 };
  if (counted.some(({ tried }) => tried.precision === 'year')) return yearly(shortest);
  for (const { grain, fewest, baseline } of plan) {
    const n = wholePeriods(shortest, grain);
    if (n >= fewest) return { grain, current: null, baseline: Math.min(n - 1, baseline) };
  }
  return { grain: 'month', current: shortest, baseline: 0 };
}

function yearly(range: Span): Pick<Settled, 'grain' | 'current' | 'baseline'> {
  const years = Number(range.to.slice(0, 4)) - Number(range.from.slice(0, 4)) + 1;
  return { grain: 'year', current: null, baseline: Math.min(years - 1, 3) };
}

const wholePeriods = (range: Span, grain: Grain): number => periodsIn(range, { grain, fiscalYearStarts: 1 }).length;
