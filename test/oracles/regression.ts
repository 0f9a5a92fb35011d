import * as stats from '../../src/stats/index.ts';
import { designOf } from './formula.ts';
import type { Method } from './input.ts';
import { tableOf } from './table.ts';

/** NIST's reference data: the certified digits of a linear regression. */
const nist: Method = (input, context) => {
  const design = designOf(String(input['formula']), tableOf(input, context));
  const fit = stats.leastSquares({ response: design.response.map(Number), columns: design.columns });
  const covariance = stats.modelCovariance(fit, (fit.residualSd ?? Number.NaN) ** 2);
  const named = design.columns.map(({ name }) => stats.coefficientOf(fit, name, covariance));
  return {
    coef: named.map((one) => one?.estimate ?? null),
    se: named.map((one) => one?.standardError ?? null),
    residual_sd: fit.residualSd,
    r_squared: fit.rSquared,
    df: fit.df,
  };
};

/** Linear regression. */
export const regression: Readonly<Record<string, Method>> = { linear_regression_nist_strd: nist };
