import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/**
 * Whole numbers at random from 0 up to, but not with, a bound: the same ones from the same seed.
 *
 * @param seed  a whole number
 * @example seededDraws(1)(10) === seededDraws(1)(10) // => true
 */
export function seededDraws(seed: number): (below: number) => number {
  const generator = xoroshiro128plus(seed);
  return (below) => uniformInt(generator, 0, below - 1);
}
