import type { Period, Reason } from '../../spec/index.ts';
import type { AreaMonths } from './area-months.ts';
import type { TakingPart } from './design-areas.ts';

/** Events and exposure by area and period, and what is wrong with the sum: see `problems`. */
export interface PeriodSums {
  readonly events: Float64Array;
  readonly exposure: Float64Array;
  readonly problem: Uint8Array;
}

/** Why a sum cannot be used, by its number. */
export const problems: readonly (Reason | null)[] = [null, 'not-reported', 'no-exposure'];

/** Adds months (or days) up to the periods that hold them; a period of which a part was not reported has no sum. */
export function periodSums(
  { spans, events, exposure, reported }: AreaMonths,
  areas: readonly TakingPart[],
  periods: readonly Period[],
): PeriodSums {
  let next = 0;
  const columnOf = spans.map(({ from, to }) => {
    while (next < periods.length && (periods[next]?.to ?? '') < from) next += 1;
    const period = periods[next];
    return period && from >= period.from && to <= period.to ? next : -1;
  });
  const size = areas.length * periods.length;
  const sums = { events: new Float64Array(size), exposure: new Float64Array(size), problem: new Uint8Array(size) };
  for (const [place, { row }] of areas.entries()) {
    for (let span = 0; span < columnOf.length; span += 1) {
      const column = columnOf[span] ?? -1;
      if (column < 0) continue;
      const [from, at] = [row * spans.length + span, place * periods.length + column];
      sums.events[at] = (sums.events[at] ?? 0) + (events[from] ?? 0);
      sums.exposure[at] = (sums.exposure[at] ?? 0) + (exposure[from] ?? 0);
      if (reported[from] !== 1) sums.problem[at] = 1;
    }
  }
  for (let at = 0; at < size; at += 1) if (sums.problem[at] === 0 && sums.exposure[at] === 0) sums.problem[at] = 2;
  return sums;
}
