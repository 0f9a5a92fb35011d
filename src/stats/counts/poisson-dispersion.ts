import { type CountFamily, type DispersionFit, fitDispersion, type NumberedCells } from './dispersion-fit.ts';

export type { CountFamily, NumberedCells } from './dispersion-fit.ts';

/** Events of one unit (an area) in one period, and the season that the period belongs to. */
export type DispersionCell = {
  readonly unit: string;
  readonly season: string;
  readonly events: number;
  readonly exposure: number;
};

/** Variance over mean after area and season are accounted for, and what it rests on. */
export type Dispersion = { readonly dispersion: number; readonly df: number; readonly pearson: number };

/**
 * Season-adjusted dispersion of counts, pooled over units.
 *
 * The mean of a cell is its exposure times its unit's rate times its season's factor, fitted by maximum likelihood
 * (Poisson log-linear, by iterative proportional fitting); the dispersion is Pearson's X² over n − k.
 *
 * @param cells  one per unit and period; a unit or a season without events is fitted exactly and contributes nothing
 * @returns the raw ratio, not floored at 1; dispersion 1 and df 0 when nothing is left to estimate it from
 * @throws {RangeError} when events are not whole, an exposure is negative, or events fell where there is no exposure
 * @see McCullagh & Nelder 1989, §6.2.3; Deming & Stephan 1940 for the fitting
 * @example poissonDispersion([3, 5, 1, 7].map((events) => ({ unit: 'a', season: '', events, exposure: 1 }))).dispersion // => 1.6666666666666667
 */
export function poissonDispersion(cells: readonly DispersionCell[]): Dispersion {
  return pooledDispersion(fitDispersion(numbered(cells.map((cell) => ({ ...cell, period: '' }))), 'poisson'));
}

/**
 * Dispersion that areas share: shocks that hit many of them at once do not show area by area.
 *
 * Observed and fitted counts of all units are added up per period, over whichever units the period has; Pearson's
 * X² of these sums over periods − seasons. With one unit it equals the dispersion of that unit.
 *
 * @param cells  as for poissonDispersion, each with its period
 * @returns dispersion (variance over mean), its degrees of freedom; 1 on 0 where there are too few periods
 * @example periodDispersion([{ unit: 'a', season: 's', period: '1', events: 2, exposure: 1 }, { unit: 'a', season: 's', period: '2', events: 6, exposure: 1 }]).dispersion // => 2
 */
export function periodDispersion(cells: readonly (DispersionCell & { readonly period: string })[]): Dispersion {
  const fit = fitDispersion(numbered(cells), 'poisson');
  return sharedDispersion(fit, sumsByPeriod(fit));
}

/**
 * Both of them, from one fit.
 *
 * @param family  of shares, events are the rarer outcome and exposure all that could have had it: they scatter less than
 *                counts over time do, by the share of the others
 */
export function dispersionsOf(
  cells: NumberedCells,
  family: CountFamily = 'poisson',
): { readonly pooled: Dispersion; readonly shared: Dispersion; readonly periods: readonly PeriodSum[] } {
  const fit = fitDispersion(cells, family);
  const sums = sumsByPeriod(fit);
  return {
    pooled: pooledDispersion(fit),
    shared: sharedDispersion(fit, sums),
    periods: sums.filter(({ mean }) => mean > NOTHING),
  };
}

/**
 * Dispersion of one unit's counts, of one season: Pearson's X² about their common rate.
 *
 * @example dispersionOfOne(Float64Array.of(3, 5, 1, 7), new Float64Array(4).fill(1)).dispersion // => 1.6666666666666667
 */
export function dispersionOfOne(events: Float64Array, exposure: Float64Array): Dispersion {
  const same = new Int32Array(events.length);
  return pooledDispersion(fitDispersion({ unit: same, season: same, period: same, events, exposure }, 'poisson'));
}

/** A period of all units together: what was off, and what chance alone would have it vary by. */
export interface PeriodSum {
  readonly period: number;
  /** Of the first unit that has the period. */
  readonly season: number;
  readonly gap: number;
  readonly variance: number;
}

/** A mean driven to zero belongs to a cell that the other margins rule out: it fits exactly. */
const NOTHING = 1e-9;

function pooledDispersion({ cells, used, means, variances, units, seasons, groups }: DispersionFit): Dispersion {
  let pearson = 0;
  for (let index = 0; index < used.length; index += 1) {
    const mean = means[index] as number;
    const gap = (cells.events[used[index] as number] as number) - mean;
    if (mean > NOTHING) pearson += (gap * gap) / (variances[index] as number);
  }
  return dispersionOf(pearson, used.length - (units + seasons - groups));
}

function sharedDispersion(
  { seasons }: DispersionFit,
  sums: readonly (PeriodSum & { readonly mean: number })[],
): Dispersion {
  let pearson = 0;
  for (const { gap, mean, variance } of sums) if (mean > NOTHING) pearson += (gap * gap) / variance;
  return dispersionOf(pearson, sums.length - seasons);
}

const dispersionOf = (pearson: number, df: number): Dispersion =>
  df <= 0 ? { dispersion: 1, df: 0, pearson } : { dispersion: pearson / df, df, pearson };

function sumsByPeriod({
  cells,
  used,
  means,
  variances,
}: DispersionFit): readonly (PeriodSum & { readonly mean: number })[] {
  const sums: { readonly period: number; readonly season: number; gap: number; mean: number; variance: number }[] = [];
  const placeOf = new Map<number, number>();
  for (let index = 0; index < used.length; index += 1) {
    const place = used[index] as number;
    const period = cells.period[place] as number;
    const known = placeOf.get(period);
    const sum = known === undefined ? undefined : sums[known];
    const [mean, variance] = [means[index] as number, variances[index] as number];
    const gap = (cells.events[place] as number) - mean;
    if (sum === undefined) {
      placeOf.set(period, sums.length);
      sums.push({ period, season: cells.season[place] as number, gap, mean, variance });
      continue;
    }
    sum.gap += gap;
    sum.mean += mean;
    sum.variance += variance;
  }
  return sums;
}

/** Numbers in place of names, from 0 in the order of appearance: fitting looks each cell up thousands of times. */
function numbered(cells: readonly (DispersionCell & { readonly period: string })[]): NumberedCells {
  const by = (nameOf: (cell: DispersionCell & { readonly period: string }) => string): Int32Array => {
    const known = new Map<string, number>();
    return Int32Array.from(cells, (cell) => {
      const place = known.get(nameOf(cell)) ?? known.size;
      known.set(nameOf(cell), place);
      return place;
    });
  };
  return {
    unit: by(({ unit }) => unit),
    season: by(({ season }) => season),
    period: by(({ period }) => period),
    events: Float64Array.from(cells, ({ events }) => events),
    exposure: Float64Array.from(cells, ({ exposure }) => exposure),
  };
}
