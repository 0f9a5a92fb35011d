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

type Factors = { readonly unit: Map<string, number>; readonly season: Map<string, number> };

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
  const used = withEvents(cells);
  const factors = fitFactors(used);
  let pearson = 0;
  for (const cell of used) {
    const mean = fitted(cell, factors);
    // A mean driven to zero belongs to a cell that the other margins rule out: it fits exactly.
    if (mean > 1e-9) pearson += (cell.events - mean) ** 2 / mean;
  }
  const df = used.length - (factors.unit.size + factors.season.size - components(used));
  return df <= 0 ? { dispersion: 1, df: 0, pearson } : { dispersion: pearson / df, df, pearson };
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
  const used = withEvents(cells) as readonly (DispersionCell & { readonly period: string })[];
  const factors = fitFactors(used);
  const periods = new Map<string, { observed: number; expected: number }>();
  for (const cell of used) {
    const { observed, expected } = periods.get(cell.period) ?? { observed: 0, expected: 0 };
    periods.set(cell.period, { observed: observed + cell.events, expected: expected + fitted(cell, factors) });
  }
  let pearson = 0;
  for (const { observed, expected } of periods.values())
    if (expected > 1e-9) pearson += (observed - expected) ** 2 / expected;
  const df = periods.size - factors.season.size;
  return df <= 0 ? { dispersion: 1, df: 0, pearson } : { dispersion: pearson / df, df, pearson };
}

function withEvents(cells: readonly DispersionCell[]): readonly DispersionCell[] {
  for (const { unit, season, events, exposure } of cells) {
    requireEvents(events, `events of ${unit} in ${season}`);
    if (!(exposure >= 0) || (exposure === 0 && events > 0)) {
      throw new RangeError(`exposure of ${unit} in ${season}: must be positive (got ${exposure})`);
    }
  }
  const exposed = cells.filter((cell) => cell.exposure > 0);
  const units = totals(exposed, 'unit', (cell) => cell.events);
  const seasons = totals(exposed, 'season', (cell) => cell.events);
  return exposed.filter((cell) => (units.get(cell.unit) ?? 0) > 0 && (seasons.get(cell.season) ?? 0) > 0);
}

function totals(
  cells: readonly DispersionCell[],
  by: 'unit' | 'season',
  amount: (cell: DispersionCell) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const cell of cells) sums.set(cell[by], (sums.get(cell[by]) ?? 0) + amount(cell));
  return sums;
}

function fitted(cell: DispersionCell, factors: Factors): number {
  return cell.exposure * (factors.unit.get(cell.unit) ?? 0) * (factors.season.get(cell.season) ?? 0);
}

/** Scales units, then seasons, until the fitted margins equal the observed ones. */
function fitFactors(cells: readonly DispersionCell[]): Factors {
  const observed = {
    unit: totals(cells, 'unit', (cell) => cell.events),
    season: totals(cells, 'season', (cell) => cell.events),
  };
  const factors: Factors = {
    unit: new Map([...observed.unit.keys()].map((key) => [key, 1])),
    season: new Map([...observed.season.keys()].map((key) => [key, 1])),
  };
  for (let round = 0; round < 10_000; round += 1) {
    let change = 0;
    for (const by of ['unit', 'season'] as const) {
      const expected = totals(cells, by, (cell) => fitted(cell, factors));
      for (const [key, total] of observed[by]) {
        const scale = total / (expected.get(key) ?? total);
        factors[by].set(key, (factors[by].get(key) ?? 1) * scale);
        change = Math.max(change, Math.abs(scale - 1));
      }
    }
    // The first round starts from arbitrary factors; from the second on, the change is the distance to the margins.
    if (round > 0 && change < 1e-12) break;
  }
  return factors;
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
