import * as stats from '../../src/stats/index.ts';
import { type Design, designOf } from './formula.ts';
import { type Context, type Input, type Method, number, optionalText } from './input.ts';
import { column, tableOf } from './table.ts';
import { thetaErrorOfMass } from './theta-error.ts';

/** The column that a case is about: the one it names, the product of two others, or else the last or only one. */
export function keyColumn(input: Input, design: Design): string {
  const named = optionalText(input, 'coef') ?? optionalText(input, 'key');
  if (named !== null) return named;
  const product = design.columns.find(({ name }) => name.includes(':'));
  if (product !== undefined) return product.name;
  const first = design.columns.find(({ name }) => name !== '(Intercept)');
  const last = design.columns.at(-1);
  return (design.fixedEffects.length > 0 ? first : last)?.name ?? '(Intercept)';
}

export function clustersOf(input: Input, design: Design): stats.Groups | null {
  const name = optionalText(input, 'cluster');
  return name === null ? null : stats.groupRows(column(design.table, name.replace(/^~\s*/, '')));
}

export function readDesign(input: Input, context: Context): Design {
  const cluster = optionalText(input, 'cluster')?.replace(/^~\s*/, '');
  return designOf(String(input['formula']), tableOf(input, context), {
    alsoUsed: cluster === undefined ? [] : [cluster],
  });
}

/** Effects as columns, but for one set that is absorbed: the one that lies in the clusters, or else none. */
function effectsOf(input: Input, design: Design) {
  const clusters = clustersOf(input, design);
  const sets = design.fixedEffects.map(({ keys }) => stats.groupRows(keys));
  const absorb = sets.find((set) => clusters === null || stats.isNested(set, clusters));
  const dummies = sets.flatMap((set, index) =>
    set === absorb ? [] : stats.dummies(set, `${design.fixedEffects[index]?.name}`),
  );
  const constant = { name: '(Intercept)', values: design.response.map(() => 1) };
  const model = {
    response: design.response.map(Number),
    columns: [...(sets.length > 0 && absorb === undefined ? [constant] : []), ...dummies, ...design.columns],
    ...(design.offset === null ? {} : { offset: design.offset }),
    ...(absorb === undefined ? {} : { absorb }),
  };
  return { model, sets };
}

/** lm with sandwich's covariances, or feols with clubSandwich's, of which the fields bear the names. */
const didLinear: Method = (input, context) => {
  const design = readDesign(input, context);
  const key = keyColumn(input, design);
  const { model, sets } = effectsOf(input, design);
  const fit = stats.leastSquares(model);
  const error = (covariance: stats.CoefficientCovariance) =>
    stats.coefficientOf(fit, key, covariance)?.standardError ?? null;
  const classical = stats.modelCovariance(fit, (fit.residualSd ?? Number.NaN) ** 2);
  const estimate = stats.coefficientOf(fit, key, classical)?.estimate ?? null;
  const robust = (['HC0', 'HC1', 'HC2', 'HC3'] as const).map(
    (kind) => [`se_${kind}`, error(stats.robustCovariance(fit, kind))] as const,
  );
  return {
    did: estimate,
    estimate,
    se_classical: error(classical),
    ...Object.fromEntries(robust),
    r2: fit.rSquared,
    sigma: fit.residualSd,
    df_residual: fit.df,
    n: fit.rows,
    ...clustered(input, design, { fit, sets, key, estimate }),
  };
};

type Fitted = {
  readonly fit: stats.Fit;
  readonly sets: readonly stats.Groups[];
  readonly key: string;
  readonly estimate: number | null;
};

function clustered(
  input: Input,
  design: Design,
  { fit, sets, key, estimate }: Fitted,
): Readonly<Record<string, unknown>> {
  const clusters = clustersOf(input, design);
  if (clusters === null) return {};
  const name = optionalText(input, 'cluster');
  const fixedEffects = stats.fixedEffectsOf(sets, clusters);
  const error = (convention: stats.ClusterConvention) =>
    stats.coefficientOf(fit, key, stats.clusterCovariance(fit, clusters, { convention, fixedEffects }))
      ?.standardError ?? null;
  const test = stats.smallSampleCovariance(fit, clusters, [key]).tests[key];
  const fixest = error('fixest');
  const t = estimate === null || fixest === null ? null : estimate / fixest;
  return {
    [`se_CR0_${name}`]: error('CR0'),
    [`se_CR0_cadj_${name}`]: error('cadj'),
    [`se_CR1_${name}`]: error('CR1'),
    [`se_CR2_${name}`]: test?.standardError ?? null,
    se_CR0: error('CR0'),
    se_CR0_cadj: error('cadj'),
    se_CR1: error('CR1'),
    se_CR1_lm: error('CR1'),
    se_fixest_cluster: fixest,
    t,
    p: t === null ? null : stats.studentTwoSidedP(t, clusters.count - 1),
    df: clusters.count - 1,
    G: clusters.count,
    se_CR2: test?.standardError ?? null,
    df_satterthwaite: test?.df ?? null,
    df_satt: test?.df ?? null,
    t_CR2: test?.t ?? null,
    p_CR2: test?.p ?? null,
  };
}

