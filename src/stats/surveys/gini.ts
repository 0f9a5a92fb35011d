import { type Interval, requireFraction } from '../counts/rate-count.ts';
import { studentQuantile } from '../distributions/distributions.ts';

/** How unequally something is spread over members. */
export type Concentration = {
  readonly n: number;
  /** From 0 (all alike) to 1 − 1/n (one has all). */
  readonly gini: number;
  /** The same on a scale that reaches 1: gini times n/(n − 1). */
  readonly relative: number;
  /** Of the jackknife; null with fewer than three members, or where leaving one out leaves nothing. */
  readonly standardError: number | null;
  /** For `gini`, within [0, 1]; null where the standard error is null or 0. */
  readonly interval: Interval | null;
};

/**
 * Gini coefficient of what members contribute, with a jackknife interval.
 *
 * A coalition's members are all there are, so the coefficient itself is a fact about them and has no sampling error.
 * The interval answers another question: how much it hangs on which members happen to belong. It is the jackknife's,
 * leaving out one member at a time, on the logit with t on n − 1 degrees of freedom; with ten members it is rough.
 *
 * @param amounts  what each member gave, ≥ 0; members who gave nothing belong here as 0
 * @param level    confidence level, in (0, 1)
 * @returns null with fewer than two members, or where nobody gave anything
 * @throws {RangeError} when an amount is negative, or the level is not in (0, 1)
 * @see Gini 1912; Yitzhaki 1991; R ineq::Gini, DescTools::Gini(unbiased = TRUE) for `relative`
 * @example gini([1, 1, 1, 5], 0.95).gini // => 0.375
 * @example gini([0, 0, 0, 9], 0.95).relative // => 1
 */
export function gini(amounts: readonly number[], level: number): Concentration | null {
  requireFraction(level, 'level');
  for (const [member, amount] of amounts.entries())
    if (!(amount >= 0 && Number.isFinite(amount)))
      throw new RangeError(`amounts[${member}]: must be ≥ 0 and finite (got ${amount})`);
  const n = amounts.length;
  const sorted = amounts.toSorted((a, b) => a - b);
  const coefficient = coefficientOf(sorted);
  if (n < 2 || coefficient === null) return null;
  const without = sorted.map((_, member) => coefficientOf(sorted.filter((_, other) => other !== member)));
  const standardError = n < 3 ? null : jackknifeError(without);
  return {
    n,
    gini: coefficient,
    relative: (coefficient * n) / (n - 1),
    standardError,
    interval: standardError
      ? logitInterval(coefficient, standardError * studentQuantile((1 + level) / 2, n - 1))
      : null,
  };
}

/**
 * The Gini coefficient alone: the mean absolute difference over twice the mean, from ranks.
 *
 * @param ascending  amounts ≥ 0, in ascending order
 * @returns null where nobody has anything
 * @example coefficientOf([1, 1, 1, 5]) // => 0.375
 */
export function coefficientOf(ascending: readonly number[]): number | null {
  const n = ascending.length;
  const total = ascending.reduce((sum, amount) => sum + amount, 0);
  if (total === 0) return null;
  const ranked = ascending.reduce((sum, amount, rank) => sum + (2 * rank + 1 - n) * amount, 0);
  return ranked / (n * total);
}

function jackknifeError(without: readonly (number | null)[]): number | null {
  const known = without.filter((value) => value !== null);
  const n = without.length;
  if (known.length < n) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / n;
  return Math.sqrt(((n - 1) / n) * known.reduce((sum, value) => sum + (value - mean) ** 2, 0));
}

function logitInterval(share: number, reach: number): Interval | null {
  if (!(share > 0 && share < 1)) return null;
  const logit = Math.log(share / (1 - share));
  const onLogit = reach / (share * (1 - share));
  const back = (value: number): number => 1 / (1 + Math.exp(-value));
  return { low: back(logit - onLogit), high: back(logit + onLogit) };
}
