import type { Metric } from '../../spec/index.ts';
import { normalQuantile, studentQuantile, studentTwoSidedP } from '../../stats/index.ts';
import type { Compared } from './measure.ts';
import { boundsOf } from './survey-design.ts';

/** A difference with t on the degrees of freedom of its design; it never leaves the range that a difference can have. */
export function byStudent(
  method: 'survey-overlap-t' | 'survey-paired-t',
  {
    difference,
    standardError,
    df,
    metric,
  }: { readonly difference: number; readonly standardError: number; readonly df: number; readonly metric: Metric },
): Compared {
  const { lowest, highest } = boundsOf(metric);
  const most = highest - lowest;
  const at = (level: number) => {
    const reach = studentQuantile((1 + level) / 2, df) * standardError;
    return { low: Math.max(-most, difference - reach), high: Math.min(most, difference + reach) };
  };
  const p = studentTwoSidedP(difference / standardError, df);
  return comparable(method, { difference, standardError, df, p, at });
}

/** A difference as every comparison is given. */
export function comparable(
  method: Extract<Compared, { readonly status: 'comparable' }>['method'],
  {
    difference,
    standardError: error,
    df,
    p,
    at,
  }: {
    readonly difference: number;
    readonly standardError: number;
    readonly df: number;
    readonly p: number;
    readonly at: (level: number) => { readonly low: number; readonly high: number };
  },
): Compared {
  return {
    status: 'comparable',
    scale: 'difference',
    estimate: difference,
    absolute: difference,
    p,
    method,
    dispersion: 1,
    dispersionDf: df,
    at: (level) => ({ ...at(level), absolute: at(level) }),
    detectable: (level, side, power) =>
      error === 0
        ? null
        : (side === 'lower' ? -1 : 1) * (studentQuantile((1 + level) / 2, df) + normalQuantile(power)) * error,
    percentAllowed: false,
  };
}
