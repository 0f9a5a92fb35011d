import { studentTwoSidedP } from '../distributions/distributions.ts';
import { addOuter, requireClusters } from './cluster-covariance.ts';
import { type CoefficientCovariance, covarianceOfCoefficients, type Estimate, type Fit, indexOf } from './fit.ts';
import { type Groups, isNested, rowsByGroup } from './groups.ts';
import { invertTriangle, orthonormalBasis } from './householder.ts';
import { inverseRoot } from './inverse-root.ts';
import { dot, type Matrix, squareMatrix } from './vectors.ts';

/** A coefficient judged with few clusters. */
export type ClusterTest = Estimate & {
  /** Satterthwaite's: of a t that has the same mean and variance as the estimated variance. */
  readonly df: number;
  readonly t: number;
  readonly p: number;
};

export type SmallSampleCovariance = CoefficientCovariance & {
  readonly clusters: number;
  /** Each coefficient asked for, or null where its column is aliased. */
  readonly tests: Readonly<Record<string, ClusterTest | null>>;
};

/**
 * Bias-reduced cluster covariance (CR2), with Satterthwaite's degrees of freedom for the coefficients asked for.
 *
 * The working model is the regression's own: equal variances in least squares, the inverse of its weights where it has
 * some, the family's variance in a generalised linear model.
 *
 * @param fit       a regression; absorbed groups must be nested in the clusters
 * @param clusters  the cluster of each row, two or more
 * @param names     columns of which a test is wanted
 * @throws {RangeError} when a name is no column, the clusters are fewer than two or cut through absorbed groups
 * @see Bell & McCaffrey 2002; Pustejovsky & Tipton 2018; R clubSandwich::coef_test
 */
export function smallSampleCovariance(fit: Fit, clusters: Groups, names: readonly string[]): SmallSampleCovariance {
  requireClusters(fit, clusters);
  if (fit.absorbed !== null && !isNested(fit.absorbed, clusters)) {
    throw new RangeError('clusters: must each hold whole absorbed groups');
  }
  const inverse = invertTriangle(fit.decomposition);
  const wanted = names.flatMap((name) => {
    const index = indexOf(fit, name);
    return index === null ? [] : [{ name, index, loading: inverse[index] as Float64Array }];
  });
  const basis = orthonormalBasis(fit.decomposition, fit.scaledResiduals.length);
  const effects = squareMatrix(basis.length, () => 0);
  const shadows = wanted.map((): Shadow[] => []);
  for (const rows of rowsByGroup(clusters)) {
    const block = clusterBlock(fit, basis, rows);
    const adjusted = hasEqualVariances(fit) ? equalVariances(block) : unequalVariances(block, fit, rows);
    addOuter(effects, adjusted.score, 1);
    for (const [place, { loading }] of wanted.entries()) shadows[place]?.push(adjusted.shadow(loading));
  }
  const covariance = covarianceOfCoefficients(fit, effects, 'CR2');
  const tests: Record<string, ClusterTest | null> = Object.fromEntries(names.map((name) => [name, null]));
  for (const [place, { name, index }] of wanted.entries()) {
    const estimate = fit.coefficients[index] as number;
    const standardError = covariance.standardErrors[index] as number;
    const df = satterthwaite(shadows[place] ?? []);
    const t = estimate / standardError;
    tests[name] = { estimate, standardError, df, t, p: studentTwoSidedP(t, df) };
  }
  return { ...covariance, clusters: clusters.count, tests };
}

/** A cluster's rows of Q, by columns, and its residuals. */
type Block = { readonly basis: readonly Float64Array[]; readonly residuals: Float64Array };

function clusterBlock({ scaledResiduals }: Fit, basis: readonly Float64Array[], rows: Int32Array): Block {
  const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row] as number);
  return { basis: basis.map(pick), residuals: pick(scaledResiduals) };
}

/** What a cluster adds to the variance of one coefficient: γ'γ less the part in the absorbed groups, and Q'γ. */
export type Shadow = { readonly size: number; readonly projection: Float64Array };

type Adjusted = {
  /** The cluster's score with its residuals adjusted. */
  readonly score: Float64Array;
  readonly shadow: (loading: Float64Array) => Shadow;
};

function hasEqualVariances({ variances }: Fit): boolean {
  return variances?.every((variance) => variance === variances[0]) ?? true;
}

