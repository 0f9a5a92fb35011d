import { cellState, type DesignArea, type DesignPanel, type DesignTerms } from '../../../src/estimate/designs/index.ts';
import { type Grain, periodsIn } from '../../../src/spec/index.ts';

export const terms = (changes: Partial<DesignTerms> = {}): DesignTerms => ({
  better: 'lower',
  alpha: 0.05,
  smallestWorthwhile: 0.8,
  countsEvents: true,
  levels: null,
  level: { exposure: 1, unit: 'events a period' },
  seed: 1,
  ...changes,
});

export interface PanelInput {
  readonly grain?: Grain;
  /** Periods from 2010-01-01 on. */
  readonly periods: number;
  /** Name → first treated period; null for a comparison area. */
  readonly program: Readonly<Record<string, number>>;
  readonly comparison: readonly string[];
  readonly buffers?: Readonly<Record<string, number>>;
  readonly events: (area: string, period: number) => number;
  readonly exposure?: (area: string, period: number) => number;
  /** Cells that take no part. */
  readonly leftOut?: (area: string, period: number) => boolean;
}

/** A panel with every cell as the rules of launch make it. */
export function panelFrom(input: PanelInput): DesignPanel {
  const { grain = 'quarter', program, comparison, buffers = {}, exposure = () => 1, leftOut = () => false } = input;
  const years = { from: '2010-01-01', to: '2199-12-31' };
  const periods = periodsIn(years, { grain, fiscalYearStarts: 1 }).slice(0, input.periods);
  const seasons = { month: 12, quarter: 4, year: 1 }[grain];
  const launched = (role: DesignArea['role'], launches: Readonly<Record<string, number>>): readonly DesignArea[] =>
    Object.entries(launches).map(([area, launch]) => ({
      area,
      role,
      site: area,
      launch,
      launchDay: periods[launch]?.from ?? '2199-12-31',
    }));
  const areas: readonly DesignArea[] = [
    ...launched('program', program),
    ...comparison.map((area): DesignArea => ({ area, role: 'comparison', site: area, launch: null, launchDay: '' })),
    ...launched('buffer', buffers),
  ];
  const size = areas.length * periods.length;
  const [events, measured, state] = [new Float64Array(size), new Float64Array(size), new Uint8Array(size)];
  for (const [row, { area, launch }] of areas.entries()) {
    for (const column of periods.keys()) {
      const at = row * periods.length + column;
      if (leftOut(area, column)) {
        state[at] = cellState.leftOut;
        continue;
      }
      events[at] = input.events(area, column);
      measured[at] = exposure(area, column);
      state[at] = launch !== null && column >= launch ? cellState.treated : cellState.untreated;
    }
  }
  return {
    grain,
    areas,
    periods: periods.map((period, place) => ({ ...period, season: place % seasons, seasons })),
    events,
    exposure: measured,
    state,
  };
}

/** Names of so many areas. */
export const named = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`);

/** So many programme areas that begin together. */
export const together = (count: number, launch: number): Readonly<Record<string, number>> =>
  Object.fromEntries(named('P', count).map((area) => [area, launch]));
