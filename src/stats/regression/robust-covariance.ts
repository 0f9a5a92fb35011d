import { type CoefficientCovariance, covarianceOfCoefficients, type Fit } from './fit.ts';
import { orthonormalBasis } from './householder.ts';
import { type Matrix, squareMatrix } from './vectors.ts';

/** MacKinnon and White's names: HC0 is White's, the others correct it for degrees of freedom or leverage. */
export type RobustKind = 'HC0' | 'HC1' | 'HC2' | 'HC3';

/** From this leverage on a row is fitted by a parameter of its own: its residual is 0 but for rounding. */
const FULL_LEVERAGE = 1 - 1e-10;

/**
 * CoefficientCovariance that holds whatever the variance of each row, rows being independent.
 *
 * A row with a parameter of its own (leverage 1) tells nothing about the others and adds nothing.
 *
 * @param fit   a regression
 * @param kind  HC1 multiplies by n/(n − k); HC2 and HC3 divide squared residuals by 1 − h and (1 − h)²
 * @throws {RangeError} for HC1 without degrees of freedom
 * @see White 1980; MacKinnon & White 1985; R sandwich::vcovHC
 */
export function robustCovariance(fit: Fit, kind: RobustKind): CoefficientCovariance {
  if (kind === 'HC1' && fit.df <= 0) throw new RangeError(`fit: must have degrees of freedom for HC1 (got ${fit.df})`);
  const { scaledResiduals } = fit;
  const basis = orthonormalBasis(fit.decomposition, scaledResiduals.length);
  const squares = scaledResiduals.map((residual) => residual * residual);
  if (kind === 'HC1') for (const [row, square] of squares.entries()) squares[row] = (square * fit.rows) / fit.df;
  if (kind === 'HC2' || kind === 'HC3') {
    for (const [row, leverage] of leverages(fit, basis).entries()) {
      const divisor = kind === 'HC2' ? 1 - leverage : (1 - leverage) ** 2;
      squares[row] = leverage > FULL_LEVERAGE ? 0 : (squares[row] as number) / divisor;
    }
  }
  return covarianceOfCoefficients(fit, weightedGram(basis, squares), kind);
}

/** Q' diag(w) Q. */
function weightedGram(basis: readonly Float64Array[], weights: Float64Array): Matrix {
  const gram = squareMatrix(basis.length, () => 0);
  for (const [column, values] of basis.entries()) {
    const weighted = values.map((value, row) => value * (weights[row] as number));
    for (let other = column; other < basis.length; other += 1) {
      const partner = basis[other] as Float64Array;
      let total = 0;
      for (let row = 0; row < weighted.length; row += 1) total += (weighted[row] as number) * (partner[row] as number);
      (gram[column] as Float64Array)[other] = total;
      (gram[other] as Float64Array)[column] = total;
    }
  }
  return gram;
}

/** How much of each row's response goes into its own fitted value: the diagonal of the hat matrix. */
export function leverages(fit: Fit, basis: readonly Float64Array[]): Float64Array {
  const leverage = absorbedLeverage(fit);
  for (const column of basis) {
    for (let row = 0; row < leverage.length; row += 1)
      leverage[row] = (leverage[row] as number) + (column[row] as number) ** 2;
  }
  return leverage;
}

/** What the absorbed group means alone contribute: a row's share of the weight of its group. */
function absorbedLeverage({ absorbed, weights, scaledResiduals }: Fit): Float64Array {
  const leverage = new Float64Array(scaledResiduals.length);
  if (absorbed === null) return leverage;
  const masses = new Float64Array(absorbed.count);
  const weightOf = (row: number): number => (weights === null ? 1 : (weights[row] as number));
  for (const [row, group] of absorbed.of.entries()) masses[group] = (masses[group] as number) + weightOf(row);
  return leverage.map((_, row) => {
    const mass = masses[absorbed.of[row] as number] as number;
    return mass === 0 ? 0 : weightOf(row) / mass;
  });
}
