import { periodsIn, type Span } from '../spec/index.ts';
import { dispersionsOf, type PeriodSum } from '../stats/index.ts';
import { type PlacedPeriod, placed } from './cells.ts';
import type { UsedBaseline } from './compared-windows.ts';
import { cellsOfPeriods, joined, type LastingScatter, monthNumber, rarer, scatterAbout } from './dispersion.ts';
import type { Scattering } from './measures/measure.ts';
import { remember } from './remember.ts';
import type { Subject } from './subjects.ts';

/** With fewer quarters left over by levels and seasons than this, nothing tells how much they scatter. */
const fewestLeft = 2;
const months = 3;
/**
 * What lasts of a coalition's counts, from one quarter to the next: between shocks of a season and those of a year. It gives
 * the rates that docs/calibration.md has for two years before, calm and with shocks, near and far from the window.
 */
const usualPersistence = 0.75;
/** The same where areas began at different times: one level for baselines of several years takes some of what lasts with it. */
const usualOfCohorts = 1;
/** Beside the levels of baselines at several times, half of what is seen to last is caution enough. */
const ofCohorts = 0;

/**
 * Scatter where the baseline is too short to tell it by itself: from its quarters and those of the current window
 * together, each with a level of its own, and one season for both.
 *
 * The months of a single year will not do. Their season takes what three months in a row share, so that they say nothing
 * of what lasts for longer, and a guess at it made ranges twenty times as wide as they need be. Two years side by side
 * are pairs of like quarters: their differences scatter by all that a change from one to the other is exposed to, on few
 * degrees of freedom (docs/calibration.md).
 *
 * Two years by themselves tell how much quarters scatter, and next to nothing of how long that lasts: what is seen of it in
 * both windows counts half, and what is usual counts half.
 *
 * Areas that began at different times have their baselines, of less than two years, in different years: each of those has a
 * level of its own too, or what lasts for a year would be taken for what areas differ by, and 8 to 16 % of verdicts were
 * false where shocks last.
 *
 * Quarters are counted from the first month of the current window.
 *
 * @param isUsual  whether the usual persistence counts: the baseline has two years
 * @returns null where both together are too short as well
 */
export function scatterOfBoth(
  subject: Subject,
  { spansOf }: Pick<UsedBaseline, 'spansOf'>,
  { current, scattering, isUsual }: ShortScene,
): LastingScatter | null {
  const fiscalYearStarts = Number(current.from.slice(5, 7));
  const quartersIn = remember((spans: readonly Span[]): readonly PlacedPeriod[] =>
    spans.flatMap((span) => placed(periodsIn(span, { grain: 'quarter', fiscalYearStarts }), subject.panel)),
  );
  const now = quartersIn([current]);
  const sidesOf = (areas: Subject['areas']) =>
    areas.flatMap((area) => {
      const running = subject.ofArea.get(area.area);
      const quarters = [quartersIn(spansOf(area)), now];
      return running ? quarters.map((own) => cellsOfPeriods(running, own, { grain: 'quarter', scattering })) : [];
    });
  const sumsOf = (areas: Subject['areas']): readonly PeriodSum[] =>
    dispersionsOf(rarer(joined(sidesOf(areas), months), scattering), scattering.family).periods;
  const sums = sumsOf(subject.areas);
  const first = Math.floor(monthNumber(current.from) / months);
  const seasons = [...new Set(sums.map(({ season }) => season))];
  const baselines = subject.areas.map((area) => JSON.stringify(spansOf(area)));
  const cohorts = [...new Set(baselines)].map((own) => subject.areas.filter((_, at) => baselines[at] === own));
  // two years do with one level: half of what is usual to last already stands for what theirs would take
  const isApart = cohorts.length > 1 && !isUsual;
  if (sums.length - seasons.length - (isApart ? cohorts.length : 1) < fewestLeft) return null;
  const levels = [
    ...seasons.map(
      (own) =>
        ({ season }: PeriodSum) =>
          Number(season === own),
    ),
    ({ period }: PeriodSum) => Number(period >= first),
    ...(isApart ? cohorts.map((areas) => shareBefore(sumsOf(areas), first)) : []),
  ];
  const usual = isUsual ? (cohorts.length > 1 ? usualOfCohorts : usualPersistence) : isApart ? ofCohorts : null;
  return { ...scatterAbout(sums, levels, usual), months, isOfBoth: true };
}

/** Of a sum before the current window, the part that areas with a baseline of their own, and so a level, have in it. */
function shareBefore(own: readonly PeriodSum[], first: number): (sum: PeriodSum) => number {
  const variances = new Map(own.map(({ period, variance }) => [period, variance]));
  return ({ period, variance }) => (period < first ? (variances.get(period) ?? 0) / variance : 0);
}

interface ShortScene {
  readonly current: Span;
  readonly scattering: Scattering;
  readonly isUsual: boolean;
}
