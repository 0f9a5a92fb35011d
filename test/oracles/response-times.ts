import * as stats from '../../src/stats/index.ts';
import { designOf } from './formula.ts';
import { type Context, type Input, level, type Method, nullableNumbers, number, numbers, type Rows } from './input.ts';
import { tableOf } from './table.ts';

const types = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

const histogram = (values: readonly number[]): stats.Histogram =>
  stats.histogramOf(values.map((value) => ({ value, n: 1 })));
const present = (values: readonly (number | null)[]): readonly number[] => values.filter((value) => value !== null);

const quantileTypes: Method = (input) => {
  const observed = histogram(present(nullableNumbers(input, 'x')));
  return Object.fromEntries(
    types.map((type) => [`type${type}`, numbers(input, 'p').map((p) => stats.quantile(observed, p, type))]),
  );
};

/** A column of a file; null where it is empty. */
function columnOf(rows: Rows, column: string): readonly (number | null)[] {
  return rows.map((row) => {
    const text = row[column] ?? '';
    return text === '' || text === 'NA' ? null : Number(text);
  });
}

/** Words that follow the name of a data file and are columns of it, in their order. */
function columnsNamed(input: Input, rows: Rows): readonly string[] {
  const words = String(input['data']).match(/[\w.]+/g) ?? [];
  return words.slice(1).filter((word) => Object.hasOwn(rows[0] ?? {}, word));
}

/** Values given, or a column of a file of which missing and negative ones are left out. */
function valuesOf(input: Input, { readData }: Context): readonly number[] {
  if (typeof input['data'] !== 'string') return present(nullableNumbers(input, 'x'));
  const rows = readData(input['data']);
  const [column = ''] = columnsNamed(input, rows);
  return present(columnOf(rows, column)).filter((value) => value >= 0);
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

/** Which durations a rule keeps, said in words: "drop missing or negative x; within target is <= target; zeros kept". */
function ruleOf(input: Input, rows: Rows) {
  const rule = String(input['rule'] ?? '');
  const named = rule.match(/[\w.]+/g)?.find((word) => Object.hasOwn(rows[0] ?? {}, word));
  const [, most] = /(?:drop|exclude|remove|cap)[^;]*?(?:>|above|over|beyond|at)\s*(\d+(?:\.\d+)?)/i.exec(rule) ?? [];
  const dropsZeros = /(?:drop|exclude|remove)[^;]*\bzeros?\b|zeros? (?:are )?(?:dropped|excluded|removed)/i.test(rule);
  return {
    column: String(input['column'] ?? named ?? 'totalresponsetime'),
    keeps: (value: number) =>
      value >= 0 && !(dropsZeros && value === 0) && (most === undefined || value <= Number(most)),
    isStrict: /within target is < ?target/.test(rule),
  };
}

const responseTimeSummary: Method = (input, { readData }) => {
  const rows = readData(String(input['data']));
  const { column, keeps, isStrict } = ruleOf(input, rows);
  const kept = present(columnOf(rows, column)).filter(keeps);
  const bars = histogram(kept);
  const field = Object.keys(input).find((name) => name.startsWith('target')) ?? 'target';
  const target = number(input, field);
  const { n, zeros, mean, median, p80, p90, p95, max } = stats.durationSummary(bars);
  const calls = bars.map((bar) => ({ ...bar, censored: 0 }));
  const limit = isStrict ? Math.max(-Infinity, ...kept.filter((value) => value < target)) : target;
  const { within, known } = stats.withinTarget(calls, limit, { missing: 0, level: level(input) });
  const names = Array.isArray(input['components'])
    ? input['components'].map(String)
    : ['intaketime', 'dispatchtime', 'traveltime'];
  const parts = names
    .filter((name) => Object.hasOwn(rows[0] ?? {}, name))
    .map((name) => ({ name, ...stats.durationSummary(histogram(present(columnOf(rows, name)))) }));
  const byName = (amount: (part: (typeof parts)[number]) => number) =>
    Object.fromEntries(parts.map((part) => [part.name, amount(part)]));
  return {
    n_rows: rows.length,
    n_excluded: rows.length - n,
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
function samplesOf(input: Input, { readData }: Context): readonly [stats.Histogram, stats.Histogram] {
  if (typeof input['data'] !== 'string') {
    const [x, y] = ['x', 'y'].map((field) => histogram(present(nullableNumbers(input, field))));
    return [x ?? [], y ?? []];
  }
  const rows = readData(input['data']);
  const named = columnsNamed(input, rows);
  const column = (field: string, place: number) => String(input[field] ?? named[place]);
  const [x, y] = [column('x', 0), column('y', 1)].map((name) => histogram(present(columnOf(rows, name))));
  return [x ?? [], y ?? []];
}

/** As R's uniroot finds the ends: on a function with jumps, so it stops within its tolerance of a jump, not at it. */
function searchedInterval(x: stats.Histogram, y: stats.Histogram, z: number): readonly (number | null)[] {
  const [least, most] = [(x[0]?.value ?? 0) - (y.at(-1)?.value ?? 0), (x.at(-1)?.value ?? 0) - (y[0]?.value ?? 0)];
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

/** Times and endings: lists, or columns of a file named by time and event, or after its name. */
function endings(input: Input, { readData }: Context): stats.CensoredHistogram {
  const bar = (value: number, event: number) => ({ value, n: event > 0 ? 1 : 0, censored: event > 0 ? 0 : 1 });
  if (typeof input['data'] !== 'string') {
    const events = (input['event'] ?? null) === null ? [] : numbers(input, 'event');
    return stats.censoredHistogramOf(numbers(input, 'time').map((time, index) => bar(time, events[index] ?? 1)));
  }
  const rows = readData(input['data']);
  const named = columnsNamed(input, rows);
  const times = columnOf(rows, String(input['time'] ?? named[0]));
  const column = input['event'] ?? named[1];
  const events = column === undefined ? times.map(() => 1) : columnOf(rows, String(column));
  // in R a status of 1 and 2 is censored and ended
  const offset = events.some((event) => event === 2) ? 1 : 0;
  const both = times.map((time, index) => [time, events[index] ?? null] as const);
  return stats.censoredHistogramOf(
    both.flatMap(([time, event]) => (time === null || time < 0 || event === null ? [] : [bar(time, event - offset)])),
  );
}

const kaplanMeier: Method = (input, context) => {
  const bars = endings(input, context);
  const curve = stats.survivalCurve(bars);
  const scale = scales.find((name) => name === input['conf_type']) ?? 'log-log';
  const quantileOf = (name: string, p: number) => {
    const { estimate, low, high } = stats.survivalQuantile(curve, p, { level: level(input), scale });
    return { [name]: estimate, [`${name}_lower`]: low, [`${name}_upper`]: high };
  };
  const longest = Math.min(2000, Math.max(100, Math.ceil(bars.at(-1)?.value ?? 0)));
  const times = [...Array(longest + 1).keys(), ...(input['times'] === undefined ? [] : numbers(input, 'times'))];
  return {
    n: bars.reduce((sum, bar) => sum + bar.n + bar.censored, 0),
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
