import type { RatioStat } from '../../crosstab/index.ts';
import type { Metric } from '../../spec/index.ts';
import {
  centralOddsP,
  clopperPearsonInterval,
  conditionalOddsRatio,
  type Interval,
  normalQuantile,
} from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import { remember } from '../remember.ts';
import {
  type Compared,
  incomparable,
  type LevelNumbers,
  type MeasureMethods,
  type Scatter,
  type Side,
} from './measure.ts';
import { reachOf } from './reach.ts';
import { asKind, bothSides } from './stats-of.ts';

/** With a smaller count than this on any side, the interval is exact. */
const smallCount = 20;

/**
 * Ratios of two counts: given their sum, the one above the line is binomial.
 *
 * Level: the odds of that share, with Clopper and Pearson's ends. Change: the ratio of two ratios; given all sums, the count
 * above the line now is hypergeometric, and the interval exact, where any of the four counts is below 20. Else the log
 * ratio ± a reach × √(φ × the sum of one over each count), φ from how the ratio scattered in the baseline's periods.
 *
 * It assumes two counts that chance made apart from each other; where each above the line is one of those below, it is a
 * share.
 *
 * @see Cornfield 1956 on the exact interval; McCullagh & Nelder 1989, §6.2, on φ
 */
export function ratioMethods(): MeasureMethods {
  return {
    scattering: {
      family: 'poisson',
      countOf: (stat) => {
        const { numerator, denominator } = asKind(stat, 'ratio');
        return { events: numerator, exposure: denominator };
      },
    },
    level: (stat, { metric }) => levelOf(asKind(stat, 'ratio'), metric),
    compare: (pairs, { metric, scatter }) => {
      const [now, before] = bothSides(pairs, 'ratio');
      const compared = compare(now, before, { scatter, per: perOf(metric) });
      return compared.status === 'withheld'
        ? incomparable(compared.reason)
        : { compared, now: sideOf(now, metric), before: sideOf(before, metric) };
    },
  };
}

const perOf = ({ measure }: Metric): number => (measure.kind === 'ratio' ? measure.per : 1);

const sideOf = ({ numerator, denominator }: RatioStat, metric: Metric): Side => ({
  value: (numerator / denominator) * perOf(metric),
  n: numerator,
  events: numerator,
  exposure: denominator,
});

/** Clopper and Pearson's interval of the share above the line, as odds. */
function levelOf({ numerator, denominator }: RatioStat, metric: Metric): LevelNumbers {
  if (denominator === 0) return { status: 'withheld', reason: 'no-eligible-records' };
  const share = clopperPearsonInterval({ hits: numerator, n: numerator + denominator }, confidence);
  const per = perOf(metric);
  const odds = (p: number): number => (p >= 1 ? Infinity : (p / (1 - p)) * per);
  return {
    status: 'estimated',
    value: (numerator / denominator) * per,
    low: odds(share.low),
    high: odds(share.high),
    n: numerator,
    events: numerator,
    exposure: denominator,
    method: 'conditional-binomial',
    missing: null,
    effectiveN: null,
  };
}

function compare(now: RatioStat, before: RatioStat, { scatter, per }: { scatter: Scatter; per: number }): Compared {
  if (now.denominator === 0 || before.denominator === 0) return { status: 'withheld', reason: 'no-eligible-records' };
  if (now.numerator + before.numerator === 0) return { status: 'withheld', reason: 'too-few-events' };
  const counts = [now.numerator, now.denominator, before.numerator, before.denominator];
  const isSmall = Math.min(...counts) < smallCount;
  const way = isSmall ? exactly(now, before) : byLogarithm(now, before, scatter);
  const [value, was] = [(now.numerator / now.denominator) * per, (before.numerator / before.denominator) * per];
  return {
    status: 'comparable',
    scale: 'ratio',
    estimate: was === 0 ? Infinity : value / was,
    absolute: value - was,
    p: way.p,
    method: isSmall ? 'exact-central' : 'log-ratio-normal',
    dispersion: scatter.dispersion,
    dispersionDf: scatter.df,
    at: (level) => {
      const { low, high } = way.at(level);
      return { low, high, absolute: differenceOf({ value, was }, { low, high }) };
    },
    detectable: (level, side, power) =>
      detectable(now, before, { reach: reachOf(scatter).at(level) + normalQuantile(power), scatter, side }),
    percentAllowed: !isSmall,
  };
}

interface Way {
  readonly p: number;
  readonly at: (level: number) => Interval;
}

/** Given both sums and the total above the line, the count above it now is hypergeometric. */
function exactly(now: RatioStat, before: RatioStat): Way {
  const share = ({ numerator, denominator }: RatioStat) => ({ hits: numerator, n: numerator + denominator });
  const [one, two] = [share(now), share(before)];
  return { p: centralOddsP(one, two), at: remember((level) => conditionalOddsRatio(one, two, level)) };
}

/** On the log scale, each of the four counts with its own scatter. */
function byLogarithm(now: RatioStat, before: RatioStat, scatter: Scatter): Way {
  const log = Math.log((now.numerator * before.denominator) / (now.denominator * before.numerator));
  const error = Math.sqrt(
    scatter.dispersion * (1 / now.numerator + 1 / now.denominator + 1 / before.numerator + 1 / before.denominator),
  );
  const reach = reachOf(scatter);
  return {
    p: reach.p(log / error),
    at: (level) => {
      const far = reach.at(level) * error;
      return { low: Math.exp(log - far), high: Math.exp(log + far) };
    },
  };
}

/** The ends of the ratio as differences from the earlier value; from none to some, by how much the ratio can be less. */
function differenceOf({ value, was }: { value: number; was: number }, { low, high }: Interval): Interval {
  if (was === 0) return { low: low > 0 ? value * (1 - 1 / low) : 0, high: Infinity };
  return { low: (low - 1) * was, high: (high - 1) * was };
}

function detectable(
  now: RatioStat,
  before: RatioStat,
  { reach, scatter, side }: { reach: number; scatter: Scatter; side: 'lower' | 'higher' },
): number | null {
  if (before.numerator === 0) return null;
  const expected = (before.numerator / before.denominator) * now.denominator;
  const error = Math.sqrt(
    scatter.dispersion * (1 / expected + 1 / now.denominator + 1 / before.numerator + 1 / before.denominator),
  );
  const log = reach * error;
  const ratio = Math.exp(side === 'lower' ? -log : log);
  // below one event there is nothing left to fall to: not even an end to all of them would show
  return ratio * expected < 0.5 ? null : ratio;
}
