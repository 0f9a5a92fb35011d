import type { Area } from '../spec/index.ts';
import type { Census, Counted } from './census.ts';
import { personDays, type Stretch } from './exposure.ts';

/** What events of every area × month are measured against, and those of no area: whole person-days, or days. */
export interface Exposure {
  readonly days: Float64Array;
  /** 1 where the residents lie between two census points, or beyond the last. */
  readonly interpolated: Uint8Array;
}
/**
 * @param source  populations, or null for days alone
 * @param counted  the groups whose residents they are, or null for everybody
 */
export type Exposures = (source: string | null, spans: readonly Stretch[], counted: Counted) => Exposure;

/** The exposures of a panel: metrics that share a denominator share its columns. */
export function exposuresOf(census: Census, areas: readonly Area[]): Exposures {
  const known = new Map<readonly Stretch[], Map<string, Exposure>>();
  return (source, spans, counted) => {
    const own = known.get(spans) ?? new Map<string, Exposure>();
    known.set(spans, own);
    const key = JSON.stringify([source, counted]);
    const found = own.get(key) ?? exposureOf(source, { census, areas, spans, counted });
    own.set(key, found);
    return found;
  };
}

interface Scene {
  readonly census: Census;
  readonly areas: readonly Area[];
  readonly spans: readonly Stretch[];
  readonly counted: Counted;
}

function exposureOf(source: string | null, { census, areas, spans, counted }: Scene): Exposure {
  const days = new Float64Array((areas.length + 1) * spans.length);
  const interpolated = new Uint8Array(days.length);
  const lengths = spans.map((span) => span.days);
  const nowhere = areas.length * spans.length;
  for (const [column, length] of lengths.entries()) days[nowhere + column] = source === null ? length : 0;
  for (const [row, { area }] of areas.entries()) {
    const members = source === null ? null : census(source, area, counted);
    for (const [column, span] of spans.entries()) {
      const at = row * spans.length + column;
      const found = members && personDays(members, span);
      const exposure = members === null ? (lengths[column] ?? 0) : (found?.exposure ?? 0);
      days[at] = exposure;
      interpolated[at] = found?.interpolated ? 1 : 0;
      // a source that does not say where is measured against all residents together
      if (source === null) continue;
      days[nowhere + column] = (days[nowhere + column] ?? 0) + exposure;
      if (found?.interpolated) interpolated[nowhere + column] = 1;
    }
  }
  return { days, interpolated };
}
