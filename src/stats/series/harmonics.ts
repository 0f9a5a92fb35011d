import type { Column } from '../regression/fit.ts';
import type { Values } from '../regression/vectors.ts';

/**
 * Sine and cosine columns of a season: a curve over the year that needs two parameters for each harmonic.
 *
 * @param phase      where in the season each row stands, such as its month from 1 to 12
 * @param period     rows in a season
 * @param harmonics  how many, from 1 (one rise and fall a season) to half the period
 * @returns sin1, cos1, sin2, … ; the last sine is left out where it is 0 in every row (at half an even period)
 * @throws {RangeError} when the harmonics are not whole, or more than half the period
 * @see Bernal, Cummins & Gasparrini 2017, model 3
 * @example harmonicColumns([3, 6], { period: 12, harmonics: 1 })[0].values // => [1, 0]
 */
export function harmonicColumns(
  phase: Values,
  { period, harmonics }: { readonly period: number; readonly harmonics: number },
): readonly Column[] {
  if (!(Number.isInteger(harmonics) && harmonics >= 1 && 2 * harmonics <= period)) {
    throw new RangeError(`harmonics: must be a whole number from 1 to ${Math.floor(period / 2)} (got ${harmonics})`);
  }
  return Array.from({ length: harmonics }, (_, index) => {
    const order = index + 1;
    const angles = Array.from(phase, (value) => (2 * Math.PI * order * value) / period);
    const cosine = { name: `cos${order}`, values: angles.map(Math.cos) };
    if (2 * order === period && isWhole(phase)) return [cosine];
    return [{ name: `sin${order}`, values: angles.map(roundedSine) }, cosine];
  }).flat();
}

/** The sine of a multiple of π is 0, not 1e-16: a column of such noise would look like a column. */
function roundedSine(angle: number): number {
  const sine = Math.sin(angle);
  return Math.abs(sine) < 1e-14 ? 0 : sine;
}

function isWhole(phase: Values): boolean {
  return Array.from(phase).every(Number.isInteger);
}
