import type { Interval } from '../counts/rate-count.ts';
import { binomialCdf, chiSquareUpperTail, normalTwoSidedP } from '../distributions/distributions.ts';
import { ranksOf, tiesOf } from './ranks.ts';
import { studentTest } from './survey-difference.ts';
import { surveyInterval } from './survey-interval.ts';

/** The same people asked twice: yes or no, then yes or no. */
export type PanelTable = Readonly<Record<'yesYes' | 'yesNo' | 'noYes' | 'noNo', number>>;

/**
 * Change of a share among people who were asked twice.
 *
 * Only those who changed their answer tell anything: if nothing moved, as many changed one way as the other.
 *
 * @param table  people by first and second answer, whole
 * @returns the share of yes in the second wave less that in the first, with its standard error; exact p (binomial) and
 *          McNemar's chi-square without correction, null where nobody changed their answer
 * @throws {RangeError} when there is nobody, or a count is not whole
 * @see McNemar 1947; R stats::binom.test, stats::mcnemar.test(correct = FALSE)
 * @example panelChange({ yesYes: 40, yesNo: 9, noYes: 21, noNo: 30 }).exactP // => 0.0427739452571
 */
export function panelChange({ yesYes, yesNo, noYes, noNo }: PanelTable): {
  readonly difference: number;
  readonly standardError: number;
  readonly exactP: number | null;
  readonly chiSquare: number | null;
  readonly chiSquareP: number | null;
} {
  for (const count of [yesYes, yesNo, noYes, noNo])
    if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`table: must be whole counts (got ${count})`);
  const [n, changed, net] = [yesYes + yesNo + noYes + noNo, yesNo + noYes, noYes - yesNo];
  if (n === 0) throw new RangeError('table: must hold people (got none)');
  const chiSquare = changed > 0 ? (net * net) / changed : null;
  return {
    difference: net / n,
    standardError: Math.sqrt(changed - (net * net) / n) / n,
    exactP: changed > 0 ? Math.min(1, 2 * binomialCdf(Math.min(yesNo, noYes), changed, 0.5)) : null,
    chiSquare,
    chiSquareP: chiSquare === null ? null : chiSquareUpperTail(chiSquare, 1),
  };
}

/** Change of a score among the same people. */
export type PairedChange = {
  /** People with both scores. */
  readonly n: number;
  readonly difference: number;
  /** Null, like all that follows from it, with fewer than two people. */
  readonly standardError: number | null;
  readonly interval: Interval | null;
  readonly t: number | null;
  readonly df: number;
  readonly p: number | null;
  /** Mean change in standard deviations of the changes (Cohen's d_z). */
  readonly standardised: number | null;
  /** Sum of the ranks of those who went up. */
  readonly rankSum: number;
  /** Wilcoxon's signed ranks: normal with continuity and ties; null where nobody's score moved. */
  readonly rankP: number | null;
};

/**
 * Change of a score among people who were asked twice: paired t, and Wilcoxon's signed ranks for scores that are only
 * ordered.
 *
 * @param pairs  first and second score of each person; who lacks one is left out
 * @param level  confidence level, in (0, 1)
 * @returns the second less the first, in the unit of the score; t and p null where all moved by the same
 * @throws {RangeError} when nobody has both scores, or the level is not in (0, 1)
 * @see R stats::t.test(paired = TRUE), stats::wilcox.test(paired = TRUE, exact = FALSE)
 * @example pairedChange([[3, 4], [2, 2], [4, 5], [3, 3], [5, 4], [2, 4], [3, 3], [4, 5]], 0.95).t // => 1.52752523165195
 */
export function pairedChange(
  pairs: readonly (readonly [first: number | null, second: number | null])[],
  level: number,
): PairedChange {
  const changes = pairs.flatMap(([first, second]) => (first === null || second === null ? [] : [second - first]));
  const n = changes.length;
  if (n === 0) throw new RangeError('pairs: must hold people with both scores (got none)');
  const difference = changes.reduce((sum, change) => sum + change, 0) / n;
  const spread = Math.sqrt(changes.reduce((sum, change) => sum + (change - difference) ** 2, 0) / (n - 1));
  const standardError = n > 1 ? spread / Math.sqrt(n) : null;
  const { t, p } = studentTest(difference, standardError ?? 0, n - 1);
  return {
    n,
    difference,
    standardError,
    interval: standardError === null ? null : surveyInterval({ estimate: difference, standardError, df: n - 1 }, level),
    t,
    df: n - 1,
    p,
    standardised: t === null ? null : difference / spread,
    ...signedRanks(changes),
  };
}

function signedRanks(changes: readonly number[]): Pick<PairedChange, 'rankSum' | 'rankP'> {
  const moved = changes.filter((change) => change !== 0);
  const sizes = moved.map(Math.abs);
  const ranks = ranksOf(sizes);
  const rankSum = ranks.reduce((sum, rank, at) => ((moved[at] ?? 0) > 0 ? sum + rank : sum), 0);
  const n = moved.length;
  if (n === 0) return { rankSum, rankP: null };
  const ties = tiesOf(sizes).reduce((sum, tie) => sum + tie ** 3 - tie, 0);
  const distance = rankSum - (n * (n + 1)) / 4;
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - ties / 48;
  const z = (distance - Math.sign(distance) / 2) / Math.sqrt(variance);
  return { rankSum, rankP: normalTwoSidedP(z) };
}
