import type { Interval } from '../counts/rate-count.ts';

/** A test and the interval that says the same. */
export type InvertedTest = {
  readonly p: number;
  /** Of the ratio: it leaves out 1 exactly where p is no more than 1 − level. Ends may be open: 0, or Infinity. */
  readonly at: (level: number) => Interval;
};

/** Distances from the estimate at which the test is looked at, on the log scale: fine near by, wide far out. */
const NEAREST = 0.01;
const GROWTH = 1.25;
const FARTHEST = 7;
/** So many points in a row with the smallest p are the end of it. */
const SETTLED = 4;
const HALVINGS = 8;
/** Levels and p that differ by rounding are equal. */
const SLACK = 1e-9;

type Point = { readonly log: number; readonly p: number };

/**
 * Interval of a ratio by inversion of a test that has no closed form, such as one by ranks.
 *
 * p of a ratio is the largest p at it or farther from the estimate, so that the ratios not rejected are one interval, and
 * the p of no effect agrees with it.
 *
 * @param pOf       p of the hypothesis that the ratio's logarithm is that
 * @param estimate  logarithm of the estimate, finite
 * @param smallest  the smallest p that the test can give
 * @example Math.round(100 * invertedTest((log) => Math.exp(-10 * Math.abs(log)), 0, 0).at(0.9).high) // => 126
 */
export function invertedTest(pOf: (log: number) => number, estimate: number, smallest: number): InvertedTest {
  const sides = {
    low: pointsOf(pOf, { estimate, smallest, side: -1 }),
    high: pointsOf(pOf, { estimate, smallest, side: 1 }),
  };
  const end = (points: readonly Point[], limit: number): number | null => {
    const last = points.findLastIndex(({ p }) => p > limit);
    if (last === points.length - 1) return null;
    let [inside, outside] = [points[last]?.log ?? estimate, points[last + 1]?.log ?? estimate];
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      const middle = (inside + outside) / 2;
      if (pOf(middle) > limit) inside = middle;
      else outside = middle;
    }
    return Math.exp(inside);
  };
  const beyond = estimate > 0 ? sides.low.filter(({ log }) => log <= 0) : sides.high.filter(({ log }) => log >= 0);
  return {
    p: Math.max(...beyond.map(({ p }) => p)),
    at: (level) => {
      const limit = 1 - level + SLACK;
      return { low: end(sides.low, limit) ?? 0, high: end(sides.high, limit) ?? Infinity };
    },
  };
}

/** From the estimate outwards on one side; no effect is one of the points where it lies there. */
function pointsOf(
  pOf: (log: number) => number,
  { estimate, smallest, side }: { readonly estimate: number; readonly smallest: number; readonly side: -1 | 1 },
): readonly Point[] {
  const none = Math.abs(estimate);
  const holdsNone = side * estimate <= 0;
  const distances = holdsNone ? [0, none] : [0];
  for (let distance = NEAREST; distance < FARTHEST; distance *= GROWTH) distances.push(distance);
  const points: Point[] = [];
  for (const distance of distances.sort((a, b) => a - b)) {
    const log = holdsNone && distance === none ? 0 : estimate + side * distance;
    points.push({ log, p: pOf(log) });
    if (holdsNone && distance < none) continue;
    if (points.length >= SETTLED && points.slice(-SETTLED).every(({ p }) => p <= smallest + SLACK)) break;
  }
  return points;
}
