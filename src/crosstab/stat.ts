import type { Reason } from '../spec/index.ts';
import { type CensoredHistogram, sumHistograms } from '../stats/index.ts';
import { type FiguresStat, sumFigures } from './figure-stats.ts';
import { type MembersStat, type PairsStat, sumMembers, sumPairs } from './member-stats.ts';

export type { FiguresStat } from './figure-stats.ts';
export type { MembersStat, PairsStat } from './member-stats.ts';

/**
 * Sufficient statistics: what is left of the records of one area and month, and all that any measure needs of them.
 * Two of a kind add up: months to quarters, areas to sites, files to years. Whole numbers throughout.
 */

/** Events and what they are measured against: whole person-days for a rate, whole area-days for a count. */
export interface CountStat {
  readonly kind: 'count';
  readonly events: number;
  readonly exposure: number;
}
/** Events with weights: the sum of weights, and of their squares. */
export interface HarmStat {
  readonly kind: 'harm';
  readonly events: number;
  readonly exposure: number;
  readonly harm: number;
  readonly harmSquares: number;
}
/** Of n records of which it is known, those that did; and how many it is not known of. */
export interface ShareStat {
  readonly kind: 'share';
  readonly hits: number;
  readonly n: number;
  readonly missing: number;
}
export interface MeanStat {
  readonly kind: 'mean';
  readonly n: number;
  readonly sum: number;
  readonly missing: number;
  readonly squares: bigint;
}
/** Two counts, each of what its side of a ratio counts. */
export interface RatioStat {
  readonly kind: 'ratio';
  readonly numerator: number;
  readonly denominator: number;
}

/** Sums of an amount and of what it is for, and the records that the amount is made of. */
export interface AmountsStat {
  readonly kind: 'amounts';
  readonly n: number;
  readonly above: number;
  readonly below: number;
}

export type ScalarStat = CountStat | HarmStat | ShareStat | MeanStat | RatioStat | AmountsStat;
export type ScalarKind = ScalarStat['kind'];

/** The columns that a statistic of plain numbers is kept in, in their order. */
export const columnsOf = {
  count: ['events', 'exposure'],
  harm: ['events', 'exposure', 'harm', 'harmSquares'],
  share: ['hits', 'n', 'missing'],
  // squares pass what a number holds exactly: in units of 2³², and what is left
  mean: ['n', 'sum', 'missing', 'squaresHigh', 'squaresLow'],
  ratio: ['numerator', 'denominator'],
  amounts: ['n', 'above', 'below'],
} as const satisfies Readonly<Record<ScalarKind, readonly string[]>>;

/** The statistic that columns hold, from their sums. */
export function statOf(kind: ScalarKind, values: readonly number[]): ScalarStat {
  const [a, b, c, d, e] = [values[0] ?? 0, values[1] ?? 0, values[2] ?? 0, values[3] ?? 0, values[4] ?? 0];
  switch (kind) {
    case 'count':
      return { kind, events: a, exposure: b };
    case 'harm':
      return { kind, events: a, exposure: b, harm: c, harmSquares: d };
    case 'share':
      return { kind, hits: a, n: b, missing: c };
    case 'mean':
      return { kind, n: a, sum: b, missing: c, squares: BigInt(d) * 2n ** 32n + BigInt(e) };
    case 'ratio':
      return { kind, numerator: a, denominator: b };
    case 'amounts':
      return { kind, n: a, above: b, below: c };
  }
}

/** Lengths of time by value: how many ended after so long, how many were still open; and how many have no length at all. */
export interface DurationsStat {
  readonly kind: 'durations';
  readonly bars: CensoredHistogram;
  readonly missing: number;
}
/** The same by group, so that the mix of groups can be held as it was. */
export interface StrataStat {
  readonly kind: 'strata';
  readonly strata: readonly { readonly stratum: string; readonly stat: ShareStat | DurationsStat }[];
}

/** People who are alike in area, design and answer: how many they are. */
export interface AnswerRow {
  readonly area: string;
  /** First day of the month (or the day) of the answer: an area may count in some months alone. */
  readonly start: string;
  /** The wave that asked; empty where none is declared, or the record says none of them. */
  readonly wave: string;
  readonly stratum: string;
  /** The unit that they were drawn with; null where people were drawn one by one. */
  readonly cluster: string | null;
  /** The hash of who answered, where waves can be linked. */
  readonly respondent: string | null;
  /** For how many people each stands, before weights were fitted to margins and after: 0 for who is in no group of them. */
  readonly base: number;
  readonly weight: number;
  /** The group in each margin; null where it is not known. */
  readonly groups: readonly (string | null)[];
  /** Meets the filter of the metric; the others only tell how people were drawn. */
  readonly isCounted: boolean;
  readonly answer: number | null;
  /** Of a scale, the answers to its questions, turned the same way: what the score is the mean of. */
  readonly items?: readonly (number | null)[];
  readonly n: number;
}
/** A wave whose weights could not be fitted to margins, and why. */
export interface UnfittedWave {
  readonly wave: string;
  readonly reason: Reason;
}
/** Answers as they were given, with how people were drawn: variances need to know of all who were. */
export interface AnswersStat {
  readonly kind: 'answers';
  readonly rows: readonly AnswerRow[];
  readonly unfitted: readonly UnfittedWave[];
}

