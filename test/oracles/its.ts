import * as stats from '../../src/stats/index.ts';
import { type Design, designOf } from './formula.ts';
import { type Context, type Input, level, type Method, optionalText } from './input.ts';
import { column, numericColumn, type Table, tableOf, withColumn, wordsAfterFile } from './table.ts';

/** Bernal, Cummins & Gasparrini's models of the Sicilian smoking ban, by their numbers. */
const BERNAL: Readonly<Record<string, string>> = {
  1: 'aces ~ offset(log(stdpop)) + smokban + time',
  2: 'aces ~ offset(log(stdpop)) + smokban + time',
  3: 'aces ~ offset(log(stdpop)) + smokban + time + sin1 + cos1 + sin2 + cos2',
  4: 'aces ~ offset(log(stdpop)) + smokban + time + slope + sin1 + cos1 + sin2 + cos2',
};
const SLOPE = 'slope=(time-36)*smokban';

/** sin1, cos1, … of the month in the year, or of the time where there is none. */
function withHarmonics(table: Table, frequency: number): Table {
  const phase = ['month', 'quarter', 'time', 't'].find((name) => name in table.columns);
  if (phase === undefined) return table;
  let current = table;
  for (let order = 1; order <= frequency / 2; order += 1) {
    for (const wave of ['sin', 'cos']) {
      const name = `${wave}${order}`;
      if (!(name in current.columns)) {
        current = withColumn(current, name, `${wave}(2*pi*${order}*${phase}/${frequency})`);
      }
    }
  }
  return current;
}

type Series = {
  readonly design: Design;
  readonly key: string;
  readonly family: stats.Family;
  readonly isQuasi: boolean;
  /** The design had there been no intervention. */
  readonly without: Design;
};

function readSeries(input: Input, context: Context): Series {
  const frequency = Number(input['frequency'] ?? 12);
  const table = withHarmonics(tableOf(input, context), frequency);
  const formula = optionalText(input, 'formula') ?? inlineFormula(table);
  const design = designOf(formula, table);
  const named = optionalText(input, 'key') ?? optionalText(input, 'coef');
  const key = named ?? flagColumn(design) ?? '';
  const family = optionalText(input, 'family') ?? 'poisson';
  return {
    design,
    key,
    family: /binomial/.test(family) && !/neg/.test(family) ? stats.binomial : stats.poisson,
    isQuasi: /^quasi/.test(family),
    without: designOf(formula, withoutKey(input, table, key)),
  };
}

/** The column that turns from 0 to 1, or else the first. */
function flagColumn(design: Design): string | undefined {
  const columns = design.columns.filter(({ name }) => name !== '(Intercept)');
  const flag = columns.find(({ values }) => Array.from(values).every((value) => value === 0 || value === 1));
  return (flag ?? columns[0])?.name;
}

/** The table with the key column at 0, and what was derived from it derived again. */
function withoutKey(input: Input, table: Table, key: string): Table {
  if (!(key in table.columns)) return table;
  const cleared = { ...table, columns: { ...table.columns, [key]: column(table, key).map(() => 0) } };
  const derivations = wordsAfterFile(String(input['data'] ?? '')).flatMap((word) => {
    const [, name, formula] = /^(?:add\s+)?([\w.]+)\s*=(?!=)\s*(.+)$/.exec(word) ?? [];
    return name !== undefined && formula !== undefined && name !== key ? [[name, formula] as const] : [];
  });
  let current = cleared;
  for (const [name, formula] of derivations) current = withColumn(current, name, formula);
  return current;
}

/** Arrays named y and others: y on all of them. */
function inlineFormula(table: Table): string {
  const others = Object.keys(table.columns).filter((name) => name !== 'y' && !/^(sin|cos)\d$/.test(name));
  return `y ~ ${others.join(' + ')}`;
}

function glmOf({ design, family }: Series): stats.GlmFit {
  return stats.glm({
    family,
    response: design.response.map(Number),
    columns: design.columns,
    ...(design.offset === null ? {} : { offset: design.offset }),
  });
}

const upTo = (most: number): readonly number[] => Array.from({ length: Math.max(0, most) }, (_, index) => index + 1);

const segmented: Method = (input, context) => {
  const series = readSeries(input, context);
  const fit = glmOf(series);
  const response = series.design.response.map(Number);
  const dispersion = series.isQuasi ? (fit.dispersion ?? Number.NaN) : 1;
  const covariance = stats.modelCovariance(fit, dispersion);
  const found = stats.coefficientOf(fit, series.key, covariance);
  const reach = (found?.standardError ?? Number.NaN) * stats.normalQuantile((1 + level(input)) / 2);
  const estimate = found?.estimate ?? Number.NaN;
  return {
    coef: coefficientTable(fit, covariance),
    dispersion,
    dispersion_pearson: fit.dispersion,
    deviance: fit.deviance,
    df_residual: fit.df,
    logLik: series.isQuasi ? null : stats.logLikelihood(fit, response),
    key_irr: Math.exp(estimate),
    key_lower_z: Math.exp(estimate - reach),
    key_upper_z: Math.exp(estimate + reach),
    ...neweyWestErrors(fit, series.key),
    ...serialFields(stats.devianceResiduals(fit, response), 'deviance'),
    ...counterfactual(series, fit, Number(input['frequency'] ?? 12)),
    should_refuse: !isLongEnough(series),
  };
};

