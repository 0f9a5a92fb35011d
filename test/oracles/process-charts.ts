import * as stats from '../../src/stats/index.ts';
import { type Input, type Method, nullableNumbers, number, numbers } from './input.ts';

/** Both packages screen out every moving range where all are zero, and then have no limits; ours lie on the centre. */
function withoutFlatLimits(chart: stats.ProcessChart, screened: boolean): readonly stats.ProcessPoint[] {
  const byLimits = ['outside-limits', 'two-of-three-near-limit'];
  return chart.points.map((point, index) => {
    const ranges = chart.segments.find(({ from, to }) => index >= from && index < to)?.movingRange;
    if (!screened || ranges?.unscreened !== 0) return point;
    return { ...point, low: null, high: null, signals: point.signals.filter(({ rule }) => !byLimits.includes(rule)) };
  });
}

/** A field of 1-based places, bare or listed, as places counted from 0. */
function places(input: Input, field: string): readonly number[] {
  return (input[field] ?? null) === null ? [] : numbers(input, field).map((place) => place - 1);
}

function optionalNumber(input: Input, field: string): number | undefined {
  return (input[field] ?? null) === null ? undefined : number(input, field);
}

/** qicharts2: an attached package screens the moving ranges; `part` breaks after a point, and then nothing is frozen. */
function qicChart(input: Input, kind: stats.ChartKind): stats.ProcessChart {
  const values = nullableNumbers(input, 'y');
  const counts = kind === 'c' || kind === 'g' || kind === 't';
  const given = (input['n'] ?? null) === null || counts ? undefined : nullableNumbers(input, 'n');
  const denominators = given && values.map((_, index) => given[given.length === 1 ? 0 : index] || null);
  const freeze = optionalNumber(input, 'freeze');
  const parts = places(input, 'part').map((place) => place + 1);
  return stats.processChart({
    kind,
    values,
    ...(denominators === undefined ? {} : { denominators }),
    ruleSet: 'anhoej',
    ...(freeze === undefined || parts.length > 0 ? {} : { freezeAfter: freeze }),
    rebaseAt: parts.filter((place) => place > 0 && place < values.length),
    excluded: places(input, 'exclude').filter((place) => place < values.length),
    screened: input['screened'] !== false,
    movingRangeFactor: 3 / 1.128,
  });
}

const qic =
  (kind: stats.ChartKind): Method =>
  (input) => {
    const chart = qicChart(input, kind);
    const multiply = number(input, 'multiply', 1);
    const scaled = (value: number | null) => (value === null ? null : value * multiply);
    const points = withoutFlatLimits(chart, input['screened'] !== false);
    const outside = points.map(
      ({ value, low, high }) => value !== null && low !== null && high !== null && (value < low || value > high),
    );
    const perPart = <T>(value: (segment: stats.ProcessSegment) => T) => {
      const all = chart.segments.map(value);
      return all.length === 1 ? all[0] : all;
    };
    return {
      plotted: points.map(({ value }) => scaled(value)),
      cl: points.map(({ centre }) => scaled(centre)),
      lcl: points.map(({ low }) => scaled(low)),
      ucl: points.map(({ high }) => scaled(high)),
      sigma_signal: outside.flatMap((isOutside, index) => (isOutside ? [index + 1] : [])),
      n_obs: perPart(
        ({ from, to }) => to - from - places(input, 'exclude').filter((at) => at >= from && at < to).length,
      ),
      n_useful: perPart(({ runs }) => runs.useful),
      longest_run: perPart(({ runs }) => runs.longestRun),
      longest_run_max: perPart(({ runs }) => runs.longestRunMax),
      n_crossings: perPart(({ runs }) => runs.crossings),
      n_crossings_min: perPart(({ runs }) => runs.crossingsMin),
      runs_signal: perPart(({ runs }) => runs.signal),
    };
  };

const directions: Readonly<Record<string, stats.Better>> = {
  increase: 'higher',
  decrease: 'lower',
  neutral: 'neutral',
};

const causes: Readonly<Record<string, readonly [high: string, low: string]>> = {
  'outside-limits': ['Above UCL', 'Below LCL'],
  'seven-rising-or-falling': ['7 Point Trend (Increasing)', '7 Point Trend (Decreasing)'],
  'two-of-three-near-limit': ['2 in 3 Above CL', '2 in 3 Below CL'],
  'seven-on-one-side': ['7 Points Above CL', '7 Points Below CL'],
};

const pointTypes: Readonly<Record<stats.Variation, string>> = {
  'common-cause': 'common_cause',
  improvement: 'special_cause_improvement',
  concern: 'special_cause_concern',
  'neutral-high': 'special_cause_neutral_high',
  'neutral-low': 'special_cause_neutral_low',
};

const assurances: Readonly<Record<stats.Assurance, string>> = {
  passes: 'consistent_pass',
  fails: 'consistent_fail',
  'hit-or-miss': 'inconsistent',
  'no-limits': 'inconsistent',
};

const nhs: Method = (input) => {
  const screened = input['screen_outliers'] !== false;
  const freezeAfter = optionalNumber(input, 'fix_after_n_points');
  const chart = stats.processChart({
    kind: 'i',
    values: nullableNumbers(input, 'y'),
    ruleSet: 'mdc-7',
    ...(freezeAfter === undefined ? {} : { freezeAfter }),
    rebaseAt: places(input, 'rebase_at_index'),
    screened,
  });
  const points = withoutFlatLimits(chart, screened);
  const better = directions[String(input['improvement_direction'] ?? 'increase')] ?? 'higher';
  const types = points.map((point) => pointTypes[stats.variationOf(point, better)]);
  const target = optionalNumber(input, 'target');
  const assurance = target === undefined ? null : stats.assuranceOf({ points }, { target, better });
  return {
    mean: points.map(({ centre }) => centre),
    lpl: points.map(({ low }) => low),
    upl: points.map(({ high }) => high),
    special_cause_type: points.map(({ signals: [first] }) =>
      first === undefined ? 'Common Cause' : causes[first.rule]?.[first.side === 'high' ? 0 : 1],
    ),
    point_type: types,
    variation_icon: types.at(-1),
    assurance: assurance === null ? null : assurances[assurance],
  };
};

/** Process-behaviour charts. */
export const processCharts: Readonly<Record<string, Method>> = {
  spc_run: qic('run'),
  spc_i: qic('i'),
  spc_c: qic('c'),
  spc_u: qic('u'),
  spc_uprime: qic('uprime'),
  spc_p: qic('p'),
  spc_pprime: qic('pprime'),
  spc_g: qic('g'),
  spc_t: qic('t'),
  nhs_xmr_rules: nhs,
};
