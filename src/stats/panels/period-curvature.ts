import { type CellLinks, UNLINKED } from './cell-links.ts';
import type { CellTable } from './cell-table.ts';

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

/** Cholesky factor in place, lower triangle; false when a pivot is not positive. */
function factorise(matrix: Float64Array, size: number): boolean {
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k += 1) rest -= (matrix[row * size + k] ?? 0) * (matrix[column * size + k] ?? 0);
      if (column < row) matrix[row * size + column] = rest / (matrix[column * size + column] ?? 0);
      else if (rest > 0) matrix[row * size + row] = Math.sqrt(rest);
      else return false;
    }
  }
  return true;
}

/**
 * Newton step of the period effects for a score, on the log scale.
 *
 * @param curvature  at a point near
 * @param score      events less those expected, for each period; changed into the step
 * @returns the longest single change
 */
export function periodStep({ periods, factor, pinned }: PeriodCurvature, score: Float64Array): number {
  for (let row = 0; row < periods; row += 1) {
    let rest = pinned[row] === 1 ? 0 : (score[row] ?? 0);
    for (let k = 0; k < row; k += 1) rest -= (factor[row * periods + k] ?? 0) * (score[k] ?? 0);
    score[row] = rest / (factor[row * periods + row] ?? 1);
  }
  let longest = 0;
  for (let row = periods - 1; row >= 0; row -= 1) {
    const change = (score[row] ?? 0) / (factor[row * periods + row] ?? 1);
    score[row] = change;
    if (Math.abs(change) > longest) longest = Math.abs(change);
    for (let k = 0; k < row; k += 1) score[k] = (score[k] ?? 0) - (factor[row * periods + k] ?? 0) * change;
  }
  return longest;
}
