import { assignments, countAssignments, drawnAssignment, type WholeDraws } from './assignments.ts';
import { type CountPanel, NEVER, requireCountPanel } from './count-panel.ts';

/** Up to so many ways to give launches to areas, all are looked at; beyond, so many at random and the true one. */
const MOST_ENUMERATED = 2_000;
const DRAWS = 999;

/** Areas that are treated in one trial, with the periods of their launches. */
type Trial = { readonly areas: Int32Array; readonly launches: Int32Array };

/** The cells of a panel, and what they would be with other launches. */
export type LaunchTrials = {
  readonly cells: DenseCells;
  /** The true launches first. */
  readonly trials: readonly Trial[];
  readonly ways: number;
  readonly isExhaustive: boolean;
};

/** Area × period, row by row; exposure 0 where there is no cell. */
type DenseCells = {
  readonly areas: number;
  readonly periods: number;
  readonly events: Float64Array;
  readonly exposure: Float64Array;
  /** 1 where the true launches treat a cell. */
  readonly isTreated: Uint8Array;
  /** Exposure × the area's own untreated rate: what it would have in a period in which areas are at their usual level. */
  readonly usual: Float64Array;
};

/** How trials are made. */
export type TrialOptions = {
  /** For each area, its stratum: launches move within strata only. All areas together unless given. */
  readonly strata?: readonly number[];
  /** Whole numbers for the draws; not used where all assignments are looked at. */
  readonly draw: WholeDraws;
};

/**
 * All the launches that areas could have had instead, or a sample of them.
 *
 * Where no area stays untreated, time ends with the last launch, and the areas of that launch are the untreated ones.
 *
 * @returns null where no cell is treated then
 * @throws {RangeError} when the panel is not one
 */
export function launchTrials(panel: CountPanel, options: TrialOptions): LaunchTrials | null {
  requireCountPanel(panel);
  const launch = [...panel.launch].map((period) => (period < panel.periodNames.length ? period : NEVER));
  const last = launch.includes(NEVER) ? panel.periodNames.length : Math.max(...launch);
  const labels = launch.map((period) => (period >= last ? NEVER : period));
  const cells = denseCells(panel, labels, last);
  if (!cells.isTreated.includes(1)) return null;
  // an area without cells cannot be given a launch
  const strata = labels.map((_, area) => (isEmpty(cells, area) ? -1 - area : (options.strata?.[area] ?? 0)));
  const ways = countAssignments(labels, strata);
  const isExhaustive = ways <= MOST_ENUMERATED;
  const others = isExhaustive
    ? [...assignments(labels, strata)].filter((other) => other.some((period, area) => period !== labels[area]))
    : Array.from({ length: DRAWS }, () => drawnAssignment(labels, strata, options.draw));
  return { cells, trials: [labels, ...others].map(trialOf), ways, isExhaustive };
}

function denseCells(panel: CountPanel, labels: readonly number[], periods: number): DenseCells {
  const areas = panel.areaNames.length;
  const size = areas * periods;
  const [events, exposure, usual] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const isTreated = new Uint8Array(size);
  for (const [row, area] of panel.area.entries()) {
    const period = panel.period[row] ?? 0;
    if (panel.kept[row] !== 1 || period >= periods) continue;
    const at = area * periods + period;
    events[at] = panel.events[row] ?? 0;
    exposure[at] = panel.exposure[row] ?? 0;
    isTreated[at] = period >= (labels[area] ?? NEVER) ? 1 : 0;
  }
  for (let area = 0; area < areas; area += 1) {
    let [count, mass] = [0, 0];
    for (let at = area * periods; at < (area + 1) * periods; at += 1) {
      if (isTreated[at] === 1) continue;
      count += events[at] ?? 0;
      mass += exposure[at] ?? 0;
    }
    const rate = mass > 0 ? count / mass : 0;
    for (let at = area * periods; at < (area + 1) * periods; at += 1) usual[at] = rate * (exposure[at] ?? 0);
  }
  return { areas, periods, events, exposure, isTreated, usual };
}

