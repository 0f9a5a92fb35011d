import type { MetricRecords } from '../spec/index.ts';
import { isSameSet, isSubset } from './record-sets.ts';

/**
 * Metrics of which one tells how many records of another it rests on, or is never more than the other: calls and the calls
 * that a 90th percentile is of, reports and reports per call, people shot and the times that somebody was. What the other
 * hides for the sake of a small count, it would tell; of two counts each would bring the other so near that nothing is open.
 *
 * @returns pairs of metrics, the first of which must hide what the second hides
 */
export function boundedPairs(records: readonly MetricRecords[]): readonly (readonly [string, string])[] {
  return records.flatMap((own) =>
    records.flatMap((other): readonly (readonly [string, string])[] => {
      if (other === own || !rests(own, other)) return [];
      const pair = [own.metric, other.metric] as const;
      return own.counts === null ? [pair] : [pair, [other.metric, own.metric]];
    }),
  );
}

/** Whether a number told of a metric is just as large as the count of another, or at most; values counted once are near it. */
export function rests({ within = [], counts: own }: MetricRecords, other: MetricRecords): boolean {
  const { counts, among, isSpread } = other;
  if (counts === null || among !== null || isSpread) return false;
  return within.some((set) => isSameSet(set, counts) || (own !== null && isSubset(set, counts)));
}

/**
 * Whether a metric tells how many records there are, of which a mean or a quantile leaves some out: a count of all of them,
 * or a share of them. Conditions that the source's own rules stand for are not declared, so either may have more of them.
 */
export function tellsAllOf(
  { within = [], counts: own }: Pick<MetricRecords, 'within' | 'counts'>,
  other: Pick<MetricRecords, 'counts' | 'among' | 'isSpread'>,
): boolean {
  const all = other.among ?? other.counts;
  if (own !== null || all === null || other.isSpread || all.of !== '' || all.sum !== '') return false;
  return within.some((set) => isSameSet(set, all) || isSubset(set, all) || isSubset(all, set));
}
