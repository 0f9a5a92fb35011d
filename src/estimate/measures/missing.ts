import type { Bound, Metric } from '../../spec/index.ts';

/** With more than this share left out, what is left says too little. */
const mostExcluded = 0.2;

/** Records without the value, and what the result would be at either extreme. */
export interface MissingBounds {
  readonly n: number;
  readonly low: number;
  readonly high: Bound;
}

const ruleOf = ({ measure }: Metric): 'bounds' | 'exclude' => ('missing' in measure ? measure.missing : 'bounds');

/** More are left out, by declaration, than can be. */
export const isTooMuchMissing = (metric: Metric, { n, missing }: { n: number; missing: number }): boolean =>
  ruleOf(metric) === 'exclude' && missing > mostExcluded * (n + missing);

/** What is told of records without the value: nothing where there are none, or where they are left out by declaration. */
export const missingBounds = (
  metric: Metric,
  missing: number,
  ends: () => { readonly low: number; readonly high: Bound },
): MissingBounds | null => (missing === 0 || ruleOf(metric) === 'exclude' ? null : { n: missing, ...ends() });
