import type { Area } from '../spec/index.ts';
import type { Census } from './census.ts';
import { personDays, type Stretch } from './exposure.ts';

/** What events of every area × month are measured against, and those of no area: whole person-days, or days. */
export interface Exposure {
  readonly days: Float64Array;
  /** 1 where the residents lie between two census points, or beyond the last. */
  readonly interpolated: Uint8Array;
}
/** @param source  populations, or null for days alone */
export type Exposures = (source: string | null, spans: readonly Stretch[]) => Exposure;

/** The exposures of a panel: metrics that share a denominator share its columns. */
export function exposuresOf(census: Census, areas: readonly Area[]): Exposures {
  const known = new Map<readonly Stretch[], Map<string | null, Exposure>>();
  return (source, spans) => {
    const own = known.get(spans) ?? new Map<string | null, Exposure>();
    known.set(spans, own);
    const found = own.get(source) ?? exposureOf(source, { census, areas, spans });
    own.set(source, found);
    return found;
  };
}

function exposureOf(
  source: string | null,
  { census, areas, spans }: { census: Census; areas: readonly Area[]; spans: readonly Stretch[] },
): Exposure {
  const days = new Float64Array((areas.length + 1) * spans.length);
  const interpolated = new Uint8Array(days.length);
  const lengths = spans.map((span) => span.days);
  const nowhere = areas.length * spans.length;
  for (const [column, length] of lengths.entries()) days[nowhere + column] = source === null ? length : 0;
  for (const [row, { area }] of areas.entries()) {
    const members = source === null ? null : census(source, area);
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
