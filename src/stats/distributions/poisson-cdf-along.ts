import { poissonPmf } from './distributions.ts';

/**
 * P(X ≤ count) for a rising list of counts and one Poisson mean, in one pass.
 *
 * @param counts  whole, not falling; below zero gives 0
 * @param mean    zero or more
 * @returns one probability per count, to about 1e-14
 * @example [...poissonCdfAlong(Int32Array.of(-1, 2, 3), 5)] // => [0, 0.12465201948308, 0.26502591529736]
 */
export function poissonCdfAlong(counts: Int32Array, mean: number): Float64Array {
  const result = new Float64Array(counts.length);
  // Nine standard deviations and 30 counts out, what is left over is below 1e-18.
  const reach = 9 * Math.sqrt(mean) + 30;
  const last = Math.ceil(mean + reach);
  let at = Math.max(0, Math.floor(mean - reach));
  let density = poissonPmf(at, mean);
  let sum = density;
  for (let index = 0; index < counts.length; index += 1) {
    const count = counts[index] ?? 0;
    if (count < at) continue;
    while (at < count && at < last) {
      at += 1;
      density *= mean / at;
      sum += density;
    }
    result[index] = count >= last ? 1 : sum;
  }
  return result;
}
