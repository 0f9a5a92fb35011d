import { cellState, type DesignArea, type DesignPanel } from '../../src/estimate/designs/index.ts';
import { type Grain, periodsIn } from '../../src/spec/index.ts';
import type { Draws } from './draws.ts';

/** Deviations on the log scale that last: a normal AR(1) series of this standard deviation. */
export interface Shocks {
  readonly sd: number;
  readonly rho: number;
}

/** What a simulated coalition is made of. Counts are drawn around level × season × trend × shocks × effect. */
export interface Coalition {
  readonly areas: number;
  /** Areas of the programme, drawn without regard to their level. */
  readonly program: number;
  /** On one day, or in so many cohorts spread over the first half of the time since the first launch. */
  readonly cohorts: number;
  readonly grain: Grain;
  /** Periods before the first launch, and from it on. */
  readonly before: number;
  readonly after: number;
  /** Events of the median area in a period. */
  readonly mean: number;
  /** Standard deviation of the logarithm of areas' levels: at 0.6, one in twenty has a third of the median or less. */
  readonly spread: number;
  /** Variance of a count over its mean, given everything else. */
  readonly dispersion: number;
  /** Of each area alone, and of all areas together. */
  readonly own: Shocks;
  readonly city: Shocks;
  /** Height of the season on the log scale: at 0.3, the peak is 35 % above the middle. */
  readonly season: number;
  /** Change of the logarithm in a year, of all areas. */
  readonly trend: number;
}

/** A mid-sized coalition; cells say how they differ from it. */
export const usual: Coalition = {
  areas: 30,
  program: 10,
  cohorts: 1,
  grain: 'quarter',
  before: 16,
  after: 8,
  mean: 20,
  spread: 0.6,
  dispersion: 2,
  own: { sd: 0, rho: 0 },
  city: { sd: 0.1, rho: 0.5 },
  season: 0.3,
  trend: -0.03,
};

const seasonsOf = { month: 12, quarter: 4, year: 1 } as const;
const longest = { from: '2000-01-01', to: '2039-12-31' };

/** Everything of a coalition that is the same in all its draws. */
export interface Frame {
  readonly made: Coalition;
  /** Without events. */
  readonly panel: DesignPanel;
}

export function frameOf(made: Coalition): Frame {
  const calendar = { grain: made.grain, fiscalYearStarts: 1 } as const;
  const seasons = seasonsOf[made.grain];
  const periods = periodsIn(longest, calendar)
    .slice(0, made.before + made.after)
    .map(({ label, from, to }, column) => ({ label, from, to, season: column % seasons, seasons }));
  const areas = Array.from({ length: made.areas }, (_, row): DesignArea => {
    const launch = row < made.program ? launchOf(made, row) : null;
    const name = `area ${row}`;
    const role = launch === null ? 'comparison' : 'program';
    const launchDay = launch === null ? '' : (periods[launch]?.from ?? '');
    return { area: name, role, site: name, launch, launchDay };
  });
  const state = Uint8Array.from({ length: areas.length * periods.length }, (_, at) => {
    const launch = areas[Math.floor(at / periods.length)]?.launch ?? Infinity;
    return at % periods.length >= launch ? cellState.treated : cellState.untreated;
  });
  const exposure = new Float64Array(state.length).fill(1);
  return { made, panel: { grain: made.grain, areas, periods, events: new Float64Array(0), exposure, state } };
}

function launchOf({ program, cohorts, before, after }: Coalition, row: number): number {
  const cohort = Math.floor((row * cohorts) / program);
  return before + Math.floor((cohort * after) / (2 * cohorts));
}

/** One history of a coalition, and how many events its programme areas would have had without the programme. */
export interface History {
  readonly panel: DesignPanel;
  /** Mean of the events of treated cells without the programme, shocks aside. */
  readonly untouched: number;
}

/** @param effect  ratio of treated counts to what they would have been: 1 for none */
export function historyOf({ made, panel }: Frame, effect: number, draws: Draws): History {
  const { length } = panel.periods;
  const events = new Float64Array(panel.state.length);
  const city = shocks(made.city, length, draws);
  let untouched = 0;
  for (let row = 0; row < made.areas; row += 1) {
    const level = made.mean * Math.exp(made.spread * draws.normal());
    const own = shocks(made.own, length, draws);
    for (let column = 0; column < length; column += 1) {
      const at = row * length + column;
      const smooth = level * Math.exp(seasonAt(panel, column, made) + trendAt(panel, column, made));
      const isTreated = panel.state[at] === cellState.treated;
      if (isTreated) untouched += smooth;
      const shocked = smooth * Math.exp((own[column] ?? 0) + (city[column] ?? 0));
      events[at] = draws.count(shocked * (isTreated ? effect : 1), made.dispersion);
    }
  }
  return { panel: { ...panel, events }, untouched };
}

function seasonAt({ periods }: DesignPanel, column: number, { season }: Coalition): number {
  const { season: place = 0, seasons = 1 } = periods[column] ?? {};
  return seasons === 1 ? 0 : season * Math.sin((2 * Math.PI * (place + 0.5)) / seasons);
}

function trendAt({ periods }: DesignPanel, column: number, { before, trend }: Coalition): number {
  return (trend * (column - before)) / (periods[column]?.seasons ?? 1);
}

/** An AR(1) series around the value at which its exponential has mean 1. */
export function shocks({ sd, rho }: Shocks, length: number, { normal }: Draws): Float64Array {
  const series = new Float64Array(length);
  if (sd === 0) return series;
  let state = sd * normal();
  for (let column = 0; column < length; column += 1) {
    series[column] = state - (sd * sd) / 2;
    state = rho * state + sd * Math.sqrt(1 - rho * rho) * normal();
  }
  return series;
}
