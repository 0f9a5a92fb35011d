import { studentTwoSidedP } from '../distributions/distributions.ts';
import { requireClusters } from './cluster-covariance.ts';
import { type ClusterTest, satterthwaite } from './cr2.ts';
import { type Fit, indexOf } from './fit.ts';
import { type Groups, isNested, rowsByGroup } from './groups.ts';
import { invertTriangle, orthonormalBasis } from './householder.ts';
import { inverseRootTimes } from './inverse-root.ts';

/**
 * One coefficient with its bias-reduced cluster error: `smallSampleCovariance` where the covariance of the others is not
 * asked for, at a third of its cost.
 *
 * A cluster's adjustment is then needed at one vector: its rows of Q times the coefficient's row of R⁻¹.
 *
 * @param fit       a regression; absorbed groups must be nested in the clusters
 * @param clusters  the cluster of each row, two or more
 * @param name      the column
 * @returns null where the column is aliased
 * @throws {RangeError} as `smallSampleCovariance`
 * @see Bell & McCaffrey 2002; Pustejovsky & Tipton 2018; R clubSandwich::coef_test
 */
export function smallSampleTest(fit: Fit, clusters: Groups, name: string): ClusterTest | null {
  requireClusters(fit, clusters);
  if (fit.absorbed !== null && !isNested(fit.absorbed, clusters))
    throw new RangeError('clusters: must each hold whole absorbed groups');
  const index = indexOf(fit, name);
  if (index === null) return null;
  const basis = basisByRow(fit);
  const loaded = timesRows(basis, invertTriangle(fit.decomposition)[index] as Float64Array);
  const absorbed = absorbedUnits(fit);
  let variance = 0;
  const shadows = rowsByGroup(clusters).map((rows) => {
    const gamma = adjusted(fit, { basis, absorbed, loaded }, rows);
    let [score, size] = [0, 0];
    const inAbsorbed = new Map<number, number>();
    const projection = new Float64Array(basis.width);
    for (let place = 0; place < rows.length; place += 1) {
      const [row, own] = [rows[place] as number, gamma[place] as number];
      score += own * (fit.scaledResiduals[row] as number);
      size += own * own;
      for (let k = 0; k < basis.width; k += 1)
        projection[k] = (projection[k] as number) + own * (basis.cells[row * basis.width + k] as number);
      if (absorbed === null) continue;
      const group = absorbed.groups.of[row] as number;
      inAbsorbed.set(group, (inAbsorbed.get(group) ?? 0) + own * (absorbed.units[row] as number));
    }
    for (const part of inAbsorbed.values()) size -= part * part;
    variance += score * score;
    return { size, projection };
  });
  const [estimate, standardError, df] = [
    fit.coefficients[index] as number,
    Math.sqrt(variance),
    satterthwaite(shadows),
  ];
  const t = estimate / standardError;
  return { estimate, standardError, df, t, p: studentTwoSidedP(t, df) };
}

/** The orthonormal columns, row after row. */
interface Basis {
  readonly cells: Float64Array;
  readonly width: number;
}

function basisByRow({ decomposition, scaledResiduals: { length } }: Fit): Basis {
  const columns = orthonormalBasis(decomposition, length);
  const cells = new Float64Array(length * columns.length);
  for (const [k, column] of columns.entries())
    for (let row = 0; row < length; row += 1) cells[row * columns.length + k] = column[row] as number;
  return { cells, width: columns.length };
}

function timesRows({ cells, width }: Basis, loading: Float64Array): Float64Array {
  const product = new Float64Array(cells.length / Math.max(1, width));
  for (let row = 0; row < product.length; row += 1) {
    let sum = 0;
    for (let k = 0; k < width; k += 1) sum += (cells[row * width + k] as number) * (loading[k] as number);
    product[row] = sum;
  }
  return product;
}

/** For each row, the entry of its absorbed group's unit vector. */
interface Absorbed {
  readonly groups: Groups;
  readonly units: Float64Array;
}

function absorbedUnits({ absorbed: groups, weights, scaledResiduals: { length } }: Fit): Absorbed | null {
  if (groups === null) return null;
  const [units, squares] = [new Float64Array(length), new Float64Array(groups.count)];
  for (let row = 0; row < length; row += 1) {
    const group = groups.of[row] as number;
    squares[group] = (squares[group] as number) + (weights === null ? 1 : (weights[row] as number));
  }
  for (let row = 0; row < length; row += 1) {
    const whole = squares[groups.of[row] as number] as number;
    units[row] = whole === 0 ? 0 : Math.sqrt((weights === null ? 1 : (weights[row] as number)) / whole);
  }
  return { groups, units };
}

interface Design {
  readonly basis: Basis;
  readonly absorbed: Absorbed | null;
  readonly loaded: Float64Array;
}

/** V(V(I − H)V)^(−1/2) of a cluster's rows, times what they load; H with the absorbed groups. */
function adjusted({ variances }: Fit, { basis, absorbed, loaded }: Design, rows: Int32Array): Float64Array {
  const { length } = rows;
  const { cells, width } = basis;
  const spreadOf = (row: number): number => (variances === null ? 1 : (variances[row] as number));
  const matrix = new Float64Array(length * length);
  for (let a = 0; a < length; a += 1) {
    const row = rows[a] as number;
    for (let b = 0; b <= a; b += 1) {
      const other = rows[b] as number;
      let left = a === b ? 1 : 0;
      for (let k = 0; k < width; k += 1)
        left -= (cells[row * width + k] as number) * (cells[other * width + k] as number);
      if (absorbed !== null && absorbed.groups.of[row] === absorbed.groups.of[other])
        left -= (absorbed.units[row] as number) * (absorbed.units[other] as number);
      const value = spreadOf(row) * left * spreadOf(other);
      matrix[a * length + b] = value;
      matrix[b * length + a] = value;
    }
  }
  const own = new Float64Array(length);
  for (let place = 0; place < length; place += 1) own[place] = loaded[rows[place] as number] as number;
  const turned = inverseRootTimes(matrix, own);
  for (let place = 0; place < length; place += 1)
    turned[place] = (turned[place] as number) * spreadOf(rows[place] as number);
  return turned;
}
