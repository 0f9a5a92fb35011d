import { type Interval, requireFraction } from '../counts/rate-count.ts';
import { normalQuantile } from '../distributions/distributions.ts';
import { findRoot } from '../distributions/root.ts';
import { requireShare, type Share } from './proportion-interval.ts';

/**
 * Ratio of two shares, with Katz's log interval and Koopman's score interval.
 *
 * @param now       hits and n (whole, n > 0)
 * @param baseline  hits and n
 * @param level     confidence level, in (0, 1)
 * @returns ratio (null when neither has hits, Infinity when only the baseline has none), the difference of the shares,
 *          `katz` (null where either has no hits) and `koopman`
 * @throws {RangeError} when an input is outside its range
 * @see Katz, Baptista, Azen & Pike 1978; Koopman 1984; R PropCIs::riskscoreci
 * @example riskRatio({ hits: 61, n: 240 }, { hits: 88, n: 251 }, 0.95).ratio // => 0.724952651515
 */
export function riskRatio(
  now: Share,
  baseline: Share,
  level: number,
): {
  readonly ratio: number | null;
  readonly difference: number;
  readonly katz: Interval | null;
  readonly koopman: Interval;
} {
  requireShare(now);
  requireShare(baseline);
  requireFraction(level, 'level');
  const [current, before] = [now.hits / now.n, baseline.hits / baseline.n];
  const ratio = before === 0 ? (current === 0 ? null : Infinity) : current / before;
  const z = normalQuantile((1 + level) / 2);
  return { ratio, difference: current - before, katz: katz(now, baseline, z), koopman: koopman(now, baseline, z) };
}

function katz(now: Share, baseline: Share, z: number): Interval | null {
  if (now.hits === 0 || baseline.hits === 0) return null;
  const ratio = now.hits / now.n / (baseline.hits / baseline.n);
  const reach = Math.exp(z * Math.sqrt(1 / now.hits - 1 / now.n + 1 / baseline.hits - 1 / baseline.n));
  return { low: ratio / reach, high: ratio * reach };
}

/** Ratios that the score test does not reject, searched on the log scale away from the estimate. */
function koopman(now: Share, baseline: Share, z: number): Interval {
  if (now.hits === 0 && baseline.hits === 0) return { low: 0, high: Infinity };
  const centre = Math.log(((now.hits + 0.5) / (now.n + 1)) * ((baseline.n + 1) / (baseline.hits + 0.5)));
  const start = now.hits > 0 && baseline.hits > 0 ? Math.log(now.hits / now.n / (baseline.hits / baseline.n)) : centre;
  const excess = (logRatio: number) => scoreZ(now, baseline, Math.exp(logRatio)) - z;
  const deficit = (logRatio: number) => scoreZ(now, baseline, Math.exp(logRatio)) + z;
  return {
    low: now.hits === 0 ? 0 : Math.exp(findRoot(excess, { low: start - 30, high: start })),
    high: baseline.hits === 0 ? Infinity : Math.exp(findRoot(deficit, { low: start, high: start + 30 })),
  };
}

/** Score statistic of a ratio: falls as the ratio rises. The shares are those likeliest at that ratio. */
function scoreZ(now: Share, baseline: Share, ratio: number): number {
  const n = now.n + baseline.n;
  const hits = now.hits + baseline.hits;
  // Likeliest baseline share given the ratio: the smaller root of a quadratic, in the form that does not cancel.
  const b = ratio * (now.n + baseline.hits) + now.hits + baseline.n;
  const root = Math.sqrt(Math.max(0, b * b - 4 * n * ratio * hits));
  const share = (2 * hits) / (b + root);
  const current = Math.min(1, ratio * share);
  const variance = (current * (1 - current)) / now.n + (ratio ** 2 * share * (1 - share)) / baseline.n;
  const gap = now.hits / now.n - (ratio * baseline.hits) / baseline.n;
  return gap === 0 ? 0 : gap / Math.sqrt(variance);
}
