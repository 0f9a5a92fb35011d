import { normalCdf, normalQuantile } from '../distributions/distributions.ts';

/**
 * Alpha spent by an O'Brien–Fleming type function: almost nothing early, all of it at the end.
 *
 * @param fraction  information so far, in (0, 1]
 * @param alpha  two-sided, in (0, 1)
 * @returns cumulative alpha spent, from 0 to alpha
 * @throws {RangeError} when the fraction is not in (0, 1]
 * @see Lan & DeMets (1983), Biometrika 70(3), with the O'Brien–Fleming type spending function
 * @example obrienFlemingSpent(1, 0.05) // => 0.05
 * @example obrienFlemingSpent(0.5, 0.05) // => 0.00305
 */
export function obrienFlemingSpent(fraction: number, alpha: number): number {
  if (!(fraction > 0 && fraction <= 1)) throw new RangeError(`fraction: must be in (0, 1] (got ${fraction})`);
  // each side spends its own half of alpha, as in tables of two-sided boundaries
  return 4 * normalCdf(-normalQuantile(1 - alpha / 4) / Math.sqrt(fraction));
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/**
 * Two-sided boundaries of equally spaced looks at accumulating data, on the scale of p.
 *
 * Alpha is spent by the O'Brien–Fleming type function; the boundary of each look is found on the joint distribution of
 * the statistics, which walks over the looks (Armitage, McPherson & Rowe 1969): the density of the sum of independent
 * increments that have not crossed is carried from look to look on a grid.
 *
 * @param looks  how many, 1 to 60; information grows by the same amount at each
 * @param alpha  two-sided, over all looks together
 * @returns for each look, the p at or below which it is a find (its nominal level), and alpha spent up to it
 * @throws {RangeError} when looks is not a whole number in 1 to 60
 * @see Jennison & Turnbull (2000), Group Sequential Methods, chapters 7 and 19; R gsDesign sfLDOF
 * @example groupSequentialLevels(1, 0.05)[0].nominal // => 0.05
 */
export function groupSequentialLevels(
  looks: number,
  alpha: number,
): readonly { readonly nominal: number; readonly spent: number }[] {
  if (!Number.isInteger(looks) || looks < 1 || looks > 60)
    throw new RangeError(`looks: must be a whole number in 1 to 60 (got ${looks})`);
  const levels: { nominal: number; spent: number }[] = [];
  let walk: Walk | null = null;
  let before = 0;
  for (const index of range(looks)) {
    const spent = index === looks - 1 ? alpha : obrienFlemingSpent((index + 1) / looks, alpha);
    const own = Math.max(spent - before, 0);
    const critical = criticalOf(walk, own);
    // bisection stops within rounding of alpha itself
    levels.push({ nominal: Math.min(2 * normalCdf(-critical), alpha), spent });
    walk = step(walk, critical);
    before = spent;
  }
  return levels;
}

/** The density of the sum of increments so far, of those walks that have not crossed, on a grid. */
interface Walk {
  readonly looks: number;
  readonly at: readonly number[];
  /** Density times the weight of the grid point. */
  readonly mass: readonly number[];
}

/** The chance that the next sum lies beyond a boundary of z, on either side. */
function crossing(walk: Walk | null, z: number): number {
  if (walk === null) return 2 * normalCdf(-z);
  const reach = z * Math.sqrt(walk.looks + 1);
  let chance = 0;
  for (const [index, x] of walk.at.entries())
    chance += (walk.mass[index] ?? 0) * (normalCdf(-(reach - x)) + normalCdf(-(reach + x)));
  return chance;
}

/** Bisection: the chance falls as the boundary rises. */
function criticalOf(walk: Walk | null, wanted: number): number {
  let [low, high] = [0, 12];
  for (let round = 0; round < 70; round += 1) {
    const middle = (low + high) / 2;
    if (crossing(walk, middle) > wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const gridPoints = 401;

function step(walk: Walk | null, critical: number): Walk {
  const looks = (walk?.looks ?? 0) + 1;
  // what has not crossed lies within the boundary; beyond eight standard deviations there is nothing
  const reach = Math.min(critical, 8) * Math.sqrt(looks);
  const width = (2 * reach) / (gridPoints - 1);
  const at = range(gridPoints).map((index) => -reach + index * width);
  const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const mass = at.map((x, index) => {
    const value =
      walk === null
        ? density(x)
        : walk.at.reduce((sum, from, place) => sum + (walk.mass[place] ?? 0) * density(x - from), 0);
    return value * simpson(index) * width;
  });
  return { looks, at, mass };
}

/** Simpson's weights over an odd number of points. */
function simpson(index: number): number {
  if (index === 0 || index === gridPoints - 1) return 1 / 3;
  return index % 2 === 1 ? 4 / 3 : 2 / 3;
}
