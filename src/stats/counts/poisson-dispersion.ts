import { requireEvents } from './rate-count.ts';

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
  return pooledDispersion(fittedCells(cells));
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
export function periodDispersion(cells: readonly PeriodCell[]): Dispersion {
  return sharedDispersion(fittedCells(cells));
}

/** What scatters: events over time, or how many of those that could have did. */
export type CountFamily = 'poisson' | 'binomial';

/**
 * Both of them, from one fit.
 *
 * @param family  of shares, events are the rarer outcome and exposure all that could have had it: they scatter less than
 *                counts over time do, by the share of the others
 */
export function dispersionsOf(
  cells: readonly PeriodCell[],
  family: CountFamily = 'poisson',
): { readonly pooled: Dispersion; readonly shared: Dispersion; readonly periods: readonly PeriodSum[] } {
  const fit = fittedCells(cells, family);
  return { pooled: pooledDispersion(fit), shared: sharedDispersion(fit), periods: sumsByPeriod(fit) };
}

type PeriodCell = DispersionCell & { readonly period: string };

/** A period of all units together: what was off, and what chance alone would have it vary by. */
export interface PeriodSum {
  readonly period: string;
  /** Of the first unit that has the period. */
  readonly season: string;
  readonly gap: number;
  readonly variance: number;
}

/** Cells that say something of scatter, with the means that were fitted to them. */
interface Fit<Cell> {
  readonly used: readonly Cell[];
  readonly means: Float64Array;
  /** What chance alone would have them vary by. */
  readonly variances: Float64Array;
  readonly units: number;
  readonly seasons: number;
}

function pooledDispersion({ used, means, variances, units, seasons }: Fit<DispersionCell>): Dispersion {
  let pearson = 0;
  for (const [index, cell] of used.entries()) {
    const mean = means[index] ?? 0;
    // A mean driven to zero belongs to a cell that the other margins rule out: it fits exactly.
    if (mean > 1e-9) pearson += (cell.events - mean) ** 2 / (variances[index] ?? mean);
  }
  const df = used.length - (units + seasons - components(used));
  return df <= 0 ? { dispersion: 1, df: 0, pearson } : { dispersion: pearson / df, df, pearson };
}

function sharedDispersion(fit: Fit<PeriodCell>): Dispersion {
  const periods = sumsByPeriod(fit);
  let pearson = 0;
  for (const { gap, variance } of periods) pearson += gap ** 2 / variance;
  const df = new Set(fit.used.map(({ period }) => period)).size - fit.seasons;
  return df <= 0 ? { dispersion: 1, df: 0, pearson } : { dispersion: pearson / df, df, pearson };
}

function sumsByPeriod({ used, means, variances }: Fit<PeriodCell>): readonly PeriodSum[] {
  const periods = new Map<string, { period: string; season: string; gap: number; mean: number; variance: number }>();
  for (const [index, { period, season, events }] of used.entries()) {
    const sum = periods.get(period) ?? { period, season, gap: 0, mean: 0, variance: 0 };
    periods.set(period, sum);
    sum.gap += events - (means[index] ?? 0);
    sum.mean += means[index] ?? 0;
    sum.variance += variances[index] ?? 0;
  }
  return [...periods.values()].filter(({ mean }) => mean > 1e-9);
}

function withEvents<Cell extends DispersionCell>(cells: readonly Cell[]): readonly Cell[] {
  for (const { unit, season, events, exposure } of cells) {
    requireEvents(events, `events of ${unit} in ${season}`);
    if (!(exposure >= 0) || (exposure === 0 && events > 0)) {
      throw new RangeError(`exposure of ${unit} in ${season}: must be positive (got ${exposure})`);
    }
  }
  const eventful = (by: 'unit' | 'season'): ReadonlySet<string> =>
    new Set(cells.filter(({ events, exposure }) => exposure > 0 && events > 0).map((cell) => cell[by]));
  const [units, seasons] = [eventful('unit'), eventful('season')];
  return cells.filter(({ exposure, unit, season }) => exposure > 0 && units.has(unit) && seasons.has(season));
}

