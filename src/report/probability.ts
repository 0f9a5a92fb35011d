import type { Words } from '../words/index.ts';

/** Probabilities as they are, but never rounded to nought. */
export function probability(p: number, { formatDecimal, quantityWords }: Words): string {
  return p < 0.001 ? quantityWords.probability(formatDecimal(0.001, 3)) : formatDecimal(p, 3);
}
