import type { Bound, Metric } from '../../spec/index.ts';

/** With more than this share left out, what is left says too little. */
const mostExcluded = 0.2;
/** And with more than this share of records that nobody can be told by, whether they were seen again is not known. */
const mostNameless = 0.1;

/** Records without the value, and what the result would be at either extreme. */
export interface MissingBounds {
  readonly n: number;
  readonly low: number;
  readonly high: Bound;
}

const ruleOf = ({ measure }: Metric): 'bounds' | 'exclude' => ('missing' in measure ? measure.missing : 'bounds');

const looksAgain = ({ measure }: Metric): boolean => measure.kind === 'share' && 'again' in measure.hits;

/** More are left out, by declaration, than can be. */
export function isTooMuchMissing(metric: Metric, { n, missing }: { n: number; missing: number }): boolean {
  const most = looksAgain(metric) ? mostNameless : ruleOf(metric) === 'exclude' ? mostExcluded : 1;
  return missing > most * (n + missing);
}

/** What is told of records without the value: nothing where there are none, or where they are left out by declaration. */
export const missingBounds = (
  metric: Metric,
  missing: number,
  ends: () => { readonly low: number; readonly high: Bound },
): MissingBounds | null => (missing === 0 || ruleOf(metric) === 'exclude' ? null : { n: missing, ...ends() });