/** Numbers in place of names, from 0 in the order of appearance: fitting looks each cell up thousands of times. */
function numbered(names: readonly string[]): { readonly places: Int32Array; readonly size: number } {
  const known = new Map<string, number>();
  const places = Int32Array.from(names, (name) => {
    const place = known.get(name) ?? known.size;
    known.set(name, place);
    return place;
  });
  return { places, size: known.size };
}

/** Scales units, then seasons, until the fitted margins equal the observed ones. */
function fittedCells<Cell extends DispersionCell>(cells: readonly Cell[], family: CountFamily = 'poisson'): Fit<Cell> {
  const used = withEvents(cells);
  const margins = [numbered(used.map(({ unit }) => unit)), numbered(used.map(({ season }) => season))];
  const sides = margins.map(({ places, size }) => ({ places, factors: new Float64Array(size).fill(1) }));
  const [units, seasons] = sides as [Side, Side];
  const exposure = Float64Array.from(used, (cell) => cell.exposure);
  const mean = (index: number): number =>
    (exposure[index] as number) *
    (units.factors[units.places[index] as number] as number) *
    (seasons.factors[seasons.places[index] as number] as number);
  const events = Float64Array.from(used, (cell) => cell.events);
  const observed = sides.map((side) => totals(side, (index) => events[index] as number));
  for (let round = 0; round < 10_000; round += 1) {
    let change = 0;
    for (let which = 0; which < sides.length; which += 1) {
      const side = sides[which] as Side;
      change = Math.max(change, meet(side, observed[which] as Float64Array, totals(side, mean)));
    }
    // The first round starts from arbitrary factors; from the second on, the change is the distance to the margins.
    if (round > 0 && change < 1e-12) break;
  }
  const means = Float64Array.from(used, (_, index) => mean(index));
  const variances = means.map((fitted, index) => fitted * (family === 'binomial' ? others(fitted, used[index]) : 1));
  return { used, means, variances, units: units.factors.length, seasons: seasons.factors.length };
}

/** The share of the others; a mean that the fit drives towards all of them leaves a little. */
const others = (mean: number, cell: DispersionCell | undefined): number =>
  Math.max(1e-3, 1 - mean / (cell?.exposure ?? 1));

interface Side {
  readonly places: Int32Array;
  readonly factors: Float64Array;
}

function totals({ places, factors }: Side, amount: (index: number) => number): Float64Array {
  const sums = new Float64Array(factors.length);
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] as number;
    sums[place] = (sums[place] as number) + amount(index);
  }
  return sums;
}

/** Scales the factors of a side until its totals are met, and says by how much the most. */
function meet({ factors }: Side, observed: Float64Array, expected: Float64Array): number {
  let change = 0;
  for (let place = 0; place < factors.length; place += 1) {
    const scale = (observed[place] as number) / (expected[place] as number);
    factors[place] = (factors[place] as number) * scale;
    change = Math.max(change, Math.abs(scale - 1));
  }
  return change;
}

/** Groups of units and seasons that share no cell: each loses one parameter to the scale of its factors. */
function components(cells: readonly DispersionCell[]): number {
  const seasonsOf = new Map<string, Set<string>>();
  for (const { unit, season } of cells) seasonsOf.set(unit, (seasonsOf.get(unit) ?? new Set()).add(season));
  const groups: Set<string>[] = [];
  for (const seasons of seasonsOf.values()) {
    const merged = new Set(seasons);
    for (let index = groups.length - 1; index >= 0; index -= 1) {
      const group = groups[index];
      if (group === undefined || [...group].every((season) => !merged.has(season))) continue;
      for (const season of group) merged.add(season);
      groups.splice(index, 1);
    }
    groups.push(merged);
  }
  return groups.length;
}
