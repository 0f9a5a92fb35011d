import type { EstimatedEffect } from '../spec/index.ts';
import { normalQuantile, studentQuantile } from '../stats/index.ts';
import { power as usual } from './confidence.ts';

/**
 * The change nearest none that a design could have shown with another power than the usual 80 %: as many standard errors
 * further as that power asks for.
 *
 * @param power  in (0, 1)
 * @returns a ratio, as `smallestDetectable` is; null where nothing would have shown
 */
export function designDetectable(
  { scale, smallestDetectable, adjusted, df, levels }: EstimatedEffect,
  power: number,
): number | null {
  if (smallestDetectable === null) return null;
  const quantile = (p: number): number => (df === null ? normalQuantile(p) : studentQuantile(p, df));
  const tail = quantile((1 + adjusted.level) / 2);
  const further = (tail + quantile(power)) / (tail + quantile(usual));
  if (levels !== null) return smallestDetectable * further;
  const ratio = scale === 'ratio' ? smallestDetectable ** further : 1 + (smallestDetectable - 1) * further;
  return ratio > 0 ? ratio : null;
}
