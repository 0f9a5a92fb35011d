/**
 * Kish's effective sample size: how many equally weighted answers tell as much as these unequal ones.
 *
 * Knows weights only, not clusters or strata.
 *
 * @param weights  one or more, ≥ 0, not all 0
 * @param counts   answers of each weight; 1 unless given
 * @returns (Σw)² / Σw², and the design effect n over that
 * @throws {RangeError} when there is no positive weight or a negative one
 * @see Kish 1965
 * @example effectiveSampleSize([1, 1, 2]) // => { size: 2.6666666666666665, designEffect: 1.125 }
 */
export function effectiveSampleSize(
  weights: readonly number[],
  counts?: readonly number[],
): { readonly size: number; readonly designEffect: number } {
  let [n, sum, squares] = [0, 0, 0];
  for (const [index, weight] of weights.entries()) {
    if (!(weight >= 0 && Number.isFinite(weight)))
      throw new RangeError(`weights[${index}]: must be ≥ 0 (got ${weight})`);
    const count = counts === undefined ? 1 : (counts[index] ?? 0);
    n += count;
    sum += count * weight;
    squares += count * weight * weight;
  }
  if (squares === 0) throw new RangeError('weights: must hold a positive one');
  const size = (sum * sum) / squares;
  return { size, designEffect: n / size };
}
