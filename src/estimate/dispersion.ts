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

/** With fewer periods than this, a baseline does not tell by itself how much it scatters. */
const fewestPeriods = 8;
/** With fewer quarters, it does not tell by itself how long that lasts. */
const fewestLasting = 10;
/** With fewer degrees of freedom, the sums of periods do not speak for themselves. */
const fewestDf = 3;
const monthsOf = { quarter: 3, year: 12 } as const;
type LongGrain = Exclude<Grain, 'month'>;

/** How much more than chance periods scatter, and how long what they are off by lasts. */
export interface LastingScatter extends Scatter {
  /** ρ, the correlation of neighbouring periods. */
  readonly persistence: number;
  /** Length of a period. */
  readonly months: number;
  /** Whether periods of the current window are in it: they are where the baseline is short. */
  readonly isOfBoth: boolean;
}

/** What a series of sums shows of it. */
type ShownScatter = Pick<LastingScatter, 'dispersion' | 'df' | 'persistence'>;

/**
 * The longest periods of which some area's baseline has enough; null where none has.
 *
 * Quarters rather than months: what lasts for a season hardly shows from one month to the next (docs/calibration.md).
 */
export function scatterGrain(subject: Subject, baseline: BaselinePeriods, { grain }: Calendar): LongGrain | null {
  const isEnough = (one: LongGrain): boolean => hasPeriods(subject, baseline, { grain: one, fewest: fewestPeriods });
  return (grain === 'year' ? (['year', 'quarter'] as const) : (['quarter'] as const)).find(isEnough) ?? null;
}

/** Whether quarters are enough to tell how much they scatter, and not how long that lasts, in the baseline of any area. */
export const isLastingUntold = (subject: Subject, baseline: BaselinePeriods): boolean =>
  !hasPeriods(subject, baseline, { grain: 'quarter', fewest: fewestLasting });

const hasPeriods = (
  { areas }: Subject,
  baseline: BaselinePeriods,
  { grain, fewest }: { readonly grain: LongGrain; readonly fewest: number },
): boolean => areas.some((area) => baseline.periodsOf(area, grain).length >= fewest);

/**
 * How much more counts scatter than Poisson ones do, from the baseline's periods with season taken out, and how long
 * that lasts.
 *
 * Over areas and periods there are many degrees of freedom, but shocks that all areas share do not show; the sums of all
 * areas, period by period, have few, and show everything that a sum over a window is exposed to. They are used where
 * there are enough of them.
 */
export function baselineScatter(
  subject: Subject,
  baseline: BaselinePeriods,
  { grain, scattering, cellsOf = periodCells }: ScatterScene,
): LastingScatter {
  const months = monthsOf[grain];
  const cells = subject.areas.flatMap((area) => {
    const running = subject.ofArea.get(area.area);
    return running ? [cellsOf(running, { area, baseline, grain, scattering })] : [];
  });
  const found = dispersionsOf(rarer(joined(cells, months), scattering), scattering.family);
  const together = togetherOf(found.periods);
  if (together.df >= fewestDf) return { ...together, months, isOfBoth: false };
  const { pooled, shared } = found;
  const larger = subject.areas.length > 1 && shared.df > 0 && shared.dispersion > pooled.dispersion ? shared : pooled;
  const { dispersion, df } = larger;
  return { dispersion, df, persistence: together.persistence, months, isOfBoth: false };
}

interface ScatterScene {
  readonly grain: LongGrain;
  readonly scattering: Scattering;
  /** `periodCells`, or what remembers them: an area is part of several subjects. */
  readonly cellsOf?: typeof periodCells;
}

/** Scatter of the sums of all areas about their seasons. */
const togetherOf = (sums: readonly PeriodSum[]): ShownScatter =>
  scatterAbout(
    sums,
    [...new Set(sums.map(({ season }) => season))].map(
      (own) =>
        ({ season }) =>
          Number(season === own),
    ),
  );

/**
 * Scatter of the sums of all areas, and how long it lasts.
 *
 * @param fitted  for each level that was fitted, the share of a sum that it is that of: 0 or 1 where all areas have it alike
 * @param usual   the persistence that is taken for usual where these periods hardly tell it (see `matchedErrors`)
 */
export function scatterAbout(
  sums: readonly PeriodSum[],
  fitted: readonly ((sum: PeriodSum) => number)[],
  usual: number | null = null,
): ShownScatter {
  const inTime = sums.toSorted((a, b) => a.period - b.period);
  const { variance, df, persistence } = matchedErrors(
    inTime.map(({ gap, variance: own }) => gap / Math.sqrt(own)),
    {
      columns: fitted.map((shareOf) => inTime.map((sum) => shareOf(sum) * Math.sqrt(sum.variance))),
      times: inTime.map(({ period }) => period),
    },
    usual,
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
export function rarer(cells: NumberedCells, { family }: Scattering): NumberedCells {
  if (family === 'poisson') return cells;
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  if (sum(cells.events) * 2 <= sum(cells.exposure)) return cells;
  return { ...cells, events: cells.events.map((events, place) => (cells.exposure[place] as number) - events) };
}

/** The periods of each area's baseline, whole ones. */
export interface BaselinePeriods {
  readonly periodsOf: (area: Area, grain: Grain) => readonly PlacedPeriod[];
}

interface Asked {
  readonly area: Area;
  readonly baseline: BaselinePeriods;
  readonly grain: LongGrain;
  readonly scattering: Scattering;
}

/** An area's whole periods that were reported, as columns. */
export interface PeriodCells {
  readonly season: readonly number[];
  /** Months since the year 0. */
  readonly month: readonly number[];
  readonly events: readonly number[];
  readonly exposure: readonly number[];
}

/** Those of its baseline. */
export const periodCells = (cells: RunningCells, { area, baseline, grain, scattering }: Asked): PeriodCells =>
  cellsOfPeriods(cells, baseline.periodsOf(area, grain), { grain, scattering });

export function cellsOfPeriods(
  cells: RunningCells,
  periods: readonly PlacedPeriod[],
  { grain, scattering }: Pick<Asked, 'grain' | 'scattering'>,
): PeriodCells {
  const found = { season: [] as number[], month: [] as number[], events: [] as number[], exposure: [] as number[] };
  for (const { from, range } of periods) {
    const { stat, unreported } = sumRange(cells, [range]);
    const { events, exposure } = scattering.countOf(stat);
    if (exposure <= 0 || unreported > 0) continue;
    const month = monthNumber(from);
    found.season.push(grain === 'year' ? 0 : Math.floor((month % 12) / 3));
    found.month.push(month);
    found.events.push(events);
    found.exposure.push(exposure);
  }
  return found;
}

/** Months since the year 0. */
export const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** Areas one after the other; periods by their place in time, from that of the first. */
export function joined(areas: readonly PeriodCells[], months: number): NumberedCells {
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
