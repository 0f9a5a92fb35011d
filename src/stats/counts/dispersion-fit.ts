import { requireEvents } from './rate-count.ts';

/** Events of units in periods, as columns; units, seasons and periods by numbers from 0. */
export interface NumberedCells {
  readonly unit: Int32Array;
  readonly season: Int32Array;
  readonly period: Int32Array;
  readonly events: Float64Array;
  readonly exposure: Float64Array;
}

/** What scatters: events over time, or how many of those that could have did. */
export type CountFamily = 'poisson' | 'binomial';

/** Cells that say something of scatter, with the means that were fitted to them. */
export interface DispersionFit {
  readonly cells: NumberedCells;
  /** Their places among all cells; means and variances stand in the same order. */
  readonly used: Int32Array;
  readonly means: Float64Array;
  /** What chance alone would have them vary by. */
  readonly variances: Float64Array;
  /** How many units and seasons had events, and into how many groups they fall that share no cell. */
  readonly units: number;
  readonly seasons: number;
  readonly groups: number;
}

const MOST_ROUNDS = 10_000;

/**
 * Means of cells by maximum likelihood: exposure × rate of the unit × factor of the season (Poisson log-linear).
 *
 * Scales units, then seasons, until the fitted margins equal the observed ones. Units and seasons without events are
 * fitted exactly, and left out.
 *
 * @throws {RangeError} when events are not whole, an exposure is negative, or events fell where there is no exposure
 * @see Deming & Stephan 1940
 */
export function fitDispersion(cells: NumberedCells, family: CountFamily): DispersionFit {
  const used = withEvents(cells);
  const units = sideOf(used, cells.unit, cells.events);
  const seasons = sideOf(used, cells.season, cells.events);
  const exposure = new Float64Array(used.length);
  for (let index = 0; index < used.length; index += 1)
    exposure[index] = cells.exposure[used[index] as number] as number;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const change = Math.max(meet(units, seasons, exposure), meet(seasons, units, exposure));
    // The first round starts from arbitrary factors; from the second on, the change is the distance to the margins.
    if (round > 0 && change < 1e-12) break;
  }
  const [means, variances] = [new Float64Array(used.length), new Float64Array(used.length)];
  for (let index = 0; index < used.length; index += 1) {
    const mean =
      (exposure[index] as number) *
      (units.factors[units.of[index] as number] as number) *
      (seasons.factors[seasons.of[index] as number] as number);
    means[index] = mean;
    // of shares, by the share of the others; a mean that the fit drives towards all of them leaves a little
    variances[index] = family === 'binomial' ? mean * Math.max(1e-3, 1 - mean / (exposure[index] as number)) : mean;
  }
  const counts = { units: units.known, seasons: seasons.known, groups: groupsOf(units, seasons) };
  return { cells, used, means, variances, ...counts };
}

/** The places of cells whose unit and season had events. */
function withEvents({ unit, season, events, exposure }: NumberedCells): Int32Array {
  const units = new Uint8Array(1 + largest(unit));
  const seasons = new Uint8Array(1 + largest(season));
  for (let place = 0; place < events.length; place += 1) {
    const [own, mass] = [events[place] as number, exposure[place] as number];
    if (!(Number.isInteger(own) && own >= 0)) requireEvents(own, `events of cell ${place}`);
    if (!(mass >= 0) || (mass === 0 && own > 0))
      throw new RangeError(`exposure of cell ${place}: must be positive (got ${mass})`);
    if (own === 0) continue;
    units[unit[place] as number] = 1;
    seasons[season[place] as number] = 1;
  }
  const used = new Int32Array(events.length);
  let length = 0;
  for (let place = 0; place < events.length; place += 1) {
    if (exposure[place] === 0 || units[unit[place] as number] === 0 || seasons[season[place] as number] === 0) continue;
    used[length] = place;
    length += 1;
  }
  return used.subarray(0, length);
}

function largest(numbers: Int32Array): number {
  let most = -1;
  for (let place = 0; place < numbers.length; place += 1) most = Math.max(most, numbers[place] as number);
  return most;
}

/** Units, or seasons: which of them a used cell is of, what they had, and their factors. */
interface Side {
  readonly of: Int32Array;
  readonly observed: Float64Array;
  readonly factors: Float64Array;
  /** How many of the numbers there are. */
  readonly known: number;
}

function sideOf(used: Int32Array, numbers: Int32Array, events: Float64Array): Side {
  const size = 1 + largest(numbers);
  const [of, observed] = [new Int32Array(used.length), new Float64Array(size)];
  for (let index = 0; index < used.length; index += 1) {
    const place = used[index] as number;
    const number = numbers[place] as number;
    of[index] = number;
    observed[number] = (observed[number] as number) + (events[place] as number);
  }
  let known = 0;
  for (let number = 0; number < size; number += 1) if ((observed[number] as number) > 0) known += 1;
  return { of, observed, factors: new Float64Array(size).fill(1), known };
}

/** Scales the factors of a side until its totals are met, and says by how much the most. */
function meet({ of, observed, factors }: Side, other: Side, exposure: Float64Array): number {
  const expected = new Float64Array(factors.length);
  for (let index = 0; index < of.length; index += 1) {
    const number = of[index] as number;
    expected[number] =
      (expected[number] as number) +
      (exposure[index] as number) * (factors[number] as number) * (other.factors[other.of[index] as number] as number);
  }
  let change = 0;
  for (let number = 0; number < factors.length; number += 1) {
    if (observed[number] === 0) continue;
    const scale = (observed[number] as number) / (expected[number] as number);
    factors[number] = (factors[number] as number) * scale;
    change = Math.max(change, Math.abs(scale - 1));
  }
  return change;
}

/** Groups of units and seasons that share no cell: each loses one parameter to the scale of its factors. */
function groupsOf(units: Side, seasons: Side): number {
  // each season points to one that it is grouped with
  const groupOf = Int32Array.from(seasons.factors.keys());
  const rootOf = (season: number): number => {
    let root = season;
    while (groupOf[root] !== root) root = groupOf[root] as number;
    return root;
  };
  const seasonOf = new Int32Array(units.factors.length).fill(-1);
  let groups = seasons.known;
  for (let index = 0; index < units.of.length; index += 1) {
    const [unit, season] = [units.of[index] as number, rootOf(seasons.of[index] as number)];
    const known = seasonOf[unit] as number;
    const root = known < 0 ? season : rootOf(known);
    if (root !== season) {
      groupOf[season] = root;
      groups -= 1;
    }
    seasonOf[unit] = root;
  }
  return groups;
}
