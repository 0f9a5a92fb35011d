import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws from the distributions that simulated coalitions are made of; the same ones for the same seed. */
export interface Draws {
  /** In (0, 1). */
  readonly uniform: () => number;
  readonly normal: () => number;
  readonly gamma: (shape: number) => number;
  readonly poisson: (mean: number) => number;
  /** A count whose variance is `dispersion` times its mean: Poisson at 1, negative binomial above. */
  readonly count: (mean: number, dispersion: number) => number;
}

/** @param seed  a whole number */
export function drawsFrom(seed: number): Draws {
  const generator = xoroshiro128plus(seed);
  // the first numbers of neighbouring seeds are alike
  for (let step = 0; step < 32; step += 1) generator.next();
  const uniform = (): number => uniformFloat64(generator) + 2 ** -54;
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const gamma = (shape: number): number => gammaDraw(shape, { uniform, normal });
  const poisson = (mean: number): number => poissonDraw(mean, { uniform, gamma });
  const count = (mean: number, dispersion: number): number => {
    if (dispersion <= 1 || mean <= 0) return poisson(mean);
    const scale = dispersion - 1;
    return poisson(scale * gamma(mean / scale));
  };
  return { uniform, normal, gamma, poisson, count };
}

/** @see Marsaglia & Tsang 2000, ACM Trans. Math. Softw. 26(3); below 1, Johnk's power of a uniform on the next shape up */
function gammaDraw(shape: number, { uniform, normal }: Pick<Draws, 'uniform' | 'normal'>): number {
  const boost = shape < 1 ? uniform() ** (1 / shape) : 1;
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return boost * d * v;
  }
}

const smallMean = 30;

/**
 * Inversion for small means. Large ones are halved by a gamma draw: the waiting time of the k-th event says whether
 * the count is below or above k.
 *
 * @see Ahrens & Dieter 1974, Computing 12
 */
function poissonDraw(mean: number, draws: Pick<Draws, 'uniform' | 'gamma'>): number {
  let [left, count] = [mean, 0];
  while (left > smallMean) {
    const k = Math.floor((7 * left) / 8);
    const wait = draws.gamma(k);
    if (wait > left) return count + binomialDraw(k - 1, left / wait, draws.uniform);
    count += k;
    left -= wait;
  }
  return count + invertedPoisson(left, draws.uniform());
}

function invertedPoisson(mean: number, u: number): number {
  let [count, mass] = [0, Math.exp(-mean)];
  let total = mass;
  while (u > total && mass > 0) {
    count += 1;
    mass *= mean / count;
    total += mass;
  }
  return count;
}

function binomialDraw(n: number, p: number, uniform: () => number): number {
  let hits = 0;
  for (let trial = 0; trial < n; trial += 1) if (uniform() < p) hits += 1;
  return hits;
}

/** A seed for a name, so that adding a cell to a table changes no other cell's draws: FNV-1a. */
export function seedOf(name: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}
