import { cellAt, cellState, type DesignPanel, type PreLaunchPanel } from './design.ts';
import { rowsOf } from './pre-launch.ts';

/** What the rules of the ladder look at: all of it from before the first launch, or declared. */
export interface PreLaunchFacts {
  readonly programAreas: number;
  /** Areas that are untreated when the first programme area begins, and stay so for a while. */
  readonly comparisonAreas: number;
  /** Periods in which some programme area begins. */
  readonly launches: number;
  readonly periodsBefore: number;
  readonly seasons: number;
  readonly programEvents: number;
  readonly comparisonEvents: number;
  /** Programme areas' events over comparison areas' events; null where there are none. */
  readonly levelRatio: number | null;
  /** Comparison areas whose level lies within a factor 3 of the programme areas' median. */
  readonly likeAreas: number;
  /** The smallest p that drawing launches anew could give: one over the number of ways to give them to areas. */
  readonly smallestP: number;
  /** The same, with comparison areas of like level alone. */
  readonly likeSmallestP: number;
}

/** How many times a comparison area's level may be that of the programme areas, or the other way round. */
export const likeFactor = 3;

export function factsOf(panel: PreLaunchPanel): PreLaunchFacts {
  const [program, comparison] = [rowsOf(panel, 'program'), rowsOf(panel, 'comparison')];
  const launches = new Map<number, number>();
  for (const row of program) {
    const launch = panel.areas[row]?.launch ?? 0;
    launches.set(launch, (launches.get(launch) ?? 0) + 1);
  }
  const first = Math.min(...launches.keys());
  const later = program.length - (launches.get(first) ?? 0);
  const like = likeRows(panel);
  const [programEvents, comparisonEvents] = [eventsOf(panel, program), eventsOf(panel, comparison)];
  const cohorts = [...launches.values()];
  return {
    programAreas: program.length,
    comparisonAreas: comparison.length + later,
    launches: launches.size,
    periodsBefore: panel.periods.length,
    seasons: panel.periods[0]?.seasons ?? 1,
    programEvents,
    comparisonEvents,
    levelRatio: comparisonEvents > 0 ? programEvents / comparisonEvents : null,
    likeAreas: like.length,
    smallestP: 1 / waysToLaunch(program.length + comparison.length, cohorts),
    likeSmallestP: 1 / waysToLaunch(program.length + like.length, cohorts),
  };
}

function eventsOf(panel: DesignPanel, rows: readonly number[]): number {
  let sum = 0;
  for (const row of rows)
    for (let column = 0; column < panel.periods.length; column += 1)
      sum += panel.events[cellAt(panel, row, column)] ?? 0;
  return sum;
}

/**
 * Comparison areas that are like the programme areas: their mean before the first launch lies within a factor of the
 * programme areas' median. A two-way model of unlike areas can pass its placebo and still depend on which are compared.
 *
 * @param panel  of the time before the first launch
 */
export function likeRows(panel: PreLaunchPanel): readonly number[] {
  const median = medianOf(rowsOf(panel, 'program').flatMap((row) => levelOf(panel, row) ?? []));
  if (median === null || median === 0) return [];
  return rowsOf(panel, 'comparison').filter((row) => {
    const level = levelOf(panel, row) ?? 0;
    return level <= median * likeFactor && level >= median / likeFactor;
  });
}

/** Events per unit of exposure. */
function levelOf(panel: DesignPanel, row: number): number | null {
  let [events, exposure] = [0, 0];
  for (let column = 0; column < panel.periods.length; column += 1) {
    const at = cellAt(panel, row, column);
    if (panel.state[at] !== cellState.untreated) continue;
    events += panel.events[at] ?? 0;
    exposure += panel.exposure[at] ?? 0;
  }
  return exposure > 0 ? events / exposure : null;
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/**
 * In how many ways launches can be given to areas: a multinomial coefficient.
 *
 * @example waysToLaunch(12, [3]) // => 220
 */
export function waysToLaunch(areas: number, cohorts: readonly number[]): number {
  let ways = 1;
  let free = areas;
  for (const size of cohorts) {
    for (let step = 0; step < size; step += 1) ways = (ways * (free - step)) / (step + 1);
    free -= size;
  }
  return ways;
}