/** METHODS §0: eight periods before and three after, or 24 months before where a season is modelled. */
function isLongEnough({ design, key }: Series): boolean {
  const flag = design.columns.find(({ name }) => name === key)?.values ?? [];
  const after = Array.from(flag).filter((value) => value !== 0).length;
  const before = flag.length - after;
  const hasSeason = design.columns.some(({ name }) => /^(sin|cos)\d|harmonic/.test(name));
  return before >= (hasSeason ? 24 : 8) && after >= 3;
}

function coefficientTable(fit: stats.Fit, covariance: stats.CoefficientCovariance) {
  return Object.fromEntries(
    fit.names.map((name, index) => {
      const [estimate, error] = [fit.coefficients[index] as number, covariance.standardErrors[index] as number];
      return [
        name,
        { Estimate: estimate, 'Std. Error': error, 't value': estimate / error, 'z value': estimate / error },
      ];
    }),
  );
}

function neweyWestErrors(fit: stats.Fit, key: string): Readonly<Record<string, number | null>> {
  const error = (lag: number, isAdjusted: boolean) =>
    stats.coefficientOf(fit, key, stats.neweyWestCovariance(fit, { lag, isAdjusted }))?.standardError ?? null;
  return Object.fromEntries(
    [0, ...upTo(Math.min(24, fit.rows - 1))].flatMap((lag) => [
      [`se_newey_west_lag${lag}`, fit.df > 0 ? error(lag, true) : null],
      [`se_newey_west_lag${lag}_noadj`, error(lag, false)],
      [`nw_se_lag${lag}_adj`, fit.df > 0 ? error(lag, true) : null],
      [`nw_se_lag${lag}_noadj`, error(lag, false)],
    ]),
  );
}

function serialFields(residuals: Float64Array, kind: string): Readonly<Record<string, unknown>> {
  const most = Math.min(24, residuals.length - 1);
  const correlations = stats.autocorrelations(residuals, most);
  return Object.fromEntries(
    upTo(24).flatMap((lag) => {
      const test = lag > most ? null : stats.ljungBox(residuals, lag);
      return [
        [`acf_${kind}_1to${lag}`, lag > most ? null : (correlations?.slice(0, lag) ?? null)],
        [`ljung_box_${lag}`, test === null ? null : { stat: test.statistic, p: test.p, df: test.df }],
      ];
    }),
  );
}

function counterfactual({ design, key, without }: Series, fit: stats.GlmFit, frequency: number) {
  const flag = Array.from(design.columns.find(({ name }) => name === key)?.values ?? []);
  const rows = flag.flatMap((value, row) => (value !== 0 ? [row] : []));
  const expected = stats.predictedMeans(fit, {
    columns: without.columns,
    ...(without.offset === null ? {} : { offset: without.offset }),
  });
  const sums = stats.averted(expected, design.response.map(Number), rows);
  const trend = fit.names.indexOf('time');
  return {
    counterfactual_sum_post: sums.expected,
    observed_sum_post: sums.observed,
    averted: sums.averted,
    annual_trend_rr: trend < 0 ? null : Math.exp(frequency * (fit.coefficients[trend] as number)),
  };
}

/** anova(small, large, test = "F") of two of Bernal's models, or of two formulas. */
const comparison: Method = (input, context) => {
  const table = withColumnIfAbsent(withHarmonics(tableOf(input, context), 12));
  const fitOf = (field: string): stats.GlmFit => {
    const said = String(input[field]);
    const formula = BERNAL[/^model (\d)$/.exec(said)?.[1] ?? ''] ?? said;
    const series = { design: designOf(formula, table), family: stats.poisson };
    return glmOf({ ...series, key: '', isQuasi: true, without: series.design });
  };
  const { f, df, dfResidual, p, devianceDifference } = stats.compareModels(fitOf('small'), fitOf('large'));
  return { F: f, df1: df, df2: dfResidual, p, deviance_diff: devianceDifference };
};

function withColumnIfAbsent(table: Table): Table {
  const [name = '', formula = ''] = SLOPE.split(/=(.*)/);
  if (name in table.columns || !('smokban' in table.columns)) return table;
  return withColumn(table, name, formula);
}

