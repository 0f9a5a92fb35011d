import * as stats from '../../src/stats/index.ts';
import { designOf } from './formula.ts';
import { type Context, type Input, type Method, optionalText } from './input.ts';
import { settledFit } from './settled-fit.ts';
import { levelOf, survey } from './survey-input.ts';

const families: readonly (readonly [RegExp, stats.Family])[] = [
  [/binomial/i, stats.binomial],
  [/poisson/i, stats.poisson],
];

type Coefficients = Pick<stats.SurveyRegression, 'names' | 'coefficients' | 'covariance' | 'df'>;

/** A formula's regression over a design; rows with a missing variable are outside, as R leaves them out. */
export function surveyCoefficients(input: Input, formula: string, context: Context): Coefficients {
  const { table, sample } = survey(input, context);
  const rows = sample.weights.map((_, row) => row);
  const design = designOf(formula, { ...table, columns: { ...table.columns, '.row': rows } });
  const used = (design.table.columns['.row'] ?? []).map(Number);
  const scattered = (values: ArrayLike<number>): stats.Answers => {
    const whole = rows.map((): number | null => null);
    for (const [at, row] of used.entries()) whole[row] = values[at] ?? null;
    return whole;
  };
  const response = responseOf(design.response);
  const columns = design.columns.map(({ name, values }) => ({ name, values: scattered(values) }));
  const family = families.find(([name]) => name.test(optionalText(input, 'family') ?? ''))?.[1];
  if (family === undefined) return stats.surveyRegression(sample, { response: scattered(response), columns });
  const inside = scattered(response).map((value) => value !== null);
  const mean = used.reduce((sum, row) => sum + sample.weights[row]!, 0) / used.length;
  const weights = used.map((row) => sample.weights[row]! / mean);
  const { fit } = settledFit({ family, response, columns: design.columns, weights });
  const covariance = stats.surveyCoefficientCovariance(fit, sample, inside);
  const df = stats.degreesOfFreedom(sample, inside) + 1 - fit.names.length;
  return { names: fit.names, coefficients: fit.coefficients, covariance, df };
}

/** A sorted response counts as 1 beyond its first level. */
function responseOf(cells: readonly (number | string)[]): readonly number[] {
  if (!cells.some((cell) => typeof cell === 'string')) return cells.map(Number);
  const [first] = [...new Set(cells.map(String))].sort();
  return cells.map((cell) => Number(String(cell) !== first));
}

const regression: Method = (input, context) => {
  const { names, coefficients, covariance, df } = surveyCoefficients(input, String(input['formula']), context);
  const lines = names.map((name, at) => {
    const [estimate, standardError] = [coefficients[at]!, covariance.standardErrors[at]!];
    const { t, p } = stats.studentTest(estimate, standardError, df);
    const interval = stats.surveyInterval({ estimate, standardError, df }, levelOf(input));
    const line = { Estimate: estimate, 'Std. Error': standardError, 't value': t, 'Pr(>|t|)': p };
    return { name, line, interval: [interval?.low ?? null, interval?.high ?? null] };
  });
  return {
    coef: Object.fromEntries(lines.map(({ name, line }) => [name, line])),
    ci: Object.fromEntries(lines.map(({ name, interval }) => [name, interval])),
    df,
    df_residual: df,
  };
};

/** Regression over a design. */
export const surveyRegressions: Readonly<Record<string, Method>> = { survey_regression: regression };
