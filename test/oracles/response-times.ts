import * as stats from '../../src/stats/index.ts';
import { parseExpression } from './expression.ts';
import { designOf } from './formula.ts';
import {
  type Context,
  type Input,
  level,
  type Method,
  nullableNumbers,
  number,
  numbers,
  optionalText,
  texts,
} from './input.ts';
import { valuesOf as expressionsOf, numericColumn, type Table, tableOf, wordsAfterFile } from './table.ts';

const types = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

const histogram = (values: readonly number[]): stats.Histogram =>
  stats.histogramOf(values.map((value) => ({ value, n: 1 })));
const present = (values: readonly (number | null)[]): readonly number[] => values.filter((value) => value !== null);

const quantileTypes: Method = (input) => {
  const observed = present(nullableNumbers(input, 'x'));
  const bars = observed.length === 0 ? null : histogram(observed);
  return Object.fromEntries(
    types.map((type) => [
      `type${type}`,
      numbers(input, 'p').map((p) => (bars === null ? null : stats.quantile(bars, p, type))),
    ]),
  );
};

/** A column of a file; null where it is empty. */
const columnOf = (table: Table, name: string): readonly (number | null)[] =>
  numericColumn(table, name).map((value) => (Number.isNaN(value) ? null : value));

/** Words that follow the name of a data file and are columns of it, in their order. */
function columnsNamed(input: Input, table: Table): readonly string[] {
  const plain = wordsAfterFile(String(input['data'])).filter((word) => !/[=<>]/.test(word));
  const words = plain.flatMap((word) => word.split(/\s+/));
  return words.filter((word) => Object.hasOwn(table.columns, word));
}

/** Values given, or a column of a file of which missing and negative ones are left out. */
function valuesOf(input: Input, context: Context): readonly number[] {
  if (typeof input['data'] !== 'string') return present(nullableNumbers(input, 'x'));
  const table = tableOf(input, context);
  const [column = ''] = [input['column'] ?? input['x'] ?? input['y'] ?? columnsNamed(input, table)].flat().map(String);
  return present(columnOf(table, column)).filter((value) => value >= 0);
}

const quantileInterval: Method = (input, context) => {
  const { n, estimate, lowRank, highRank, low, high, coverage } = stats.quantileInterval(
    histogram(valuesOf(input, context)),
    number(input, 'p'),
    level(input),
  );
  return {
    n,
    estimate_type7: estimate,
    lower_rank: lowRank,
    upper_rank: highRank,
    lower: low,
    upper: high,
    exact_coverage: coverage,
    estimable_two_sided: Number.isFinite(low) && Number.isFinite(high),
  };
};

const NUMBER = '(\\d+(?:\\.\\d+)?)';
const BEYOND = new RegExp(
  `(?:drop|exclud|remov|cap|without|ignor)[^;]*?(?:>=?|above|over|beyond|at|(?:long|great)er than|more than)\\s*${NUMBER}`,
  'i',
);
const WITHIN = new RegExp(`(?:keep|only|kept)[^;]*?(?:<=?|up to|at most|below|under)\\s*${NUMBER}`, 'i');

/** Which durations a rule keeps, said in words: "drop missing or negative x; within target is <= target; zeros kept". */
function ruleOf(input: Input, table: Table) {
  const rule = String(input['rule'] ?? '');
  const named = rule.match(/[\w.]+/g)?.find((word) => Object.hasOwn(table.columns, word));
  const aboutRows = rule.split(';').filter((clause) => !/within|target/i.test(clause));
  const most = aboutRows.map((clause) => (BEYOND.exec(clause) ?? WITHIN.exec(clause))?.[1]).find((found) => found);
  const dropsZeros = aboutRows.some((clause) =>
    /(?:drop|exclud|remov|without)[^;]*\bzeros?\b|zeros? (?:are )?(?:dropped|excluded|removed)|non-?positive|(?:keep|only|kept)[^;]*(?:> ?0\b|positive)|<= ?0\b/i.test(
      clause,
    ),
  );
  return {
    column: String(input['column'] ?? named ?? 'totalresponsetime'),
    keeps: (value: number) =>
      value >= 0 && !(dropsZeros && value === 0) && (most === undefined || value <= Number(most)),
    isStrict: /within target is (?:strictly )?(?:<|below|under) ?(?:the )?target/i.test(rule),
  };
}

