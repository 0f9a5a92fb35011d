import type { Effect, EstimatedEffect, ProcessChart, SeriesPoint } from '../spec/index.ts';
import { isSmall } from './small.ts';

/**
 * The effect without what would give a small count back. Sums over areas and periods are shown beside their parts, so
 * one small part takes all parts of its kind with it: the sum less the others would be that part.
 */
export function protectEffect(whole: Effect, minimum: number): Effect {
  if (whole.status === 'withheld') return whole;
  const effect = protectPlacebos(whole, minimum);
  if (isSmall(wholeOf(effect.observed), minimum)) return { status: 'withheld', reason: 'suppressed' };
  if (effect.levels !== null) return protectLevels(effect, effect.levels, minimum);
  const isSmallPart = ({ observed }: { readonly observed: number }): boolean => isSmall(wholeOf(observed), minimum);
  const smallArea = effect.byArea.some(isSmallPart) || effect.byCohort.some(isSmallPart);
  const smallPeriod = effect.gap.some(({ observed }) => isSmall(wholeOf(observed), minimum));
  if (!smallArea && !smallPeriod) return effect;
  return {
    ...effect,
    byArea: smallArea ? [] : effect.byArea,
    // areas that began together are often one area, or one small and one large
    byCohort: smallArea ? [] : effect.byCohort,
    gap: smallPeriod ? [] : effect.gap,
    eventStudy: [],
    // the whole with and without an area is that area
    sensitivity: effect.sensitivity.filter(({ kind }) => !(smallArea && kind === 'without-area')),
  };
}

/** With enough periods the mixtures could be solved for, and a hidden count of a comparison area with them. */
function protectPlacebos(effect: EstimatedEffect, minimum: number): EstimatedEffect {
  const { placeboGaps, gap, levels, ...rest } = effect;
  if (placeboGaps === undefined) return effect;
  const isSmallHere =
    levels === null
      ? gap.some(({ observed }) => isSmall(wholeOf(observed), minimum))
      : isSmall(levels.smallestInPeriod, minimum);
  if (isSmallHere || isSmall(placeboGaps.smallest, minimum)) return { ...rest, levels, gap };
  return { ...effect, placeboGaps: { ...placeboGaps, smallest: null } };
}

/** Shares tell those that did not as well as those that did; a mean, the few that it is of. */
function protectLevels(
  effect: EstimatedEffect,
  levels: NonNullable<EstimatedEffect['levels']>,
  minimum: number,
): Effect {
  const { records, smallestPart, smallestInPeriod } = levels;
  const others = effect.observed === null ? records : records - effect.observed;
  if (isSmall(records, minimum) || isSmall(others, minimum)) return { status: 'withheld', reason: 'suppressed' };
  // the whole with and without an area is that area
  const sensitivity = isSmall(smallestPart, minimum)
    ? effect.sensitivity.filter(({ kind }) => kind !== 'without-area')
    : effect.sensitivity;
  // a point of few records beside the same point of another report would be those records
  const [eventStudy, byArea, byCohort] = isSmall(smallestPart, minimum)
    ? [[], [], []]
    : [effect.eventStudy, effect.byArea, effect.byCohort];
  const gap = isSmall(smallestInPeriod, minimum) ? [] : effect.gap;
  const seen = { ...levels, smallestPart: null, smallestInPeriod: null };
  return { ...effect, sensitivity, eventStudy, byArea, byCohort, gap, levels: seen };
}

const wholeOf = (observed: number | null): number | null => (observed === null ? null : Math.round(observed));

/** Centre and limits are made of all points: with one of them hidden they would give it back. */
export function protectProcess(chart: ProcessChart, series: readonly SeriesPoint[]): ProcessChart {
  const isHidden = series.some(({ state }) => state === 'suppressed');
  return isHidden && chart.status === 'estimated' ? { status: 'withheld', reason: 'suppressed' } : chart;
}
