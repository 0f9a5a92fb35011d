/** A stream of numbers that depends on its seed and labels alone. */
export interface Random {
  /** Next number in [0, 1), a multiple of 2⁻³². */
  readonly uniform: () => number;
}

/** FNV-1a, 32 bit (Fowler, Noll & Vo): spreads a label over the seed words. */
function hash(label: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < label.length; at += 1) {
    value = Math.imul(value ^ label.charCodeAt(at), 0x01000193);
  }
  return value | 0;
}

/**
 * Seeded random stream: sfc32, the "small fast counter" generator of Doty-Humphrey's PractRand.
 *
 * Every label has a stream of its own, so that a new kind of crime or area leaves the others' rows as they were.
 *
 * @param seed   whole number
 * @param label  what the stream is for, such as "robbery/Tallow Hill"
 * @example seededRandom(7, 'a').uniform() === seededRandom(7, 'a').uniform() // => true
 */
export function seededRandom(seed: number, label: string): Random {
  let a = 0;
  let b = hash(label);
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  // The seed words need a dozen rounds before every output bit depends on all of them.
  for (let round = 0; round < 15; round += 1) next();
  return { uniform: () => next() / 4294967296 };
}

/** Whole number in [0, limit). */
export function below(random: Random, limit: number): number {
  return Math.floor(random.uniform() * limit);
}

/** One of several values, each with its weight (any positive scale). */
export function weighted<T>(random: Random, choices: readonly (readonly [value: T, weight: number])[]): T {
  let total = 0;
  for (const [, weight] of choices) total += weight;
  let left = random.uniform() * total;
  for (const [value, weight] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = choices.at(-1);
  if (last === undefined) throw new RangeError('choices: at least one is required (got none)');
  return last[0];
}

/**
 * Poisson count by inversion, for means up to about 30.
 *
 * The exponential is summed as a series: sums and products are exact by IEEE 754 on every engine, `Math.exp` is not.
 */
export function poisson(random: Random, mean: number): number {
  let exponential = 1;
  for (let k = 1, term = 1; term > 1e-18 * exponential; k += 1) {
    term *= mean / k;
    exponential += term;
  }
  let left = random.uniform() * exponential;
  let term = 1;
  let count = 0;
  while (left >= term && term > 0) {
    left -= term;
    count += 1;
    term *= mean / count;
  }
  return count;
}
