import { UNLINKED } from './cell-links.ts';
import type { CellTable } from './cell-table.ts';
import type { TwoWayFit } from './two-way-poisson.ts';

/** Whether a treated cell has an expected count, or why it has none. */
export const expectation = {
  known: 0,
  /** The area has no untreated period. */
  noPeriodBefore: 1,
  /** The area has untreated periods, but no events in them: its factor would be 0. */
  noEventsBefore: 2,
  /** No untreated area was observed in the period. */
  noComparison: 3,
  /** The area's untreated periods share no events with the period's untreated areas, not even by way of others. */
  notLinked: 4,
} as const;

/** Expected counts of treated cells; 0 where there is none. */
export type ExpectedCounts = { readonly expected: Float64Array; readonly status: Uint8Array };

/**
 * Counts expected in treated cells had nothing been done: exposure × area factor × period factor of the untreated.
 *
 * A period in which the untreated areas had no events gives 0: that is what it tells, and leaving it out would not be
 * neutral.
 *
 * @param untreated  the cells that the factors were fitted to
 * @param treated    the cells to be predicted, of the same areas and periods
 * @param fit        with the area that it left out, if any: nothing is predicted for it
 * @returns a count and one of `expectation` for each treated cell
 */
export function expectedCounts(
  untreated: CellTable,
  treated: CellTable,
  { fit, leftOut = -1 }: { readonly fit: TwoWayFit; readonly leftOut?: number },
): ExpectedCounts {
  const cells = treated.events.length;
  const [expected, status] = [new Float64Array(cells), new Uint8Array(cells)];
  for (let cell = 0; cell < cells; cell += 1) {
    const area = treated.area[cell] as number;
    const period = treated.period[cell] as number;
    const part = fit.links.area[area] as number;
    const isLinked = part !== UNLINKED && part === fit.links.period[period];
    const found = isLinked ? expectation.known : expectationOf(untreated, { fit, leftOut, area, period });
    status[cell] = found;
    if (found !== expectation.known) continue;
    expected[cell] = (treated.exposure[cell] ?? 0) * (fit.area[area] ?? 0) * (fit.period[period] ?? 0);
  }
  return { expected, status };
}

/**
 * The same from a fit without an area, of cells that also had an expected count with it; in place.
 *
 * @param expected  set to the count of each treated cell; 0 where there was none, and NaN where there is none any more
 */
export function expectedWithout(
  expected: Float64Array,
  {
    untreated,
    treated,
    counts: { status },
  }: { readonly untreated: CellTable; readonly treated: CellTable; readonly counts: ExpectedCounts },
  { fit, leftOut }: { readonly fit: TwoWayFit; readonly leftOut: number },
): void {
  const { area: ofArea, period: ofPeriod } = fit.links;
  for (let cell = 0; cell < expected.length; cell += 1) {
    const [area, period] = [treated.area[cell] as number, treated.period[cell] as number];
    const part = ofArea[area] as number;
    const isLinked = part !== UNLINKED && part === ofPeriod[period];
    if (isLinked || expectationOf(untreated, { fit, leftOut, area, period }) === expectation.known)
      expected[cell] = (treated.exposure[cell] as number) * (fit.area[area] as number) * (fit.period[period] as number);
    else expected[cell] = status[cell] === expectation.known ? Number.NaN : 0;
  }
}

/** One cell to be predicted, and from what. */
type Prediction = {
  readonly fit: TwoWayFit;
  readonly leftOut: number;
  readonly area: number;
  readonly period: number;
};

/** Whether a cell of an area in a period has an expected count: one of `expectation`. */
export function expectationOf(untreated: CellTable, { fit, leftOut, area, period }: Prediction): number {
  const part = fit.links.area[area] ?? UNLINKED;
  if (part !== UNLINKED && part === fit.links.period[period]) return expectation.known;
  if (area === leftOut || untreated.start[area] === untreated.start[area + 1]) return expectation.noPeriodBefore;
  if (part === UNLINKED) return expectation.noEventsBefore;
  let observed = false;
  const end = untreated.periodStart[period + 1] ?? 0;
  for (let place = untreated.periodStart[period] ?? 0; place < end; place += 1) {
    const cell = untreated.byPeriod[place] ?? 0;
    const other = untreated.area[cell] ?? 0;
    if (other === leftOut || untreated.exposure[cell] === 0) continue;
    observed = true;
    // a period without events in areas that the fit does link to this one
    if (fit.links.period[period] === UNLINKED && fit.links.area[other] === part) return expectation.known;
  }
  return observed ? expectation.notLinked : expectation.noComparison;
}
