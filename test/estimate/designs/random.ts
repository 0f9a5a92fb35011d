import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random counts for panels: the same seed gives the same ones. */
export interface Dice {
  readonly uniform: () => number;
  readonly poisson: (mean: number) => number;
  /** Variance is mean × dispersion. */
  readonly dispersed: (mean: number, dispersion: number) => number;
}

export function diceOf(seed: number): Dice {
  const generator = xoroshiro128plus(seed);
  const uniform = (): number => uniformFloat64(generator);
  const poisson = (mean: number): number => {
    let [count, left] = [0, mean];
    // in steps, for the exponential of a large mean is 0
    for (; left > 0; left -= 30) {
      const step = Math.min(left, 30);
      for (let product = uniform(); product > Math.exp(-step); product *= uniform()) count += 1;
    }
    return count;
  };
  /** A gamma deviate of unit scale (Marsaglia & Tsang 2000; below shape 1 by a power of a uniform). */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const z = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
      const v = (1 + z / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const dispersed = (mean: number, dispersion: number): number =>
    dispersion <= 1 ? poisson(mean) : poisson(gamma(mean / (dispersion - 1)) * (dispersion - 1));
  return { uniform, poisson, dispersed };
}
