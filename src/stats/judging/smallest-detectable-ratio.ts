import { type RateCount, requireFraction, requirePositive, requireRateCount } from '../counts/rate-count.ts';
import { exactDetectableRatio } from './exact-rate-power.ts';
import { type Detection, waldDetectableRatio } from './rate-power.ts';

/** Below this many events the Wald answer is off by more than the rounding of a report. */
const FEWEST_FOR_WALD = 50;
/** Up to here enumeration takes milliseconds; beyond, Wald agrees with it to the fourth digit. */
const MOST_FOR_EXACT = 100_000;

/** The comparison to be made, and what is asked of it. */
export type DetectableChange = Detection & {
  /** Its events stand for the number expected in the baseline window. */
  readonly baseline: RateCount;
  /** Exposure of the current window, in the baseline's unit. */
  readonly exposure: number;
  readonly alpha: number;
  /** Variance over mean; below 1 counts as 1. */
  readonly dispersion: number;
};

/**
 * Ratio nearest 1 that a comparison of two rates would find with the wanted power.
 *
 * By enumeration of the exact central test where that is the test (dispersion 1) or where events are few; with a
 * dispersion φ, n events tell as much as n/φ Poisson ones. With many events and φ above 1, the Wald test.
 *
 * @param change  baseline, exposure of the current window, alpha, power, dispersion, side of 1
 * @returns the ratio; null when nothing on that side would be found with that power, not even elimination
 * @throws {RangeError} when an input is outside its range
 * @example smallestDetectableRatio({ baseline: { events: 51, exposure: 1 }, exposure: 1, alpha: 0.05, power: 0.8, dispersion: 1, side: 'lower' }) // => 0.505000947
 * @example smallestDetectableRatio({ baseline: { events: 3, exposure: 1 }, exposure: 1, alpha: 0.05, power: 0.8, dispersion: 1, side: 'lower' }) // => null
 */
export function smallestDetectableRatio(change: DetectableChange): number | null {
  const { baseline, exposure, alpha, power, side } = change;
  requireRateCount(baseline, 'baseline');
  requirePositive(exposure, 'exposure');
  requireFraction(alpha, 'alpha');
  requireFraction(power, 'power');
  if (baseline.events === 0) return null;
  const dispersion = Math.max(1, change.dispersion);
  requirePositive(dispersion, 'dispersion');
  const baselineMean = baseline.events / dispersion;
  const design = { baselineMean, unchangedMean: (baselineMean * exposure) / baseline.exposure, alpha };
  const fewest = Math.min(design.baselineMean, design.unchangedMean);
  const most = Math.max(design.baselineMean, design.unchangedMean);
  const exact = most <= MOST_FOR_EXACT && (dispersion === 1 || fewest < FEWEST_FOR_WALD);
  if (!exact) return waldDetectableRatio(design, { power, side });
  const nullShare = exposure / (exposure + baseline.exposure);
  return exactDetectableRatio({ ...design, nullShare }, { power, side });
}
