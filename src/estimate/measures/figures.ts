import type { FiguresStat } from '../../crosstab/index.ts';
import type { Metric, Reason } from '../../spec/index.ts';
import { incomparable, type LevelNumbers, type MeasureMethods, type Side } from './measure.ts';
import { isTooMuchMissing } from './missing.ts';
import { asKind, bothSides } from './stats-of.ts';

/** Values count in millionths. */
const perUnit = 1_000_000;

/**
 * The mean of published means, by how many events each sums up. How much single events differ was not published, so that
 * there is no range, and no change is put down to chance or held against it: what it was before stands beside it.
 */
export function figuresMethods(): MeasureMethods {
  return {
    scattering: null,
    level: (stat, { metric }) => levelOf(asKind(stat, 'figures'), metric),
    compare: (pairs, { metric }) => {
      const [now, before] = bothSides(pairs, 'figures');
      const reason = reasonOf(now, metric) ?? reasonOf(before, metric);
      return reason === null ? incomparable('not-estimable', sideOf(before)) : incomparable(reason);
    },
  };
}

/** Why there is no mean; null where there is one. */
function reasonOf({ weight, averaged, unweighted, unknown }: FiguresStat, metric: Metric): Reason | null {
  const missing = unweighted + unknown;
  if (weight === 0n && missing === 0) return 'no-eligible-records';
  if (weight === 0n) return unweighted > 0 ? 'no-weights' : 'too-few-measured';
  return isTooMuchMissing(metric, { n: averaged, missing }) ? 'too-many-missing' : null;
}

const sideOf = ({ weight, sum }: FiguresStat): Side => ({
  value: Number(sum) / Number(weight) / perUnit,
  n: Number(weight),
  events: null,
  exposure: null,
});

function levelOf(stat: FiguresStat, metric: Metric): LevelNumbers {
  const reason = reasonOf(stat, metric);
  if (reason !== null) return { status: 'withheld', reason };
  const { averaged, unweighted, unknown } = stat;
  return {
    status: 'estimated',
    ...sideOf(stat),
    low: null,
    high: null,
    method: 'none',
    // how many events a figure without a weight sums up is not known, nor what it would do to the mean
    missing: null,
    effectiveN: null,
    beside: { kind: 'figures', averaged, unweighted, unknown },
  };
}
