import { assignments, countAssignments, drawnAssignments, type WholeDraws } from './assignments.ts';
import { type CountPanel, NEVER, requireCountPanel } from './count-panel.ts';

/** Up to so many ways to give launches to areas, all are looked at; beyond, so many at random and the true one. */
const MOST_ENUMERATED = 2_000;
const DRAWS = 999;

/** Areas that are treated in one trial, with the periods of their launches. */
type Trial = { readonly areas: Int32Array; readonly launches: Int32Array };

/** What a panel would look like with other launches. */
export type LaunchTrials = {
  /** How many trials there are, the true launches first; each of them treats as many areas. */
  readonly trials: number;
  readonly treated: number;
  /**
   * Trial × treated area × 8. Were the counts of truly treated cells divided by a ratio, then events before and since,
   * and exposure before and since × how the trial's untreated areas moved, would each be a part that stays as it is and
   * a part over the ratio.
   */
  readonly parts: Float64Array;
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
    : Array.from({ length: DRAWS }, drawnAssignments(labels, strata, options.draw));
  return { ...partsOf(cells, [labels, ...others].map(trialOf)), ways, isExhaustive };
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
  const treated: number[] = [];
  for (let area = 0; area < labels.length; area += 1) if (labels[area] !== NEVER) treated.push(area);
  return { areas: Int32Array.from(treated), launches: Int32Array.from(treated, (area) => labels[area] ?? NEVER) };
}

/** Sums by period, of all areas or of those that a trial leaves untreated. */
type PeriodSums = {
  /** Events of cells that are truly untreated, and truly treated. */
  readonly staying: Float64Array;
  readonly divided: Float64Array;
  readonly usual: Float64Array;
};

const NUMBERS = 8;

function partsOf(cells: DenseCells, trials: readonly Trial[]): Omit<LaunchTrials, 'ways' | 'isExhaustive'> {
  const { events, isTreated, usual, areas, periods } = cells;
  const treated = trials[0]?.areas.length ?? 0;
  const parts = new Float64Array(trials.length * treated * NUMBERS);
  const all = {
    staying: new Float64Array(periods),
    divided: new Float64Array(periods),
    usual: new Float64Array(periods),
  };
  for (let area = 0; area < areas; area += 1)
    for (let period = 0; period < periods; period += 1) {
      const at = area * periods + period;
      const sums = isTreated[at] === 1 ? all.divided : all.staying;
      sums[period] = (sums[period] as number) + (events[at] as number);
      all.usual[period] = (all.usual[period] as number) + (usual[at] as number);
    }
  const rest = {
    staying: new Float64Array(periods),
    divided: new Float64Array(periods),
    usual: new Float64Array(periods),
  };
  for (let place = 0; place < trials.length; place += 1) {
    const trial = trials[place] as Trial;
    leave(rest, all, { cells, trial });
    fillParts(parts, place * treated * NUMBERS, { cells, trial, rest });
  }
  return { trials: trials.length, treated, parts };
}

/** What is left of all areas without those that a trial treats. */
function leave(
  rest: PeriodSums,
  all: PeriodSums,
  { cells, trial }: { readonly cells: DenseCells; readonly trial: Trial },
): void {
  const { events, isTreated, usual, periods } = cells;
  for (let period = 0; period < periods; period += 1) {
    let staying = all.staying[period] as number;
    let divided = all.divided[period] as number;
    let usualLeft = all.usual[period] as number;
    for (let treated = 0; treated < trial.areas.length; treated += 1) {
      const at = (trial.areas[treated] as number) * periods + period;
      if (isTreated[at] === 1) divided -= events[at] as number;
      else staying -= events[at] as number;
      usualLeft -= usual[at] as number;
    }
    rest.staying[period] = staying;
    rest.divided[period] = divided;
    // what is left of a sum after all of it was taken off is rounding
    rest.usual[period] = usualLeft > 1e-9 * (all.usual[period] as number) ? usualLeft : Number.NaN;
  }
}

function fillParts(
  parts: Float64Array,
  start: number,
  { cells, trial, rest }: { readonly cells: DenseCells; readonly trial: Trial; readonly rest: PeriodSums },
): void {
  const { events, exposure, isTreated, periods } = cells;
  for (let treated = 0; treated < trial.areas.length; treated += 1) {
    const first = (trial.areas[treated] as number) * periods;
    const launch = trial.launches[treated] as number;
    const own = start + treated * NUMBERS;
    for (let period = 0; period < periods; period += 1) {
      const usual = rest.usual[period] as number;
      if (Number.isNaN(usual)) continue;
      const at = first + period;
      const side = own + (period < launch ? 0 : 4);
      const count = side + (isTreated[at] === 1 ? 1 : 0);
      const mass = (exposure[at] as number) / usual;
      parts[count] = (parts[count] as number) + (events[at] as number);
      parts[side + 2] = (parts[side + 2] as number) + mass * (rest.staying[period] as number);
      parts[side + 3] = (parts[side + 3] as number) + mass * (rest.divided[period] as number);
    }
  }
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
export function trialStatistics({ trials, treated, parts }: LaunchTrials, ratio: number): TrialStatistics {
  const [logRatio, standardised] = [new Float64Array(trials), new Float64Array(trials)];
  const part = (at: number): number => (parts[at] as number) + (parts[at + 1] as number) / ratio;
  for (let trial = 0; trial < trials; trial += 1) {
    let observed = 0;
    let expected = 0;
    let sum = 0;
    for (let at = trial * treated * NUMBERS; at < (trial + 1) * treated * NUMBERS; at += NUMBERS) {
      const before = part(at);
      // nothing can be expected of an area without events before
      if (before === 0) continue;
      const since = part(at + 4);
      const mean = (before / part(at + 2)) * part(at + 6);
      observed += since;
      expected += mean;
      if (since !== 0 || mean !== 0) sum += (since - mean) / Math.sqrt(mean);
    }
    logRatio[trial] = expected === 0 ? Number.NaN : Math.log(observed / expected);
    standardised[trial] = expected === 0 ? Number.NaN : sum;
  }
  return { logRatio, standardised };
}
