import { difference, dot, mix } from './vectors.ts';

/** Points among which a mixture is sought that is nearest to the origin. */
export type Cloud = {
  readonly points: readonly Float64Array[];
  /** Their squared distances from the origin. */
  readonly norms: Float64Array;
  /** What a squared weight adds to the squared distance; 0 but where weights are to be evened out. */
  readonly ridge: number;
};

/**
 * The points that a mixture uses (Wolfe's word): affinely independent, so that weights in their plane are unique.
 *
 * The weights of all but the first are free, and the first has the rest. `edges` leads from the first member to each
 * of the others; `factor` is the Cholesky factor, by rows, of the edges' products with the ridge of the weights.
 */
export type Corral = { readonly cloud: Cloud; members: number[]; edges: Float64Array[]; factor: Float64Array[] };

/** Pivots below this share of the squared edge mean that a point lies in the plane of the others. */
const dependent = 1e-11;

export function emptyCorral(cloud: Cloud): Corral {
  return { cloud, members: [], edges: [], factor: [] };
}

/** Takes a point in; false, and nothing done, where it lies in the plane of the members. */
export function addMember(corral: Corral, index: number): boolean {
  const { members, edges, factor, cloud } = corral;
  const [first] = members;
  if (first !== undefined) {
    const edge = difference(pointOf(cloud, index), pointOf(cloud, first));
    const row = new Float64Array(edges.length + 1);
    let pivot = dot(edge, edge) + 2 * cloud.ridge;
    // with a ridge no pivot is less than it, but for rounding
    const floor = cloud.ridge > 0 ? cloud.ridge / 2 : dependent * pivot;
    for (const [column, other] of edges.entries()) {
      const above = factor[column] ?? row;
      const value = (dot(edge, other) + cloud.ridge - dot(row, above, column)) / (above[column] ?? 1);
      row[column] = value;
      pivot -= value * value;
    }
    if (!(pivot > floor)) return false;
    row[edges.length] = Math.sqrt(pivot);
    edges.push(edge);
    factor.push(row);
  }
  members.push(index);
  return true;
}

export function removeMembers(corral: Corral, leaving: readonly number[]): void {
  const kept = corral.members.filter((member) => !leaving.includes(member));
  const first = corral.members.findIndex((member) => leaving.includes(member));
  if (first < 0) return;
  corral.members = corral.members.slice(0, first);
  corral.edges = corral.edges.slice(0, Math.max(0, first - 1));
  corral.factor = corral.factor.slice(0, Math.max(0, first - 1));
  for (const member of kept.slice(first)) addMember(corral, member);
}

/** Weights of sum one, some perhaps negative, of the point of the members' plane that is nearest to the origin. */
export function planeWeights(corral: Corral): Float64Array {
  const weights = new Float64Array(corral.cloud.points.length);
  weights[corral.members[0] ?? 0] = 1;
  return refineWeights(corral, weights);
}

/** One more step towards the nearest point, from weights near it: takes out what rounding has put in. */
export function refineWeights({ cloud, members, edges, factor }: Corral, weights: Float64Array): Float64Array {
  const [first = 0, ...others] = members;
  const mixture = mix(cloud.points, weights);
  const rest = weights[first] ?? 0;
  const slopes = Float64Array.from(edges, (edge) => dot(edge, mixture));
  for (const [column, member] of others.entries()) {
    slopes[column] = (slopes[column] ?? 0) + cloud.ridge * ((weights[member] ?? 0) - rest);
  }
  const steps = solve(factor, slopes);
  const better = weights.slice();
  for (const [column, member] of others.entries()) {
    const step = steps[column] ?? 0;
    better[member] = (better[member] ?? 0) - step;
    better[first] = (better[first] ?? 0) + step;
  }
  return better;
}

function pointOf(cloud: Cloud, index: number): Float64Array {
  return cloud.points[index] ?? new Float64Array();
}

/** Solves L·Lᵀ·x = b. */
function solve(factor: readonly Float64Array[], right: Float64Array): Float64Array {
  const x = right.slice();
  for (const [row, values] of factor.entries()) {
    x[row] = ((x[row] ?? 0) - dot(values, x, row)) / (values[row] ?? 1);
  }
  for (let row = x.length - 1; row >= 0; row -= 1) {
    const values = factor[row] ?? x;
    const value = (x[row] ?? 0) / (values[row] ?? 1);
    x[row] = value;
    for (let column = 0; column < row; column += 1) x[column] = (x[column] ?? 0) - (values[column] ?? 0) * value;
  }
  return x;
}
