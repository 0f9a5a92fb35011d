import { type Interval, requireFraction } from '../counts/rate-count.ts';
import { assignments, countAssignments, drawnAssignments, type WholeDraws } from './assignments.ts';
import { type CellTable, cellTable } from './cell-table.ts';
import { type CountPanel, cellRole, cellRoles, type LaunchWindow, NEVER, requireCountPanel } from './count-panel.ts';
import { type LaunchStatistics, launchStatistics } from './launch-statistics.ts';
import type { TwoWayFit } from './two-way-poisson.ts';

/** Up to so many ways to assign launches, all are looked at. */
const MOST_ENUMERATED = 2_000;
/** Beyond that, so many at random, and the true one. */
const DRAWS = 999;
/** Statistics that differ by less are ties. */
const SLACK = 1e-9;

/** How launches are reassigned. */
export type RandomisationOptions = LaunchWindow & {
  readonly level: number;
  /** For each area, its stratum: launches move within strata only. All areas together unless given. */
  readonly strata?: readonly number[];
  /** Whole numbers for the draws; not used where all assignments are looked at. */
  readonly draw: WholeDraws;
  /** Whether to invert the test for an interval, which takes some forty times as long; true unless given. */
  readonly interval?: boolean;
};

/** Effect of a programme with few areas, judged by what other assignments of its launches would have shown. */
export type RandomisedLaunches = {
  readonly observed: number;
  readonly expected: number;
  /** Null when nothing was expected. */
  readonly ratio: number | null;
  readonly averted: number;
  /** How many assignments there are, and whether all were looked at or a sample of them. */
  readonly assignments: number;
  readonly isExhaustive: boolean;
  /** The smallest p that they can give. */
  readonly smallest: number;
  readonly inference:
    | {
        readonly status: 'given';
        /** The larger of the two. */
        readonly p: number;
        readonly pOfRatio: number;
        readonly pOfStandardised: number;
        /** Of the ratio, by inversion; null when nothing was observed, or it was not asked for. Ends may be open. */
        readonly interval: Interval | null;
      }
    | { readonly status: 'withheld'; readonly reason: 'nothing-expected' | 'smallest-p-too-large' };
};

/**
 * Effect of a programme on counts by Poisson imputation, with randomisation inference over its launches.
 *
 * For fewer than five treated or seven comparison areas, where no t interval holds its level. The launches are given to
 * other areas in all ways, or in a sample of them, and each time the effect is estimated anew. Two statistics are
 * looked at, the ratio ΣO/ΣM and the sum over areas of (O − M)/√M, since the first gives small areas' chance its full
 * weight and the second that of large ones; the larger of their two-sided p is taken. The interval holds the ratios
 * that would not be rejected if the treated cells' counts were divided by them.
 *
 * It assumes that the launches might have come to other areas of the stratum. An assignment that cannot be estimated
 * counts as one that is more extreme. Periods of anticipation and phase-in of the true launches are out in all of them.
 *
 * @param panel    as described at `CountPanel`
 * @param options  confidence level, strata (see `levelStrata`), seeded draws, anticipation and phase-in
 * @returns the effect; its p and interval are withheld where nothing is expected, or where the smallest p that the
 *          assignments can give exceeds 1 − level
 * @throws {RangeError} when the panel is not one, no area is treated, or the level is not in (0, 1)
 * @see Imbens & Rubin 2015, ch. 5; MacKinnon & Webb 2020 on two statistics with few treated clusters
 * @example randomisedLaunches({ areaNames: ['a', 'b', 'c'], periodNames: ['1', '2'], area: Int32Array.of(0, 0, 1, 1, 2, 2), period: Int32Array.of(0, 1, 0, 1, 0, 1), events: Float64Array.of(10, 6, 20, 16, 10, 8), exposure: new Float64Array(6).fill(1), launch: Int32Array.of(1, 9, 9), kept: new Uint8Array(6).fill(1) }, { level: 0.6, draw: () => 0 }).inference.p // => 0.3333333333333333
 */
export function randomisedLaunches(panel: CountPanel, options: RandomisationOptions): RandomisedLaunches {
  requireCountPanel(panel);
  requireFraction(options.level, 'level');
  const trial = trialOf(panel, options);
  const truth = statisticsAt(trial, { launch: trial.launch, ratio: 1 });
  const effect = {
    observed: truth.observed,
    expected: truth.expected,
    ratio: truth.expected > 0 ? truth.observed / truth.expected : null,
    averted: truth.expected - truth.observed,
    assignments: trial.ways,
    isExhaustive: trial.isExhaustive,
    smallest: 1 / trial.others.length,
  };
  const withheld = (reason: 'nothing-expected' | 'smallest-p-too-large'): RandomisedLaunches => ({
    ...effect,
    inference: { status: 'withheld', reason },
  });
  if (effect.ratio === null) return withheld('nothing-expected');
  const alpha = 1 - options.level;
  if (effect.smallest > alpha + SLACK) return withheld('smallest-p-too-large');
  const { pOfRatio, pOfStandardised } = shares(trial, 1);
  const isAsked = options.interval !== false && effect.ratio > 0;
  const inference = {
    status: 'given',
    p: Math.max(pOfRatio, pOfStandardised),
    pOfRatio,
    pOfStandardised,
    interval: isAsked ? inverted(trial, effect.ratio, alpha) : null,
  } as const;
  return { ...effect, inference };
}

