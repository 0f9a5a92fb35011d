import { type CoefficientCovariance, covarianceOfCoefficients, type Fit } from './fit.ts';
import { type Groups, isNested } from './groups.ts';
import { orthonormalBasis } from './householder.ts';
import { type Matrix, squareMatrix } from './vectors.ts';

/**
 * Corrections for few clusters, by the names under which packages have them, with G clusters, n rows and k parameters:
 *
 * - `CR0`: none (clubSandwich's CR0; sandwich's vcovCL with cadjust = FALSE);
 * - `cadj`: G/(G − 1) (sandwich's vcovCL with type HC0);
 * - `CR1`: G/(G − 1) · (n − 1)/(n − k) (sandwich's vcovCL with type HC1, Stata, statsmodels);
 * - `fixest`: as CR1, but fixed effects nested in the clusters do not count among the k.
 */
export type ClusterConvention = 'CR0' | 'cadj' | 'CR1' | 'fixest';

export type ClusterOptions = {
  readonly convention: ClusterConvention;
  /** For `fixest`: how many groups each fixed effect has, and whether they are nested in the clusters. */
  readonly fixedEffects?: readonly FixedEffect[];
};

/** A set of fixed effects: its groups, and whether each lies in one cluster. */
export type FixedEffect = { readonly groups: number; readonly isNested: boolean };

export type ClusterCovariance = CoefficientCovariance & {
  readonly clusters: number;
  /** G − 1, the degrees of freedom that fixest and Stata give t. */
  readonly df: number;
};

/**
 * CoefficientCovariance that holds whatever the dependence inside clusters, when there are many of them.
 *
 * With fewer than about twenty clusters, or five treated ones, it is too small: use `clusterTest`.
 *
 * @param fit       a regression
 * @param clusters  the cluster of each row
 * @param options   the convention, which belongs beside the number wherever it is shown
 * @throws {RangeError} when there are fewer than two clusters, or no degrees of freedom for a convention that needs them
 * @see Liang & Zeger 1986; R sandwich::vcovCL, fixest (ssc)
 */
export function clusterCovariance(fit: Fit, clusters: Groups, options: ClusterOptions): ClusterCovariance {
  requireClusters(fit, clusters);
  const scores = clusterScores(fit, clusters);
  const factor = correction(fit, clusters, options);
  const { length: size } = fit.names;
  const effects = squareMatrix(size, () => 0);
  for (const score of scores) addOuter(effects, score, factor);
  const covariance = covarianceOfCoefficients(fit, effects, options.convention);
  return { ...covariance, clusters: clusters.count, df: clusters.count - 1 };
}

/** For each cluster, Σ of its rows' residuals times their rows of Q. */
function clusterScores(fit: Fit, { of, count }: Groups): readonly Float64Array[] {
  const basis = orthonormalBasis(fit.decomposition, fit.scaledResiduals.length);
  const scores = Array.from({ length: count }, () => new Float64Array(basis.length));
  for (const [index, column] of basis.entries()) {
    for (let row = 0; row < column.length; row += 1) {
      const score = scores[of[row] as number] as Float64Array;
      score[index] = (score[index] as number) + (column[row] as number) * (fit.scaledResiduals[row] as number);
    }
  }
  return scores;
}

/** target += factor · vv', in place. */
export function addOuter(target: Matrix, vector: Float64Array, factor: number): void {
  for (const [index, row] of target.entries()) {
    const scale = factor * (vector[index] as number);
    for (let column = 0; column < row.length; column += 1)
      row[column] = (row[column] as number) + scale * (vector[column] as number);
  }
}

function correction(fit: Fit, { count }: Groups, { convention, fixedEffects = [] }: ClusterOptions): number {
  if (convention === 'CR0') return 1;
  const clusters = count / (count - 1);
  if (convention === 'cadj') return clusters;
  const counted = convention === 'CR1' ? fit.parameters : countedParameters(fit, fixedEffects);
  if (fit.rows <= counted) throw new RangeError(`fit: must have degrees of freedom (got ${fit.rows - counted})`);
  return (clusters * (fit.rows - 1)) / (fit.rows - counted);
}

/** Of each nested set one parameter stays, for the constant; and a constant there always is. */
function countedParameters({ parameters }: Fit, fixedEffects: readonly FixedEffect[]): number {
  const nested = fixedEffects.filter((effect) => effect.isNested);
  const dropped = nested.reduce((total, { groups }) => total + groups - 1, 0);
  return parameters - dropped;
}

/**
 * The fixed effects of a design, as `clusterCovariance` wants to know them.
 *
 * @example fixedEffectsOf([{ of: Int32Array.of(0, 0, 1), count: 2, labels: ['a', 'b'] }], { of: Int32Array.of(0, 0, 0), count: 1, labels: [''] }) // => [{ groups: 2, isNested: true }]
 */
export function fixedEffectsOf(sets: readonly Groups[], clusters: Groups): readonly FixedEffect[] {
  return sets.map((set) => ({ groups: set.count, isNested: isNested(set, clusters) }));
}

/** @throws {RangeError} when the clusters do not fit the rows, or are fewer than two */
export function requireClusters(fit: Fit, { of, count }: Groups): void {
  if (of.length !== fit.scaledResiduals.length) {
    throw new RangeError(`clusters: must have ${fit.scaledResiduals.length} rows (got ${of.length})`);
  }
  if (count < 2) throw new RangeError(`clusters: must be two or more (got ${count})`);
}
