/** A point and the value there. */
export type Minimum = { readonly at: Float64Array; readonly value: number };

export type SearchOptions = {
  /** Edge of the first simplex, in units of the largest coordinate. */
  readonly edge: number;
  /** Ends when the worst corner's value is within this share of the best one's. */
  readonly tolerance: number;
  readonly rounds: number;
};

/**
 * A minimum without derivatives, by a simplex of points that moves downhill and shrinks.
 *
 * It may stop short of the minimum where the simplex has gone flat: begin again from where it ended, until that helps
 * no more.
 *
 * @param value    what is to be smallest; finite everywhere
 * @param start    one coordinate or more, not all of them zero
 * @param options  edge, tolerance and the most rounds
 * @returns the best point that was met
 * @see Nelder & Mead 1965; R optim (its coefficients 1, ½, 2 and its first simplex)
 * @example nelderMead((x) => 3 + ((x[0] ?? 0) - 2) ** 2 + (x[1] ?? 0) ** 2, Float64Array.of(1, 1), { edge: 0.1, tolerance: 1e-10, rounds: 200 }).value // => 3
 */
export function nelderMead(value: (at: Float64Array) => number, start: Float64Array, options: SearchOptions): Minimum {
  const corner = (at: Float64Array): Minimum => ({ at, value: value(at) });
  const step = options.edge * start.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
  let simplex = [corner(start), ...Array.from(start, (_, axis) => corner(moved(start, axis, step)))].sort(byValue);
  for (let round = 0; round < options.rounds; round += 1) {
    const [best, worst] = [simplex[0], simplex.at(-1)] as [Minimum, Minimum];
    if (worst.value - best.value <= options.tolerance * (Math.abs(best.value) + options.tolerance)) break;
    const others = simplex.slice(0, -1);
    const replacement = reflected(others, worst, corner);
    simplex = replacement === null ? shrunk(simplex, corner) : [...others, replacement];
    simplex.sort(byValue);
  }
  return simplex[0] ?? corner(start);
}

const byValue = (left: Minimum, right: Minimum): number => left.value - right.value;

function moved(start: Float64Array, axis: number, step: number): Float64Array {
  const at = start.slice();
  at[axis] = (at[axis] ?? 0) + step;
  return at;
}

/** A better corner on the line from the worst one through the middle of the others; null when there is none. */
function reflected(others: readonly Minimum[], worst: Minimum, corner: (at: Float64Array) => Minimum): Minimum | null {
  const middle = worst.at.map((_, axis) => others.reduce((sum, { at }) => sum + (at[axis] ?? 0), 0) / others.length);
  const along = (factor: number) =>
    corner(middle.map((centre, axis) => centre + factor * (centre - (worst.at[axis] ?? 0))));
  const mirror = along(1);
  if (mirror.value < (others[0]?.value ?? 0)) {
    const beyond = along(2);
    return beyond.value < mirror.value ? beyond : mirror;
  }
  if (mirror.value < (others.at(-1)?.value ?? 0)) return mirror;
  const half = mirror.value < worst.value ? along(0.5) : along(-0.5);
  return half.value < Math.min(mirror.value, worst.value) ? half : null;
}

function shrunk(simplex: readonly Minimum[], corner: (at: Float64Array) => Minimum): Minimum[] {
  const [best, ...rest] = simplex as [Minimum, ...Minimum[]];
  return [best, ...rest.map(({ at }) => corner(at.map((x, axis) => (x + (best.at[axis] ?? 0)) / 2)))];
}
