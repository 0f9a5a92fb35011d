import { chiSquareUpperTail } from '../distributions/distributions.ts';
import { requireShare, type Share } from '../shares/proportion-interval.ts';

/**
 * Cochran and Armitage's test of a trend in shares over ordered groups: waves of a survey, ages, doses.
 *
 * For simple samples; over a design compare waves by `shareChange`.
 *
 * @param shares  hits and n of each group, two or more groups
 * @param scores  where each group stands; 1, 2, 3, … unless given
 * @returns chi-square on one degree of freedom and p; null where no or all answers are hits, or scores do not differ
 * @throws {RangeError} when a share is malformed or scores differ in number from shares
 * @see Armitage 1955; R stats::prop.trend.test
 * @example proportionTrend([{ hits: 15, n: 60 }, { hits: 22, n: 60 }, { hits: 30, n: 58 }]).chiSquare // => 8.961050910185
 */
export function proportionTrend(
  shares: readonly Share[],
  scores: readonly number[] = shares.map((_, group) => group + 1),
): { readonly chiSquare: number; readonly p: number } | null {
  if (scores.length !== shares.length) throw new RangeError(`scores: must be ${shares.length} (got ${scores.length})`);
  for (const share of shares) requireShare(share);
  const sum = (value: (share: Share, score: number) => number): number =>
    shares.reduce((total, share, group) => total + value(share, scores[group] ?? 0), 0);
  const [hits, n] = [sum((share) => share.hits), sum((share) => share.n)];
  const centre = sum((share, score) => share.n * score) / n;
  const spread = sum((share, score) => share.n * (score - centre) ** 2);
  const common = hits / n;
  if (spread === 0 || hits === 0 || hits === n) return null;
  const slope = sum((share, score) => (share.hits - share.n * common) * (score - centre));
  const chiSquare = (slope * slope) / (common * (1 - common) * spread);
  return { chiSquare, p: chiSquareUpperTail(chiSquare, 1) };
}