/** glm(poisson) with sandwich's and clubSandwich's covariances, and MASS's glm.nb of the same formula. */
const didPoisson: Method = (input, context) => {
  if (input['formula'] === undefined) return fourCells(input);
  const design = readDesign(input, context);
  const key = keyColumn(input, design);
  const { model, sets } = effectsOf(input, design);
  const fit = stats.glm({ ...model, family: stats.poisson });
  const error = (covariance: stats.CoefficientCovariance) =>
    stats.coefficientOf(fit, key, covariance)?.standardError ?? null;
  const modelBased = stats.modelCovariance(fit, 1);
  const estimate = stats.coefficientOf(fit, key, modelBased)?.estimate ?? null;
  return {
    estimate,
    irr: estimate === null ? null : Math.exp(estimate),
    se_model: error(modelBased),
    dispersion_pearson: fit.dispersion,
    se_quasi: error(stats.modelCovariance(fit, fit.dispersion ?? Number.NaN)),
    ...Object.fromEntries(
      (['HC0', 'HC1', 'HC2', 'HC3'] as const).map((kind) => [`se_${kind}`, error(stats.robustCovariance(fit, kind))]),
    ),
    deviance: fit.deviance,
    df_residual: fit.df,
    logLik: stats.logLikelihood(fit, model.response),
    ...clustered(input, design, { fit, sets, key, estimate }),
    ...negativeBinomialOf(model, key),
    ...flags(fit, key),
  };
};

function negativeBinomialOf(model: Omit<stats.GlmInput, 'family'>, key: string): Readonly<Record<string, unknown>> {
  const { fit, theta, logLikelihood, status } = stats.negativeBinomialRegression({
    ...model,
  });
  const isPoisson = status === 'poisson';
  const found = stats.coefficientOf(fit, key, stats.modelCovariance(fit, 1));
  return {
    nb_estimate: found?.estimate ?? null,
    nb_irr: found === null ? null : Math.exp(found.estimate),
    nb_se: found?.standardError ?? null,
    nb_theta: theta,
    // without scatter beyond Poisson's θ runs to infinity, and its error with it
    nb_theta_se: isPoisson ? null : thetaErrorOfMass(model.response as readonly number[], fit.fitted),
    nb_logLik: logLikelihood,
  };
}

const ZERO_CELL = 'not estimable: zero cell; use exact/conditional or Haldane 0.5';

/** What the report has to say of a coefficient that runs to infinity. */
function flags({ status }: stats.GlmFit, key: string): Readonly<Record<string, unknown>> {
  if (status.kind !== 'separated') return {};
  const towards = status.coefficients.find(({ name }) => name === key)?.towards;
  // Where other coefficients run off, this one may stand all the same.
  if (towards === undefined) return {};
  return {
    estimate: towards,
    converges_to: String(towards),
    must_flag: ZERO_CELL,
  };
}

/** Four counts: before and after, with and without the programme. */
function fourCells(input: Input): Readonly<Record<string, unknown>> {
  const cells = ['treated_pre', 'treated_post', 'control_pre', 'control_post'];
  const response = cells.map((cell) => number(input, cell));
  const [treated, post] = [
    cells.map((cell) => Number(/^t/.test(cell))),
    cells.map((cell) => Number(/post/.test(cell))),
  ];
  const columns = [
    { name: '(Intercept)', values: [1, 1, 1, 1] },
    { name: 'treated', values: treated },
    { name: 'post', values: post },
    { name: 'd', values: treated.map((value, row) => value * (post[row] as number)) },
  ];
  const fit = stats.glm({ response, columns, family: stats.poisson });
  const found = stats.coefficientOf(fit, 'd', stats.modelCovariance(fit, 1));
  return {
    estimate: found?.estimate ?? null,
    irr: found === null ? null : Math.exp(found.estimate),
    se_model: found?.standardError ?? null,
    deviance: fit.deviance,
    logLik: stats.logLikelihood(fit, response),
    // Two empty cells may cancel in the coefficient: it is no more estimable for that.
    ...(fit.status.kind === 'separated' ? { estimate: null, converges_to: null, must_flag: ZERO_CELL } : {}),
    ...flags(fit, 'd'),
  };
}

/** Differences in differences by regression. */
export const did: Readonly<Record<string, Method>> = { did_linear: didLinear, did_poisson: didPoisson };
