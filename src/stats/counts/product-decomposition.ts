/** A quantity that is a product of factors, at two times; factors in the same order at both. */
export type ProductCell = { readonly before: readonly number[]; readonly now: readonly number[] };

/**
 * How much each factor moves a product, so that the parts add up to the whole change.
 *
 * A part is the change of its factor, times what the others are worth on average over every order in which they could
 * have moved one after the other. With two factors that is the mean of before and now of the other (Kitagawa's rate and
 * composition); factors that did not move have no part, and zeros are no exception.
 *
 * @param cell  one to eight factors, in any units
 * @returns one part for each factor, in the unit of the product
 * @throws {RangeError} when the two times have different numbers of factors, or there are none or more than eight
 * @see Kitagawa 1955, JASA 50; Das Gupta 1993, US Census Bureau P23-186; Shorrocks 2013, Journal of Economic Inequality 11
 * @example decomposeProduct({ before: [0.5, 20], now: [0.25, 40] }) // => [-7.5, 7.5]
 * @example decomposeProduct({ before: [2, 3, 5], now: [2, 0, 5] }) // => [0, -30, 0]
 */
export function decomposeProduct(cell: ProductCell): readonly number[] {
  const worths = worthOfOthers(cell);
  return cell.before.map((was, factor) => {
    const moved = (cell.now[factor] ?? 0) - was;
    return moved === 0 ? 0 : moved * (worths[factor] ?? 0);
  });
}

/**
 * What the other factors of a product are worth while one of them moves, on average over every order in which they could
 * move: the part of a factor is its change times this. A factor that is itself made of others shares its part out by it.
 *
 * @example worthOfOthers({ before: [0.5, 20], now: [0.25, 40] }) // => [30, 0.375]
 */
export function worthOfOthers({ before, now }: ProductCell): readonly number[] {
  const k = before.length;
  if (k !== now.length) throw new RangeError(`factors: must be as many at both times (got ${k} and ${now.length})`);
  if (k < 1 || k > 8) throw new RangeError(`factors: must be 1 to 8 (got ${k})`);
  const weights = orderWeights(k);
  return before.map((_, factor) => {
    let worth = 0;
    // every set of the other factors may have moved already
    for (let set = 0; set < 1 << k; set += 1) {
      if ((set >> factor) & 1) continue;
      let [product, size] = [1, 0];
      for (let other = 0; other < k; other += 1) {
        if (other === factor) continue;
        const hasMoved = ((set >> other) & 1) === 1;
        product *= (hasMoved ? now[other] : before[other]) ?? 0;
        size += hasMoved ? 1 : 0;
      }
      worth += (weights[size] ?? 0) * product;
    }
    return worth;
  });
}

/** The share of all orders of k factors in which one particular set, of a size, comes before one particular factor. */
function orderWeights(k: number): readonly number[] {
  const weights = [1 / k];
  for (let size = 1; size < k; size += 1) weights.push(((weights[size - 1] ?? 0) * size) / (k - size));
  return weights;
}

/**
 * The parts of a sum of products: what each factor moves it by over all cells.
 *
 * @param cells  of one number of factors
 * @returns one part for each factor; all together are the sum now less the sum before
 * @example decomposeSum([{ before: [0.5, 10], now: [0.25, 10] }, { before: [0.5, 30], now: [0.75, 20] }]) // => [3.75, -6.25]
 */
export function decomposeSum(cells: readonly ProductCell[]): readonly number[] {
  const parts: number[] = [];
  for (const cell of cells)
    for (const [factor, part] of decomposeProduct(cell).entries()) parts[factor] = (parts[factor] ?? 0) + part;
  return parts;
}
