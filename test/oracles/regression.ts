import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import * as stats from '../../src/stats/index.ts';
import type { Cell } from './expression.ts';
import { designOf, levelsOf } from './formula.ts';
import { type Method, number, texts } from './input.ts';
import { column, tableOf } from './table.ts';

/** "y ~ x (no intercept)" and "y ~ x, through the origin" are y ~ x - 1. */
function throughOrigin(formula: string): string {
  const [said] =
    /[,;(]?\s*(?:no (?:intercept|constant)|without (?:an )?intercept|through the origin)\s*\)?/i.exec(formula) ?? [];
  return said === undefined ? formula : `${formula.replace(said, '')} - 1`;
}

/** NIST's reference data: the certified digits of a linear regression. */
const nist: Method = (input, context) => {
  const design = designOf(throughOrigin(String(input['formula'])), tableOf(input, context));
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

/** Effects of areas and periods, signs of whole clusters: all of them, or as many as are asked for. */
const wild: Method = (input, context) => {
  const table = tableOf(input, context);
  const effects = texts(input, 'fixed_effects');
  const cluster = String(input['cluster']).replace(/^~\s*/, '');
  const covariates = texts(input, 'covariates').concat(texts(input, 'controls'));
  const formula = `${input['y']} ~ ${[...covariates, input['d']].join(' + ')} | ${effects.join(' + ')}`;
  const design = designOf(formula, table, { alsoUsed: [cluster] });
  const sets = design.fixedEffects.map(({ keys }) => stats.groupRows(keys));
  const clusters = stats.groupRows(column(design.table, cluster));
  const absorb = sets.find((set) => stats.isNested(set, clusters));
  const dummies = sets.flatMap((set, index) =>
    set === absorb ? [] : stats.dummies(set, String(design.fixedEffects[index]?.name)),
  );
  const constant = { name: '(Intercept)', values: design.response.map(() => 1) };
  const found = stats.wildClusterBootstrap(
    {
      response: design.response.map(Number),
      columns: [...(absorb === undefined ? [constant] : []), ...dummies, ...design.columns],
      name: String(input['d']),
      clusters,
      ...(absorb === undefined ? {} : { absorb }),
    },
    { draws: number(input, 'B', number(input, 'draws', 9999)), generator: xoroshiro128plus(number(input, 'seed', 1)) },
  );
  return {
    estimate: found.estimate,
    se_CR1: found.standardError,
    t: found.t,
    n_draws: found.draws,
    p_symmetric: found.p,
    G: clusters.count,
  };
};

/** clm with a logit link, thresholds first. */
const ordinal: Method = (input, context) => {
  const table = tableOf(input, context);
  const levels = (input['levels'] ?? {}) as Readonly<Record<string, readonly Cell[]>>;
  const design = designOf(String(input['formula']), table, Array.isArray(levels) ? {} : { levels });
  const declared = Array.isArray(input['levels']) ? (input['levels'] as readonly Cell[]) : levels[design.responseName];
  const order = (declared ?? levelsOf(design.response)).filter((level) => design.response.some((one) => one === level));
  const fit = stats.ordinalLogit({
    response: design.response.map((one) => order.indexOf(one)),
    levels: order.map(String),
    columns: design.columns.filter(({ name }) => name !== '(Intercept)'),
  });
  return {
    coef: Object.fromEntries(
      fit.names.map((name, index) => {
        const [estimate, error] = [fit.estimates[index] as number, fit.standardErrors[index] as number];
        const z = estimate / error;
        const cells = { Estimate: estimate, 'Std. Error': error, 'z value': z, 'Pr(>|z|)': stats.normalTwoSidedP(z) };
        return [name, cells];
      }),
    ),
    logLik: fit.logLikelihood,
    AIC: 2 * fit.names.length - 2 * fit.logLikelihood,
    n: fit.rows,
  };
};

/** Regressions of other kinds than differences in differences and time series. */
export const regression: Readonly<Record<string, Method>> = {
  linear_regression_nist_strd: nist,
  wild_cluster_bootstrap: wild,
  ordinal_logit: ordinal,
};