/** lm of a series, with lmtest's and sandwich's answers to autocorrelation, and nlme's gls. */
const linear: Method = (input, context) => {
  const { design, key } = readSeries(input, context);
  const response = design.response.map(Number);
  const fit = stats.leastSquares({ response, columns: design.columns });
  const covariance = stats.modelCovariance(fit, (fit.residualSd ?? Number.NaN) ** 2);
  const serial = stats.serialRegression({ response, columns: design.columns });
  const robust = (['HC0', 'HC1', 'HC2', 'HC3'] as const).map(
    (kind) => [kind, stats.coefficientOf(fit, key, stats.robustCovariance(fit, kind))?.standardError ?? null] as const,
  );
  const inSerial = stats.coefficientOf(serial.fit, key, serial.covariance);
  return {
    coef: coefficientTable(fit, covariance),
    r2: fit.rSquared,
    sigma: fit.residualSd,
    df_residual: fit.df,
    dw: stats.durbinWatson(fit.residuals),
    ...neweyWestErrors(fit, key),
    ...Object.fromEntries(robust),
    ...Object.fromEntries(
      upTo(12).flatMap((lag) => {
        const test = fit.df > lag ? stats.breuschGodfrey(fit.residuals, design.columns, lag) : null;
        return [
          [`bg_lag${lag}`, test?.statistic ?? null],
          [`bg_p_lag${lag}`, test?.p ?? null],
        ];
      }),
    ),
    ...serialFields(fit.residuals, 'residual'),
    gls_ar1_phi: serial.phi,
    gls_key: inSerial?.estimate ?? null,
    gls_key_se: inSerial?.standardError ?? null,
    gls_se: inSerial?.standardError ?? null,
    gls_sigma: serial.sigma,
    gls_logLik: serial.logLikelihood,
    gls_coef: coefficientTable(serial.fit, serial.covariance),
  };
};

/** Sums of the last and the previous window, and each month's share of an average month. */
const yearOverYear: Method = (input, context) => {
  const table = tableOf(input, context);
  const series = numericColumn(table, seriesName(input, table));
  const window = Number(input['window'] ?? 12);
  const { last, previous, change } = stats.yearOverYear(series, window);
  return {
    [`last${window}`]: last,
    [`prev${window}`]: previous,
    pct: change === null ? null : change * 100,
    month_index: stats.seasonalIndex(series, phaseOf(table, window)),
  };
};

/** stl() and decompose() of a series with a frequency. */
const stl: Method = (input, context) => {
  const table = tableOf(input, context);
  const series = numericColumn(table, seriesName(input, table));
  const period = Number(input['frequency'] ?? 12);
  const { seasonal, trend, remainder, trust } = stats.seasonalTrend(series, stlOptions(input, period));
  const type = optionalText(input, 'type') === 'multiplicative' ? 'multiplicative' : 'additive';
  const classical = stats.classicalDecomposition(series, { period, type });
  const index = indexOf(input, series.length, period);
  const at = (values: ArrayLike<number>) => index.map((place) => values[place - 1]);
  return {
    index,
    seasonal: at(seasonal),
    trend: at(trend),
    remainder: at(remainder),
    weights: at(trust),
    seasonal_strength: stats.strengthOf(seasonal, remainder),
    trend_strength: stats.strengthOf(trend, remainder),
    classical_figure: classical.figure,
    ...Object.fromEntries(classical.trend.map((value, place) => [`classical_trend_${place + 1}`, value])),
  };
};

function seriesName(input: Input, table: Table): string {
  const named = optionalText(input, 'series') ?? optionalText(input, 'outcome') ?? optionalText(input, 'column');
  const words = wordsAfterFile(String(input['data'] ?? '')).filter((word) => !/[=<>]/.test(word));
  const said = words.flatMap((word) => word.split(/\s+/)).find((word) => word in table.columns);
  return named ?? said ?? ('y' in table.columns ? 'y' : (Object.keys(table.columns).at(-1) ?? 'y'));
}

/** The places that the oracle prints: the first three, about the end of the first season, the middle and the end. */
function indexOf(input: Input, n: number, period: number): readonly number[] {
  const given = input['index'];
  if (Array.isArray(given)) return given as readonly number[];
  return [1, 2, 3, period, period + 1, Math.floor(n / 2), n];
}

function stlOptions(input: Input, period: number): stats.SeasonalTrendOptions {
  const given = { ...input, ...(input['args'] as Input | undefined) };
  const window = given['s.window'] ?? 'periodic';
  const named: readonly (readonly [string, keyof stats.SeasonalTrendOptions])[] = [
    ['s.degree', 'seasonalDegree'],
    ['t.window', 'trendWindow'],
    ['t.degree', 'trendDegree'],
    ['l.window', 'lowPassWindow'],
    ['l.degree', 'lowPassDegree'],
    ['s.jump', 'seasonalJump'],
    ['t.jump', 'trendJump'],
    ['l.jump', 'lowPassJump'],
    ['inner', 'innerLoops'],
    ['outer', 'outerLoops'],
    ['robust', 'isRobust'],
  ];
  const others = named.flatMap(([name, ours]) => (given[name] == null ? [] : [[ours, given[name]] as const]));
  return {
    period,
    seasonalWindow: typeof window === 'number' ? window : 'periodic',
    ...Object.fromEntries(others),
  };
}

function phaseOf(table: Table, window: number): readonly number[] {
  if ('month' in table.columns) return numericColumn(table, 'month');
  return Array.from({ length: table.rows }, (_, row) => (row % window) + 1);
}

/** Interrupted time series and seasons. */
export const its: Readonly<Record<string, Method>> = {
  its_segmented_glm: segmented,
  its_model_comparison: comparison,
  its_linear: linear,
  year_over_year: yearOverYear,
  stl,
};
