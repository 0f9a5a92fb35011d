import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { indexOf } from './fit.ts';
import { type Groups, isNested, rowsByGroup } from './groups.ts';
import { orthonormalBasis } from './householder.ts';
import { type LeastSquaresInput, leastSquares } from './least-squares.ts';
import { dot } from './vectors.ts';

export type WildBootstrapInput = LeastSquaresInput & {
  /** Column whose coefficient is said to be 0. */
  readonly name: string;
  readonly clusters: Groups;
};

export type WildBootstrapOptions = {
  /** Up to so many clusters all 2^G sign vectors are gone through; 12 unless given. */
  readonly mostEnumerated?: number;
  /** Sign vectors drawn where there are more clusters. */
  readonly draws: number;
  /** Where the draws come from, seeded by the caller; it moves on. */
  readonly generator: RandomGenerator;
};

/** A coefficient judged by a bootstrap of whole clusters. */
export type WildBootstrap = {
  readonly estimate: number;
  /** By the CR1 convention. */
  readonly standardError: number;
  readonly t: number;
  readonly draws: number;
  readonly isExhaustive: boolean;
  readonly p: number;
  /** No p can be smaller than this. */
  readonly smallestP: number;
};

/** Statistics that differ by less than this share are the same but for rounding. */
const SLACK = 1e-9;

/**
 * Wild cluster bootstrap of a t statistic, with the hypothesis imposed (WCR) and Rademacher signs.
 *
 * Each draw keeps or turns the sign of all restricted residuals of a cluster. Nothing is fitted again: the statistic of
 * every draw comes from sums by cluster. With few treated clusters it rejects far too seldom or too often: prefer
 * randomisation inference there.
 *
 * @param input    a linear regression, the column in question, and the cluster of each row; absorbed groups lie in clusters
 * @param options  how many draws, and where from; neither is looked at where all sign vectors are gone through
 * @returns p = share of draws with |t*| ≥ |t|, the sample itself among them
 * @throws {RangeError} when the column is aliased, there are fewer than two clusters, or groups are cut by them
 * @see Cameron, Gelbach & Miller 2008; MacKinnon & Webb 2018 on few treated clusters; R fwildclusterboot::boottest
 */
export function wildClusterBootstrap(input: WildBootstrapInput, options: WildBootstrapOptions): WildBootstrap {
  const { name, clusters, columns } = input;
  if (clusters.count < 2) throw new RangeError(`clusters: must be two or more (got ${clusters.count})`);
  if (input.absorb !== undefined && !isNested(input.absorb, clusters)) {
    throw new RangeError('clusters: must each hold whole absorbed groups');
  }
  const tested = columns.filter((column) => column.name === name);
  const fit = leastSquares({ ...input, columns: [...columns.filter((column) => column.name !== name), ...tested] });
  const index = indexOf(fit, name);
  if (index === null || fit.df <= 0)
    throw new RangeError(`name: must have an estimate with degrees of freedom (got ${name})`);
  const sums = clusterSums(orthonormalBasis(fit.decomposition, fit.scaledResiduals.length), {
    clusters,
    // Put last, the column's own part is the last of the basis; with the hypothesis its effect is residual.
    residuals: fit.scaledResiduals,
    effect: (fit.coefficients[index] as number) * lastDiagonal(fit.decomposition.triangle),
  });
  const length = Math.abs(lastDiagonal(fit.decomposition.triangle));
  const factor = Math.sqrt((clusters.count / (clusters.count - 1)) * ((fit.rows - 1) / fit.df));
  const sample = statistic(sums, new Int8Array(clusters.count).fill(1));
  const isExhaustive = clusters.count <= (options.mostEnumerated ?? 12);
  const { draws, extreme } = isExhaustive
    ? enumerated(sums, sample.ratio, clusters.count)
    : drawn(sums, sample.ratio, { ...options, clusters: clusters.count });
  const estimate = fit.coefficients[index] as number;
  const standardError = (factor * sample.spread) / length;
  return {
    estimate,
    standardError,
    t: estimate / standardError,
    draws,
    isExhaustive,
    p: extreme / draws,
    smallestP: (isExhaustive ? 2 : 1) / draws,
  };
}

