import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { UnitSeries } from './donor-panel.ts';
import { dot, mix } from './vectors.ts';

/** Donors' outcomes less their mean in each period, and how periods go together in them: λ may still vary. */
export type RidgeSystem = {
  /** By period: the donors' outcomes, centred. */
  readonly centred: readonly Float64Array[];
  /** Eigenvalues of the periods' products, none negative, and the eigenvector of each. */
  readonly eigenvalues: Float64Array;
  readonly eigenvectors: readonly Float64Array[];
};

/** The periods from 0 to `periods` of a pool of donors. */
export function ridgeSystem(donors: readonly UnitSeries[], periods: number): RidgeSystem {
  const centred = Array.from({ length: periods }, (_, period) => {
    const values = Float64Array.from(donors, (donor) => donor.values[period] ?? Number.NaN);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  });
  const products = new Matrix(centred.map((left) => centred.map((right) => dot(left, right))));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(products, { assumeSymmetric: true });
  return {
    centred,
    eigenvalues: Float64Array.from(realEigenvalues, (value) => Math.max(0, value)),
    eigenvectors: realEigenvalues.map((_, index) => Float64Array.from(eigenvectorMatrix.getColumn(index))),
  };
}

/** The matrix, by rows, that has the system's eigenvectors and a function of its eigenvalues. */
export function spectral({ eigenvalues, eigenvectors }: RidgeSystem, of: (value: number) => number): Float64Array[] {
  const scales = eigenvalues.map(of);
  return Array.from(eigenvalues, (_, row) =>
    mix(
      eigenvectors,
      scales.map((scale, index) => scale * (eigenvectors[index]?.[row] ?? 0)),
    ),
  );
}

/** (G + λI)⁻¹, G the products of the periods; where λ is 0, of the part of G that is not singular. */
export function ridgeInverse(system: RidgeSystem, lambda: number): Float64Array[] {
  const floor = 1e-13 * Math.max(...system.eigenvalues);
  return spectral(system, (value) => (value + lambda > floor ? 1 / (value + lambda) : 0));
}

/** λ (G + λI)⁻¹: what ridge regression leaves of an imbalance. */
export function ridgeRemainder(system: RidgeSystem, lambda: number): Float64Array[] {
  const floor = 1e-13 * Math.max(...system.eigenvalues);
  return spectral(system, (value) =>
    lambda === Infinity ? 1 : value + lambda > floor ? lambda / (value + lambda) : 1,
  );
}

/** What each row of a matrix makes of a vector. */
export function multiply(rows: readonly Float64Array[], vector: Float64Array): Float64Array {
  return Float64Array.from(rows, (row) => dot(row, vector));
}
