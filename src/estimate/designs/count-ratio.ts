import { quasiPoissonRatio, rateRatio } from '../../stats/index.ts';
import type { IntervalAt } from './design.ts';

/** Events seen and expected, and the events from before that the expectation rests on. */
export interface CountRatioInput {
  readonly observed: number;
  readonly expected: number;
  readonly before: number;
  readonly dispersion: number;
  readonly df: number;
}

export interface CountRatio {
  readonly ratio: number;
  readonly p: number;
  readonly at: IntervalAt;
  readonly inference: 'exact-central' | 'quasi-poisson-t';
  readonly standardError: number | null;
}

/** Below this, intervals are exact (METHODS: small counts). */
const smallCount = 20;

/**
 * Observed over expected where what is expected rests on a count itself: the area's own events before.
 *
 * The exact conditional interval where counts are small or scatter no more than Poisson ones; else on the log scale with
 * √φ and Student's t on the dispersion's degrees of freedom.
 *
 * @returns null where nothing was expected, or nothing happened either before or after
 */
export function countRatio({ observed, expected, before, dispersion, df }: CountRatioInput): CountRatio | null {
  if (expected <= 0 || before === 0) return null;
  const [now, earlier] = [
    { events: observed, exposure: expected },
    { events: before, exposure: before },
  ];
  const isSmall = observed + before < smallCount || observed === 0;
  if (dispersion === 1 || df === 0 || isSmall) {
    const at: IntervalAt = (level) => rateRatio(now, earlier, level);
    return {
      ratio: observed / expected,
      p: rateRatio(now, earlier, 0.95).p,
      at,
      inference: 'exact-central',
      standardError: null,
    };
  }
  const at = (level: number) => quasiPoissonRatio(now, earlier, { dispersion, df, level });
  return {
    ratio: observed / expected,
    p: at(0.95).p,
    at,
    inference: 'quasi-poisson-t',
    standardError: Math.sqrt(dispersion * (1 / observed + 1 / before)),
  };
}
