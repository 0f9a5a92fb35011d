import { type Interval, requireFraction, requirePositive } from '../counts/rate-count.ts';
import { firstWhole } from '../distributions/root.ts';
import { moverSum } from '../shares/mover.ts';
import { clopperPearsonInterval } from '../shares/proportion-interval.ts';
import { weighedParts } from '../shares/standardised-share.ts';
import { type Histogram, observations } from './histogram.ts';

/** A group (a priority, a shift): its durations, and what the group weighs in the mix to compare by. */
export type WeightedHistogram = { readonly histogram: Histogram; readonly weight: number };

export type StandardisedQuantile = Interval & {
  readonly estimate: number;
  /** The observations of one group that would weigh as evenly (Kish): n of all groups at best. */
  readonly effectiveN: number;
};

/**
 * Quantile directly standardised to another mix of groups, such as the baseline's mix of priorities.
 *
 * The quantile of the durations had the groups been as many as in that mix: each observation weighs its group's share
 * over the group's count, and quantiles of weighted values are read by the extension of type 7. The interval holds the
 * values at which the standardised share of durations no longer than it may still be p, each group's share with its
 * Clopper–Pearson interval. With one group both are those of `quantile` and `quantileInterval`.
 *
 * @param groups   durations by value, and weights (zero or more, of any total)
 * @param options  which quantile, in (0, 1), and the confidence level, in (0, 1)
 * @returns on the scale of the durations, ends infinite where there are too few; null where a group that weighs
 *          something has no observations
 * @throws {RangeError} when an input is outside its range, or no group weighs anything
 * @see Akinshin 2023, arXiv:2304.07265; Woodruff 1952, JASA 47:635; Zou, Huang & Zhang 2009
 * @example standardisedQuantile([{ histogram: { values: [4], n: [90] }, weight: 1 }, { histogram: { values: [9], n: [10] }, weight: 3 }], { p: 0.5, level: 0.95 }).estimate // => 9
 */
export function standardisedQuantile(
  groups: readonly WeightedHistogram[],
  options: { readonly p: number; readonly level: number },
): StandardisedQuantile | null {
  const { p, level } = options;
  requireFraction(p, 'p');
  requireFraction(level, 'level');
  const mix = mixOf(groups);
  if (mix === null) return null;
  const { values, effectiveN } = mix;
  const shareAt = (place: number) => {
    const parts = mix.groups.map(({ weight, n, below }) => ({ weight, n, hits: below[place] ?? 0 }));
    return moverSum(weighedParts(parts, (share) => clopperPearsonInterval(share, level)) ?? []);
  };
  const last = values.length - 1;
  // before the first value no duration has ended: place −1
  const low = firstWhole((place) => shareAt(place).high >= p, -1, last);
  const high = firstWhole((place) => shareAt(place).low > p, 0, last);
  return {
    estimate: weightedQuantile(mix, p),
    effectiveN,
    low: low === -1 ? -Infinity : (values[low] ?? Infinity),
    high: values[high] ?? Infinity,
  };
}

/** All values, and for each group its weight, its count, and how many of it lie at or below each value. */
type Mix = {
  readonly values: readonly number[];
  readonly groups: readonly { readonly weight: number; readonly n: number; readonly below: readonly number[] }[];
  readonly effectiveN: number;
};

function mixOf(groups: readonly WeightedHistogram[]): Mix | null {
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  requirePositive(total, 'sum of weights');
  const used = groups.filter(({ weight }) => weight !== 0);
  if (used.some(({ histogram }) => observations(histogram) === 0)) return null;
  const seen = new Set(used.flatMap(({ histogram }) => histogram.values));
  const values = [...seen].sort((a, b) => a - b);
  const parts = used.map(({ histogram, weight }) => ({
    weight: weight / total,
    n: observations(histogram),
    below: cumulative(histogram, values),
  }));
  return { values, groups: parts, effectiveN: 1 / parts.reduce((sum, { weight, n }) => sum + weight ** 2 / n, 0) };
}

/** How many observations lie at or below each of these values, which include all of the histogram's. */
function cumulative(histogram: Histogram, values: readonly number[]): readonly number[] {
  const counts = new Map(histogram.values.map((value, at) => [value, histogram.n[at] ?? 0]));
  let seen = 0;
  return values.map((value) => {
    seen += counts.get(value) ?? 0;
    return seen;
  });
}

/** The mean of the inverse distribution function over a window of one effective observation about p. */
function weightedQuantile({ values, groups, effectiveN }: Mix, p: number): number {
  const start = (p * (effectiveN - 1)) / effectiveN;
  const end = start + 1 / effectiveN;
  let [sum, before] = [0, 0];
  for (const [place, value] of values.entries()) {
    const isLast = place === values.length - 1;
    const mass = isLast
      ? 1
      : groups.reduce((total, { weight, n, below }) => total + weight * ((below[place] ?? 0) / n), 0);
    sum += value * Math.max(0, Math.min(mass, end) - Math.max(before, start));
    before = mass;
  }
  return sum * effectiveN;
}
