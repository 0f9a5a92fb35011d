/**
 * Mean of figures that were averaged already, each by the number that it sums up.
 *
 * @param sum     Σ value × weight, in whole millionths
 * @param weight  Σ weight, whole and positive
 * @returns the mean, in the unit of the values
 * @throws {RangeError} when the weight is not positive: a figure without a weight is listed, never averaged
 * @example weightedMean({ sum: 3536659880000n, weight: 4325n }) // => 817.7248277456647
 */
export function weightedMean({ sum, weight }: { readonly sum: bigint; readonly weight: bigint }): number {
  if (weight <= 0n) throw new RangeError(`weight: must be positive (got ${weight})`);
  // the whole part leaves in whole numbers: a double would lose the end of a large sum
  const [whole, rest] = [sum / weight, sum % weight];
  return (Number(whole) + Number(rest) / Number(weight)) / 1_000_000;
}
