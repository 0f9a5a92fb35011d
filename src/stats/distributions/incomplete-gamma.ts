const MAXIMUM_TERMS = 1_000_000;
const SMALLEST = 1e-300;

/** Error of Stirling's formula for ln Γ(a + 1), by its series from 15 up and by recurrence below (Loader 2000). */
function stirlingError(a: number): number {
  let correction = 0;
  let at = a;
  while (at < 15) {
    correction += (at + 0.5) * Math.log1p(1 / at) - 1;
    at += 1;
  }
  const square = at * at;
  return (
    correction + (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / (1188 * square)) / square) / square) / square) / at
  );
}

/** x·ln(x/m) + m − x without the cancellation that the plain formula has where x is near m (Loader 2000). */
function halfDeviance(x: number, mean: number): number {
  if (Math.abs(x - mean) > 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let sum = (x - mean) * v;
  let power = 2 * x * v;
  for (let odd = 3; odd < 1000; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) return next;
    sum = next;
  }
  return sum;
}

/**
 * Poisson density with a real first argument, x^a e^−x / Γ(a + 1).
 *
 * By the saddle-point form, which keeps full precision where logarithms of factorials lose digits (from about 1e5 up).
 *
 * @param a  the count, zero or more; need not be whole
 * @param x  the mean, zero or more
 * @see Loader 2000, Fast and accurate computation of binomial probabilities
 * @example poissonDensity(100000, 100000) // => 0.001261565209763
 */
export function poissonDensity(a: number, x: number): number {
  if (x === 0) return a === 0 ? 1 : 0;
  if (a === 0) return Math.exp(-x);
  return Math.exp(-stirlingError(a) - halfDeviance(a, x)) / Math.sqrt(2 * Math.PI * a);
}

/** Lower tail by its power series; converges quickly where x < a + 1. */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < MAXIMUM_TERMS; n += 1) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return Math.min(1, sum * poissonDensity(a, x));
}

/** Upper tail by Legendre's continued fraction, evaluated as Lentz did; for x ≥ a + 1. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / SMALLEST;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MAXIMUM_TERMS; n += 1) {
    const coefficient = -n * (n - a);
    b += 2;
    d = 1 / nonZero(coefficient * d + b);
    c = nonZero(b + coefficient / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return Math.min(1, poissonDensity(a, x) * a * fraction);
}

function nonZero(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value;
}

/**
 * Both tails of the gamma distribution of unit scale at x: P(G ≤ x) and P(G > x).
 *
 * The smaller tail is computed, the other is its complement, so that neither loses its leading digits.
 *
 * @param shape  positive; need not be whole
 * @param x      zero or more
 * @see Abramowitz & Stegun 1964, 6.5
 * @example gammaTails(2.5, 1).upper // => 0.849145036
 */
export function gammaTails(shape: number, x: number): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  if (x < shape + 1) {
    const lower = lowerSeries(shape, x);
    return { lower, upper: 1 - lower };
  }
  const upper = upperFraction(shape, x);
  return { lower: 1 - upper, upper };
}
