/** Inner product of the first `length` numbers of two vectors; of all of them unless given. */
export function dot(left: Float64Array, right: Float64Array, length = left.length): number {
  let sum = 0;
  for (let index = 0; index < length; index += 1) sum += (left[index] as number) * (right[index] as number);
  return sum;
}

/** Sum of vectors of equal length, each as often as its weight says. */
export function mix(vectors: readonly Float64Array[], weights: ArrayLike<number>): Float64Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  for (let index = 0; index < vectors.length; index += 1) {
    const weight = weights[index] ?? 0;
    const vector = vectors[index];
    if (weight === 0 || vector === undefined) continue;
    for (let row = 0; row < sum.length; row += 1) sum[row] = (sum[row] as number) + weight * (vector[row] as number);
  }
  return sum;
}

/** One vector less another, as far as the first goes. */
export function difference(left: ArrayLike<number>, right: ArrayLike<number>): Float64Array {
  const result = new Float64Array(left.length);
  for (let index = 0; index < result.length; index += 1) result[index] = (left[index] ?? 0) - (right[index] ?? 0);
  return result;
}
