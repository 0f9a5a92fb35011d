import {
  type Calendar,
  type Grain,
  monthsIn,
  type Period,
  periodOf,
  periodsIn,
  type Reason,
  shiftPeriod,
} from '../../spec/index.ts';
import { isSuspended } from '../subjects.ts';
import type { AreaMonths } from './area-months.ts';
import { cellState, type DesignArea, type DesignPanel, type DesignPeriod } from './design.ts';
import { type LeftOut, type TakingPart, takingPart } from './design-areas.ts';
import { grainOf, monthsPer } from './panel-grain.ts';
import { periodSums, problems } from './period-sums.ts';
import { lateSpell, spellsOf } from './spells.ts';

export interface PanelChoices {
  readonly calendar: Calendar;
  /** The last day that an effect may be about; what the data do not hold, or not yet wholly, is left out all the same. */
  readonly through: string;
  /** Periods of the report after each launch, and before it, that take no part. */
  readonly phaseIn: number;
  readonly anticipation: number;
  /** Shares and means: periods in which an area has no records weigh nothing, and are no gap. */
  readonly isLevel: boolean;
}

export interface BuiltPanel {
  readonly panel: DesignPanel;
  readonly leftOut: readonly LeftOut[];
}

/**
 * The panel of a metric for designs: areas by period, at the grain of the data, each cell untreated, treated or left out.
 *
 * The period in which an area began counts as treated, and so do all later ones, except those in which its site was
 * closed. Left out are periods of which some days were not reported, have no exposure or may still grow; those of
 * phase-in and anticipation; and comparison areas once they have a programme of their own.
 */
export function panelOf(source: AreaMonths, choices: PanelChoices): BuiltPanel {
  const { coverage } = source;
  const settled = coverage.settledThrough < coverage.to ? coverage.settledThrough : coverage.to;
  const through = choices.through < settled ? choices.through : settled;
  const { areas, leftOut } = takingPart(source.areas, { from: coverage.from, through });
  const launches = areas.flatMap(({ role, intervals }) => (role === 'program' ? (intervals[0]?.start ?? []) : []));
  const calendar = {
    ...choices.calendar,
    grain: grainOf(choices.isLevel ? recordsOf(source) : source, areas, launches.sort()[0] ?? through),
  };
  const periods = periodsIn({ from: coverage.from, to: through }, calendar);
  const late =
    through === choices.through
      ? []
      : periodsIn({ from: coverage.from, to: choices.through }, calendar).slice(periods.length);
  const { events, exposure, problem } = periodSums(source, areas, periods);
  const state = new Uint8Array(events.length);
  const spells: LeftOut[] = [];
  const placed = areas.map((area, row) => {
    const [made, declared] = [designArea(area, periods, calendar), declaredOut(area, choices)];
    const first = row * periods.length;
    const reasons = periods.map(
      (period, column) => declared(period) ?? problemOf(problem[first + column] ?? 0, choices) ?? null,
    );
    for (const [column, reason] of reasons.entries()) {
      const isTreated = made.role !== 'comparison' && made.launch !== null && column >= made.launch;
      state[first + column] = isTreated ? cellState.treated : cellState.untreated;
      if (reason === null) continue;
      state[first + column] = cellState.leftOut;
      events[first + column] = 0;
      exposure[first + column] = 0;
    }
    spells.push(...spellsOf(made.area, periods, reasons));
    return made;
  });
  const panel = { grain: calendar.grain, areas: placed, periods: periods.map(designPeriod(calendar.grain)) };
  return { panel: { ...panel, events, exposure, state }, leftOut: [...leftOut, ...spells, ...lateSpell(late)] };
}

const problemOf = (number: number, { isLevel }: PanelChoices): Reason | null => {
  const reason = problems[number] ?? null;
  return isLevel && reason === 'no-exposure' ? null : reason;
};

/** How often areas have records at all: what grain levels are looked at by. */
const recordsOf = (source: AreaMonths): AreaMonths => ({
  ...source,
  events: source.exposure,
  exposure: source.reported.length === 0 ? source.exposure : Float64Array.from(source.reported),
});

/** Why a period of an area takes no part, by what was declared; null where it does. */
function declaredOut(
  { role, intervals }: TakingPart,
  { calendar, phaseIn, anticipation }: PanelChoices,
): (period: Period) => Reason | null {
  const [first] = intervals;
  if (!first) return () => null;
  const launch = periodOf(first.start, calendar);
  const built = phaseIn > 0 ? shiftPeriod(launch, phaseIn, calendar).from : first.start;
  const early = anticipation > 0 ? shiftPeriod(launch, -anticipation, calendar).from : first.start;
  const neverCloses = intervals.length === 1 && first.end === null;
  return (period) => {
    if (period.to < first.start) return period.to >= early ? 'anticipation' : null;
    if (role === 'comparison') return 'no-untreated-time';
    if (period.from < built && phaseIn > 0) return 'phase-in';
    return !neverCloses && isSuspended(period, intervals) ? 'site-suspended' : null;
  };
}

function designArea({ area, role, intervals }: TakingPart, periods: readonly Period[], calendar: Calendar): DesignArea {
  const [first] = intervals;
  const origin = periods[0]?.from;
  const launch = first ? periodOf(first.start, calendar).from : '';
  const months = origin === undefined ? 0 : monthsIn({ from: origin, to: launch }).length - 1;
  return {
    area: area.area,
    role,
    site: area.site,
    launch: first ? Math.max(0, months / monthsPer[calendar.grain]) : null,
    launchDay: first?.start ?? '',
  };
}

const designPeriod =
  (grain: Grain) =>
  ({ label, from, to }: Period): DesignPeriod => {
    const seasons = 12 / monthsPer[grain];
    return { label, from, to, season: Math.floor((Number(from.slice(5, 7)) - 1) / monthsPer[grain]), seasons };
  };
