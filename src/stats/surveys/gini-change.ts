import { type Interval, requireFraction } from '../counts/rate-count.ts';
import { studentQuantile, studentTwoSidedP } from '../distributions/distributions.ts';
import { coefficientOf } from './gini.ts';

/** How much more unequally something is spread than it was. */
export type GiniChange = {
  /** Now less before. */
  readonly difference: number;
  readonly standardError: number;
  readonly df: number;
  readonly p: number;
  /** At a level, by the same standard error. */
  readonly at: (level: number) => Interval;
};

/** Of fewer members a change says too little of which of them it hangs on. */
export const FEWEST_COMPARED = 10;

/**
 * Change of the Gini coefficient between two times of the same members, with a jackknife interval.
 *
 * One member at a time is left out of both times, so that what lasts of a member's size does not count as uncertainty. The
 * interval says how much the change hangs on which members happen to belong, with t on fewer degrees of freedom where it
 * hangs on a few. False alarms of 5 % with counts in 8 to 80 areas: 3.9 to 5.1; with amounts of very unequal partners up to
 * 6.5, so that of those no change is told.
 *
 * @param now     what each member has, ≥ 0
 * @param before  what the same members had, in the same order
 * @returns null with fewer than `FEWEST_COMPARED` members, where nobody has anything (or all that there is belongs to
 *          one member) at either time, and where leaving members out changes nothing
 * @throws {RangeError} when the two differ in length
 * @see Efron & Tibshirani 1993, chapter 11; Yitzhaki 1991 on the jackknife of Gini
 */
export function giniChange(now: readonly number[], before: readonly number[]): GiniChange | null {
  const n = now.length;
  if (before.length !== n) throw new RangeError(`before: must have ${n} members (got ${before.length})`);
  const difference = differenceWithout(now, before, -1);
  if (n < FEWEST_COMPARED || difference === null) return null;
  const without = now.flatMap((_, member) => differenceWithout(now, before, member) ?? []);
  if (without.length < n) return null;
  const mean = without.reduce((sum, value) => sum + value, 0) / n;
  const moment = (power: number): number => without.reduce((sum, value) => sum + (value - mean) ** power, 0);
  const standardError = Math.sqrt(((n - 1) / n) * moment(2));
  // what is left of nothing by rounding
  if (!(standardError > 1e-12)) return null;
  const df = steadiness(n, (n * moment(4)) / moment(2) ** 2);
  return {
    difference,
    standardError,
    df,
    p: studentTwoSidedP(difference / standardError, df),
    at: (level) => {
      requireFraction(level, 'level');
      const reach = studentQuantile((1 + level) / 2, df) * standardError;
      return { low: difference - reach, high: difference + reach };
    },
  };
}

/**
 * Degrees of freedom of a variance whose parts have this kurtosis (3 is normal, and n − 1): where it hangs on a few large
 * members, it is known less well than their number says (Satterthwaite 1946).
 */
const steadiness = (n: number, kurtosis: number): number =>
  Math.max(1, Math.min(n - 1, (2 * n) / (kurtosis - (n - 3) / (n - 1))));

/** Now less before, without one member; −1 leaves none out. Null where one of them is of nothing. */
function differenceWithout(now: readonly number[], before: readonly number[], member: number): number | null {
  const rest = (amounts: readonly number[]): readonly number[] =>
    amounts.filter((_, at) => at !== member).toSorted((a, b) => a - b);
  const [one, two] = [coefficientOf(rest(now)), coefficientOf(rest(before))];
  return one === null || two === null ? null : one - two;
}
