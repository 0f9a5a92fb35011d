import { describe, expect, it } from 'vitest';
import { methods } from './adapter.ts';
import { differences } from './compare.ts';
import type { Input, Rows } from './input.ts';

/** Rows of "a b; 1 x; 2 y". */
function rowsOf(text: string): Rows {
  const [header = [], ...lines] = text.split(';').map((line) => line.trim().split(' '));
  return lines.map((line) => Object.fromEntries(header.map((name, at) => [name, (line[at] ?? '').replace('-', '')])));
}

const files: Readonly<Record<string, Rows>> = {
  'survey.csv': rowsOf('st w y k; a 2 1 n; a 2 4 y; a 3 2 y; b 5 8 y; b 5 6 n; b 4 7 y; b 1 3 y'),
  'calls.csv': rowsOf('id time status; 1 3 2; 2 5 2; 3 5 1; 4 8 2; 5 12 1; 6 20 2; 7 - 2'),
  'durations.csv': rowsOf('totalresponsetime priority; 0 1; 0 2; 4 1; 6 1; 12 1; 300 1; - 1'),
  'line.csv': rowsOf('x y; 4 3; 5 4; 6 4'),
};

const run = (method: string, input: Input) =>
  methods[method]?.(input, {
    readData: (field) => files[/^[\w.-]+\.csv/.exec(field)?.[0] ?? ''] ?? [],
    quotedColumns: () => new Set(),
    source: 'R 4.2.2',
  });

type Variant = readonly [method: string, spelling: string, input: Input, expected: Readonly<Record<string, unknown>>];

const noIntercept = { coef: 0.727272727273, se: 0.0420827318078, r_squared: 0.993348115299 };
const curve = { median: 8, surv_10: 0.444444444444, se_10: 0.222222222222 };
const tight = { n: 3, n_excluded: 4, mean: 7.33333333333, within: 2, wilson_pct: [20.7659600802, 93.850805528] };

// expected values: R 4.2.2 (stats; survey 4.1-1, survival 3.5-3, MASS 7.3-58.2, metafor 3.8-1), never from this code
const variants: readonly Variant[] = [
  // NIST StRD NoInt2, certified values
  ...['y ~ x - 1', 'y ~ 0 + x', 'y ~ x (no intercept)', 'y ~ x, through the origin'].map(
    (formula): Variant => ['linear_regression_nist_strd', formula, { data: 'line.csv', formula }, noIntercept],
  ),
  ...[
    'calls.csv time status',
    'calls.csv (time, status==2)',
    'calls.csv; Surv(time, status==2)',
    'calls.csv (event=status-1)',
    'calls.csv',
  ].map((data): Variant => ['kaplan_meier_quantile', data, { data, time: null, event: null }, curve]),
  ['kaplan_meier_quantile', 'a subset', { data: 'calls.csv (id >= 2) time status' }, { surv_10: 0.533333333333 }],
  ...[
    'drop missing, zero or > 240 min totalresponsetime; within target is <= target',
    'keep totalresponsetime > 0; exclude those above 240; within target is <= target',
    'drop missing or non-positive totalresponsetime, longer than 240 removed; within target is <= target',
  ].map((rule): Variant => ['response_time_summary', rule, { data: 'durations.csv', target_minutes: 10, rule }, tight]),
  [
    'response_time_summary',
    'a subset',
    { data: 'durations.csv (priority == 2)', target_minutes: 5 },
    { n_rows: 1, n: 1 },
  ],
  [
    'survey_mean',
    "subset k=='y': a domain, with the units of the whole sample",
    { design: "survey.csv; strata st; weights w; no fpc; subset k=='y'", variable: 'y', na_rm: true },
    { mean: { y: 5.66666666667 }, se: { y: 1.06635798003 }, df: 3 },
  ],
  ['kruskal_wallis', 'a group of one, bare', { groups: [5, [1, 2], [3, 3]] }, { H: 3.789473684, p: 0.150357898 }],
  [
    'net_score_top_box',
    'missing answers excluded from the sample',
    { x: [5, null, 4, 1, 2, 3, null, 5, 1], top: 5, bottom: [1, 2], w: [1, 2, 0.5, 1.5, 2, 1, 1, 3, 0.7] },
    { net: -0.020618556701, net_se: 0.457524810918, n: 7 },
  ],
  ['net_score_top_box', 'no answers', { x: [null, null], top: 5, bottom: 1, w: [1, 1] }, { net: null, n: 0 }],
  [
    'partner_scores',
    'one tie, bare',
    { ties: { from: 'A', to: 'B', reliability: 4, mission: 4, open: 1 } },
    { trust_mean: 3 },
  ],
  ['quantile_types', 'no values', { x: [null, null], p: [0.1, 0.5] }, { type1: [null, null], type7: [null, null] }],
  [
    'site_pooling',
    'one site',
    { yi: -0.3, vi: 0.04 },
    { reml_est: -0.3, reml_se: 0.2, reml_tau2: 0, hk_se: 0.2, Q: 0 },
  ],
  ['e_value', 'limits that are null', { rr: 2, lower: null, upper: null }, { e_point: 3.41421356237 }],
  ['multiple_comparisons', 'one p that is null', { p: null }, { BH: [null], holm: null }],
];

describe('oracle cases in other words', () => {
  it.each(variants)('%s: %s', (method, _, input, expected) => {
    expect(differences(expected, run(method, input), { rel: 1e-8, abs: 1e-10 })).toEqual([]);
  });

  it('tells the error of theta as MASS stops at it', () => {
    const y = [0, 3, 1, 7, 2, 9, 4, 0, 12, 5, 1, 6];
    const d = y.map((_, row) => row % 2);
    // glm.nb: theta 1.5124604887 with 0.94873163909; at the optimum itself the error is 0.94873230487
    const got = run('did_poisson', { y, d, formula: 'y ~ d', coef: 'd' });
    const expected = { nb_theta: 1.5124604887, nb_theta_se: 0.94873163909, nb_logLik: -30.0370864745 };
    expect(differences(expected, got, { rel: 1e-9, abs: 0 })).toEqual([]);
  });

  it('is not disturbed by fields that it does not know', () => {
    expect(run('proportion_ci', { x: 1, n: 4, remark: 'none', tags: [], by: null })).toMatchObject({ p: 0.25 });
  });
});
