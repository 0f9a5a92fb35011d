import { normalQuantile, studentQuantile } from '../../stats/index.ts';
import { power } from '../confidence.ts';
import type { DesignEffect, DesignTerms } from './design.ts';

/**
 * The ratio nearest 1, on the side of good, that a design could have shown with 80 % power at a level.
 *
 * From its standard error: (t₁₋α⁄₂ + t_power) of them. Where a method has none (exact, by ranks or by redrawn launches),
 * from the half of its interval, as if it were that of a normal.
 *
 * Of shares and means, the difference nearest none.
 *
 * @returns null where not even the end of all events would have shown, or the interval has no end on that side
 */
export function detectableRatio(effect: DesignEffect, level: number, { better }: DesignTerms): number | null {
  const sign = better === 'higher' ? 1 : -1;
  const tail = (1 + level) / 2;
  const quantile = (p: number): number => (effect.df === null ? normalQuantile(p) : studentQuantile(p, effect.df));
  const error = effect.standardError ?? halfOf(effect, level, sign) / normalQuantile(tail);
  const reach = (quantile(tail) + quantile(power)) * error;
  if (effect.levels !== undefined) return Number.isFinite(reach) ? sign * reach : null;
  const ratio = effect.scale === 'ratio' ? Math.exp(sign * reach) : 1 + (sign * reach) / effect.expected;
  return Number.isFinite(ratio) && ratio > 0 ? ratio : null;
}

/** From the estimate to the end of its interval on the side away from good: what a true effect must clear. */
function halfOf({ at, scale, estimate }: DesignEffect, level: number, sign: number): number {
  const { low, high } = at(level);
  const [from, to] =
    scale === 'ratio' ? [Math.log(estimate), Math.log(sign < 0 ? high : low)] : [estimate, sign < 0 ? high : low];
  return Math.abs(to - from);
}
