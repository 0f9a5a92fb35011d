import { requireFraction, requirePositive } from '../counts/rate-count.ts';
import { normalCdf, normalQuantile } from '../distributions/distributions.ts';

/** Two groups of n each, and the shares they are thought to have. */
export type TwoProportions = { readonly n: number; readonly first: number; readonly second: number };

/**
 * Chance that the test of two shares finds their difference, each group of size n.
 *
 * @param design  n per group (> 0) and both shares, in [0, 1]
 * @param alpha   two-sided error, in (0, 1)
 * @returns power in (0, 1), rejections on the side of the difference only, as R's default
 * @throws {RangeError} when an input is outside its range
 * @see R power.prop.test
 * @example twoProportionPower({ n: 200, first: 0.42, second: 0.55 }, 0.05) // => 0.741086830956
 */
export function twoProportionPower({ n, first, second }: TwoProportions, alpha: number): number {
  check({ n, first, second }, alpha);
  const middle = (first + second) / 2;
  const atNull = normalQuantile(1 - alpha / 2) * Math.sqrt(2 * middle * (1 - middle));
  const spread = Math.sqrt(first * (1 - first) + second * (1 - second));
  if (spread === 0) return first === second ? alpha : 1;
  return normalCdf((Math.sqrt(n) * Math.abs(first - second) - atNull) / spread);
}

/**
 * The same on the arcsine scale, with Cohen's effect size h.
 *
 * @returns h ≥ 0, and power with rejections on both sides
 * @see Cohen 1988; R pwr::pwr.2p.test
 * @example twoProportionArcsinePower({ n: 200, first: 0.42, second: 0.55 }, 0.05).power // => 0.741709394663
 */
export function twoProportionArcsinePower(
  { n, first, second }: TwoProportions,
  alpha: number,
): { readonly h: number; readonly power: number } {
  check({ n, first, second }, alpha);
  const h = Math.abs(2 * Math.asin(Math.sqrt(first)) - 2 * Math.asin(Math.sqrt(second)));
  const critical = normalQuantile(1 - alpha / 2);
  const shift = h * Math.sqrt(n / 2);
  return { h, power: normalCdf(shift - critical) + normalCdf(-shift - critical) };
}

function check({ n, first, second }: TwoProportions, alpha: number): void {
  requirePositive(n, 'n');
  requireFraction(alpha, 'alpha');
  for (const share of [first, second]) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`share: must be between 0 and 1 (got ${share})`);
  }
}
