import { addIsoDays } from '../../spec/index.ts';
import type { Sum } from './counts.ts';

/** Numbers that all counts are sums of: records of a kind, in an area, between two days at which some count begins or ends. */
export interface Unknowns {
  readonly termsOf: (sum: Sum) => readonly number[];
  /** The same for what is the same sum. */
  readonly keyOf: (sum: Sum) => string;
  /** Each of them as a sum of its own. */
  readonly all: () => readonly Sum[];
}

/** @param sums  all that will be asked for begin and end on the days of these */
export function unknownsOf(sums: readonly Sum[]): Unknowns {
  const next = new Map<string, string>();
  const dayAfter = (day: string): string => {
    const known = next.get(day) ?? addIsoDays(day, 1);
    next.set(day, known);
    return known;
  };
  const days = [...new Set(sums.flatMap(({ span }) => [span.from, dayAfter(span.to)]))].sort();
  const placeOf = new Map(days.map((day, place) => [day, place]));
  const spans = days.map((from, place) => ({ from, to: addIsoDays(days[place + 1] ?? from, -1) }));
  const places = new Map<string, number>();
  const found: Sum[] = [];
  const first = ({ kind }: Sum, area: string): number => {
    const name = `${kind} ${area}`;
    const known = places.get(name);
    if (known !== undefined) return known;
    const start = found.length;
    places.set(name, start);
    const areas = [area];
    for (const span of spans) found.push({ kind, areas, span });
    return start;
  };
  const nameOf = namesOfAreas();
  return {
    termsOf: (sum) => {
      const [start, end] = [placeOf.get(sum.span.from) ?? 0, placeOf.get(dayAfter(sum.span.to)) ?? 0];
      return sum.areas.flatMap((area) => {
        const own = first(sum, area);
        return Array.from({ length: end - start }, (_, at) => own + start + at);
      });
    },
    keyOf: ({ kind, areas, span }) => `${kind} ${nameOf(areas)} ${span.from} ${span.to}`,
    // after the last day nothing is told
    all: () => found.filter(({ span }) => span.from <= span.to),
  };
}

/** A short name of many areas: they stand in many sums. */
function namesOfAreas(): (areas: readonly string[]) => string {
  const known = new WeakMap<readonly string[], string>();
  const names = new Map<string, string>();
  return (areas) => {
    if (areas.length === 1) return `area ${areas[0]}`;
    const own = known.get(areas);
    if (own !== undefined) return own;
    const all = JSON.stringify(areas);
    const name = names.get(all) ?? `areas ${names.size}`;
    names.set(all, name);
    known.set(areas, name);
    return name;
  };
}
