import { betaQuantile, normalQuantile, studentQuantile } from '../../stats/index.ts';
import { remember } from '../remember.ts';

/** Quantiles of distributions, as methods ask for them. */
export interface Quantiles {
  readonly normal: typeof normalQuantile;
  readonly student: typeof studentQuantile;
  readonly beta: typeof betaQuantile;
}

export const plainQuantiles: Quantiles = { normal: normalQuantile, student: studentQuantile, beta: betaQuantile };

/** The same, each worked out once: thousands of areas and periods ask for the same few. */
export const rememberedQuantiles = (): Quantiles => ({
  normal: remember(normalQuantile),
  student: once(studentQuantile),
  beta: once(betaQuantile),
});

function once<Numbers extends readonly number[]>(
  work: (...numbers: Numbers) => number,
): (...numbers: Numbers) => number {
  const known = new Map<string, number>();
  return (...numbers) => {
    const key = numbers.join(' ');
    const found = known.get(key) ?? work(...numbers);
    known.set(key, found);
    return found;
  };
}
