/** Weights this small beside the peak's change no digit of a sum. */
const NEGLIGIBLE = 1e-20;

/**
 * Smallest count k with P(X ≤ k) ≥ p for a negative binomial count.
 *
 * Sums the probabilities relative to the peak's and divides by their total, which needs no gamma function and loses
 * no digits at large sizes. The work grows with the standard deviation: some 1e-8 s for each count within 40 of them.
 *
 * @param p       probability in (0, 1)
 * @param shape   mean (> 0) and size (> 0): the variance is mean + mean² / size
 * @returns whole count
 * @see R stats::qnbinom(p, size, mu = mean)
 * @example negativeBinomialQuantile(0.975, { mean: 9.291666666666666, size: 111.5 }) // => 16
 */
export function negativeBinomialQuantile(p: number, shape: { readonly mean: number; readonly size: number }): number {
  const { mean, size } = shape;
  const again = mean / (mean + size);
  const peak = size > 1 ? Math.floor((mean * (size - 1)) / size) : 0;
  let below = 0;
  let weight = 1;
  let first = peak;
  while (first > 0) {
    weight *= first / ((first - 1 + size) * again);
    if (weight < NEGLIGIBLE) break;
    first -= 1;
    below += weight;
  }
  let above = 0;
  weight = 1;
  for (let count = peak; weight > NEGLIGIBLE; count += 1) {
    above += weight;
    weight *= ((count + size) / (count + 1)) * again;
  }
  return countAt(p * (below + above) * (1 - 1e-14), { first, peak, again, size });
}

/** Walks up from the first count that matters until the wanted mass is reached. */
function countAt(
  wanted: number,
  shape: { readonly first: number; readonly peak: number; readonly again: number; readonly size: number },
): number {
  let weight = 1;
  for (let count = shape.peak; count > shape.first; count -= 1)
    weight *= count / ((count - 1 + shape.size) * shape.again);
  let reached = 0;
  for (let count = shape.first; ; count += 1) {
    reached += weight;
    if (reached >= wanted || weight === 0) return count;
    weight *= ((count + shape.size) / (count + 1)) * shape.again;
  }
}