function lastDiagonal(triangle: readonly Float64Array[]): number {
  return triangle.at(-1)?.at(-1) ?? Number.NaN;
}

/**
 * For signs s: the effect is Σ aₛ, and cluster g's score in the refitted model is Σ over h of K[g][h] s[h], both in the
 * direction of the column's own part.
 */
type ClusterSums = { readonly effects: Float64Array; readonly scores: readonly Float64Array[] };

type Residuals = { readonly clusters: Groups; readonly residuals: Float64Array; readonly effect: number };

function clusterSums(basis: readonly Float64Array[], { clusters, residuals, effect }: Residuals): ClusterSums {
  const own = basis.at(-1) as Float64Array;
  const restricted = residuals.map((residual, row) => residual + effect * (own[row] as number));
  const rows = rowsByGroup(clusters);
  const sumsOf = (values: Float64Array): readonly Float64Array[] =>
    rows.map((members) => Float64Array.from(basis, (column) => products(column, values, members)));
  const [loadings, effects] = [sumsOf(own), sumsOf(restricted)];
  const scores = loadings.map((loading, cluster) =>
    Float64Array.from(effects, (other, index) => {
      const kept = index === cluster ? (other.at(-1) as number) : 0;
      return kept - dot(loading, other);
    }),
  );
  return { effects: Float64Array.from(effects, (values) => values.at(-1) as number), scores };
}

function products(a: Float64Array, b: Float64Array, rows: Int32Array): number {
  let total = 0;
  for (const row of rows) total += (a[row] as number) * (b[row] as number);
  return total;
}

/** The effect over the root of the summed squares of the scores: t but for a constant. */
function statistic(
  { effects, scores }: ClusterSums,
  signs: Int8Array,
): { readonly ratio: number; readonly spread: number } {
  let squares = 0;
  for (const score of scores) squares += dot(score, signs) ** 2;
  const spread = Math.sqrt(squares);
  return { ratio: Math.abs(dot(effects, signs)) / spread, spread };
}

type Count = { readonly draws: number; readonly extreme: number };

function enumerated(sums: ClusterSums, sample: number, clusters: number): Count {
  const signs = new Int8Array(clusters);
  const draws = 2 ** clusters;
  let extreme = 0;
  for (let code = 0; code < draws; code += 1) {
    for (let cluster = 0; cluster < clusters; cluster += 1) signs[cluster] = (code >> cluster) & 1 ? -1 : 1;
    if (isExtreme(statistic(sums, signs).ratio, sample)) extreme += 1;
  }
  return { draws, extreme };
}

function drawn(
  sums: ClusterSums,
  sample: number,
  { draws, generator, clusters }: WildBootstrapOptions & { readonly clusters: number },
): Count {
  if (!(Number.isInteger(draws) && draws >= 1)) throw new RangeError(`draws: must be a whole number (got ${draws})`);
  const signs = new Int8Array(clusters);
  // The sample is one of the draws: p is never 0.
  let extreme = 1;
  for (let draw = 0; draw < draws; draw += 1) {
    let bits = 0;
    for (let cluster = 0; cluster < clusters; cluster += 1) {
      if (cluster % 16 === 0) bits = generator.next() >>> 8;
      signs[cluster] = bits & 1 ? -1 : 1;
      bits >>>= 1;
    }
    if (isExtreme(statistic(sums, signs).ratio, sample)) extreme += 1;
  }
  return { draws: draws + 1, extreme };
}

function isExtreme(ratio: number, sample: number): boolean {
  // A draw in which nothing varies says nothing against the hypothesis.
  return ratio >= sample * (1 - SLACK);
}
