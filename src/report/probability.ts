import { formatDecimal } from '../words/index.ts';

/** Probabilities as they are, but never rounded to nought. */
export function probability(p: number): string {
  return p < 0.001 ? 'under 0.001' : formatDecimal(p, 3);
}
