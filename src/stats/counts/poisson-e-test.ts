import { poissonPmf } from '../distributions/distributions.ts';
import { type RateCount, requireRateCount } from './rate-count.ts';

/** Counts whose probability is not negligible, from `from` on, with the probability of each. */
type Likely = { readonly from: number; readonly weights: Float64Array };

function likelyCounts(mean: number): Likely {
  // Ten standard deviations and 40 counts leave out less than 1e-20 on either side.
  const reach = 10 * Math.sqrt(mean) + 40;
  const from = Math.max(0, Math.floor(mean - reach));
  const size = Math.ceil(mean + reach) - from + 1;
  return { from, weights: Float64Array.from({ length: size }, (_, index) => poissonPmf(from + index, mean)) };
}

/** The two tails of a count, each summed from its own end so that small ones keep their digits. */
function tails({ from, weights }: Likely): {
  readonly atMost: (count: number) => number;
  readonly atLeast: (count: number) => number;
} {
  const size = weights.length;
  const below = new Float64Array(size + 1);
  const above = new Float64Array(size + 1);
  for (let index = 0; index < size; index += 1) {
    below[index + 1] = (below[index] ?? 0) + (weights[index] ?? 0);
    above[size - index - 1] = (above[size - index] ?? 0) + (weights[size - index - 1] ?? 0);
  }
  const inside = (index: number) => Math.min(size, Math.max(0, index));
  return {
    atMost: (count) => below[inside(count - from + 1)] ?? 0,
    atLeast: (count) => above[inside(count - from)] ?? 0,
  };
}

/**
 * E-test of two Poisson rates, summed over both counts and so unconditional on the total.
 *
 * The statistic is the difference of the rates over its pooled standard deviation; p is the probability, at the
 * estimated common rate, of a statistic at least as large.
 *
 * @param now         events (whole, ≥ 0) and exposure (> 0)
 * @param baseline    events and exposure, same units
 * @param difference  rate now less rate in the baseline under the hypothesis; 0 unless given
 * @returns p; 1 when the rates differ by exactly `difference`; else, without any events, the probability of that
 * @throws {RangeError} when an input is outside its range
 * @see Krishnamoorthy & Thomson 2004; with unequal exposures the pooled form of statsmodels and ptools
 * @example poissonETest({ events: 3, exposure: 1 }, { events: 0, exposure: 1 }) // => 0.088379009
 */
export function poissonETest(now: RateCount, baseline: RateCount, difference = 0): number {
  requireRateCount(now, 'now');
  requireRateCount(baseline, 'baseline');
  const [n1, n0] = [now.exposure, baseline.exposure];
  const statistic = (x1: number, x0: number) => {
    const gap = Math.abs(x1 / n1 - x0 / n0 - difference);
    return gap === 0 ? 0 : gap / Math.sqrt((x1 + x0) / (n1 + n0));
  };
  const observed = statistic(now.events, baseline.events);
  // The smaller rate cannot be negative, whatever the difference asked for.
  const common = Math.max(0, -difference, (now.events + baseline.events - difference * n1) / (n1 + n0));
  // No events at all, and so no variance, beside a difference: no other pair of counts is as extreme.
  if (observed === Infinity) return Math.exp(-n1 * (common + difference) - n0 * common);
  // Counts as extreme as those observed but for rounding count as such.
  const floor = observed - 1e-12 * Math.max(1, observed);
  if (floor <= 0) return 1;
  const first = likelyCounts(n1 * (common + difference));
  const { atMost, atLeast } = tails(likelyCounts(n0 * common));
  // Statistic ≥ floor is a quadratic in the baseline count: it holds outside the two roots.
  const curve = (floor * floor) / (n1 + n0);
  let p = 0;
  for (const [index, weight] of first.weights.entries()) {
    const x1 = first.from + index;
    const rate = x1 / n1 - difference;
    const middle = n0 * rate + (n0 * n0 * curve) / 2;
    const reach = ((n0 * n0) / 2) * Math.sqrt((4 * rate * curve) / n0 + curve * curve + (4 * curve * x1) / (n0 * n0));
    if (Number.isNaN(reach)) {
      p += weight;
      continue;
    }
    let [low, high] = [Math.floor(middle - reach), Math.ceil(middle + reach)];
    // A root that is a whole number may fall on either side by rounding; and where nothing happened, nothing differs.
    if (low + 1 < middle && statistic(x1, low + 1) >= floor) low += 1;
    else if (low >= 0 && statistic(x1, low) < floor) low -= 1;
    if (high - 1 > middle && statistic(x1, high - 1) >= floor) high -= 1;
    else if (high >= 0 && statistic(x1, high) < floor) high += 1;
    p += weight * (low === high ? 1 : atMost(low) + atLeast(high));
  }
  return Math.min(1, p);
}
