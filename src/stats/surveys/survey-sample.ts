/** Name of a stratum or of a sampled unit, as the data have it. */
export type SamplingLabel = string | number;

/** One stage of drawing the sample, row by row. */
export type SamplingStage = {
  /** The stratum that the row was drawn in; one stratum unless given. */
  readonly strata?: readonly SamplingLabel[];
  /** The sampled unit (a block, an agency) of the row, named within its stratum; each respondent unless given. */
  readonly units?: readonly SamplingLabel[];
  /** Units that the row's stratum has in the population; unless given, drawn as if with replacement. */
  readonly populations?: readonly number[];
};

/**
 * What a stratum with one sampled unit adds to the variance, which it cannot tell by itself.
 *
 * `adjust`: its distance from the mean of the whole sample. `average`: what the other strata add on average.
 * `certainty`: nothing, as if the unit had been certain to be drawn (R's `remove` gives the same). `fail`: an error.
 */
export type LonelyRule = 'adjust' | 'average' | 'certainty' | 'fail';

/** Margins to which weights were fitted: what the margins explain of an answer adds no variance. */
export type Calibration = {
  /** For each margin the group of each row, from 0. */
  readonly margins: readonly (readonly number[])[];
  /** The weights after fitting. */
  readonly weights: readonly number[];
  /** How much each respondent of a row counts in the fit of an answer on the margins. */
  readonly leverage: readonly number[];
  /** How often each margin is taken in turn; one margin needs one. */
  readonly sweeps: number;
};

/**
 * A sample and how it was drawn: what every survey estimator here takes first.
 *
 * A row stands for all respondents who are alike in design and answer, as the warehouse counts them. Every respondent
 * belongs here, also those outside the group or month in question: the variance of a part needs to know of all units
 * that were drawn. Leave rows out by the `domain` of an estimator, never before.
 */
export type SurveySample = {
  /** People of the population for whom each respondent of the row stands; ≥ 0. */
  readonly weights: readonly number[];
  /** Respondents of the row, whole; 1 unless given. */
  readonly counts?: readonly number[];
  /** From the first stage (strata and primary units) to the last; respondents drawn one by one unless given. */
  readonly stages?: readonly SamplingStage[];
  /** `adjust` unless given. */
  readonly lonely?: LonelyRule;
  /** Left by `poststratify` and `rake`. */
  readonly calibrations?: readonly Calibration[];
};

/** A stratum of one stage, and what was drawn in it. */
export type SampledStratum = {
  readonly name: SamplingLabel;
  readonly rows: readonly number[];
  readonly sampled: number;
  /** Infinity when drawn with replacement. */
  readonly population: number;
  /** Null when the respondents themselves were drawn. */
  readonly units: readonly SampledUnit[] | null;
};

export type SampledUnit = { readonly rows: readonly number[]; readonly strata: readonly SampledStratum[] };

/**
 * The strata of a sample with their units, and theirs; the sample is checked on the way.
 *
 * @throws {RangeError} when columns differ in length, a weight is negative, a count is not whole, or a stratum has
 *                      fewer units than were drawn in it
 * @see R survey::svydesign
 * @example samplingStrata({ weights: [2, 2, 3], counts: [5, 1, 4] })[0].sampled // => 10
 */
export function samplingStrata(sample: SurveySample): readonly SampledStratum[] {
  const { weights, stages = [{}] } = sample;
  const counts = respondentsOf(sample);
  requireLength(counts, weights.length, 'counts');
  for (const stage of stages)
    for (const [name, column] of Object.entries(stage)) requireLength(column, weights.length, name);
  for (const [row, weight] of weights.entries())
    if (!(weight >= 0 && Number.isFinite(weight)))
      throw new RangeError(`weights[${row}]: must be ≥ 0 and finite (got ${weight})`);
  for (const [row, count] of counts.entries())
    if (!(Number.isInteger(count) && count > 0))
      throw new RangeError(`counts[${row}]: must be whole and positive (got ${count})`);
  return strataAmong([...weights.keys()], stages, counts);
}

/** Respondents of each row. */
export function respondentsOf({ weights, counts }: SurveySample): readonly number[] {
  return counts ?? weights.map(() => 1);
}

/**
 * First-stage strata in which a single unit was drawn, though there are more: name them beside the result.
 *
 * @example lonelyStrata({ weights: [1, 1, 1], stages: [{ strata: ['A', 'A', 'B'] }] }) // => ['B']
 */
export function lonelyStrata(sample: SurveySample): readonly SamplingLabel[] {
  return samplingStrata(sample)
    .filter(({ sampled, population }) => sampled === 1 && population > 1)
    .map(({ name }) => name);
}

/**
 * Degrees of freedom of a variance over the design: primary units less strata, of those with someone in the domain.
 *
 * Units and strata without anyone in the domain count in the variance, but tell nothing about how sure it is.
 *
 * @param inside  whether each row is in the domain; all rows unless given
 * @see R survey::degf
 * @example degreesOfFreedom({ weights: [1, 1], counts: [7, 4] }) // => 10
 */
export function degreesOfFreedom(sample: SurveySample, inside?: readonly boolean[]): number {
  const counts = respondentsOf(sample);
  const there = (row: number): boolean => (sample.weights[row] ?? 0) > 0 && (inside?.[row] ?? true);
  let df = 0;
  for (const { rows, units } of samplingStrata(sample)) {
    const found = units
      ? units.filter((unit) => unit.rows.some(there)).length
      : rows.filter(there).reduce((sum, row) => sum + (counts[row] ?? 0), 0);
    if (found > 0) df += found - 1;
  }
  return df;
}

function requireLength(column: readonly unknown[], length: number, name: string): void {
  if (column.length !== length) throw new RangeError(`${name}: must have ${length} rows (got ${column.length})`);
}

function strataAmong(
  rows: readonly number[],
  [stage, ...later]: readonly SamplingStage[],
  counts: readonly number[],
): readonly SampledStratum[] {
  if (stage === undefined) return [];
  const { strata, units, populations } = stage;
  return groupRows(rows, (row) => strata?.[row] ?? 0).map(([name, members]) => {
    const drawn = units ? groupRows(members, (row) => units[row] ?? 0) : null;
    const sampled = drawn?.length ?? members.reduce((sum, row) => sum + (counts[row] ?? 0), 0);
    return {
      name,
      rows: members,
      sampled,
      population: populationOf(members, populations, sampled),
      units: drawn?.map(([, inUnit]) => ({ rows: inUnit, strata: strataAmong(inUnit, later, counts) })) ?? null,
    };
  });
}

function populationOf(rows: readonly number[], populations: readonly number[] | undefined, sampled: number): number {
  const [size = Infinity, ...others] = new Set(rows.map((row) => populations?.[row] ?? Infinity));
  if (others.length > 0) throw new RangeError('populations: must be one number within a stratum');
  if (!(size >= sampled)) throw new RangeError(`populations: must be at least the ${sampled} drawn (got ${size})`);
  return size;
}

function groupRows(
  rows: readonly number[],
  label: (row: number) => SamplingLabel,
): readonly (readonly [SamplingLabel, readonly number[]])[] {
  const groups = new Map<SamplingLabel, number[]>();
  for (const row of rows) {
    const group = groups.get(label(row));
    if (group) group.push(row);
    else groups.set(label(row), [row]);
  }
  return [...groups];
}
