import type { MetricPanel } from '../crosstab/index.ts';
import type { Area, Calendar, Grain, Span } from '../spec/index.ts';
import { monthsIn, periodsIn, seasonOf } from '../spec/index.ts';
import { type Dispersion, type DispersionCell, dispersionsOf } from '../stats/index.ts';
import { type PlacedPeriod, placed, sumRange } from './cells.ts';
import { remember } from './remember.ts';
import type { Subject } from './subjects.ts';
import { countOf } from './sums.ts';

/** Fewer periods than this, and months are used instead of quarters or years. */
const fewestPeriods = 8;

/**
 * How much more counts scatter than Poisson ones do, from the baseline's periods with season taken out.
 *
 * Areas pooled (many degrees of freedom, but blind to shocks that all areas share) and all areas together
 * (sees them, with few degrees of freedom): the larger of the two is used, with its own degrees of freedom.
 */
export function baselineDispersion(subject: Subject, baseline: BaselinePeriods, calendar: Calendar): Dispersion {
  const most = Math.max(0, ...subject.areas.map((area) => baseline.periodsOf(area, calendar.grain).length));
  const grain = most >= fewestPeriods ? calendar.grain : 'month';
  const byArea = subject.areas.flatMap((area) => cellsOf(subject, area, { baseline, grain }));
  const { pooled, shared } = dispersionsOf(byArea);
  if (subject.areas.length === 1) return pooled;
  return shared.df > 0 && shared.dispersion > pooled.dispersion ? shared : pooled;
}

/** The periods of each area's baseline, whole ones, and how many months it touches. */
export interface BaselinePeriods {
  readonly periodsOf: (area: Area, grain: Grain) => readonly PlacedPeriod[];
  readonly monthsOf: (area: Area) => number;
}

/** The same spans for all areas. */
export const periodsWithin = (
  spans: readonly Span[],
  { panel, calendar }: { readonly panel: MetricPanel; readonly calendar: Calendar },
): BaselinePeriods => {
  const months = spans.reduce((sum, span) => sum + monthsIn(span).length, 0);
  const at = remember((grain: Grain) =>
    placed(
      spans.flatMap((span) => periodsIn(span, { ...calendar, grain })),
      panel,
    ),
  );
  return { periodsOf: (_, grain) => at(grain), monthsOf: () => months };
};

type PeriodCell = DispersionCell & { readonly period: string };

function cellsOf(
  subject: Subject,
  area: Area,
  { baseline, grain }: { readonly baseline: BaselinePeriods; readonly grain: Grain },
): readonly PeriodCell[] {
  const cells = subject.ofArea.get(area.area);
  if (!cells) return [];
  // twelve seasons of a single year would explain everything
  const seasons = grain === 'month' && baseline.monthsOf(area) >= 24 ? 'month' : 'quarter';
  return baseline.periodsOf(area, grain).flatMap((period) => {
    const { stat, unreported } = sumRange(cells, [period.range]);
    const { events, exposure } = countOf(stat);
    const season = grain === 'year' ? 'year' : seasonOf(period.from.slice(0, 7), seasons);
    return exposure > 0 && unreported === 0
      ? [{ unit: area.area, season, events, exposure, period: period.label }]
      : [];
  });
}

/** Dispersion as estimates use it: never below that of Poisson counts. */
export const usable = ({ dispersion, df }: Dispersion): { readonly dispersion: number; readonly df: number } =>
  df > 0 && dispersion > 1 ? { dispersion, df } : { dispersion: 1, df };