/** Statistics that no fixed number of columns can hold. */
export type RecordStat = DurationsStat | StrataStat | AnswersStat | MembersStat | PairsStat | FiguresStat;
export type RecordKind = RecordStat['kind'];
export type Stat = ScalarStat | RecordStat;
export type StatKind = Stat['kind'];

export const isScalar = (kind: StatKind): kind is ScalarKind => kind in columnsOf;

/**
 * What statistics of a kind add up to, in whatever order and however they are parcelled.
 *
 * @example sumStats('share', [{ kind: 'share', hits: 1, n: 2, missing: 0 }, { kind: 'share', hits: 1, n: 1, missing: 3 }]) // => { kind: 'share', hits: 2, n: 3, missing: 3 }
 */
export function sumStats(kind: StatKind, stats: readonly Stat[]): Stat {
  if (isScalar(kind)) return sumScalars(kind, stats);
  switch (kind) {
    case 'durations':
      return sumDurations(stats.filter((stat) => stat.kind === 'durations'));
    case 'answers':
      return sumAnswers(stats.filter((stat) => stat.kind === 'answers'));
    case 'members':
      return sumMembers(stats.filter((stat) => stat.kind === 'members'));
    case 'pairs':
      return sumPairs(stats.filter((stat) => stat.kind === 'pairs'));
    case 'figures':
      return sumFigures(stats.filter((stat) => stat.kind === 'figures'));
    case 'strata':
      return sumStrata(stats.filter((stat) => stat.kind === 'strata'));
  }
}

function sumScalars(kind: ScalarKind, stats: readonly Stat[]): ScalarStat {
  const names: readonly string[] = columnsOf[kind];
  const totals = names.map(() => 0);
  let squares = 0n;
  for (const stat of stats) {
    for (let index = 0; index < names.length; index += 1)
      totals[index] = (totals[index] ?? 0) + Number(stat[names[index] as keyof Stat] ?? 0);
    if (stat.kind === 'mean') squares += stat.squares;
  }
  const sum = statOf(kind, totals);
  return sum.kind === 'mean' ? { ...sum, squares } : sum;
}

function sumDurations(stats: readonly DurationsStat[]): DurationsStat {
  const [only] = stats;
  if (only && stats.length === 1) return only;
  return {
    kind: 'durations',
    bars: sumHistograms(stats.map(({ bars }) => bars)),
    missing: stats.reduce((sum, { missing }) => sum + missing, 0),
  };
}

function sumAnswers(stats: readonly AnswersStat[]): AnswersStat {
  const sums = new Map<string, AnswerRow>();
  for (const row of stats.flatMap(({ rows }) => rows)) {
    const key = likeness(row);
    const before = sums.get(key);
    sums.set(key, before ? { ...row, n: row.n + before.n } : row);
  }
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const unfitted = new Map(stats.flatMap((stat) => stat.unfitted.map((own) => [own.wave, own] as const)));
  return { kind: 'answers', rows, unfitted: [...unfitted.values()].sort((a, b) => (a.wave < b.wave ? -1 : 1)) };
}

/** What two rows must share for their people to be counted together; a blank is not the word for it. */
function likeness({ start, area, wave, stratum, cluster, respondent, ...row }: AnswerRow): string {
  const { base, weight, groups, isCounted, answer, items = [] } = row;
  const said = (value: string | null): string => (value === null ? '-' : `=${value}`);
  // no text of a file holds this sign
  return [
    start,
    area,
    wave,
    stratum,
    said(cluster),
    said(respondent),
    base,
    weight,
    isCounted,
    answer,
    groups.length,
    ...groups.map(said),
    ...items.map(String),
  ].join('\0');
}

function sumStrata(stats: readonly StrataStat[]): StrataStat {
  const groups = new Map<string, (ShareStat | DurationsStat)[]>();
  for (const { strata } of stats)
    for (const { stratum, stat } of strata) {
      const own = groups.get(stratum);
      if (own) own.push(stat);
      else groups.set(stratum, [stat]);
    }
  const names = [...groups.keys()].sort();
  return {
    kind: 'strata',
    strata: names.map((stratum) => {
      const own = groups.get(stratum) ?? [];
      const sum = sumStats(own[0]?.kind ?? 'share', own);
      return { stratum, stat: sum as ShareStat | DurationsStat };
    }),
  };
}
