import * as stats from '../../src/stats/index.ts';
import { type Context, type Input, listOf, type Method, nullableNumbers, number, numbers } from './input.ts';
import { labels, levelOf, levelsOf, values } from './survey-input.ts';
import { tableOf } from './table.ts';

const waveChange: Method = (input) => {
  const wave = (which: 1 | 2): stats.WaveEstimate => ({
    estimate: number(input, `est${which}`),
    standardError: number(input, `se${which}`),
    df: number(input, `df${which}`, Number.NaN),
  });
  const waves = [wave(1), wave(2)] as const;
  const { difference, standardError, t, p, df, interval } = stats.waveChange(waves, {
    level: levelOf(input),
    df: dfOf(input),
  });
  const [low, high] = [interval?.low ?? null, interval?.high ?? null];
  return { diff: difference, se: standardError, t, z: t, df, p, lower: low, upper: high, ci: [low, high] };
};

/** The smaller of two degrees of freedom; large samples where the case gives none. */
function dfOf(input: Input): number {
  if (input['df'] !== undefined && input['df'] !== null) return number(input, 'df');
  return Math.min(number(input, 'df1', Infinity), number(input, 'df2', Infinity));
}

const mcnemar: Method = (input) => {
  const table = {
    yesYes: number(input, 'yes_yes'),
    yesNo: number(input, 'yes_no'),
    noYes: number(input, 'no_yes'),
    noNo: number(input, 'no_no'),
  };
  const { difference, standardError, exactP, chiSquare, chiSquareP } = stats.panelChange(table);
  return {
    p_exact: exactP,
    chisq: chiSquare,
    p_chisq: chiSquareP,
    change_no_to_yes_minus: difference,
    se: standardError,
  };
};

const paired: Method = (input) => {
  const [first, second] = [nullableNumbers(input, 'wave1'), nullableNumbers(input, 'wave2')];
  const change = stats.pairedChange(
    first.map((value, person) => [value, second[person] ?? null] as const),
    levelOf(input),
  );
  // R refuses a t test of changes that do not differ
  const interval = change.t === null ? null : change.interval;
  return {
    n: change.n,
    mean_change: change.difference,
    se: change.standardError,
    t: change.t,
    df: change.df,
    p: change.p,
    ci: [interval?.low ?? null, interval?.high ?? null],
    V: change.rankSum,
    p_wilcoxon: change.rankP,
    cohen_dz: change.standardised,
  };
};

const netScore: Method = (input) => {
  const codes = nullableNumbers(input, 'x');
  const given = input['w'] === undefined ? codes.map(() => 1) : numbers(input, 'w');
  // "excluded" leaves who did not answer out of the sample; else they stand in neither box
  const outside = /^(excl|omit|drop|remove)/i.test(String(input['na'] ?? 'excluded'));
  const isIn = (row: number) => !outside || (codes[row] ?? null) !== null;
  const answers = codes.filter((_, row) => isIn(row)).map((code) => code ?? Number.NaN);
  const weights = given.filter((_, row) => isIn(row));
  if (answers.length === 0) return { net: null, net_se: null, top_box: null, top_box_se: null, bottom_box: null, n: 0 };
  const boxes = { top: numbers(input, 'top'), bottom: numbers(input, 'bottom') };
  const { net, top, bottom } = stats.netScore({ weights }, answers, { boxes, level: levelOf(input) });
  return {
    net: net.estimate,
    net_se: net.standardError,
    top_box: top.estimate,
    top_box_se: top.standardError,
    bottom_box: bottom.estimate,
    bottom_box_se: bottom.standardError,
    n: net.n,
    kish_n: net.effectiveN,
  };
};

/** Items by name: columns of a file (all unless named), or answers in the case itself. */
function itemsOf(input: Input, context: Context): readonly (readonly [string, stats.Item])[] {
  if (typeof input['data'] === 'string') {
    const table = tableOf(input, context);
    const wanted = Array.isArray(input['items']) ? input['items'].map(String) : Object.keys(table.columns);
    return wanted.map((name) => [name, values(table, name)]);
  }
  const columns = (input['items'] ?? input['x']) as Readonly<Record<string, readonly (number | null)[]>>;
  return Object.entries(columns);
}