function isEmpty({ exposure, periods }: DenseCells, area: number): boolean {
  return exposure.subarray(area * periods, (area + 1) * periods).every((mass) => mass === 0);
}

function trialOf(labels: readonly number[]): Trial {
  const areas = Int32Array.from(labels.keys()).filter((area) => labels[area] !== NEVER);
  return { areas, launches: areas.map((area) => labels[area] ?? NEVER) };
}

/** What launches look like: log of observed over expected, and Σ (observed − expected)/√expected. */
export type TrialStatistics = { readonly logRatio: Float64Array; readonly standardised: Float64Array };

/**
 * Statistics of every trial, were the counts of truly treated cells divided by a ratio; NaN where there is none.
 *
 * Expected of an area that a trial treats is what it had before the launch × how the areas that the trial leaves
 * untreated moved since, each weighed by its usual level: the two-way Poisson fit itself where there is one launch and
 * no cell is missing, and a step of it otherwise. A test by redrawing holds for any statistic.
 */
export function trialStatistics({ cells, trials }: LaunchTrials, ratio: number): TrialStatistics {
  const { events, isTreated, periods, usual, areas } = cells;
  const counts = ratio === 1 ? events : events.map((count, at) => (isTreated[at] === 1 ? count / ratio : count));
  const [allEvents, allUsual] = [new Float64Array(periods), new Float64Array(periods)];
  for (let at = 0; at < areas * periods; at += 1) {
    const period = at % periods;
    allEvents[period] = (allEvents[period] ?? 0) + (counts[at] ?? 0);
    allUsual[period] = (allUsual[period] ?? 0) + (usual[at] ?? 0);
  }
  const [logRatio, standardised] = [new Float64Array(trials.length), new Float64Array(trials.length)];
  const moved = new Float64Array(periods);
  for (const [place, trial] of trials.entries()) {
    for (let period = 0; period < periods; period += 1) {
      let [own, ownUsual] = [allEvents[period] ?? 0, allUsual[period] ?? 0];
      for (let treated = 0; treated < trial.areas.length; treated += 1) {
        const at = (trial.areas[treated] as number) * periods + period;
        own -= counts[at] as number;
        ownUsual -= usual[at] as number;
      }
      // what is left of a sum after all of it was taken off is rounding
      moved[period] = ownUsual > 1e-9 * (allUsual[period] ?? 0) ? Math.max(0, own) / ownUsual : Number.NaN;
    }
    const found = statisticsOf(cells, { counts, moved, trial });
    logRatio[place] = found.logRatio;
    standardised[place] = found.standardised;
  }
  return { logRatio, standardised };
}

function statisticsOf(
  { exposure, periods }: DenseCells,
  { counts, moved, trial }: { readonly counts: Float64Array; readonly moved: Float64Array; readonly trial: Trial },
): { readonly logRatio: number; readonly standardised: number } {
  let [observed, expected, standardised] = [0, 0, 0];
  for (let treated = 0; treated < trial.areas.length; treated += 1) {
    const [first, launch] = [(trial.areas[treated] ?? 0) * periods, trial.launches[treated] ?? 0];
    let [before, beforeMass, since, sinceMass] = [0, 0, 0, 0];
    for (let period = 0; period < periods; period += 1) {
      const factor = moved[period] ?? Number.NaN;
      if (Number.isNaN(factor)) continue;
      const [count, mass] = [counts[first + period] ?? 0, factor * (exposure[first + period] ?? 0)];
      if (period < launch) {
        before += count;
        beforeMass += mass;
      } else {
        since += count;
        sinceMass += mass;
      }
    }
    // nothing can be expected of an area without events before
    if (before === 0) continue;
    const mean = (before / beforeMass) * sinceMass;
    observed += since;
    expected += mean;
    if (since !== 0 || mean !== 0) standardised += (since - mean) / Math.sqrt(mean);
  }
  if (expected === 0) return { logRatio: Number.NaN, standardised: Number.NaN };
  return { logRatio: Math.log(observed / expected), standardised };
}
