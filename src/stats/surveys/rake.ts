import { fitMargin, indicesOf, type Margin } from './poststratify.ts';
import type { SurveySample } from './survey-sample.ts';

/** How raking goes, where the house's way is not wanted. */
export type RakeOptions = {
  /** Largest relative change of a weight when a margin is fitted for the last time; 1e-12 unless given. */
  readonly tolerance?: number;
  /** Rounds after which raking gives up; 1000 unless given. */
  readonly rounds?: number;
  /**
   * How respondents count when an answer is fitted on the margins for its variance: by the weights that they came with,
   * as theory has it (the default), or all alike, as R's `rake` does.
   */
  readonly leverage?: 'weights' | 'equal';
  /** Turns that each margin takes in that fit; until nothing moves unless given. R takes ten. */
  readonly sweeps?: number;
};

/**
 * Weights that add up to several margins at once, each known by itself: age, sex, neighbourhood.
 *
 * Scales to one margin after the other until no weight changes any more (iterative proportional fitting). The variance
 * of an estimate is then that of what the margins together do not explain of the answer; plain weights would claim
 * too little or too much.
 *
 * @param margins  one or more; their totals must agree on the size of the population
 * @returns the sample with new weights, and the rounds that it took
 * @throws {RangeError} when margins disagree, a group has no respondents or no total, or weights do not settle
 * @see Deming & Stephan 1940; Deville & Särndal 1992; R survey::rake, whose default stops early (epsilon = 1, ten rounds)
 * @example rake({ weights: [1, 1, 1, 1] }, [{ groups: [0, 0, 1, 1], totals: new Map([[0, 60], [1, 40]]) }, { groups: [0, 1, 0, 1], totals: new Map([[0, 50], [1, 50]]) }]).sample.weights // => [30, 30, 20, 20]
 */
export function rake(
  sample: SurveySample,
  margins: readonly [Margin, ...Margin[]],
  { tolerance = 1e-12, rounds = 1000, leverage = 'weights', sweeps = 500 }: RakeOptions = {},
): { readonly sample: SurveySample; readonly rounds: number } {
  requireAgreement(margins);
  const base = sample.weights;
  let weights = base;
  for (let round = 1; round <= rounds; round += 1) {
    // each margin is looked at by itself: margins that cannot be met together go round in a circle that looks settled
    let change = 0;
    for (const margin of margins) {
      const fitted = fitMargin({ ...sample, weights }, margin);
      change = Math.max(change, largestChange(weights, fitted));
      weights = fitted;
    }
    if (change > tolerance) continue;
    const calibration = {
      margins: margins.map(({ groups }) => indicesOf(groups)),
      weights,
      leverage: leverage === 'equal' ? base.map(() => 1) : base,
      sweeps,
    };
    const calibrations = [...(sample.calibrations ?? []), calibration];
    return { sample: { ...sample, weights, calibrations }, rounds: round };
  }
  throw new RangeError(`margins: no weights meet them all (none after ${rounds} rounds)`);
}

function requireAgreement(margins: readonly Margin[]): void {
  const [first = 0, ...others] = margins.map(({ totals }) => [...totals.values()].reduce((sum, n) => sum + n, 0));
  for (const other of others)
    if (Math.abs(other - first) > 1e-6 * first)
      throw new RangeError(`margins: must have one population (got ${first} and ${other})`);
}

function largestChange(before: readonly number[], after: readonly number[]): number {
  let largest = 0;
  for (const [row, weight] of after.entries())
    if (weight > 0) largest = Math.max(largest, Math.abs((before[row] ?? 0) / weight - 1));
  return largest;
}
