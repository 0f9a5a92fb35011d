import { type Interval, requireEvents, requireFraction } from '../counts/rate-count.ts';
import { normalQuantile } from '../distributions/distributions.ts';
import { type CensoredHistogram, durationsIn } from './censored-histogram.ts';

/** The curve from one time up to the next. */
export type SurvivalStep = {
  readonly time: number;
  /** Share that lasts longer than this time. */
  readonly survival: number;
  /** Greenwood's variance of the logarithm of that share; infinite once none is left. */
  readonly logVariance: number;
};

/**
 * Kaplan–Meier curve: the share of durations that last longer than each time, with those still open used as far as
 * they were seen.
 *
 * A duration that is censored at a time counts as at risk there: endings come first.
 *
 * @param histogram  ended and open durations by value, zero or more
 * @returns a step at each value, one with an ending or not
 * @throws {RangeError} when a value is negative or a count is not whole
 * @see Kaplan & Meier 1958; R survival::survfit
 * @example survivalCurve({ values: [4, 9], n: [1, 1], censored: [1, 0] })[0].survival // => 0.6666666666666667
 */
export function survivalCurve(histogram: CensoredHistogram): readonly SurvivalStep[] {
  let atRisk = durationsIn(histogram);
  let [survival, logVariance] = [1, 0];
  return histogram.values.map((time, at) => {
    const [n, censored] = [histogram.n[at] ?? 0, histogram.censored?.[at] ?? 0];
    if (!(time >= 0)) throw new RangeError(`value: must be zero or more (got ${time})`);
    requireEvents(n, 'n');
    requireEvents(censored, 'censored');
    if (n > 0) {
      survival *= (atRisk - n) / atRisk;
      logVariance += n / (atRisk * (atRisk - n));
    }
    atRisk -= n + censored;
    return { time, survival, logVariance };
  });
}

/**
 * Share that lasts longer than a time, with its standard error.
 *
 * @returns beyond the last duration, the share there; the standard error is null once none is left
 * @see R summary.survfit(times, extend = TRUE)
 * @example survivalAt(survivalCurve({ values: [4, 9], n: [1, 1], censored: null }), 5) // => { survival: 0.5, standardError: 0.3535533905932738 }
 */
export function survivalAt(
  curve: readonly SurvivalStep[],
  time: number,
): { readonly survival: number; readonly standardError: number | null } {
  const { survival, logVariance } = curve.findLast((step) => step.time <= time) ?? { survival: 1, logVariance: 0 };
  return { survival, standardError: survival === 0 ? null : survival * Math.sqrt(logVariance) };
}

/** The scale on which the interval of the curve is symmetric. */
export type SurvivalScale = 'log-log' | 'log' | 'plain' | 'logit' | 'arcsin';

/**
 * Pointwise interval of the curve at one step, as survfit computes it.
 *
 * @returns null where the scale has no value: on `log-log` while none has ended, on any once none is left
 * @see R survival::survfit(conf.type)
 */
export function survivalInterval(
  step: SurvivalStep,
  options: { readonly level: number; readonly scale: SurvivalScale },
): Interval | null {
  requireFraction(options.level, 'level');
  const { survival, logVariance } = step;
  const reach = normalQuantile((1 + options.level) / 2) * Math.sqrt(logVariance);
  const ends = endsOf(survival, reach, options.scale);
  return Number.isNaN(ends.low) || Number.isNaN(ends.high) ? null : ends;
}

/** The ends at so many standard errors of the logarithm; NaN where the scale has no value. */
function endsOf(survival: number, reach: number, scale: SurvivalScale): Interval {
  const clamped = (value: number): number => Math.min(1, Math.max(0, value));
  if (scale === 'plain') {
    return { low: clamped(survival - reach * survival), high: clamped(survival + reach * survival) };
  }
  if (survival === 0) return { low: Number.NaN, high: Number.NaN };
  switch (scale) {
    case 'log':
      return { low: survival * Math.exp(-reach), high: Math.min(1, survival * Math.exp(reach)) };
    case 'log-log': {
      if (survival === 1) return { low: Number.NaN, high: Number.NaN };
      const hazard = -Math.log(survival);
      return {
        low: Math.exp(-hazard * Math.exp(reach / hazard)),
        high: Math.exp(-hazard * Math.exp(-reach / hazard)),
      };
    }
    case 'logit': {
      const [odds, stretch] = [survival / (1 - survival), reach / (1 - survival)];
      const back = (value: number): number => 1 - 1 / (1 + value);
      return { low: back(odds * Math.exp(-stretch)), high: back(odds * Math.exp(stretch)) };
    }
    case 'arcsin': {
      const [middle, stretch] = [Math.asin(Math.sqrt(survival)), (reach / 2) * Math.sqrt(survival / (1 - survival))];
      return {
        low: Math.sin(Math.max(0, middle - stretch)) ** 2,
        high: Math.sin(Math.min(Math.PI / 2, middle + stretch)) ** 2,
      };
    }
  }
}
