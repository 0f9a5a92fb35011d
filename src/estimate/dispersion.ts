import { type Area, type Calendar, type Grain, monthsIn, type Span, seasonOf } from '../spec/index.ts';
import {
  countsLastingFactor,
  type DispersionCell,
  dispersionsOf,
  matchedErrors,
  type PeriodSum,
} from '../stats/index.ts';
import { type PlacedPeriod, sumRange } from './cells.ts';
import type { Scatter, Scattering } from './measures/measure.ts';
import type { Subject } from './subjects.ts';

/** Fewer periods than this, and months are used instead of quarters or years. */
const fewestPeriods = 8;
/** With fewer degrees of freedom, the sums of periods do not speak for themselves. */
const fewestDf = 3;
const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

/** How much more than chance periods scatter, and how long what they are off by lasts. */
export interface LastingScatter extends Scatter {
  /** ρ, the correlation of neighbouring periods. */
  readonly persistence: number;
  /** Length of a period. */
  readonly months: number;
}

/**
 * How much more counts scatter than Poisson ones do, from the baseline's periods with season taken out, and how long
 * that lasts.
 *
 * Over areas and periods there are many degrees of freedom, but shocks that all areas share do not show; the sums of all
 * areas, period by period, have few, and show everything that a sum over a window is exposed to. They are used where
 * there are enough of them, by quarters rather than months: what lasts for a season hardly shows from one month to the
 * next (docs/calibration.md).
 */
export function baselineScatter(
  subject: Subject,
  baseline: BaselinePeriods,
  { calendar, scattering }: { readonly calendar: Calendar; readonly scattering: Scattering },
): LastingScatter {
  const isEnough = (grain: Grain): boolean =>
    subject.areas.some((area) => baseline.periodsOf(area, grain).length >= fewestPeriods);
  const grain = [calendar.grain, 'quarter' as const].find((one) => one !== 'month' && isEnough(one)) ?? 'month';
  const cells = subject.areas.flatMap((area) => cellsOf(subject, area, { baseline, grain, scattering }));
  const found = dispersionsOf(rarer(cells, scattering), scattering.family);
  const placeOf = new Map(cells.map(({ period, month }) => [period, Math.floor(month / monthsOf[grain])]));
  const together = togetherOf(found.periods, (period) => placeOf.get(period) ?? 0);
  const months = monthsOf[grain];
  if (together.df >= fewestDf) return { ...together, months };
  const { pooled, shared } = found;
  const larger = subject.areas.length > 1 && shared.df > 0 && shared.dispersion > pooled.dispersion ? shared : pooled;
  return { dispersion: larger.dispersion, df: larger.df, persistence: together.persistence, months };
}

/** Scatter of the sums of all areas about their seasons. */
function togetherOf(
  sums: readonly PeriodSum[],
  placeOf: (period: string) => number,
): { readonly dispersion: number; readonly df: number; readonly persistence: number } {
  const inTime = sums.toSorted((a, b) => placeOf(a.period) - placeOf(b.period));
  const seasons = [...new Set(inTime.map(({ season }) => season))];
  const { variance, df, persistence } = matchedErrors(
    inTime.map(({ gap, variance: own }) => gap / Math.sqrt(own)),
    {
      columns: seasons.map((own) => inTime.map(({ season, variance: v }) => (season === own ? Math.sqrt(v) : 0))),
      times: inTime.map(({ period }) => placeOf(period)),
    },
  );
  return { dispersion: variance, df, persistence };
}

/** Lengths in months of the runs that a window is made of; of several areas, each with its own. */
type Runs = readonly (readonly number[])[];

/** The runs of months that lie in some ranges of a panel: ranges that touch are one. */
export function runsOf(spans: readonly Span[], ranges: readonly (readonly [number, number])[]): readonly number[] {
  const runs: [number, number][] = [];
  for (const [first, end] of ranges) {
    const last = runs.at(-1);
    if (last && last[1] === first) last[1] = end;
    else if (end > first) runs.push([first, end]);
  }
  return runs.map(([first, end]) => monthsIn({ from: spans[first]?.from ?? '', to: spans[end - 1]?.to ?? '' }).length);
}

/**
 * Dispersion of a comparison of two windows, as estimates use it: larger where deviations last, never below that of
 * Poisson counts.
 */
export function scatterOver(
  { dispersion, df, persistence, months }: LastingScatter,
  { now, before }: { readonly now: Runs; readonly before: Runs },
): Scatter {
  if (df === 0) return { dispersion: 1, df };
  const varianceOf = (runs: Runs): { readonly alone: number; readonly lasting: number } => {
    let [alone, lasting] = [0, 0];
    for (const own of runs) {
      const all = own.reduce((sum, length) => sum + length, 0);
      const lasts = own.reduce(
        (sum, length) => sum + length * countsLastingFactor({ dispersion, persistence }, length / months),
        0,
      );
      alone += 1 / all / runs.length;
      lasting += lasts / all ** 2 / runs.length;
    }
    return { alone, lasting };
  };
  const [one, two] = [varianceOf(now), varianceOf(before)];
  const lasting = dispersion * ((one.lasting + two.lasting) / (one.alone + two.alone));
  return lasting > 1 ? { dispersion: lasting, df } : { dispersion: 1, df };
}

/** Of shares, the outcome that fewer have: both scatter alike, but the model of the rarer one holds further. */
function rarer(cells: readonly PeriodCell[], { family }: Scattering): readonly PeriodCell[] {
  if (family === 'poisson') return cells;
  const sum = (of: (cell: PeriodCell) => number): number => cells.reduce((total, cell) => total + of(cell), 0);
  if (sum(({ events }) => events) * 2 <= sum(({ exposure }) => exposure)) return cells;
  return cells.map((cell) => ({ ...cell, events: cell.exposure - cell.events }));
}

/** The periods of each area's baseline, whole ones, and how many months it touches. */
export interface BaselinePeriods {
  readonly periodsOf: (area: Area, grain: Grain) => readonly PlacedPeriod[];
  readonly monthsOf: (area: Area) => number;
}

type PeriodCell = DispersionCell & { readonly period: string; readonly month: number };

interface Asked {
  readonly baseline: BaselinePeriods;
  readonly grain: Grain;
  readonly scattering: Scattering;
}

function cellsOf(subject: Subject, area: Area, { baseline, grain, scattering }: Asked): readonly PeriodCell[] {
  const cells = subject.ofArea.get(area.area);
  if (!cells) return [];
  // twelve seasons of a single year would explain everything
  const seasons = grain === 'month' && baseline.monthsOf(area) >= 24 ? 'month' : 'quarter';
  return baseline.periodsOf(area, grain).flatMap((period) => {
    const { stat, unreported } = sumRange(cells, [period.range]);
    const { events, exposure } = scattering.countOf(stat);
    const season = grain === 'year' ? 'year' : seasonOf(period.from.slice(0, 7), seasons);
    return exposure > 0 && unreported === 0
      ? [{ unit: area.area, season, events, exposure, period: period.label, month: monthNumber(period.from) }]
      : [];
  });
}

/** Months since the year 0. */
const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
