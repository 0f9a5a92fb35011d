import { normalQuantile } from '../../stats/index.ts';
import type { Compared, Scatter } from './measure.ts';
import { reachOf } from './reach.ts';

export interface LogRatio {
  /** The logarithm of now ÷ before, and its standard error with all scatter in it. */
  readonly log: number;
  readonly error: number;
  /** What the baseline would have given now, in the unit of the absolute change. */
  readonly expected: number;
}

type Comparable = Extract<Compared, { readonly status: 'comparable' }>;

/** A ratio that is normal (or Student's) on the log scale. */
export function logRatio({ log, error, expected }: LogRatio, scatter: Scatter): Comparable {
  const reach = reachOf(scatter);
  const ratio = Math.exp(log);
  return {
    status: 'comparable',
    scale: 'ratio',
    estimate: ratio,
    absolute: (ratio - 1) * expected,
    p: reach.p(log / error),
    method: 'log-ratio-normal',
    dispersion: scatter.dispersion,
    dispersionDf: scatter.df,
    at: (level) => {
      const far = reach.at(level) * error;
      const [low, high] = [Math.exp(log - far), Math.exp(log + far)];
      return { low, high, absolute: { low: (low - 1) * expected, high: (high - 1) * expected } };
    },
    detectable: (level, side, power) =>
      Math.exp((side === 'lower' ? -1 : 1) * (reach.at(level) + normalQuantile(power)) * error),
    percentAllowed: true,
  };
}
