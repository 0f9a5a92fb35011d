/** Where to look for a root and how closely to find it. */
export type Bracket = {
  readonly low: number;
  readonly high: number;
  /** Largest error of the answer; 1e-15 unless given, and never finer than the number's own precision. */
  readonly tolerance?: number;
};

/**
 * Where a continuous function crosses zero inside a bracket, by Brent's method.
 *
 * Inverse interpolation while it converges, halving where it does not. The steps are those of R's uniroot, so the same
 * tolerance gives the same digits.
 *
 * @param f        function with opposite signs (or a zero) at the two ends
 * @param bracket  the ends, and the tolerance on the scale of x
 * @returns the crossing
 * @throws {RangeError} when the function has the same sign at both ends
 * @see Brent 1973, Algorithms for Minimization without Derivatives, §4
 * @example findRoot((x) => x * x - 2, { low: 0, high: 2 }) // => 1.414213562373095
 */
export function findRoot(f: (x: number) => number, { low, high, tolerance = 1e-15 }: Bracket): number {
  let previous: Point = { x: low, y: f(low) };
  let best: Point = { x: high, y: f(high) };
  if (previous.y === 0) return low;
  if (best.y === 0) return high;
  if (previous.y > 0 === best.y > 0)
    throw new RangeError(`bracket: must hold a root (got ${previous.y} and ${best.y})`);
  let across = previous;
  for (let step = 0; step < 1000; step += 1) {
    const lastStep = best.x - previous.x;
    if (Math.abs(across.y) < Math.abs(best.y)) [previous, best, across] = [best, across, best];
    const precision = 2 * Number.EPSILON * Math.abs(best.x) + tolerance / 2;
    const half = (across.x - best.x) / 2;
    if (Math.abs(half) <= precision || best.y === 0) break;
    const wanted = nextStep({ previous, best, across }, lastStep, precision) ?? half;
    const stride = Math.abs(wanted) < precision ? Math.sign(half) * precision : wanted;
    previous = best;
    const x = best.x + stride;
    best = { x, y: f(x) };
    if (best.y > 0 === across.y > 0) across = previous;
  }
  return best.x;
}

type Point = { readonly x: number; readonly y: number };
type Points = { readonly previous: Point; readonly best: Point; readonly across: Point };

/** The interpolated step, or null where it would leave the bracket or shrink too slowly. */
function nextStep({ previous, best, across }: Points, lastStep: number, precision: number): number | null {
  if (Math.abs(lastStep) < precision || Math.abs(previous.y) <= Math.abs(best.y)) return null;
  const width = across.x - best.x;
  const s = best.y / previous.y;
  let [p, q] = [width * s, 1 - s];
  if (previous.x !== across.x) {
    const r = previous.y / across.y;
    const t = best.y / across.y;
    p = s * (width * r * (r - t) - (best.x - previous.x) * (t - 1));
    q = (r - 1) * (t - 1) * (s - 1);
  }
  if (p > 0) q = -q;
  else p = -p;
  const inside = p < 0.75 * width * q - Math.abs(precision * q) / 2;
  return inside && p < Math.abs((lastStep * q) / 2) ? p / q : null;
}

/**
 * Smallest whole number in [low, high] for which a condition holds, where it holds from some number on.
 *
 * @returns high + 1 when it holds nowhere
 * @example firstWhole((n) => n * n >= 50, 0, 100) // => 8
 */
export function firstWhole(holds: (n: number) => boolean, low: number, high: number): number {
  let [from, to] = [low, high + 1];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * The same from a guess outwards, in steps that double: a few questions where the guess is near.
 *
 * @example firstWholeNear((n) => n * n >= 50, { guess: 6, low: 0, high: 100 }) // => 8
 */
export function firstWholeNear(
  holds: (n: number) => boolean,
  { guess, low, high }: { readonly guess: number; readonly low: number; readonly high: number },
): number {
  const start = Math.min(high, Math.max(low, Math.floor(guess)));
  let step = 1;
  if (holds(start)) {
    let [from, to] = [start - 1, start];
    for (; from >= low && holds(from); step *= 2) [from, to] = [from - step, from];
    return firstWhole(holds, Math.max(low, from + 1), to - 1);
  }
  let [from, to] = [start, start + 1];
  for (; to <= high && !holds(to); step *= 2) [from, to] = [to, to + step];
  return firstWhole(holds, from + 1, Math.min(high, to - 1));
}
