import { requireFraction } from '../counts/rate-count.ts';
import {
  binomialCdf,
  binomialPmf,
  binomialUpperTail,
  normalQuantile,
  poissonPmf,
} from '../distributions/distributions.ts';
import { poissonCdfTable } from '../distributions/poisson-cdf-table.ts';
import { findRoot, firstWholeNear } from '../distributions/root.ts';
import { type Detection, type PowerDesign, requireDesign } from './rate-power.ts';

/** Beyond this ratio a rise counts as never found. */
const LARGEST_RATIO = 1e6;

/** For each likely baseline count: its probability, and the current counts from which on the test rejects. */
type CriticalCounts = {
  readonly weights: Float64Array;
  /** Rejects at or below; −1 is never. */
  readonly lower: Int32Array;
  /** Rejects at or above. */
  readonly upper: Int32Array;
};

/** What an exact test of two rates needs to know of the design: the windows' share of the exposure is `nullShare`. */
export type ExactDesign = PowerDesign & { readonly nullShare: number };

/**
 * The regularised incomplete beta function I_x(a, b) on a walk over whole a and b.
 *
 * One step costs a few multiplications where a fresh evaluation costs microseconds, and the errors stay near 1e-13
 * over the thousands of steps of one table.
 */
function betaWalk(x: number, startA: number, startB: number) {
  let [a, b] = [startA, startB];
  let value = binomialUpperTail(a, a + b - 1, x);
  let term = (a / (a + b)) * binomialPmf(b, a + b, 1 - x);
  return {
    value: () => value,
    afterB: () => value + term,
    raiseA: () => {
      value -= (term * b) / a;
      term *= ((a + b) / a) * x;
      a += 1;
    },
    raiseB: () => {
      value += term;
      term *= ((a + b) / (b + 1)) * (1 - x);
      b += 1;
    },
  };
}

/** Where the test is about to reject, as the normal distribution has it; to begin a search. */
function guessOf(baseline: number, { nullShare, alpha }: ExactDesign, side: -1 | 1): number {
  const odds = nullShare / (1 - nullShare);
  const reach = normalQuantile(1 - alpha / 2);
  return baseline * odds + side * reach * Math.sqrt((baseline + 1) * odds * (1 + odds));
}

/** Largest current count, per baseline count, whose lower tail is within half of alpha. */
function lowerCounts(from: number, size: number, design: ExactDesign): Int32Array {
  const { nullShare, alpha } = design;
  const counts = new Int32Array(size).fill(-1);
  const first = Math.max(1, from);
  const tail = (count: number) => binomialCdf(count, first + count, nullShare);
  const high = Math.ceil(10 + (2 * first * nullShare) / (1 - nullShare));
  const start = firstWholeNear((count) => tail(count) > alpha / 2, { guess: guessOf(first, design, -1), low: 0, high });
  const walk = betaWalk(1 - nullShare, first, start);
  let count = start - 1;
  for (let index = first - from; index < size; index += 1) {
    while (walk.afterB() <= alpha / 2) {
      walk.raiseB();
      count += 1;
    }
    counts[index] = count;
    walk.raiseA();
  }
  return counts;
}

/** Smallest current count, per baseline count, whose upper tail is within half of alpha. */
function upperCounts(from: number, size: number, design: ExactDesign): Int32Array {
  const { nullShare, alpha } = design;
  const counts = new Int32Array(size);
  let count = firstWholeNear((hits) => binomialUpperTail(hits, from + hits, nullShare) <= alpha / 2, {
    guess: guessOf(from, design, 1),
    low: 1,
    high: Infinity,
  });
  const walk = betaWalk(nullShare, count, from + 1);
  for (let index = 0; index < size; index += 1) {
    while (walk.value() > alpha / 2) {
      walk.raiseA();
      count += 1;
    }
    counts[index] = count;
    walk.raiseB();
  }
  return counts;
}

function criticalCounts(design: ExactDesign): CriticalCounts {
  const { from, weights } = likelyCounts(design.baselineMean);
  const size = weights.length;
  return { weights, lower: lowerCounts(from, size, design), upper: upperCounts(from, size, design) };
}

/** A count less likely than this adds nothing to a sum of probabilities. */
const SMALLEST_WEIGHT = 1e-19;

/** The counts that are likely at a mean, from the first one on: each from its neighbour, outwards from the likeliest. */
function likelyCounts(mean: number): { readonly from: number; readonly weights: Float64Array } {
  const likeliest = Math.floor(mean);
  const most = poissonPmf(likeliest, mean);
  let [below, above] = [0, 0];
  for (let weight = most; below < likeliest && weight > SMALLEST_WEIGHT; below += 1)
    weight *= (likeliest - below) / mean;
  for (let weight = most; weight > SMALLEST_WEIGHT; above += 1) weight *= mean / (likeliest + above + 1);
  const weights = new Float64Array(below + 1 + above);
  weights[below] = most;
  for (let place = below - 1; place >= 0; place -= 1)
    weights[place] = (weights[place + 1] as number) * ((likeliest - below + place + 1) / mean);
  for (let place = below + 1; place < weights.length; place += 1)
    weights[place] = (weights[place - 1] as number) * (mean / (likeliest - below + place));
  return { from: likeliest - below, weights };
}

function powerAt({ weights, lower, upper }: CriticalCounts, mean: number): number {
  const cdf = poissonCdfTable(mean);
  let power = 0;
  for (let index = 0; index < weights.length; index += 1)
    power += (weights[index] as number) * (cdf(lower[index] as number) + 1 - cdf((upper[index] as number) - 1));
  return power;
}

/**
 * Chance that the exact central test finds a ratio of rates, by enumeration over both counts.
 *
 * @param design  expected events, alpha, and the current window's share of the exposure; a dispersion is not used
 * @param ratio   the true ratio, zero or more
 * @returns power in [0, 1], rejections on either side
 * @throws {RangeError} when an input is outside its range
 * @example exactRatePower({ baselineMean: 3, unchangedMean: 3, nullShare: 0.5, alpha: 0.05 }, 0) // => 0.0839179420308
 */
export function exactRatePower(design: ExactDesign, ratio: number): number {
  requireDesign(design);
  requireFraction(design.nullShare, 'nullShare');
  if (!(ratio >= 0)) throw new RangeError(`ratio: must be zero or more (got ${ratio})`);
  return powerAt(criticalCounts(design), design.unchangedMean * ratio);
}

/**
 * Ratio nearest 1 that the exact central test finds with the wanted power.
 *
 * @returns null when even elimination (ratio 0), or a rise to a million times as much, is not found with that power
 * @example exactDetectableRatio({ baselineMean: 51, unchangedMean: 51, nullShare: 0.5, alpha: 0.05 }, { power: 0.8, side: 'lower' }) // => 0.505000947
 */
export function exactDetectableRatio(design: ExactDesign, { power, side }: Detection): number | null {
  requireDesign(design);
  requireFraction(design.nullShare, 'nullShare');
  requireFraction(power, 'power');
  const critical = criticalCounts(design);
  const excess = (ratio: number) => powerAt(critical, design.unchangedMean * ratio) - power;
  if (side === 'lower') return excess(0) < 0 ? null : findRoot(excess, { low: 0, high: 1, tolerance: 1e-10 });
  let far = 2;
  while (excess(far) < 0) {
    far *= 2;
    if (far > LARGEST_RATIO) return null;
  }
  return findRoot(excess, { low: 1, high: far, tolerance: 1e-10 });
}
