import * as stats from '../../src/stats/index.ts';
import { deparse, evaluate, parseExpression } from './expression.ts';
import { designOf, formulaParts } from './formula.ts';
import { type Input, type Method, number, numbers, optionalText, texts } from './input.ts';
import { column, numericColumn, type Table, tableOf, withColumn } from './table.ts';

const ADJUSTMENTS: Readonly<Record<string, stats.Adjustment>> = {
  reg: 'regression',
  ipw: 'weighting',
  dr: 'doubly-robust',
};

/** did says 0 for a group that is never treated; a missing one is read so as well. */
const firstTreated = (value: number): number => (value === 0 || Number.isNaN(value) ? Infinity : value);

function outcomes(table: Table, input: Input): stats.OutcomePanel {
  const text = (field: string, other: string) => optionalText(input, field) ?? optionalText(input, other) ?? '';
  const outcome = text('y', 'yname');
  const formula = (optionalText(input, 'covariates') ?? optionalText(input, 'xformla') ?? '~1').replace(/^\s*~/, '');
  const used = [text('time', 'tname'), text('id', 'idname'), text('group', 'gname')];
  const design = designOf(`${outcome} ~ ${formula}`, table, { alsoUsed: used.slice(0, 2) });
  return stats.balancedPanel({
    unit: column(design.table, used[1] ?? ''),
    time: numericColumn(design.table, used[0] ?? ''),
    group: numericColumn(design.table, used[2] ?? '').map(firstTreated),
    outcome: design.response.map(Number),
    covariates: design.columns.filter(({ name }) => name !== '(Intercept)'),
  }).panel;
}

function summary(estimate: stats.GroupTimeEffects, kind: stats.Summary) {
  const found = stats.summariseGroupTime(estimate, kind, 'did');
  if (found === null) return { overall_att: null, overall_se: null, by: [] };
  return {
    overall_att: found.overall.effect,
    overall_se: found.overall.standardError,
    by: found.by.map(({ at, effect, standardError }) => ({ e: at, att: effect, se: standardError })),
  };
}

const callawaySantanna: Method = (input, context) => {
  const estimate = stats.groupTimeEffects(outcomes(tableOf(input, context), input), {
    comparison: optionalText(input, 'control_group') === 'notyettreated' ? 'not-yet-treated' : 'never-treated',
    base: optionalText(input, 'base_period') === 'universal' ? 'universal' : 'varying',
    anticipation: number(input, 'anticipation', 0),
    adjustment: ADJUSTMENTS[optionalText(input, 'est_method') ?? 'dr'] ?? 'doubly-robust',
  });
  const test = stats.preTreatmentTest(estimate);
  const kinds = ['simple', 'dynamic', 'group', 'calendar'] as const;
  return {
    att_gt: estimate.effects.map(({ group, time, effect, standardError }) => ({
      group,
      time,
      att: effect,
      se: standardError,
    })),
    wald_pretest: test?.statistic ?? null,
    // did rounds it to five digits
    wald_p: test === null ? null : Math.round(test.p * 1e5) / 1e5,
    ...Object.fromEntries(kinds.map((kind) => [kind, summary(estimate, kind)])),
  };
};

const estimateAndError = (found: stats.Coefficient) => ({
  estimate: found?.estimate ?? null,
  se: found?.standardError ?? null,
});

/** The parts of a two-way design that a case names; missing values drop a row. */
function panelRows(
  input: Input,
  table: Table,
  parts: { readonly outcome: string; readonly effects: readonly string[] },
) {
  const [unit = '', time = ''] = parts.effects;
  const cluster = optionalText(input, 'cluster')?.replace(/^~\s*/, '') ?? unit;
  return {
    unit: column(table, unit),
    time: numericColumn(table, time),
    outcome: numericColumn(table, parts.outcome),
    cluster: column(table, cluster),
  };
}

/** feols with i(event time, treated, ref): rows of the value for "never" have no event time. */
const eventStudy: Method = (input, context) => {
  const table = tableOf(input, context);
  const eventTime = String(input['event_time']);
  const treated = optionalText(input, 'treated') ?? (table.columns['treated'] === undefined ? 'treat' : 'treated');
  const isTreated = table.columns[treated]?.map((value) => Number(value) === 1);
  const never = input['never_value'] === undefined ? [] : numbers(input, 'never_value');
  const since = numericColumn(table, eventTime).map((time, row) =>
    never.includes(time) || isTreated?.[row] === false ? null : time,
  );
  const named = texts(input, 'fixed_effects');
  const effects = named.length > 0 ? named : ['id', 'year'];
  const study = stats.eventStudy(panelRows(input, table, { outcome: String(input['outcome']), effects }), {
    sinceTreatment: since,
    reference: input['reference'] === undefined ? [-1] : numbers(input, 'reference'),
  });
  const byTime = study.effects.map(
    ({ at, effect }) => [`${eventTime}::${at}:${treated}`, estimateAndError(effect)] as const,
  );
  return { ...Object.fromEntries(byTime), ...waldFields(study.preTrend) };
};

function waldFields(test: stats.WaldTest | null) {
  return {
    wald_F: test?.statistic ?? null,
    wald_p: test?.p ?? null,
    wald_df1: test?.df.numerator ?? null,
    wald_df2: test?.df.denominator ?? null,
  };
}

