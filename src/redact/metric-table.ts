import type { Finding, MetricRecords } from '../spec/index.ts';
import { hideLike } from './hide-like.ts';

/** Findings of all metrics, by metric and by what each is about. */
export interface Table {
  readonly findings: Finding[];
  readonly whole: readonly Finding[];
  readonly placesOf: (metric: string) => ReadonlyMap<string, number>;
  /** Hides of one metric what another one hides. */
  readonly hideLike: (metric: string, other: string) => void;
}

export const nameOf = ({ area, group }: Finding): string => JSON.stringify([area, group]);

/** Where the findings of each metric stand. */
export function placesByMetric(findings: readonly Finding[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, { metric }] of findings.entries()) {
    const own = places.get(metric);
    if (own) own.push(place);
    else places.set(metric, [place]);
  }
  return places;
}

export function tableOf(whole: readonly Finding[], shown: readonly Finding[]): Table {
  const places = new Map<string, Map<string, number>>();
  for (const [place, finding] of shown.entries()) {
    const own = places.get(finding.metric) ?? new Map<string, number>();
    places.set(finding.metric, own.set(nameOf(finding), place));
  }
  const findings = [...shown];
  const placesOf = (metric: string): ReadonlyMap<string, number> => places.get(metric) ?? new Map();
  return {
    findings,
    whole,
    placesOf,
    hideLike: (metric, other) => {
      const others = placesOf(other);
      for (const [name, place] of placesOf(metric)) {
        const [own, like] = [findings[place], findings[others.get(name) ?? -1]];
        if (own && like) findings[place] = hideLike(own, like);
      }
    },
  };
}

/** The one with most events first. */
export function bySize(table: Table, parts: readonly MetricRecords[]): readonly MetricRecords[] {
  const sizeOf = ({ metric }: MetricRecords): number =>
    [...table.placesOf(metric).values()].reduce(
      (sum, place) => sum + (table.whole[place]?.series.reduce((total, { n }) => total + (n ?? 0), 0) ?? 0),
      0,
    );
  return parts.toSorted((a, b) => sizeOf(b) - sizeOf(a));
}