const responseTimeSummary: Method = (input, context) => {
  const table = tableOf(input, context);
  const { column, keeps, isStrict } = ruleOf(input, table);
  const kept = present(columnOf(table, column)).filter(keeps);
  const bars = histogram(kept);
  const field = Object.keys(input).find((name) => name.startsWith('target')) ?? 'target';
  const target = number(input, field);
  const { n, zeros, mean, median, p80, p90, p95, max } = stats.durationSummary(bars);
  const calls = { ...bars, censored: null };
  const limit = isStrict ? Math.max(-Infinity, ...kept.filter((value) => value < target)) : target;
  const { within, known } = stats.withinTarget(calls, limit, { missing: 0, level: level(input) });
  const named = texts(input, 'components');
  const parts = (named.length > 0 ? named : ['intaketime', 'dispatchtime', 'traveltime'])
    .filter((name) => Object.hasOwn(table.columns, name))
    .map((name) => ({ name, ...stats.durationSummary(histogram(present(columnOf(table, name)))) }));
  const byName = (amount: (part: (typeof parts)[number]) => number) =>
    Object.fromEntries(parts.map((part) => [part.name, amount(part)]));
  return {
    n_rows: table.rows,
    n_excluded: table.rows - n,
    n,
    n_zero: zeros,
    mean,
    median,
    p80,
    p90,
    p95,
    max,
    within,
    within_pct: (known?.share ?? Number.NaN) * 100,
    wilson_pct: known === null ? [null, null] : [known.low * 100, known.high * 100],
    component_medians: byName((part) => part.median),
    component_p90: byName((part) => part.p90),
    component_n: byName((part) => part.n),
    sum_of_component_p90: parts.reduce((sum, part) => sum + part.p90, 0),
  };
};

/** Two samples: lists, or columns of a file named by x and y, or after its name. */
function samplesOf(input: Input, context: Context): readonly [stats.Histogram, stats.Histogram] {
  if (typeof input['data'] !== 'string') {
    const [x, y] = ['x', 'y'].map((field) => histogram(present(nullableNumbers(input, field))));
    return [x ?? stats.noDurations, y ?? stats.noDurations];
  }
  const table = tableOf(input, context);
  const named = columnsNamed(input, table);
  const column = (field: string, place: number) => String(input[field] ?? named[place]);
  const [x, y] = [column('x', 0), column('y', 1)].map((name) => histogram(present(columnOf(table, name))));
  return [x ?? stats.noDurations, y ?? stats.noDurations];
}

/** As R's uniroot finds the ends: on a function with jumps, so it stops within its tolerance of a jump, not at it. */
function searchedInterval(x: stats.Histogram, y: stats.Histogram, z: number): readonly (number | null)[] {
  const endsOf = ({ values }: stats.Histogram) => [values[0] ?? 0, values.at(-1) ?? 0] as const;
  const [[firstX, lastX], [firstY, lastY]] = [endsOf(x), endsOf(y)];
  const [least, most] = [firstX - lastY, lastX - firstY];
  const statistic = (shift: number): number => {
    const { statistic: pairs, pairs: all, sigma } = stats.comparePairs(x, y, shift);
    const excess = pairs - all / 2;
    return (excess - Math.sign(excess) / 2) / sigma;
  };
  return [z, -z].map((wanted) => {
    const [atLeast, atMost] = [statistic(least) - wanted, statistic(most) - wanted];
    if (Number.isNaN(atLeast) || Number.isNaN(atMost)) return null;
    if (atLeast <= 0) return least;
    if (atMost >= 0) return most;
    return stats.findRoot((shift) => statistic(shift) - wanted, { low: least, high: most, tolerance: 1e-4 });
  });
}

const twoSampleRank: Method = (input, context) => {
  const [x, y] = samplesOf(input, context);
  const { statistic, p, correctedP, cliffsDelta, probabilityOfSuperiority } = stats.rankSum(x, y);
  const shift = stats.locationShift(x, y, level(input));
  return {
    W: statistic,
    p_cc: correctedP,
    p_nocc: p,
    hodges_lehmann_median_diff: shift.estimate,
    r_conf_int: searchedInterval(x, y, stats.normalQuantile((1 + level(input)) / 2)),
    cliffs_delta: cliffsDelta,
    prob_superiority: probabilityOfSuperiority,
    median_diff: stats.quantile(x, 0.5) - stats.quantile(y, 0.5),
  };
};

const scales: readonly stats.SurvivalScale[] = ['log-log', 'log', 'plain', 'logit', 'arcsin'];

const EVENT = /^(?:event|status|dead|died|death|arrived|ended)\b/i;

