import { type Interval, requireFraction } from '../counts/rate-count.ts';
import { normalQuantile, normalTwoSidedP } from '../distributions/distributions.ts';
import { findRoot } from '../distributions/root.ts';
import { moverSum } from './mover.ts';
import { requireShare, type Share, wilsonInterval } from './proportion-interval.ts';

/**
 * Difference of two independent shares with Newcombe's and Miettinen and Nurminen's intervals, and the chi-square test.
 *
 * @param first   hits and n (whole, n > 0)
 * @param second  hits and n
 * @param level   confidence level, in (0, 1)
 * @returns first less second; `newcombe` from the two Wilson intervals, `score` by inverting the score test;
 *          chiSquare and p without continuity correction, null where both are 0 % or both 100 %
 * @throws {RangeError} when an input is outside its range
 * @see Newcombe 1998, method 10; Miettinen & Nurminen 1985; R PropCIs::diffscoreci, prop.test(correct = FALSE)
 * @example proportionDifference({ hits: 56, n: 70 }, { hits: 48, n: 80 }, 0.95).newcombe.low // => 0.05243147
 */
export function proportionDifference(
  first: Share,
  second: Share,
  level: number,
): {
  readonly difference: number;
  readonly newcombe: Interval;
  readonly score: Interval;
  readonly chiSquare: number | null;
  readonly p: number | null;
} {
  requireShare(first);
  requireShare(second);
  requireFraction(level, 'level');
  const difference = first.hits / first.n - second.hits / second.n;
  const pooled = (first.hits + second.hits) / (first.n + second.n);
  const z = difference / Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
  const defined = pooled > 0 && pooled < 1;
  return {
    difference,
    newcombe: newcombe(first, second, level),
    score: scoreInterval(first, second, normalQuantile((1 + level) / 2)),
    chiSquare: defined ? z * z : null,
    p: defined ? normalTwoSidedP(z) : null,
  };
}

function newcombe(first: Share, second: Share, level: number): Interval {
  const part = (share: Share) => ({ estimate: share.hits / share.n, ...wilsonInterval(share, level) });
  const { low, high } = moverSum([
    { weight: 1, ...part(first) },
    { weight: -1, ...part(second) },
  ]);
  return { low, high };
}

function scoreInterval(first: Share, second: Share, z: number): Interval {
  const difference = first.hits / first.n - second.hits / second.n;
  const statistic = (null_: number) => (difference - null_) / Math.sqrt(restrictedVariance(first, second, null_));
  const edge = 1 - 1e-12;
  const below = statistic(-edge) > z;
  const above = statistic(edge) < -z;
  // Where the shares are 0 and 1 the variance at the estimate itself is zero.
  const centre = Math.min(edge, Math.max(-edge, difference));
  return {
    low: below ? findRoot((d) => statistic(d) - z, { low: -edge, high: centre }) : -1,
    high: above ? findRoot((d) => statistic(d) + z, { low: centre, high: edge }) : 1,
  };
}

/**
 * Variance of the difference at the likeliest shares that differ by exactly `gap`, found where the score is zero.
 * Miettinen and Nurminen enlarge it by N / (N − 1), which Mee does not.
 */
function restrictedVariance(first: Share, second: Share, gap: number): number {
  const low = Math.max(0, -gap);
  const high = Math.min(1, 1 - gap);
  const score = (share: number) => {
    const other = share + gap;
    const mine = (second.hits - second.n * share) * other * (1 - other);
    return mine + (first.hits - first.n * other) * share * (1 - share);
  };
  const inset = (high - low) * 1e-12;
  const [from, to] = [low + inset, high - inset];
  const inside = score(from) > 0 && score(to) < 0;
  const share = inside ? findRoot(score, { low: from, high: to }) : score(from) <= 0 ? from : to;
  const other = share + gap;
  const n = first.n + second.n;
  return (((other * (1 - other)) / first.n + (share * (1 - share)) / second.n) * n) / (n - 1);
}
