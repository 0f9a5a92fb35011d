import {
  addMember,
  type Cloud,
  type Corral,
  emptyCorral,
  planeWeights,
  refineWeights,
  removeMembers,
} from './corral.ts';
import { difference, dot, mix } from './vectors.ts';

/** Slopes below this share of what they are made of are rounding. */
const rounding = 1e-13;
/** Evens out weights that the outcomes leave open, and nothing else: relative to the donors' squared distance. */
const ridgeShare = 1e-10;

/**
 * Weights, none negative and of sum one, that bring the mixture of the donors nearest to the target.
 *
 * The nearest point of a convex hull, by an active set that ends with equal gradients on the donors used and no
 * smaller one elsewhere. Where several mixtures are equally near, as with more donors than periods, an even one is
 * taken, and the order of the donors never matters.
 *
 * @param donors  one or more points of equal length
 * @param target  a point of that length
 * @returns a weight for each donor, exactly 0 for one that is not used
 * @see Wolfe 1976, Finding the nearest point in a polytope
 * @example Array.from(nearestMixture([[0, 0], [4, 0], [9, 9]], [1, -2])) // => [0.75, 0.25, 0]
 */
export function nearestMixture(donors: readonly ArrayLike<number>[], target: ArrayLike<number>): Float64Array {
  const differences = donors.map((donor) => difference(donor, target));
  const order = [...donors.keys()].sort((a, b) => compare(differences[a], differences[b]));
  const points = order.map((index) => differences[index] ?? new Float64Array());
  const sorted = nearestToOrigin(points);
  const weights = new Float64Array(donors.length);
  for (const [place, index] of order.entries()) weights[index] = sorted[place] ?? 0;
  return weights;
}

/** The same for points that are differences from the target already, in their order; near `start` it is soon there. */
export function nearestToOrigin(points: readonly Float64Array[], start?: Float64Array): Float64Array {
  const norms = Float64Array.from(points, (point) => dot(point, point));
  const scale = norms.reduce((sum, norm) => sum + norm, 0) / norms.length;
  const ridge = scale === 0 ? 1 : ridgeShare * scale;
  const even = descend({ points, norms, ridge }, start ?? nearestAlone(norms));
  return scale === 0 ? even : descend({ points, norms, ridge: 0 }, withoutTraces(even, norms));
}

/** By the first number that differs: rounding depends on the order in which donors are looked at. */
function compare(left: ArrayLike<number> = [], right: ArrayLike<number> = []): number {
  for (let index = 0; index < left.length; index += 1) {
    const order = (left[index] ?? 0) - (right[index] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

function nearestAlone(norms: Float64Array): Float64Array {
  const weights = new Float64Array(norms.length);
  weights[norms.indexOf(Math.min(...norms))] = 1;
  return weights;
}

/** The ridge leaves traces of weight on donors that the fit has no use for; those of use come in again. */
function withoutTraces(weights: Float64Array, norms: Float64Array): Float64Array {
  const scale = norms.reduce((sum, norm) => sum + norm, 0) / norms.length;
  const isTrace = (weight: number, index: number) => weight * weight * (norms[index] ?? 0) < 1e-16 * scale;
  const kept = weights.map((weight, index) => (weight < 1e-7 && isTrace(weight, index) ? 0 : weight));
  const total = kept.reduce((sum, weight) => sum + weight, 0);
  return kept.map((weight) => weight / total);
}

/** Lets donors in and out until none would bring the mixture nearer; starts from weights that are a mixture. */
function descend(cloud: Cloud, start: Float64Array): Float64Array {
  const corral = emptyCorral(cloud);
  for (const [index, weight] of start.entries()) {
    // donors that depend on one another keep the shares that the ridge gave them
    if (weight > 0 && !addMember(corral, index)) return start;
  }
  let weights = settle(corral, start);
  let best = Infinity;
  const refused = new Set<number>();
  for (;;) {
    const { level, donor } = steepest(cloud, weights, refused);
    if (donor === null) return refined(corral, weights);
    const nearer = level < best * (1 - 1e-12);
    if (nearer) refused.clear();
    best = Math.min(best, level);
    if (addMember(corral, donor)) weights = settle(corral, weights);
    // donors that rounding lets in and out could do so forever: they wait until others have come nearer
    if (!nearer || weights[donor] === 0) refused.add(donor);
  }
}

function refined(corral: Corral, weights: Float64Array): Float64Array {
  const better = refineWeights(corral, weights);
  return better.every((weight) => weight >= 0) ? better : weights;
}

/** What is minimised, and the donor outside that would lower it at the greatest slope; null when there is none. */
function steepest(
  { points, norms, ridge }: Cloud,
  weights: Float64Array,
  refused: ReadonlySet<number>,
): { readonly level: number; readonly donor: number | null } {
  const mixture = mix(points, weights);
  const level = dot(mixture, mixture) + ridge * dot(weights, weights);
  const reach = Math.sqrt(dot(mixture, mixture)) + 0.1 * Math.sqrt(Math.max(...norms));
  let [donor, least]: [number | null, number] = [null, 0];
  for (let index = 0; index < points.length; index += 1) {
    const point = points[index];
    if (point === undefined || weights[index] !== 0 || refused.has(index)) continue;
    const slope = dot(point, mixture) - level;
    const noise = Math.sqrt(norms[index] ?? 0) * reach * rounding;
    if (slope < -noise && slope < least) [donor, least] = [index, slope];
  }
  return { level, donor };
}

/** Moves to the nearest point of the plane, on the way letting go of donors whose weight would turn negative. */
function settle(corral: Corral, start: Float64Array): Float64Array {
  let weights = start;
  for (;;) {
    const free = planeWeights(corral);
    const negative = corral.members.filter((member) => (free[member] ?? 0) <= 0);
    if (negative.length === 0) return free;
    const reach = (member: number): number => {
      const from = weights[member] ?? 0;
      return from / (from - (free[member] ?? 0)) || 0;
    };
    const step = Math.min(...negative.map(reach));
    const leaving = negative.filter((member) => reach(member) <= step * (1 + 1e-12));
    const moved = new Float64Array(weights.length);
    for (const member of corral.members) {
      const weight = weights[member] ?? 0;
      if (!leaving.includes(member)) moved[member] = weight + step * ((free[member] ?? 0) - weight);
    }
    removeMembers(corral, leaving);
    weights = moved;
  }
}