/** Times and endings: lists, or columns of a file named by time and event, or after its name. */
function endings(input: Input, context: Context): stats.CensoredHistogram {
  const bar = (value: number, event: number) => ({ value, n: event > 0 ? 1 : 0, censored: event > 0 ? 0 : 1 });
  if (typeof input['data'] !== 'string') {
    const events = input['event'] === undefined ? [] : numbers(input, 'event');
    return stats.censoredHistogramOf(numbers(input, 'time').map((time, index) => bar(time, events[index] ?? 1)));
  }
  const { table, time, event } = endingsNamed(input, context);
  const events = event === undefined ? null : expressionsOf(table, parseExpression(event)).map(Number);
  // in R a status of 1 and 2 is censored and ended
  const offset = events?.includes(2) ? 1 : 0;
  return stats.censoredHistogramOf(
    numericColumn(table, time).flatMap((at, row) => {
      const ended = events === null ? 1 : (events[row] ?? Number.NaN);
      return Number.isNaN(at) || at < 0 || Number.isNaN(ended) ? [] : [bar(at, ended - offset)];
    }),
  );
}

/** "lung.csv; Surv(time, status==2)", "lung.csv time status", "lung.csv (sex==1; event=status==2)", or fields. */
function endingsNamed(input: Input, context: Context) {
  const data = String(input['data']);
  const [surv = '', survTime, survEvent] = /Surv\(\s*([^,()]+?)\s*,\s*([^()]+?)\s*\)/.exec(data) ?? [];
  const [file = ''] = /^[\w.-]+\.csv/.exec(data) ?? [];
  const words = wordsAfterFile(data.replace(surv, ''));
  // a condition on the column of endings says which are endings, and takes no rows away
  const ending = words.find((word) => EVENT.test(word) && /==|%in%|[<>]/.test(word) && !/^\w+\s*=(?!=)/.test(word));
  const table = tableOf({ data: [file, ...words.filter((word) => word !== ending)].join('; ') }, context);
  const named = columnsNamed(input, table);
  const columns = Object.keys(table.columns);
  const [time, event] = [optionalText(input, 'time'), optionalText(input, 'event')];
  const derived = columns.includes('event') ? 'event' : columns.find((name) => EVENT.test(name));
  return {
    table,
    time: survTime ?? time ?? named[0] ?? columns.find((name) => /^(?:time|duration|minutes|t)$/i.test(name)) ?? '',
    event: survEvent ?? event ?? ending ?? named[1] ?? derived,
  };
}

const kaplanMeier: Method = (input, context) => {
  const bars = endings(input, context);
  const curve = stats.survivalCurve(bars);
  const scale = scales.find((name) => name === input['conf_type']) ?? 'log-log';
  const quantileOf = (name: string, p: number) => {
    const { estimate, low, high } = stats.survivalQuantile(curve, p, { level: level(input), scale });
    return { [name]: estimate, [`${name}_lower`]: low, [`${name}_upper`]: high };
  };
  const longest = Math.min(2000, Math.max(100, Math.ceil(bars.values.at(-1) ?? 0)));
  const times = [...Array(longest + 1).keys(), ...(input['times'] === undefined ? [] : numbers(input, 'times'))];
  return {
    n: stats.durationsIn(bars),
    n_events: stats.observations(bars),
    ...quantileOf('median', 0.5),
    ...Object.assign(
      {},
      ...[5, 10, 20, 25, 50, 75, 80, 90, 95, 99].map((percent) => quantileOf(`p${percent}`, percent / 100)),
    ),
    ...Object.fromEntries(times.map((time) => [`surv_${time}`, stats.survivalAt(curve, time).survival])),
    ...Object.fromEntries(times.map((time) => [`se_${time}`, stats.survivalAt(curve, time).standardError])),
  };
};

/** A formula, and after a comma which rows: "y ~ x, rows with both present and y>=0". */
const quantileRegression: Method = (input, context) => {
  const [formula = '', ...words] = String(input['formula']).split(/[,;]/);
  const conditions = words.flatMap((text) => text.split(/ and /)).filter((text) => /[<>=!]/.test(text));
  const table = tableOf({ ...input, data: [String(input['data']), ...conditions].join('; ') }, context);
  const design = designOf(formula, table);
  const fit = stats.quantileRegression(
    { response: design.response.map(Number), columns: design.columns },
    number(input, 'tau', 0.5),
  );
  return {
    ...Object.fromEntries(fit.names.map((name, index) => [name, fit.coefficients[index]])),
    n: design.response.length,
    rho: fit.loss,
  };
};

/** Response times: quantiles, shares within target, comparisons by rank, and calls that are still open. */
export const responseTimes: Readonly<Record<string, Method>> = {
  quantile_types: quantileTypes,
  quantile_ci_order_statistic: quantileInterval,
  response_time_summary: responseTimeSummary,
  two_sample_rank: twoSampleRank,
  kaplan_meier_quantile: kaplanMeier,
  quantile_regression: quantileRegression,
};
