import type { Interval } from '../counts/rate-count.ts';
import { invertedTest } from '../judging/inverted-test.ts';
import { assignments, countAssignments, drawnAssignments, type WholeDraws } from './assignments.ts';
import { NEVER } from './count-panel.ts';
import type { LevelPanel } from './level-fit.ts';

/** Up to so many ways to give launches to areas, all are looked at; beyond, so many at random and the true one. */
const MOST_ENUMERATED = 2_000;
const DRAWS = 999;
/** Statistics that differ by less than this share of their spread are ties. */
const SLACK = 1e-9;
/** Ends are looked for so many times the trials' spread to either side of the estimate, as `invertedTest` does. */
const FARTHEST = 7;

/** A programme's effect on a level, judged by where else its launches might have been. */
export type RedrawnLevels = {
  readonly effect: number;
  readonly p: number;
  /** Of the difference: it leaves out 0 exactly where p is no more than 1 − level. Ends may be open. */
  readonly at: (level: number) => Interval;
  /** How far from the effect ends were looked for. */
  readonly looked: number;
  readonly ways: number;
  readonly isExhaustive: boolean;
  readonly smallest: number;
};

/** Launches by area, in periods of the panel; `NEVER`, or any period beyond the last, for an area without one. */
export type LaunchedLevels = LevelPanel & { readonly launch: readonly number[] };

/**
 * Randomisation inference over launches on levels, with an interval of the difference.
 *
 * Two statistics are looked at, and the larger p is taken: the mean over records of what treated areas moved beyond the
 * others, which gives large areas their weight, and the sum of what each moved over its standard error were records alike,
 * which lets no small area's chance speak loudest. Both are sums of levels, so that another difference in truly treated
 * cells moves them along a line: each trial is looked at once.
 *
 * @param panel    levels with their launches; merged periods are enough
 * @param options  strata of areas within which launches move, seeded draws
 * @returns null where nothing is expected of any treated cell, or no trial differs from another
 * @see Imbens & Rubin 2015, ch. 5; MacKinnon & Webb 2020 on two statistics with few treated clusters
 */
export function redrawnLevels(
  panel: LaunchedLevels,
  { strata, draw }: { readonly strata: readonly number[]; readonly draw: WholeDraws },
): RedrawnLevels | null {
  const launch = panel.launch.map((period) => (period < panel.periods ? period : NEVER));
  const own = launch.map((_, area) => (isEmpty(panel, area) ? -1 - area : (strata[area] ?? 0)));
  const ways = countAssignments(launch, own);
  const isExhaustive = ways <= MOST_ENUMERATED;
  const others = isExhaustive
    ? [...assignments(launch, own)].filter((other) => other.some((period, area) => period !== launch[area]))
    : Array.from({ length: DRAWS }, drawnAssignments(launch, own, draw));
  const levels = [launch, ...others].map((labels) => statisticsOf(panel, panel.level, labels));
  const shifts = [launch, ...others].map((labels) => statisticsOf(panel, Float64Array.from(panel.isTreated), labels));
  const [truth] = levels;
  const spread = Math.sqrt(levels.reduce((sum, { mean }) => sum + (mean || 0) ** 2, 0) / levels.length);
  if (!truth || !Number.isFinite(truth.mean) || !(spread > 0)) return null;
  const share = (which: 'mean' | 'standardised', difference: number): number => {
    const moved = levels.map((one, trial) => Math.abs(one[which] - difference * (shifts[trial]?.[which] ?? 0)));
    const own = (moved[0] ?? 0) - SLACK * Math.max(...moved.filter(Number.isFinite));
    return moved.filter((one) => Number.isNaN(one) || one >= own).length / moved.length;
  };
  const pAt = (difference: number): number => Math.max(share('mean', difference), share('standardised', difference));
  const smallest = 1 / levels.length;
  const { p, at } = invertedTest((log) => pAt(log * spread), truth.mean / spread, smallest);
  return {
    effect: truth.mean,
    p,
    at: (level) => {
      const { low, high } = at(level);
      return { low: spread * Math.log(low), high: spread * Math.log(high) };
    },
    looked: FARTHEST * spread,
    ways,
    isExhaustive,
    smallest,
  };
}

const isEmpty = ({ weight, periods }: LevelPanel, area: number): boolean =>
  weight.subarray(area * periods, (area + 1) * periods).every((records) => records === 0);

type Statistics = { readonly mean: number; readonly standardised: number };

/** What areas with these launches moved beyond the others; NaN where nothing can be said. */
function statisticsOf(panel: LevelPanel, level: Float64Array, launch: readonly number[]): Statistics {
  const moved = othersMoved(panel, level, launch);
  const { weight, periods } = panel;
  let [total, sum, standardised] = [0, 0, 0];
  for (let area = 0; area < panel.areas; area += 1) {
    const start = launch[area] as number;
    if (start === NEVER) continue;
    let [before, beforeSum, since, sinceSum] = [0, 0, 0, 0];
    for (let period = 0; period < periods; period += 1) {
      const at = area * periods + period;
      const records = weight[at] as number;
      const shared = moved[period] as number;
      if (records === 0 || Number.isNaN(shared)) continue;
      const beyond = records * ((level[at] as number) - shared);
      if (period < start) {
        before += records;
        beforeSum += beyond;
      } else {
        since += records;
        sinceSum += beyond;
      }
    }
    if (before === 0 || since === 0) continue;
    const difference = sinceSum / since - beforeSum / before;
    total += since;
    sum += since * difference;
    standardised += difference * Math.sqrt((since * before) / (since + before));
  }
  return total === 0 ? { mean: Number.NaN, standardised: Number.NaN } : { mean: sum / total, standardised };
}

/** By period, how far the areas without a launch lie from their own mean, weighed by records. */
function othersMoved(
  { areas, periods, weight }: LevelPanel,
  level: Float64Array,
  launch: readonly number[],
): Float64Array {
  const [sums, masses] = [new Float64Array(periods), new Float64Array(periods)];
  for (let area = 0; area < areas; area += 1) {
    if (launch[area] !== NEVER) continue;
    let [mass, sum] = [0, 0];
    for (let at = area * periods; at < (area + 1) * periods; at += 1) {
      const records = weight[at] as number;
      if (records === 0) continue;
      mass += records;
      sum += records * (level[at] as number);
    }
    for (let period = 0; period < periods; period += 1) {
      const records = weight[area * periods + period] as number;
      if (records === 0) continue;
      masses[period] = (masses[period] as number) + records;
      sums[period] = (sums[period] as number) + records * ((level[area * periods + period] as number) - sum / mass);
    }
  }
  return sums.map((sum, period) => ((masses[period] as number) > 0 ? sum / (masses[period] as number) : Number.NaN));
}
