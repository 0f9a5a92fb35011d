import { respondentsOf, type SamplingLabel, type SurveySample } from './survey-sample.ts';

/** What is known of the population: for each respondent a group, and how many people each group has. */
export type Margin = {
  /** Row by row; every respondent has one. */
  readonly groups: readonly SamplingLabel[];
  readonly totals: ReadonlyMap<SamplingLabel, number>;
};

/**
 * Weights that add up to known population totals of groups.
 *
 * Answers that go with the groups become surer: an estimate's variance is that of what the groups do not explain.
 *
 * @param margin  the group of each row, and people of the population in each group (≥ 0)
 * @returns the sample with new weights; estimators know from it what the groups explain
 * @throws {RangeError} when a group has respondents but no total or a total but no respondents: join groups first
 * @see R survey::postStratify
 * @example poststratify({ weights: [1, 1, 1] }, { groups: ['a', 'a', 'b'], totals: new Map([['a', 60], ['b', 40]]) }).weights // => [30, 30, 40]
 */
export function poststratify(sample: SurveySample, margin: Margin): SurveySample {
  const { weights, calibrations = [] } = sample;
  const fitted = fitMargin(sample, margin);
  const calibration = { margins: [indicesOf(margin.groups)], weights: fitted, leverage: weights, sweeps: 1 };
  return { ...sample, weights: fitted, calibrations: [...calibrations, calibration] };
}

/** Weights scaled group by group to the margin's totals. */
export function fitMargin(sample: SurveySample, { groups, totals }: Margin): readonly number[] {
  const { weights } = sample;
  const counts = respondentsOf(sample);
  if (groups.length !== weights.length)
    throw new RangeError(`margin: must have ${weights.length} rows (got ${groups.length})`);
  const sums = new Map<SamplingLabel, number>();
  for (const [row, group] of groups.entries())
    sums.set(group, (sums.get(group) ?? 0) + (counts[row] ?? 0) * (weights[row] ?? 0));
  for (const [group, total] of totals) {
    if (!(total >= 0 && Number.isFinite(total))) throw new RangeError(`margin: totals must be ≥ 0 (got ${total})`);
    if (total > 0 && !sums.get(group)) throw new RangeError('margin: a group with a total has no respondents');
  }
  return groups.map((group, row) => {
    const [total, sum] = [totals.get(group), sums.get(group) ?? 0];
    if (total === undefined) throw new RangeError('margin: a group of respondents has no total');
    return sum === 0 ? 0 : ((weights[row] ?? 0) * total) / sum;
  });
}

/** Groups as whole numbers from 0. */
export function indicesOf(groups: readonly SamplingLabel[]): readonly number[] {
  const known = new Map<SamplingLabel, number>();
  return groups.map((group) => {
    const index = known.get(group) ?? known.size;
    known.set(group, index);
    return index;
  });
}
