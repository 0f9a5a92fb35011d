import { studentQuantile, studentTwoSidedP } from '../distributions/distributions.ts';
import { clusterCovariance } from '../regression/cluster-covariance.ts';
import { groupRows } from '../regression/groups.ts';
import { leastSquares } from '../regression/least-squares.ts';

/** A small area after the launch. */
export type WeightedUnit = {
  readonly isTreated: boolean;
  /** From `calibratedWeights`: 1 with the programme; 0 leaves the area out. */
  readonly weight: number;
  /** Outcome in each period after the launch. */
  readonly after: readonly number[];
};

/** Totals after the launch, with the programme and in its weighted comparison. */
export type CalibratedEffect = {
  readonly treated: number;
  readonly control: number;
  /** treated − control, over all areas and periods. */
  readonly difference: number;
  /** treated / control − 1; null when the comparison had none. */
  readonly relative: number | null;
  /** Of the difference, with the periods of an area dependent on each other. */
  readonly standardError: number;
  /** By t on programme areas − 1; null with fewer than 5 of them, or fewer than 20 areas: not to be trusted. */
  readonly p: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** As microsynth: every period of an area taken for another area, which makes p too small. For comparison only. */
  readonly independentP: number | null;
};

const fewestTreated = 5;
const fewestUnits = 20;

/**
 * Effect of a programme in many small areas, against comparison areas weighted to be like them.
 *
 * The weighted regression of the outcome on programme and period, with the linearised variance of a survey in which
 * areas were drawn with those weights; that the weights were estimated is not in it.
 *
 * @param units  areas with weights, over the same periods
 * @param level  confidence level, in (0, 1)
 * @returns totals, difference, relative difference; interval and p of the difference
 * @throws {RangeError} without programme or weighted comparison areas, or when periods differ in number
 * @see Robbins, Saunders & Kilmer 2017; R microsynth, survey::svyglm
 * @example calibratedEffect([{ isTreated: true, weight: 1, after: [4] }, { isTreated: false, weight: 0.5, after: [4] }, { isTreated: false, weight: 0.5, after: [8] }], 0.95).difference // => -2
 */
export function calibratedEffect(units: readonly WeightedUnit[], level: number): CalibratedEffect {
  const used = units.filter(({ weight }) => weight > 0);
  const periods = requireWeightedUnits(used);
  const treatedUnits = used.filter(({ isTreated }) => isTreated).length;
  const treated = weightedTotal(used.filter(({ isTreated }) => isTreated));
  const control = weightedTotal(used.filter(({ isTreated }) => !isTreated));
  const size = treatedUnits * periods;
  const { clustered, independent, df } = standardErrors(used, periods);
  const [difference, standardError] = [treated - control, size * clustered];
  const isTrusted = treatedUnits >= fewestTreated && used.length >= fewestUnits && standardError > 0;
  const reach = isTrusted ? studentQuantile((1 + level) / 2, treatedUnits - 1) * standardError : null;
  return {
    treated,
    control,
    difference,
    relative: control === 0 ? null : treated / control - 1,
    standardError,
    p: isTrusted ? studentTwoSidedP(difference / standardError, treatedUnits - 1) : null,
    low: reach === null ? null : difference - reach,
    high: reach === null ? null : difference + reach,
    independentP: independent > 0 ? studentTwoSidedP(difference / size / independent, df) : null,
  };
}

/** Standard errors of the difference per area and period, with the rows of an area as one and as many. */
function standardErrors(units: readonly WeightedUnit[], periods: number) {
  const cells = units.flatMap((unit, index) => unit.after.map((value, period) => ({ ...unit, index, value, period })));
  const columns = [
    { name: 'programme', values: cells.map(({ isTreated }) => Number(isTreated)) },
    ...Array.from({ length: periods }, (_, own) => ({
      name: `period ${own}`,
      values: cells.map(({ period }) => Number(period === own)),
    })),
  ];
  const response = cells.map(({ value }) => value);
  const fit = leastSquares({ response, columns, weights: cells.map(({ weight }) => weight) });
  const [clustered, independent] = [cells.map(({ index }) => index), [...cells.keys()]].map((keys) => {
    const { matrix } = clusterCovariance(fit, groupRows(keys), { convention: 'cadj' });
    return Math.sqrt(matrix[0]?.[0] ?? Number.NaN);
  }) as [number, number];
  return { clustered, independent, df: cells.length - columns.length };
}

function weightedTotal(units: readonly WeightedUnit[]): number {
  let total = 0;
  for (const { weight, after } of units) for (const value of after) total += weight * value;
  return total;
}

/** Throws unless the areas can be compared; says over how many periods. */
function requireWeightedUnits(units: readonly WeightedUnit[]): number {
  const periods = units[0]?.after.length ?? 0;
  const treated = units.filter(({ isTreated }) => isTreated).length;
  if (treated === 0 || treated === units.length) {
    throw new RangeError('units: must be some with the programme and some weighted ones without');
  }
  const odd = units.findIndex(({ after }) => after.length !== periods || !after.every(Number.isFinite));
  if (periods === 0 || odd >= 0)
    throw new RangeError(`units[${Math.max(odd, 0)}].after: must have a number in each period`);
  return periods;
}
