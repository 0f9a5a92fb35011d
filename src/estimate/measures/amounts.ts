import type { AmountsStat } from '../../crosstab/index.ts';
import type { Metric, Reason } from '../../spec/index.ts';
import { belowSize, unitSize } from '../sums.ts';
import { incomparable, type LevelNumbers, type MeasureMethods, type Side } from './measure.ts';
import { asKind, bothSides } from './stats-of.ts';

/**
 * One sum for each so much of another. All of the money and of the hours is in it, and none is a sample of other money:
 * there is no range, and no change that chance could be weighed against; what it was before stands beside it.
 */
export function amountMethods(): MeasureMethods {
  return {
    scattering: null,
    level: (stat, { metric }) => levelOf(asKind(stat, 'amounts'), metric),
    compare: (pairs, { metric }) => {
      const [now, before] = bothSides(pairs, 'amounts');
      const reason = reasonOf(now) ?? reasonOf(before);
      return reason === null ? incomparable('whole-coalition', sideOf(before, metric)) : incomparable(reason);
    },
  };
}

/** Why there is no value; null where there is one. An amount that nobody wrote down is not an amount of nothing. */
function reasonOf({ n, below }: AmountsStat): Reason | null {
  if (below === 0) return 'no-eligible-records';
  return n === 0 ? 'too-few-measured' : null;
}

const sideOf = ({ n, above, below }: AmountsStat, metric: Metric): Side => ({
  value: (above / below / unitSize(metric)) * perOf(metric),
  n,
  events: null,
  exposure: null,
});

const perOf = ({ measure }: Metric): number => (measure.kind === 'amount-ratio' ? measure.per * belowSize(measure) : 1);

function levelOf(stat: AmountsStat, metric: Metric): LevelNumbers {
  const reason = reasonOf(stat);
  if (reason !== null) return { status: 'withheld', reason };
  return {
    status: 'estimated',
    ...sideOf(stat, metric),
    low: null,
    high: null,
    method: 'none',
    missing: null,
    effectiveN: null,
  };
}
