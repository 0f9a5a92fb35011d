import type { MeanStat } from '../../crosstab/index.ts';
import type { Metric } from '../../spec/index.ts';
import { normalQuantile, studentQuantile, studentTwoSidedP } from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import { unitSize } from '../sums.ts';
import { type Compared, incomparable, type LevelNumbers, type MeasureMethods, type Side } from './measure.ts';
import { isTooMuchMissing, missingBounds } from './missing.ts';
import { asKind, bothSides } from './stats-of.ts';

/**
 * Means: Student's t, with the variance from whole sums; two of them by Welch's test, each with its own spread.
 *
 * It takes records as independent draws and their mean as normal, which a few dozen of amounts without a long tail are; a
 * median or a percentile says more of times.
 *
 * @see Welch 1947; Satterthwaite 1946 on the degrees of freedom
 */
export function meanMethods(): MeasureMethods {
  return {
    scattering: null,
    level: (stat, { metric }) => levelOf(asKind(stat, 'mean'), metric),
    compare: (pairs, { metric }) => {
      const [now, before] = bothSides(pairs, 'mean');
      const compared = compare(now, before, metric);
      return compared.status === 'withheld'
        ? incomparable(compared.reason)
        : { compared, now: sideOf(now, metric), before: sideOf(before, metric) };
    },
  };
}

interface Spread {
  readonly mean: number;
  /** Of the mean, squared. */
  readonly error: number;
  readonly df: number;
}

/** The mean and its squared standard error, in the unit of the values; the sum of squares is exact before it is divided. */
function spreadOf({ n, sum, squares }: MeanStat, metric: Metric): Spread {
  const unit = unitSize(metric);
  const about = Number(squares * BigInt(n) - BigInt(sum) ** 2n) / n;
  return { mean: sum / n / unit, error: about / (n - 1) / n / unit ** 2, df: n - 1 };
}

const sideOf = ({ n, sum }: MeanStat, metric: Metric): Side => ({
  value: sum / n / unitSize(metric),
  n,
  events: null,
  exposure: null,
});

function levelOf(stat: MeanStat, metric: Metric): LevelNumbers {
  const { n, missing } = stat;
  if (n === 0) return { status: 'withheld', reason: missing === 0 ? 'no-eligible-records' : 'too-few-measured' };
  if (n === 1) return { status: 'withheld', reason: 'too-few-measured' };
  if (isTooMuchMissing(metric, stat)) return { status: 'withheld', reason: 'too-many-missing' };
  const { mean, error, df } = spreadOf(stat, metric);
  const reach = studentQuantile((1 + confidence) / 2, df) * Math.sqrt(error);
  // records that are all alike do not say how far others may lie from them
  const isTold = error > 0;
  return {
    status: 'estimated',
    value: mean,
    low: isTold ? mean - reach : null,
    high: isTold ? mean + reach : null,
    n,
    events: null,
    exposure: null,
    method: isTold ? 'student-t' : 'none',
    // amounts have no upper end: those that are missing could be any
    missing: missingBounds(metric, missing, () => ({ low: (mean * n) / (n + missing), high: { bound: 'none' } })),
    effectiveN: null,
  };
}

/** Welch's test: neither spread is taken for the other's, with Satterthwaite's degrees of freedom. */
function compare(now: MeanStat, before: MeanStat, metric: Metric): Compared {
  if (now.n < 2 || before.n < 2) return { status: 'withheld', reason: 'too-few-measured' };
  if (isTooMuchMissing(metric, now) || isTooMuchMissing(metric, before))
    return { status: 'withheld', reason: 'too-many-missing' };
  const [one, two] = [spreadOf(now, metric), spreadOf(before, metric)];
  const error = one.error + two.error;
  // where nothing varies in either window, nothing says how sure the difference is
  if (error === 0) return { status: 'withheld', reason: 'not-estimable' };
  const df = error ** 2 / (one.error ** 2 / one.df + two.error ** 2 / two.df);
  const difference = one.mean - two.mean;
  const standardError = Math.sqrt(error);
  return {
    status: 'comparable',
    scale: 'difference',
    estimate: difference,
    absolute: difference,
    p: studentTwoSidedP(difference / standardError, df),
    method: 'welch-t',
    dispersion: 1,
    dispersionDf: df,
    at: (level) => {
      const reach = studentQuantile((1 + level) / 2, df) * standardError;
      const ends = { low: difference - reach, high: difference + reach };
      return { ...ends, absolute: ends };
    },
    detectable: (level, side, power) =>
      (side === 'lower' ? -1 : 1) * (studentQuantile((1 + level) / 2, df) + normalQuantile(power)) * standardError,
    percentAllowed: false,
  };
}
