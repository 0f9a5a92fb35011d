import { addIsoDays } from '../../spec/index.ts';
import type { Sum } from './counts.ts';

/** Numbers that all counts are sums of: records of a kind, in an area, between two days at which some count begins or ends. */
export interface Unknowns {
  readonly termsOf: (sum: Sum) => readonly number[];
  /** Each of them as a sum of its own. */
  readonly all: () => readonly Sum[];
}

export function unknownsOf(sums: readonly Sum[]): Unknowns {
  const next = new Map<string, string>();
  const dayAfter = (day: string): string => {
    const known = next.get(day) ?? addIsoDays(day, 1);
    next.set(day, known);
    return known;
  };
  const days = [...new Set(sums.flatMap(({ span }) => [span.from, dayAfter(span.to)]))].sort();
  const placeOf = new Map(days.map((day, place) => [day, place]));
  const places = new Map<string, number>();
  const found: Sum[] = [];
  const first = ({ kind }: Sum, area: string): number => {
    const name = `${kind} ${area}`;
    const known = places.get(name) ?? found.length;
    if (!places.has(name)) {
      places.set(name, known);
      for (const [place, from] of days.entries()) {
        const to = addIsoDays(days[place + 1] ?? from, -1);
        found.push({ kind, areas: [area], span: { from, to } });
      }
    }
    return known;
  };
  return {
    termsOf: (sum) => {
      const [start, end] = [placeOf.get(sum.span.from) ?? 0, placeOf.get(dayAfter(sum.span.to)) ?? 0];
      return sum.areas.flatMap((area) => {
        const own = first(sum, area);
        return Array.from({ length: end - start }, (_, at) => own + start + at);
      });
    },
    // after the last day nothing is told
    all: () => found.filter(({ span }) => span.from <= span.to),
  };
}