/** Items that a case says are worded the other way, turned about the ends of what was answered. */
function turned(input: Input, items: readonly (readonly [string, stats.Item])[]): typeof items {
  const raw = input['reverse'] ?? input['reversed'] ?? [];
  const reverse = new Set((Array.isArray(raw) ? raw : [raw]).map(String));
  if (reverse.size === 0) return items;
  const answers = items.flatMap(([, item]) => item.filter((answer) => answer !== null));
  const bounds = { lowest: Math.min(...answers), highest: Math.max(...answers) };
  return items.map(([name, item]) => [name, reverse.has(name) ? stats.reversed(item, bounds) : item]);
}

const alpha: Method = (input, context) => {
  const named = turned(input, itemsOf(input, context));
  const items = named.map(([, item]) => item);
  const level = levelOf(input);
  const complete = stats.cronbachAlpha(items, { missing: 'complete', level });
  const pairwise = stats.cronbachAlpha(items, { missing: 'pairwise', level });
  const byItem = (column: readonly (number | null)[]) =>
    Object.fromEntries(named.map(([name], item) => [name, column[item] ?? null]));
  // of two items psych gives what is left the share of its variance that it has in common with the one dropped
  const { covariance } = stats.itemCovariance(items, { missing: 'pairwise' });
  const shared = covariance[0]?.[1] ?? Number.NaN;
  const isPair = items.length === 2;
  const dropped = isPair ? [1, 0].map((left) => shared / (covariance[left]?.[left] ?? 0)) : pairwise.ifDropped;
  return {
    alpha_complete_cases: complete.alpha,
    alpha_psych_pairwise: pairwise.alpha,
    std_alpha: pairwise.standardised,
    n_complete: complete.n,
    feldt_lower: complete.interval?.low ?? null,
    feldt_upper: complete.interval?.high ?? null,
    alpha_if_dropped: byItem(dropped),
    item_total_corrected: byItem(pairwise.itemTotal),
  };
};

const trend: Method = (input) => {
  const ns = numbers(input, 'n');
  const shares = numbers(input, 'x').map((hits, group) => ({ hits, n: ns[group] ?? Number.NaN }));
  const scores = input['scores'] === undefined || input['scores'] === null ? undefined : numbers(input, 'scores');
  const result = stats.proportionTrend(shares, scores);
  return { chisq: result?.chiSquare ?? null, p: result?.p ?? null, df: 1 };
};

/** Groups as lists, or a column of a file sorted by another. */
function groupsOf(input: Input, context: Context): readonly (readonly number[])[] {
  const raw = input['groups'];
  if (typeof input['data'] === 'string') {
    const table = tableOf(input, context);
    const formula = typeof input['formula'] === 'string' ? input['formula'].split('~').map((side) => side.trim()) : [];
    const [y = String(input['y'] ?? input['x']), by = String(input['by'] ?? input['group'])] = formula;
    const answers = values(table, y);
    return levelsOf(table, by).map((level) =>
      labels(table, by).flatMap((label, row) => (label === level ? (answers[row] ?? []) : [])),
    );
  }
  const lists = Object.values(raw as Readonly<Record<string, unknown>>).map(listOf);
  return lists.map((list) => list.filter((value) => value !== null).map(Number));
}

const kruskal: Method = (input, context) => {
  const { h, df, p } = stats.kruskalWallis(groupsOf(input, context));
  return { H: h, df, p };
};

/** Waves, panels, scores of several items, and tests of ordered answers. */
export const surveyScales: Readonly<Record<string, Method>> = {
  wave_change_independent: waveChange,
  panel_change_mcnemar: mcnemar,
  panel_change_paired: paired,
  net_score_top_box: netScore,
  cronbach_alpha: alpha,
  proportion_trend: trend,
  kruskal_wallis: kruskal,
};
