/** A local regression on a series with equal steps. */
export type LoessOptions = {
  /** How many values each fit looks at; odd. */
  readonly window: number;
  /** 0 for a local mean, 1 for a local line. */
  readonly degree: 0 | 1;
  /** Fitted at every so many values, and drawn straight between them. */
  readonly jump: number;
  /** How far each value is trusted; all alike unless given. */
  readonly trust?: Float64Array;
};

/** Where to fit, and the first and last value to look at; places count from 1. */
type Place = { readonly at: number; readonly first: number; readonly last: number };

/**
 * A series smoothed by local regression with tricube weights.
 *
 * @param values   in the order of time, with equal steps
 * @param options  window, degree, jump, and the trust in each value
 * @returns as many values
 * @see Cleveland, Cleveland, McRae & Terpenning 1990; the steps are those of their program, and so of R's stl
 * @example loess(Float64Array.of(1, 2, 3, 4, 5), { window: 3, degree: 1, jump: 1 }) // => { 0: 1, 1: 2, 2: 3, 3: 4, 4: 5 }
 */
export function loess(values: Float64Array, options: LoessOptions): Float64Array {
  const n = values.length;
  const smooth = values.slice();
  if (n < 2) return smooth;
  const jump = Math.min(options.jump, n - 1);
  let window: Place = { at: 1, first: 1, last: Math.min(options.window, n) };
  for (let at = 1; at <= n; at += jump) {
    window = windowAt(at, n, { size: options.window, isStepwise: jump === 1, before: window });
    smooth[at - 1] = localFit(values, window, options) ?? (values[at - 1] as number);
  }
  if (jump === 1) return smooth;
  for (let from = 1; from + jump <= n; from += jump) drawLine(smooth, from, from + jump);
  const reached = Math.floor((n - 1) / jump) * jump + 1;
  if (reached !== n) {
    smooth[n - 1] = localFit(values, { ...window, at: n }, options) ?? (values[n - 1] as number);
    drawLine(smooth, reached, n);
  }
  return smooth;
}

type Sliding = { readonly size: number; readonly isStepwise: boolean; readonly before: Place };

/** The window about a place, pushed inside the series. */
function windowAt(at: number, n: number, { size, isStepwise, before }: Sliding): Place {
  if (size >= n) return { at, first: 1, last: n };
  const half = Math.floor((size + 1) / 2);
  if (isStepwise) {
    const moves = at > half && before.last !== n ? 1 : 0;
    return { at, first: before.first + moves, last: before.last + moves };
  }
  if (at < half) return { at, first: 1, last: size };
  if (at >= n - half + 1) return { at, first: n - size + 1, last: n };
  return { at, first: at - half + 1, last: size + at - half };
}

function drawLine(values: Float64Array, from: number, to: number): void {
  const [start, end] = [values[from - 1] as number, values[to - 1] as number];
  const slope = (end - start) / (to - from);
  for (let place = from + 1; place < to; place += 1) values[place - 1] = start + slope * (place - from);
}

/**
 * The local regression's value at one place, which may lie outside the series.
 *
 * @returns null where no value in the window is trusted
 */
export function localFit(values: Float64Array, { at, first, last }: Place, options: LoessOptions): number | null {
  const n = values.length;
  const { window, degree, trust } = options;
  const beyond = window > n ? Math.floor((window - n) / 2) : 0;
  const reach = Math.max(at - first, last - at) + beyond;
  const weights = new Float64Array(last - first + 1);
  let mass = 0;
  for (let place = first; place <= last; place += 1) {
    const weight = tricube(Math.abs(place - at), reach) * (trust === undefined ? 1 : (trust[place - 1] as number));
    weights[place - first] = weight;
    mass += weight;
  }
  if (mass <= 0) return null;
  for (let index = 0; index < weights.length; index += 1) weights[index] = (weights[index] as number) / mass;
  if (degree === 1 && reach > 0) tilt(weights, { at, first, last }, n);
  let total = 0;
  for (let place = first; place <= last; place += 1)
    total += (weights[place - first] as number) * (values[place - 1] as number);
  return total;
}

function tricube(distance: number, reach: number): number {
  if (distance > 0.999 * reach) return 0;
  return distance <= 0.001 * reach ? 1 : (1 - (distance / reach) ** 3) ** 3;
}

/** Turns the weights of a mean into those of a line's value at the place, unless the window is too narrow for a line. */
function tilt(weights: Float64Array, { at, first }: Place, n: number): void {
  let centre = 0;
  for (let index = 0; index < weights.length; index += 1) centre += (weights[index] as number) * (first + index);
  let spread = 0;
  for (let index = 0; index < weights.length; index += 1) {
    spread += (weights[index] as number) * (first + index - centre) ** 2;
  }
  if (Math.sqrt(spread) <= 0.001 * (n - 1)) return;
  const slope = (at - centre) / spread;
  for (let index = 0; index < weights.length; index += 1) {
    weights[index] = (weights[index] as number) * (slope * (first + index - centre) + 1);
  }
}
