import { type CellLinks, linkCells } from './cell-links.ts';
import type { CellTable } from './cell-table.ts';
import { type PeriodCurvature, periodCurvature, periodStep } from './period-curvature.ts';

/** Each period's events agree with those expected to this share of one event, or of its events where it has more. */
const SCORE_TOLERANCE = 1e-12;
/** Of fits with an area left out, which are compared at the scale of the sampling error. */
const REPLICATE_TOLERANCE = 1e-10;
const MOST_ROUNDS = 1_000;
/** Scaling alone settles a well-filled table in about as many rounds; where it does not, curvature is worth its cost. */
const ROUNDS_OF_SCALING = 12;
/** Up to so many periods, curvature costs no more than a few rounds of scaling. */
const FEW_PERIODS = 48;
/** A longer step, on the log scale, leaves the region of which the curvature tells anything. */
const LONGEST_STEP = 2;

/** A two-way Poisson fit: the mean of a cell is exposure × area factor × period factor. */
export type TwoWayFit = {
  /** 0 for an area without events. Only products of two factors of one linked part mean anything. */
  readonly area: Float64Array;
  /** 0 for a period without events. */
  readonly period: Float64Array;
  readonly links: CellLinks;
  readonly curvature: PeriodCurvature | null;
  readonly rounds: number;
};

/**
 * Two-way multiplicative Poisson model by maximum likelihood: log mean = log exposure + area effect + period effect.
 *
 * By alternating scaling: area factors that meet the areas' totals, then period factors that meet the periods', until
 * both are met. Where that is slow, by Newton steps on the period effects with the area effects concentrated out, whose
 * curvature is kept as long as it serves. Cells may be missing. Counts need not be Poisson: the factors are consistent
 * as long as the means are multiplicative.
 *
 * @param table    cells of an area × period table
 * @param options  an area to leave out, a fit of the same table to start from (all areas in, or another one out),
 *                 period factors that are nearer still, and whether this is one of many fits that are compared, or
 *                 the last that is made of the table
 * @returns factors that meet each margin to 1e-12 of it; to 1e-10 with an area left out
 * @throws {RangeError} when they are not reached in 1,000 rounds
 * @see Deming & Stephan 1940 on scaling; R fixest::fepois fits the same model
 */
export function fitTwoWayPoisson(
  table: CellTable,
  {
    leftOut = -1,
    start = null,
    near,
    isReplicate = leftOut >= 0,
    isLast = false,
  }: {
    readonly leftOut?: number;
    readonly start?: TwoWayFit | null;
    readonly near?: Float64Array;
    readonly isReplicate?: boolean;
    readonly isLast?: boolean;
  } = {},
): TwoWayFit {
  const links = linkCells(table, leftOut);
  const margins = { table, leftOut, exposure: linkedExposure(table, links), events: eventsByPeriod(table, leftOut) };
  const area = new Float64Array(table.areas);
  const period = new Float64Array(table.periods);
  for (let place = 0; place < table.periods; place += 1)
    period[place] = margins.events[place] === 0 ? 0 : near?.[place] || start?.period[place] || 1;
  const known = start !== null && sameLinks(links, start.links, leftOut);
  let curvature = known ? start.curvature : null;
  const tolerance = isReplicate ? REPLICATE_TOLERANCE : SCORE_TOLERANCE;
  let before = Infinity;
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds += 1) {
    const { worst, score, expected } = meetAreas(margins, area, period);
    if (worst <= tolerance) {
      // worth its cost where areas are to be left out in turn: each of those fits then takes a few rounds
      if (!isReplicate && !isLast && table.periods <= FEW_PERIODS)
        curvature ??= periodCurvature(table, { ...margins, area, period }, links);
      return { area, period, links, curvature, rounds };
    }
    const slow = worst > before / 4;
    const renew = slow && rounds >= ROUNDS_OF_SCALING;
    if (renew) curvature = periodCurvature(table, { ...margins, area, period }, links);
    before = worst;
    const newton = curvature !== null && renew === slow && periodStep(curvature, score) <= LONGEST_STEP;
    for (let place = 0; place < table.periods; place += 1) {
      if (period[place] === 0) continue;
      period[place] = newton
        ? (period[place] ?? 0) * Math.exp(score[place] ?? 0)
        : (margins.events[place] ?? 0) / (expected[place] ?? 0);
    }
  }
  throw new RangeError('table: its two-way Poisson fit does not settle');
}

/** The cells that are fitted: exposure 0 outside the linked parts, and the period totals without the area left out. */
type Margins = {
  readonly table: CellTable;
  readonly leftOut: number;
  readonly exposure: Float64Array;
  readonly events: Float64Array;
};

/** Sets the area factors so that areas' totals are met; what the periods then lack is the score. */
function meetAreas({ table, leftOut, exposure, events }: Margins, area: Float64Array, factors: Float64Array) {
  const { start, period, areaEvents } = table;
  const expected = new Float64Array(table.periods);
  for (let place = 0; place < table.areas; place += 1) {
    const total = areaEvents[place] ?? 0;
    if (place === leftOut || total === 0) continue;
    const first = start[place] ?? 0;
    const end = start[place + 1] ?? 0;
    let unscaled = 0;
    for (let cell = first; cell < end; cell += 1) unscaled += (exposure[cell] ?? 0) * (factors[period[cell] ?? 0] ?? 0);
    const factor = total / unscaled;
    area[place] = factor;
    for (let cell = first; cell < end; cell += 1) {
      const at = period[cell] ?? 0;
      expected[at] = (expected[at] ?? 0) + (exposure[cell] ?? 0) * factor;
    }
  }
  let worst = 0;
  const score = new Float64Array(table.periods);
  for (let place = 0; place < table.periods; place += 1) {
    const total = events[place] ?? 0;
    const lack = total - (factors[place] ?? 0) * (expected[place] ?? 0);
    score[place] = lack;
    worst = Math.max(worst, Math.abs(lack) / Math.max(1, total));
  }
  return { worst, score, expected };
}

function eventsByPeriod(table: CellTable, leftOut: number): Float64Array {
  if (leftOut < 0) return table.periodEvents;
  const events = new Float64Array(table.periods);
  for (let cell = 0; cell < table.events.length; cell += 1) {
    if (table.area[cell] === leftOut) continue;
    const place = table.period[cell] ?? 0;
    events[place] = (events[place] ?? 0) + (table.events[cell] ?? 0);
  }
  return events;
}

function linkedExposure(table: CellTable, links: CellLinks): Float64Array {
  // factors are 0 where there are no events: with a single part, nothing need be taken out
  if (isOnePart(links.area) && isOnePart(links.period)) return table.exposure;
  return table.exposure.map((exposure, cell) =>
    links.area[table.area[cell] ?? 0] === links.period[table.period[cell] ?? 0] ? exposure : 0,
  );
}

function isOnePart(parts: Int32Array): boolean {
  for (let place = 0; place < parts.length; place += 1) if ((parts[place] as number) > 0) return false;
  return true;
}

/** Whether leaving one area out leaves the parts of all others as they were. */
function sameLinks(now: CellLinks, before: CellLinks, leftOut: number): boolean {
  for (let place = 0; place < now.area.length; place += 1)
    if (place !== leftOut && now.area[place] !== before.area[place]) return false;
  for (let place = 0; place < now.period.length; place += 1)
    if (now.period[place] !== before.period[place]) return false;
  return true;
}
