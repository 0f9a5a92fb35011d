import { type Area, type Calendar, type Grain, monthsIn, type Span } from '../spec/index.ts';
import {
  countsLastingFactor,
  dispersionsOf,
  matchedErrors,
  type NumberedCells,
  type PeriodSum,
} from '../stats/index.ts';
import { type PlacedPeriod, type RunningCells, sumRange } from './cells.ts';
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
  { calendar, scattering, cellsOf = periodCells }: ScatterScene,
): LastingScatter {
  const isEnough = (grain: Grain): boolean =>
    subject.areas.some((area) => baseline.periodsOf(area, grain).length >= fewestPeriods);
  const grain = [calendar.grain, 'quarter' as const].find((one) => one !== 'month' && isEnough(one)) ?? 'month';
  const months = monthsOf[grain];
  const cells = subject.areas.flatMap((area) => {
    const running = subject.ofArea.get(area.area);
    return running ? [cellsOf(running, { area, baseline, grain, scattering })] : [];
  });
  const found = dispersionsOf(rarer(joined(cells, months), scattering), scattering.family);
  const together = togetherOf(found.periods);
  if (together.df >= fewestDf) return { ...together, months };
  const { pooled, shared } = found;
  const larger = subject.areas.length > 1 && shared.df > 0 && shared.dispersion > pooled.dispersion ? shared : pooled;
  return { dispersion: larger.dispersion, df: larger.df, persistence: together.persistence, months };
}

interface ScatterScene {
  readonly calendar: Calendar;
  readonly scattering: Scattering;
  /** `periodCells`, or what remembers them: an area is part of several subjects. */
  readonly cellsOf?: typeof periodCells;
}

/** Scatter of the sums of all areas about their seasons. */
function togetherOf(sums: readonly PeriodSum[]): {
  readonly dispersion: number;
  readonly df: number;
  readonly persistence: number;
} {
  const inTime = sums.toSorted((a, b) => a.period - b.period);
  const seasons = [...new Set(inTime.map(({ season }) => season))];
  const { variance, df, persistence } = matchedErrors(
    inTime.map(({ gap, variance: own }) => gap / Math.sqrt(own)),
    {
      columns: seasons.map((own) => inTime.map(({ season, variance: v }) => (season === own ? Math.sqrt(v) : 0))),
      times: inTime.map(({ period }) => period),
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
function rarer(cells: NumberedCells, { family }: Scattering): NumberedCells {
  if (family === 'poisson') return cells;
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  if (sum(cells.events) * 2 <= sum(cells.exposure)) return cells;
  return { ...cells, events: cells.events.map((events, place) => (cells.exposure[place] as number) - events) };
}

/** The periods of each area's baseline, whole ones, and how many months it touches. */
export interface BaselinePeriods {
  readonly periodsOf: (area: Area, grain: Grain) => readonly PlacedPeriod[];
  readonly monthsOf: (area: Area) => number;
}

interface Asked {
  readonly area: Area;
  readonly baseline: BaselinePeriods;
  readonly grain: Grain;
  readonly scattering: Scattering;
}

/** An area's whole periods of its baseline that were reported, as columns. */
interface PeriodCells {
  readonly season: readonly number[];
  /** Months since the year 0. */
  readonly month: readonly number[];
  readonly events: readonly number[];
  readonly exposure: readonly number[];
}

export function periodCells(cells: RunningCells, { area, baseline, grain, scattering }: Asked): PeriodCells {
  // twelve seasons of a single year would explain everything
  const byMonth = grain === 'month' && baseline.monthsOf(area) >= 24;
  const found = { season: [] as number[], month: [] as number[], events: [] as number[], exposure: [] as number[] };
  for (const { from, range } of baseline.periodsOf(area, grain)) {
    const { stat, unreported } = sumRange(cells, [range]);
    const { events, exposure } = scattering.countOf(stat);
    if (exposure <= 0 || unreported > 0) continue;
    const month = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
    found.season.push(grain === 'year' ? 0 : seasonNumber(month % 12, byMonth));
    found.month.push(month);
    found.events.push(events);
    found.exposure.push(exposure);
  }
  return found;
}

/** A calendar month, or after those a quarter of the year. */
const seasonNumber = (month: number, byMonth: boolean): number => (byMonth ? month : 12 + Math.floor(month / 3));

/** Areas one after the other; periods by their place in time, from that of the first. */
function joined(areas: readonly PeriodCells[], months: number): NumberedCells {
  const size = areas.reduce((sum, { month }) => sum + month.length, 0);
  const [unit, season, period] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  const [events, exposure] = [new Float64Array(size), new Float64Array(size)];
  let at = 0;
  for (const [number, own] of areas.entries())
    for (let place = 0; place < own.month.length; place += 1) {
      unit[at] = number;
      season[at] = own.season[place] as number;
      period[at] = Math.floor((own.month[place] as number) / months);
      events[at] = own.events[place] as number;
      exposure[at] = own.exposure[place] as number;
      at += 1;
    }
  return { unit, season, period, events, exposure };
}
