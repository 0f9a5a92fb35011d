import { normalQuantile, normalTwoSidedP } from '../distributions/distributions.ts';
import type { BeforeAfter } from './poisson-z.ts';
import { type Interval, requireEvents, requireFraction, requirePositive } from './rate-count.ts';

/** Counts before and after in programme and comparison areas. */
export type TwoByTwo = { readonly treated: BeforeAfter; readonly control: BeforeAfter };

/**
 * Relative incident rate ratio: the programme areas' change over the comparison areas' change.
 *
 * Assumes parallel ratios. Where a cell is 0, one half is added to all four (Haldane), and that is reported.
 *
 * @param counts   whole, ≥ 0; exposures cancel when each area's is the same before and after, or all change alike
 * @param options  dispersion φ ≥ 1 of the areas' series (multiplies the variance), confidence level
 * @returns the ratio and its interval, the log ratio and its standard error, p, and whether one half was added
 * @throws {RangeError} when an input is outside its range
 * @see Wilson 2022, J Quant Criminol
 * @example relativeIncidentRateRatio({ treated: { before: 50, after: 30 }, control: { before: 60, after: 55 } }, { dispersion: 1, level: 0.95 }).logRatio // => -0.423814247
 */
export function relativeIncidentRateRatio(
  counts: TwoByTwo,
  options: { readonly dispersion: number; readonly level: number },
): Interval & {
  readonly ratio: number;
  readonly logRatio: number;
  readonly standardError: number;
  readonly p: number;
  readonly halfAdded: boolean;
} {
  requirePositive(options.dispersion, 'dispersion');
  requireFraction(options.level, 'level');
  const cells = cellsOf(counts);
  const halfAdded = cells.some((cell) => cell === 0);
  const [a, b, c, d] = cells.map((cell) => cell + (halfAdded ? 0.5 : 0)) as [number, number, number, number];
  const logRatio = Math.log(a / b / (c / d));
  const standardError = Math.sqrt(options.dispersion * (1 / a + 1 / b + 1 / c + 1 / d));
  const reach = normalQuantile((1 + options.level) / 2) * standardError;
  return {
    ratio: Math.exp(logRatio),
    logRatio,
    standardError,
    low: Math.exp(logRatio - reach),
    high: Math.exp(logRatio + reach),
    p: normalTwoSidedP(logRatio / standardError),
    halfAdded,
  };
}

/**
 * The same ratio as a Poisson regression's interaction, iterated as R's glm iterates.
 *
 * The model is saturated, so each cell is a Newton iteration of its own. The standard error comes from the weights of
 * the last step, as R's does, and so differs from the closed form in the seventh digit.
 *
 * @returns null when a cell is 0, where the regression has no finite answer
 * @see R glm(y ~ post * treated, poisson), epsilon 1e-8
 * @example poissonInteraction({ treated: { before: 207, after: 110 }, control: { before: 308, after: 318 } })?.standardError // => 0.142524487924919
 */
export function poissonInteraction(
  counts: TwoByTwo,
): { readonly logRatio: number; readonly standardError: number } | null {
  const cells = cellsOf(counts);
  if (cells.some((cell) => cell === 0)) return null;
  // R starts from the counts plus a tenth.
  let means = cells.map((cell) => cell + 0.1);
  let deviance = poissonDeviance(cells, means);
  for (let step = 0; step < 25; step += 1) {
    const weights = means;
    means = weights.map((mean, index) => mean * Math.exp(((cells[index] ?? 0) - mean) / mean));
    const next = poissonDeviance(cells, means);
    const settled = Math.abs(next - deviance) / (Math.abs(next) + 0.1) < 1e-8;
    deviance = next;
    if (!settled) continue;
    const [a, b, c, d] = means.map(Math.log) as [number, number, number, number];
    return {
      logRatio: a - b - (c - d),
      standardError: Math.sqrt(weights.reduce((sum, weight) => sum + 1 / weight, 0)),
    };
  }
  return null;
}

function cellsOf({ treated, control }: TwoByTwo): readonly number[] {
  const cells = [treated.after, treated.before, control.after, control.before];
  const names = ['treated.after', 'treated.before', 'control.after', 'control.before'];
  for (const [index, cell] of cells.entries()) requireEvents(cell, names[index] ?? '');
  return cells;
}

function poissonDeviance(counts: readonly number[], means: readonly number[]): number {
  let sum = 0;
  for (const [index, count] of counts.entries()) {
    const mean = means[index] ?? count;
    sum += 2 * (count * Math.log(count / mean) - (count - mean));
  }
  return sum;
}