/** The true launches and the others, and the cells that they are looked at on. */
type Trial = {
  readonly table: CellTable;
  /** 1 for cells that the true launches treat. */
  readonly isTreated: Uint8Array;
  readonly window: LaunchWindow;
  readonly launch: readonly number[];
  /** The true ones among them, first. */
  readonly others: readonly Other[];
  readonly ways: number;
  readonly isExhaustive: boolean;
};

/** An assignment, with its last fit, from which the next one at another ratio starts. */
type Other = { readonly launch: readonly number[]; fit: TwoWayFit | null };

function trialOf(panel: CountPanel, options: RandomisationOptions): Trial {
  const roles = cellRoles(panel, options);
  const used = roles.map((role) => (role === cellRole.leftOut ? 0 : 1));
  const table = cellTable(panel, used, 1);
  const isTreated = Uint8Array.from(table.row, (row) => (roles[row] === cellRole.treated ? 1 : 0));
  if (!isTreated.includes(1)) throw new RangeError('panel: must have a treated cell');
  const launch = [...panel.launch].map((period) => (period < panel.periodNames.length ? period : NEVER));
  // an area without cells cannot be given a launch
  const strata = launch.map((_, area) =>
    table.start[area] === table.start[area + 1] ? -1 - area : (options.strata?.[area] ?? 0),
  );
  const ways = countAssignments(launch, strata);
  const isExhaustive = ways <= MOST_ENUMERATED;
  const others = isExhaustive
    ? [...assignments(launch, strata)].filter((other) => other.some((period, area) => period !== launch[area]))
    : Array.from({ length: DRAWS }, drawnAssignments(launch, strata, options.draw));
  return {
    table,
    isTreated,
    window: options,
    launch,
    others: [launch, ...others].map((periods) => ({ launch: periods, fit: null })),
    ways,
    isExhaustive,
  };
}

/** Statistics of an assignment, were the treated cells' counts divided by a ratio. */
function statisticsAt(
  { table, isTreated, window }: Trial,
  {
    launch,
    ratio,
    start = null,
  }: { readonly launch: readonly number[]; readonly ratio: number; readonly start?: TwoWayFit | null },
): LaunchStatistics {
  const events =
    ratio === 1 ? table.events : table.events.map((count, cell) => (isTreated[cell] === 1 ? count / ratio : count));
  const { anticipation = 0, phaseIn = 0 } = window;
  return launchStatistics(table, events, { launch, anticipation, phaseIn, start });
}

/** Shares of assignments at least as extreme as the true one, by each statistic; stops once one exceeds the limit. */
function shares(
  trial: Trial,
  ratio: number,
  limit = 1,
): { readonly pOfRatio: number; readonly pOfStandardised: number } {
  const { length: count } = trial.others;
  let [byRatio, byStandardised] = [0, 0];
  let truth: LaunchStatistics | null = null;
  for (const other of trial.others) {
    const found = statisticsAt(trial, { launch: other.launch, ratio, start: other.fit });
    other.fit = found.fit;
    truth ??= found;
    if (isAsExtreme(found.logRatio, truth.logRatio)) byRatio += 1;
    if (isAsExtreme(found.standardised, truth.standardised)) byStandardised += 1;
    if (Math.max(byRatio, byStandardised) > limit * count) break;
  }
  return { pOfRatio: byRatio / count, pOfStandardised: byStandardised / count };
}

function isAsExtreme(value: number, truth: number): boolean {
  return Number.isNaN(value) || Math.abs(value) >= Math.abs(truth) - SLACK;
}

/** Farthest ratio from the estimate that is looked at, as a logarithm. */
const FARTHEST = 7;
const PRECISION = 1e-3;

/** The ratios that the test does not reject, from the estimate out to the first that it does on either side. */
function inverted(trial: Trial, estimate: number, alpha: number): Interval {
  const isRejected = (log: number): boolean => {
    const { pOfRatio, pOfStandardised } = shares(trial, Math.exp(log), alpha + SLACK);
    return Math.max(pOfRatio, pOfStandardised) <= alpha + SLACK;
  };
  const centre = Math.log(estimate);
  const end = (side: 1 | -1): number => {
    let [inside, outside] = [0, 0.125];
    while (!isRejected(centre + side * outside)) {
      inside = outside;
      outside *= 2;
      if (outside > FARTHEST) return side === 1 ? Infinity : 0;
    }
    while (outside - inside > PRECISION) {
      const middle = (inside + outside) / 2;
      if (isRejected(centre + side * middle)) outside = middle;
      else inside = middle;
    }
    return Math.exp(centre + side * inside);
  };
  return { low: end(-1), high: end(1) };
}
