import type { Check, SourceCoverage } from '../spec/index.ts';
import { countsRecords } from './checks.ts';
import { nearest } from './coarse.ts';

/** How many records each thing has that a check lists, rounded; areas, days and files are no records. */
export function roundCheck(check: Check, base: number): Check {
  if (!countsRecords(check)) return check;
  return {
    ...check,
    items: check.items.map((item) => (item.n === null ? item : { ...item, n: nearest(item.n, base) })),
  };
}

/** How many records came in each month, rounded. */
export const roundCoverage = (coverage: SourceCoverage, base: number): SourceCoverage => ({
  ...coverage,
  agencies: coverage.agencies.map(({ agency, months }) => ({
    agency,
    months: months.map((cell) => (cell.n === null ? cell : { ...cell, n: nearest(cell.n, base) })),
  })),
});