/**
 * With equal variances the adjustment is (I − QQ')^(−1/2), and Q'(I − QQ')^(−1/2) = (I − Q'Q)^(−1/2) Q': the smaller of
 * the two matrices serves. Absorbed groups drop out, being at right angles to both.
 */
function equalVariances(block: Block): Adjusted {
  const { basis, residuals } = block;
  if (basis.length > residuals.length) return generalVariances(block, null, []);
  const gram = squareMatrix(basis.length, (row, column) =>
    column < row ? 0 : dot(basis[row] as Float64Array, basis[column] as Float64Array),
  );
  mirror(gram);
  const root = inverseRoot(gram.map((row, index) => row.map((value, column) => Number(index === column) - value)));
  const plain = Float64Array.from(basis, (column) => dot(column, residuals));
  return {
    score: Float64Array.from(root, (row) => dot(row, plain)),
    shadow: (loading) => {
      const turned = Float64Array.from(root, (row) => dot(row, loading));
      const projection = Float64Array.from(gram, (row) => dot(row, turned));
      return { size: dot(turned, projection), projection };
    },
  };
}

function unequalVariances(block: Block, fit: Fit, rows: Int32Array): Adjusted {
  const { variances, absorbed, weights } = fit;
  const own = new Map<number, Float64Array>();
  if (absorbed !== null) {
    for (const [place, row] of rows.entries()) {
      const group = absorbed.of[row] as number;
      const member = own.get(group) ?? new Float64Array(rows.length);
      member[place] = weights === null ? 1 : Math.sqrt(weights[row] as number);
      own.set(group, member);
    }
  }
  const units = [...own.values()].map((member) => {
    const length = Math.sqrt(dot(member, member));
    return length === 0 ? member : member.map((value) => value / length);
  });
  const spread = Float64Array.from(rows, (row) => variances?.[row] ?? 1);
  return generalVariances(block, spread, units);
}

/** The adjustment V(V(I − H)V)^(−1/2), row by row of the cluster; H with the absorbed groups' unit vectors. */
function generalVariances(
  { basis, residuals }: Block,
  variances: Float64Array | null,
  absorbed: readonly Float64Array[],
): Adjusted {
  const rows = residuals.length;
  const spread = (row: number): number => (variances === null ? 1 : (variances[row] as number));
  const left = squareMatrix(rows, (row, column) => Number(row === column));
  for (const column of basis) addOuter(left, column, -1);
  for (const unit of absorbed) addOuter(left, unit, -1);
  const root = inverseRoot(
    left.map((row, index) => row.map((value, column) => spread(index) * value * spread(column))),
  );
  const spreadResiduals = residuals.map((residual, row) => spread(row) * residual);
  const adjusted = Float64Array.from(root, (row) => dot(row, spreadResiduals));
  return {
    score: Float64Array.from(basis, (column) => dot(column, adjusted)),
    shadow: (loading) => {
      const loaded = new Float64Array(rows);
      for (const [index, column] of basis.entries()) {
        const weight = loading[index] as number;
        if (weight !== 0)
          for (let row = 0; row < rows; row += 1)
            loaded[row] = (loaded[row] as number) + weight * (column[row] as number);
      }
      const gamma = Float64Array.from(root, (row, index) => spread(index) * dot(row, loaded));
      const inAbsorbed = absorbed.reduce((total, unit) => total + dot(unit, gamma) ** 2, 0);
      return {
        size: dot(gamma, gamma) - inAbsorbed,
        projection: Float64Array.from(basis, (column) => dot(column, gamma)),
      };
    },
  };
}

/** Copies the upper triangle to the lower, in place. */
function mirror(matrix: Matrix): void {
  for (const [row, values] of matrix.entries())
    for (let column = 0; column < row; column += 1) values[column] = (matrix[column] as Float64Array)[row] as number;
}

/**
 * (Σ pⱼⱼ)² / Σ pᵢⱼ², where pᵢⱼ = [i = j] sizeⱼ − projectionᵢ'projectionⱼ is the covariance of the clusters' shares in
 * the estimated variance.
 */
export function satterthwaite(shadows: readonly Shadow[]): number {
  let [mean, spread] = [0, 0];
  for (const [index, { size, projection }] of shadows.entries()) {
    const own = size - dot(projection, projection);
    mean += own;
    spread += own * own;
    for (let other = 0; other < index; other += 1) {
      spread += 2 * dot(projection, (shadows[other] as Shadow).projection) ** 2;
    }
  }
  return (mean * mean) / spread;
}
