import { type CellLinks, UNLINKED } from './cell-links.ts';
import type { CellTable } from './cell-table.ts';
import { factorise, solveFactorised } from './cholesky.ts';

/** Curvature of a two-way Poisson likelihood in its period effects: the lower Cholesky factor, row by row. */
export type PeriodCurvature = {
  readonly periods: number;
  readonly factor: Float64Array;
  /** 1 for periods whose effect stays as it is: one of each linked part, and those without events. */
  readonly pinned: Uint8Array;
};

/** Factors near the solution, and which cells they are of. */
type Point = {
  readonly area: Float64Array;
  readonly period: Float64Array;
  /** Of each cell; 0 where it belongs to no linked part. */
  readonly exposure: Float64Array;
  readonly leftOut: number;
};

/**
 * Curvature of the likelihood in the logs of the period factors, with the area factors concentrated out.
 *
 * @param table  cells of an area × period table
 * @param point  factors; those of the areas meet the areas' totals
 * @param links  of the table; one period of each part is pinned, since only differences within it are known
 * @returns the factored curvature; null when it is not positive definite to working precision
 */
export function periodCurvature(table: CellTable, point: Point, links: CellLinks): PeriodCurvature | null {
  const { periods } = table;
  const pinned = pins(links);
  const matrix = new Float64Array(periods * periods);
  const means = new Float64Array(table.events.length);
  for (let area = 0; area < table.areas; area += 1) {
    const total = table.areaEvents[area] ?? 0;
    if (area === point.leftOut || total === 0) continue;
    const [first, end] = [table.start[area] ?? 0, table.start[area + 1] ?? 0];
    for (let cell = first; cell < end; cell += 1) {
      const row = table.period[cell] ?? 0;
      const mean = (point.exposure[cell] ?? 0) * (point.area[area] ?? 0) * (point.period[row] ?? 0);
      means[cell] = mean;
      const share = mean / total;
      for (let other = first; other <= cell; other += 1) {
        const place = row * periods + (table.period[other] ?? 0);
        matrix[place] = (matrix[place] ?? 0) - share * (means[other] ?? 0);
      }
      matrix[row * periods + row] = (matrix[row * periods + row] ?? 0) + mean;
    }
  }
  for (let row = 0; row < periods; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      if (pinned[row] === 1 || pinned[column] === 1) matrix[row * periods + column] = row === column ? 1 : 0;
    }
  }
  return factorise(matrix, periods) ? { periods, factor: matrix, pinned } : null;
}

function pins(links: CellLinks): Uint8Array {
  const seen = new Set<number>();
  return Uint8Array.from(links.period, (part) => {
    if (part !== UNLINKED && seen.has(part)) return 0;
    seen.add(part);
    return 1;
  });
}

/**
 * Newton step of the period effects for a score, on the log scale.
 *
 * @param curvature  at a point near
 * @param score      events less those expected, for each period; changed into the step
 * @returns the longest single change
 */
export function periodStep({ periods, factor, pinned }: PeriodCurvature, score: Float64Array): number {
  for (let row = 0; row < periods; row += 1) if (pinned[row] === 1) score[row] = 0;
  solveFactorised(factor, score);
  return score.reduce((longest, change) => Math.max(longest, Math.abs(change)), 0);
}
