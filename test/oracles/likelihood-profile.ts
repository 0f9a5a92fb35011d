import * as stats from '../../src/stats/index.ts';
import { settledFit } from './settled-fit.ts';

/**
 * The likelihood interval of a share as R prints it: read off a profile, where ours solves for the limits.
 *
 * R walks from the share in steps of a fifth of the way, lays a spline through the signed roots it meets, takes three
 * times as many points of the spline, and interpolates between them in straight lines. Its design effect divides by the
 * variance at the last but one step of its fit, which `naive` is.
 */
export function profiledInterval(share: stats.EstimatedShare, naive: number, level: number): stats.Interval | null {
  if (!(share.standardError > 0)) return null;
  const { estimate, n } = share;
  const wanted = stats.scaledCutoff(share, level) * Math.sqrt(naive / (estimate * (1 - estimate)));
  const tail = stats.normalCdf(-wanted) / 2;
  const last = -stats.studentQuantile(tail / 2, n - 1);
  const centre = Math.log(estimate / (1 - estimate));
  const stride = (last / 5) * (share.standardError / (estimate * (1 - estimate)));
  const walk = (side: -1 | 1): readonly (readonly [number, number])[] => {
    const points: [number, number][] = [];
    for (let step = 1; step < 10; step += 1) {
      const logit = centre + side * step * stride;
      const root = stats.signedRoot(share, logit);
      points.push([logit, root]);
      if (Math.abs(root) >= last) break;
    }
    return points;
  };
  const points = [...walk(-1).toReversed(), [centre, 0] as const, ...walk(1)];
  const fine = splinePoints(points, 3 * points.length);
  const [low, high] = [across(fine, -wanted), across(fine, wanted)];
  return { low: expit(low), high: expit(high) };
}

/** A share as R's glm leaves it, and the variance of an answer one step before. */
export function fittedShare(yes: readonly (readonly [answer: number, weight: number])[]): {
  readonly estimate: number;
  readonly naive: number;
} {
  const mean = yes.reduce((sum, [, weight]) => sum + weight, 0) / yes.length;
  const { fit, means } = settledFit({
    family: stats.binomial,
    response: yes.map(([answer]) => answer),
    columns: [{ name: '(Intercept)', values: yes.map(() => 1) }],
    weights: yes.map(([, weight]) => weight / mean),
  });
  return {
    estimate: means[0] ?? Number.NaN,
    naive: Array.from(fit.weights ?? []).reduce((sum, weight) => sum + weight, 0) / yes.length,
  };
}

const expit = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** x where a line through points that rise in y reaches a height; NaN outside them. */
function across(points: readonly (readonly [number, number])[], height: number): number {
  for (const [at, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[at + 1] ?? [Number.NaN, Number.NaN];
    if (y <= height && height <= nextY) return x + ((nextX - x) * (height - y)) / (nextY - y);
  }
  return Number.NaN;
}

/** Equally spaced points of the cubic spline whose ends have the third derivative of the cubic through four points. */
function splinePoints(points: readonly (readonly [number, number])[], size: number): [number, number][] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [first, last] = [xs[0]!, xs.at(-1)!];
  const widths = xs.slice(1).map((x, at) => x - xs[at]!);
  const bends = bendsOf(xs, ys);
  return Array.from({ length: size }, (_, at) => {
    const x = first + ((last - first) * at) / (size - 1);
    const i = Math.min(
      xs.length - 2,
      Math.max(
        0,
        xs.findLastIndex((knot) => knot <= x),
      ),
    );
    const [width, part] = [widths[i]!, (x - xs[i]!) / widths[i]!];
    const bend = (part ** 3 - part) * bends[i + 1]! + ((1 - part) ** 3 - (1 - part)) * bends[i]!;
    return [x, part * ys[i + 1]! + (1 - part) * ys[i]! + width ** 2 * bend];
  });
}

/** Sixths of the spline's second derivative at its knots, by elimination of the tridiagonal system (de Boor 1978). */
function bendsOf(xs: readonly number[], ys: readonly number[]): readonly number[] {
  const n = xs.length;
  const width = (i: number): number => xs[i + 1]! - xs[i]!;
  const slope = (i: number): number => (ys[i + 1]! - ys[i]!) / width(i);
  const third = (i: number): number => {
    const second = (j: number): number => (slope(j + 1) - slope(j)) / (xs[j + 2]! - xs[j]!);
    return (second(i + 1) - second(i)) / (xs[i + 3]! - xs[i]!);
  };
  const diagonal = xs.map((_, i) =>
    i === 0 ? -width(0) : i === n - 1 ? -width(n - 2) : 2 * (width(i - 1) + width(i)),
  );
  const right = xs.map((_, i) => {
    if (i === 0) return width(0) ** 2 * third(0);
    if (i === n - 1) return -(width(n - 2) ** 2) * third(n - 4);
    return slope(i) - slope(i - 1);
  });
  for (let i = 1; i < n; i += 1) {
    const factor = width(i - 1) / diagonal[i - 1]!;
    diagonal[i]! -= factor * width(i - 1);
    right[i]! -= factor * right[i - 1]!;
  }
  right[n - 1]! /= diagonal[n - 1]!;
  for (let i = n - 2; i >= 0; i -= 1) right[i] = (right[i]! - width(i) * right[i + 1]!) / diagonal[i]!;
  return right;
}
