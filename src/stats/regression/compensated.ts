import type { Values } from './vectors.ts';

/** 2²⁷ + 1 splits a double into two halves of 26 bits (Veltkamp). */
const SPLITTER = 134217729;

function rest(a: number, b: number, product: number): number {
  const [wideA, wideB] = [SPLITTER * a, SPLITTER * b];
  const [highA, highB] = [wideA - (wideA - a), wideB - (wideB - b)];
  const [lowA, lowB] = [a - highA, b - highB];
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

/**
 * start + Σ aᵢbᵢ as if in twice the precision of a double.
 *
 * @see Ogita, Rump & Oishi 2005, Dot2
 * @example compensatedDot([1e16, 1, -1e16], [1, 1, 1]) // => 1
 */
export function compensatedDot(a: Values, b: Values, start = 0): number {
  let sum = start;
  let lost = 0;
  for (let index = 0; index < a.length; index += 1) {
    const [left, right] = [a[index] as number, b[index] as number];
    const product = left * right;
    const next = sum + product;
    const part = next - sum;
    lost += sum - (next - part) + (product - part) + rest(left, right, product);
    sum = next;
  }
  return sum + lost;
}