/** feols with sunab(cohort, period), aggregated as its summary does. */
const sunAbraham: Method = (input, context) => {
  const { response, right, fixedEffects } = formulaParts(String(input['formula']));
  const table = tableOf(input, context);
  const parts = deparse(right).split(/\s*\+\s*/);
  const [, cohort = '', period = ''] = /sunab\(\s*([\w.]+)\s*,\s*([\w.]+)/.exec(deparse(right)) ?? [];
  const covariates = parts.filter((part) => !part.startsWith('sunab(') && part !== '1');
  const design = designOf(`${deparse(response)} ~ ${covariates.join(' + ') || '1'}`, table, {
    alsoUsed: [cohort, period],
  });
  const columns = design.columns.filter(({ name }) => name !== '(Intercept)');
  const effects = fixedEffects.map(deparse);
  const rows = panelRows(input, design.table, { outcome: design.responseName, effects });
  const found = stats.sunAbraham(
    { ...rows, covariates: columns },
    { cohort: numericColumn(design.table, cohort).map(firstTreated) },
  );
  const { fit, covariance } = found.regression;
  const event = found.effects.map(({ at, effect }) => [
    `${period}::${at}`,
    { Estimate: effect?.estimate ?? null, 'Std. Error': effect?.standardError ?? null },
  ]);
  return {
    att: found.overall?.estimate ?? null,
    att_se: found.overall?.standardError ?? null,
    event: Object.fromEntries(event),
    ...Object.fromEntries(
      columns.map(({ name }) => [name, stats.coefficientOf(fit, name, covariance)?.estimate ?? null]),
    ),
    ...Object.fromEntries(
      columns.map(({ name }) => [`${name}_se`, stats.coefficientOf(fit, name, covariance)?.standardError ?? null]),
    ),
  };
};

const BACON_NAMES: Readonly<Record<stats.ComparisonKind, string>> = {
  'treated-with-untreated': 'Treated vs Untreated',
  'earlier-with-later-treated': 'Earlier vs Later Treated',
  'later-with-earlier-treated': 'Later vs Earlier Treated',
  'later-with-always-treated': 'Later vs Always Treated',
};

const bacon: Method = (input, context) => {
  const table = withColumn(tableOf(input, context), '.treatment', String(input['treatment']));
  const [unit, time] = [column(table, String(input['id'])), numericColumn(table, String(input['time']))];
  const first = new Map<string | number, number>();
  for (const [row, isTreated] of column(table, '.treatment').entries()) {
    const [key, at] = [unit[row] as string | number, time[row] as number];
    first.set(key, Math.min(first.get(key) ?? Infinity, Number(isTreated) === 1 ? at : Infinity));
  }
  const { panel } = stats.balancedPanel({
    unit,
    time,
    group: unit.map((key) => first.get(key) ?? Infinity),
    outcome: numericColumn(table, String(input['outcome'])),
  });
  const found = stats.goodmanBacon(panel);
  return {
    twfe: found.estimate,
    by_type: Object.fromEntries(
      found.byKind.map(({ kind, weight, estimate }) => [BACON_NAMES[kind], { weight, avg_estimate: estimate }]),
    ),
    n_comparisons: found.comparisons.length,
  };
};

/** "log((post_T/pre_T)/(post_C/pre_C)) on summed counts": an expression in sums or means over four cells. */
const randomisation: Method = (input, context) => {
  const table = tableOf(input, context);
  const [, formula = '', words = ''] = /^(.*?)(?:\s+on\s+(.*))?$/.exec(String(input['statistic'])) ?? [];
  const expression = parseExpression(formula);
  const unitName = optionalText(input, 'id') ?? optionalText(input, 'unit') ?? 'area';
  const cells = stats.groupRows(column(table, unitName));
  const post = numericColumn(table, optionalText(input, 'post') ?? 'post');
  const outcome = numericColumn(table, optionalText(input, 'outcome') ?? optionalText(input, 'y') ?? 'y');
  const treated = numbers(input, 'treated');
  const isMean = /mean|average/.test(words);
  const statistic = (isTreated: readonly boolean[]): number =>
    Number(
      evaluate(expression, (name) => {
        const [, period, arm] = /^(pre|post)_([TC])$/.exec(name) ?? [];
        const rows = outcome.filter(
          (_, row) => post[row] === Number(period === 'post') && isTreated[cells.of[row] as number] === (arm === 'T'),
        );
        const sum = rows.reduce((total, value) => total + value, 0);
        return isMean ? sum / rows.length : sum;
      }),
    );
  const test = stats.randomisationTest(
    cells.labels.map((label) => treated.includes(Number(label))),
    statistic,
  );
  return {
    observed: test.observed,
    n_assignments: test.assignments,
    p_two_sided: test.twoSided,
    p_lower: test.lower,
    p_upper: test.upper,
    smallest_p: test.smallest,
  };
};

/** Estimators of staggered adoption. */
export const staggered: Readonly<Record<string, Method>> = {
  callaway_santanna: callawaySantanna,
  event_study: eventStudy,
  sun_abraham: sunAbraham,
  bacon_decomposition: bacon,
  randomisation_inference: randomisation,
};
