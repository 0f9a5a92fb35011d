/** One agency's answers about another, each from 1 (not at all) to 4 (a great deal); null where left blank. */
export type PartnerTie = {
  readonly from: string;
  readonly to: string;
  /** Reliability, support of the mission, openness to discussion. */
  readonly trust: readonly (number | null)[];
  /** Power and influence, level of involvement, resources. */
  readonly value: readonly (number | null)[];
};

/** A mean of reported ties, from 1 to 4, and as percent of the way from 1 to 4; null when nobody answered. */
export type PartnerScore = { readonly mean: number | null; readonly percent: number | null };

/** PARTNER's scores of a coalition. */
export type PartnerScores = {
  readonly trust: PartnerScore;
  readonly value: PartnerScore;
  /** What others say of each agency that anybody reports a tie to, by its name: not for display, for it exposes persons. */
  readonly trustByTarget: Readonly<Record<string, number | null>>;
  readonly valueByTarget: Readonly<Record<string, number | null>>;
  /** Directed pairs with a tie, of all pairs; null with fewer than two agencies. */
  readonly density: number | null;
};

/**
 * Scores of the PARTNER survey: how much agencies trust and value those they work with.
 *
 * Each tie has the mean of its items that were answered; a score is the mean over all reported ties, so that agencies
 * with many ties say more. A tie of which no item was answered is left out of the score and stays in the density.
 *
 * @param ties      one for each pair of agencies that one of them reports
 * @param agencies  everyone in the coalition; those named in a tie unless given
 * @returns overall scores, scores by target, and density
 * @throws {RangeError} for an answer outside 1 to 4, or a tie to an agency that is not in the coalition
 * @see PARTNER (Visible Network Labs), how trust and value are scored; Varda & Retrum 2012, J Public Health Research 1:170
 * @example partnerScores([{ from: 'a', to: 'b', trust: [4, 3, null], value: [1, 2, 3] }]).trust.percent // => 83.33333333333334
 */
export function partnerScores(ties: readonly PartnerTie[], agencies?: readonly string[]): PartnerScores {
  const coalition = new Set(agencies ?? ties.flatMap(({ from, to }) => [from, to]));
  const pairs = new Set<string>();
  for (const [index, { from, to }] of ties.entries()) {
    if (!(coalition.has(from) && coalition.has(to))) {
      throw new RangeError(`ties[${index}]: must be between agencies of the coalition`);
    }
    if (from !== to) pairs.add(JSON.stringify([from, to]));
  }
  const possible = coalition.size * (coalition.size - 1);
  const trust = ties.map((tie) => ({ to: tie.to, score: itemMean(tie.trust) }));
  const value = ties.map((tie) => ({ to: tie.to, score: itemMean(tie.value) }));
  return {
    trust: scoreOf(trust),
    value: scoreOf(value),
    trustByTarget: byTarget(trust),
    valueByTarget: byTarget(value),
    density: possible === 0 ? null : pairs.size / possible,
  };
}

type Scored = { readonly to: string; readonly score: number | null };

function itemMean(items: readonly (number | null)[]): number | null {
  const answered = items.filter((item) => item !== null);
  if (!answered.every((item) => item >= 1 && item <= 4)) throw new RangeError('answers: must be from 1 to 4');
  return meanOf(answered);
}

function scoreOf(ties: readonly Scored[]): PartnerScore {
  const mean = meanOf(ties.map(({ score }) => score).filter((score) => score !== null));
  return { mean, percent: mean === null ? null : (100 * (mean - 1)) / 3 };
}

function byTarget(ties: readonly Scored[]): Readonly<Record<string, number | null>> {
  const targets = [...new Set(ties.map(({ to }) => to))];
  return Object.fromEntries(targets.map((target) => [target, scoreOf(ties.filter(({ to }) => to === target)).mean]));
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
