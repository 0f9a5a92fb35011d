import { poissonPmf } from './distributions.ts';

/**
 * P(X ≤ count) for many counts and one Poisson mean: each from the one below it, as far as is asked.
 *
 * @param mean  zero or more
 * @returns from a whole count, below zero too, to its probability, to about 1e-14
 * @example [-1, 2, 3].map(poissonCdfTable(5)) // => [0, 0.12465201948308, 0.26502591529736]
 */
export function poissonCdfTable(mean: number): (count: number) => number {
  // nine standard deviations and 30 counts out, what is left over is below 1e-18
  const reach = 9 * Math.sqrt(mean) + 30;
  const first = Math.max(0, Math.floor(mean - reach));
  const last = Math.ceil(mean + reach);
  let density = poissonPmf(first, mean);
  const sums = [density];
  return (count) => {
    if (count < first) return 0;
    if (count >= last) return 1;
    for (let at = first + sums.length; at <= count; at += 1) {
      density *= mean / at;
      sums.push((sums[sums.length - 1] as number) + density);
    }
    return sums[count - first] as number;
  };
}
