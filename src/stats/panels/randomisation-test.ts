import { assignments, countAssignments } from './assignments.ts';

/** A test by all the ways in which the treated units could have been others. */
export type RandomisationTest = {
  readonly observed: number;
  readonly assignments: number;
  /** Share of assignments with a statistic at least as far from 0. */
  readonly twoSided: number;
  /** Shares with one at most as large, and at least as large. */
  readonly lower: number;
  readonly upper: number;
  /** The smallest p that so few assignments can give. */
  readonly smallest: number;
};

/** Equal statistics may differ in their last digits. */
const SLACK = 1e-12;

/**
 * Randomisation test of a statistic over every choice of the treated units.
 *
 * Assumes that any of the units might have been the treated ones, which a programme that chose its areas for their
 * trouble did not see to: within strata of baseline level it is nearer the truth.
 *
 * @param isTreated  for each unit, whether it is
 * @param statistic  of who is treated, 0 where treatment does nothing; an assignment for which it is not a number
 *                   counts against the programme, as far from 0 as any
 * @param options    strata of the units, within which treatment moves; all units together unless given
 * @returns shares of the assignments, the true one among them
 * @throws {RangeError} when all or none are treated, or the observed statistic is not a number
 * @see Fisher 1935; Imbens & Rubin 2015, ch. 5
 * @example randomisationTest([true, false, false, false], (treated) => [5, 1, 2, 3].reduce((sum, y, unit) => sum + (treated[unit] ? y : -y / 3), 0)).upper // => 0.25
 */
export function randomisationTest(
  isTreated: readonly boolean[],
  statistic: (isTreated: readonly boolean[]) => number,
  { strata = isTreated.map(() => 0) }: { readonly strata?: readonly number[] } = {},
): RandomisationTest {
  if (!isTreated.includes(true) || !isTreated.includes(false)) {
    throw new RangeError('isTreated: must hold treated units and others');
  }
  const observed = statistic(isTreated);
  if (Number.isNaN(observed)) throw new RangeError('statistic: must be a number for the units that are treated');
  const labels = isTreated.map(Number);
  const slack = SLACK * Math.max(1, Math.abs(observed));
  const ways = countAssignments(labels, strata);
  let [twoSided, lower, upper] = [0, 0, 0];
  for (const assignment of assignments(labels, strata)) {
    const value = statistic(assignment.map((label) => label === 1));
    const isUnknown = Number.isNaN(value);
    if (isUnknown || Math.abs(value) >= Math.abs(observed) - slack) twoSided += 1;
    if (isUnknown || value <= observed + slack) lower += 1;
    if (isUnknown || value >= observed - slack) upper += 1;
  }
  return {
    observed,
    assignments: ways,
    twoSided: twoSided / ways,
    lower: lower / ways,
    upper: upper / ways,
    smallest: 1 / ways,
  };
}
