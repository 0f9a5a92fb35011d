import type { Metric } from '../spec/index.ts';
import type { Interval } from '../stats/index.ts';
import { boundsOf } from './measures/survey-design.ts';

/**
 * What the values of a metric can be, by what it is: a share lies from none to all, nothing is counted below none, and a
 * score keeps to its scale. Means of amounts, which may be debts, have no ends.
 *
 * @param values  in the metric's unit. One beyond an end (a weighted share of 1 + 1e-16, a refund) moves the end to it.
 * @example valueRange({ measure: { kind: 'quantile' } }, [4, 9]) // => { low: 0, high: Infinity }
 */
export function valueRange(metric: Pick<Metric, 'measure' | 'asked'>, values: readonly (number | null)[]): Interval {
  const known = values.filter((value) => value !== null);
  const { low, high } = endsOf(metric);
  return { low: Math.min(low, ...known), high: Math.max(high, ...known) };
}

function endsOf(metric: Pick<Metric, 'measure' | 'asked'>): Interval {
  const { measure } = metric;
  switch (measure.kind) {
    case 'share':
    case 'concentration':
      return { low: 0, high: 1 };
    case 'network':
      return measure.statistic === 'components' ? { low: 0, high: Infinity } : { low: 0, high: 1 };
    case 'survey-share':
    case 'survey-mean':
    case 'scale': {
      const { lowest, highest } = boundsOf(metric);
      return { low: lowest, high: highest };
    }
    case 'mean':
      return { low: -Infinity, high: Infinity };
    default:
      return { low: 0, high: Infinity };
  }
}
