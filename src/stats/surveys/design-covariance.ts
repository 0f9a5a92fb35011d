import {
  type Calibration,
  type LonelyRule,
  respondentsOf,
  type SampledStratum,
  type SurveySample,
  samplingStrata,
} from './survey-sample.ts';

/** Symmetric, row by row. */
export type Covariance = readonly (readonly number[])[];

/**
 * Covariance of weighted totals over a sample's design: the one variance from which all survey errors come.
 *
 * Within a stratum, values are first summed over each unit and the differences of those sums are squared last, however
 * many rows, months or files a unit is spread over. Units of the stratum without a value count as zeros. Later stages
 * add theirs times the share of units drawn before. Values of calibrated samples are first freed of what their margins
 * explain.
 *
 * @param columns  values for each respondent of a row, before weighting; 0 outside the domain
 * @returns one line and column for each of `columns`
 * @throws {RangeError} when a stratum with one unit is met under the rule `fail`, or no stratum has two under `average`
 * @see R survey::svyrecvar; Särndal, Swensson & Wretman 1992, §4.3
 * @example totalsCovariance({ weights: [2, 2] }, [[1, 4]]) // => [[36]]
 */
export function totalsCovariance(sample: SurveySample, columns: readonly (readonly number[])[]): Covariance {
  const { weights, lonely = 'adjust', calibrations = [] } = sample;
  const counts = respondentsOf(sample);
  const strata = samplingStrata(sample);
  const weighted = columns.map((values) => weights.map((weight, row) => weight * (values[row] ?? 0)));
  const free = weighted.map((values) =>
    calibrations.reduce<readonly number[]>((left, calibration) => residuals(left, calibration, counts), values),
  );
  return stageCovariance(strata, { columns: free, counts, lonely });
}

type Values = {
  readonly columns: readonly (readonly number[])[];
  readonly counts: readonly number[];
  readonly lonely: LonelyRule;
};

function stageCovariance(strata: readonly SampledStratum[], values: Values): Covariance {
  const size = values.columns.length;
  const sum = zeros(size);
  let silent = 0;
  for (const stratum of strata) {
    if (stratum.sampled === 1 && stratum.population > 1 && values.lonely === 'average') silent += 1;
    else add(sum, scatter(stratum, values), scaleOf(stratum));
  }
  if (silent === strata.length && silent > 0) throw new RangeError('strata: must have one with two sampled units');
  const known = scaled(sum, strata.length / (strata.length - silent || 1));
  for (const { units, sampled, population } of strata)
    for (const unit of units ?? [])
      if (unit.strata.length > 0 && population < Infinity)
        add(known, stageCovariance(unit.strata, values), sampled / population);
  return known;
}

/** Finite population correction and Bessel's; a stratum that was taken whole has no sampling error. */
function scaleOf({ sampled, population }: SampledStratum): number {
  const left = 1 - sampled / population;
  if (left < 1e-7) return 0;
  return sampled > 1 ? (left * sampled) / (sampled - 1) : left;
}

/** Sum over the stratum's units of squares and products of their totals about the mean total. */
function scatter(stratum: SampledStratum, { columns, counts, lonely }: Values): Covariance {
  const { units, rows, sampled, population } = stratum;
  const alone = sampled === 1 && population > 1;
  if (alone && lonely === 'fail') throw new RangeError('strata: must have two sampled units (got one)');
  if (alone && lonely === 'certainty') return zeros(columns.length);
  const groups = units?.map((unit) => unit.rows) ?? rows.map((row) => [row]);
  const times = units ? groups.map(() => 1) : rows.map((row) => counts[row] ?? 0);
  const deviations = columns.map((column) => {
    const totals = groups.map((group) => {
      if (!units) return column[group[0] ?? 0] ?? 0;
      return group.reduce((sum, row) => sum + (counts[row] ?? 0) * (column[row] ?? 0), 0);
    });
    // a lonely unit stands as it is: the values of a mean already are distances from the whole sample's
    const mean = alone ? 0 : totals.reduce((sum, total, unit) => sum + (times[unit] ?? 0) * total, 0) / sampled;
    return totals.map((total) => total - mean);
  });
  return deviations.map((left) =>
    deviations.map((right) => left.reduce((sum, d, unit) => sum + (times[unit] ?? 0) * d * (right[unit] ?? 0), 0)),
  );
}

/** What the margins do not explain of weighted values: group means are taken off, margin after margin, in sweeps. */
function residuals(
  values: readonly number[],
  { margins, weights, leverage, sweeps }: Calibration,
  counts: readonly number[],
): readonly number[] {
  const left = values.map((value, row) => (weights[row] ? value / weights[row] : 0));
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    let moved = 0;
    for (const groups of margins) moved = Math.max(moved, centre(left, groups, [leverage, counts]));
    if (moved === 0) break;
  }
  return left.map((value, row) => value * (weights[row] ?? 0));
}

/** Takes its group's mean off each value, in place; returns the largest step, relative to the values. */
function centre(
  values: number[],
  groups: readonly number[],
  [leverage, counts]: readonly [readonly number[], readonly number[]],
): number {
  const sums: number[] = [];
  const sizes: number[] = [];
  for (const [row, group] of groups.entries()) {
    const size = (leverage[row] ?? 0) * (counts[row] ?? 0);
    sums[group] = (sums[group] ?? 0) + size * (values[row] ?? 0);
    sizes[group] = (sizes[group] ?? 0) + size;
  }
  let [step, largest] = [0, 0];
  for (const [row, group] of groups.entries()) {
    const mean = sizes[group] ? (sums[group] ?? 0) / sizes[group] : 0;
    step = Math.max(step, Math.abs(mean));
    largest = Math.max(largest, Math.abs(values[row] ?? 0));
    values[row] = (values[row] ?? 0) - mean;
  }
  return step <= 1e-14 * largest ? 0 : step;
}

function zeros(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}

function add(sum: number[][], term: Covariance, scale: number): void {
  for (const [i, line] of sum.entries())
    for (const [j, value] of line.entries()) line[j] = value + scale * (term[i]?.[j] ?? 0);
}

function scaled(matrix: Covariance, factor: number): number[][] {
  return matrix.map((line) => line.map((value) => value * factor));
}
