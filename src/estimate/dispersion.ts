import type { Area, Calendar, Span } from '../spec/index.ts';
import { monthsIn, periodsIn, seasonOf } from '../spec/index.ts';
import { type Dispersion, type DispersionCell, periodDispersion, poissonDispersion } from '../stats/index.ts';
import { sumCells } from './cells.ts';
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
export function baselineDispersion(
  subject: Subject,
  spansOf: (area: Area) => readonly Span[],
  calendar: Calendar,
): Dispersion {
  const grain = periodCount(subject, spansOf, calendar) >= fewestPeriods ? calendar.grain : 'month';
  const byArea = subject.areas.flatMap((area) =>
    cellsOf(subject, { area, spans: spansOf(area), calendar: { ...calendar, grain } }),
  );
  const pooled = poissonDispersion(byArea);
  if (subject.areas.length === 1) return pooled;
  const together = periodDispersion(byArea);
  return together.df > 0 && together.dispersion > pooled.dispersion ? together : pooled;
}

const periodCount = (subject: Subject, spansOf: (area: Area) => readonly Span[], calendar: Calendar): number =>
  Math.max(
    0,
    ...subject.areas.map((area) => spansOf(area).reduce((sum, span) => sum + periodsIn(span, calendar).length, 0)),
  );

type PeriodCell = DispersionCell & { readonly period: string };

function cellsOf(
  subject: Subject,
  { area, spans, calendar }: { area: Area; spans: readonly Span[]; calendar: Calendar },
): readonly PeriodCell[] {
  const cells = subject.ofArea.get(area.area);
  if (!cells) return [];
  const months = spans.reduce((sum, span) => sum + monthsIn(span).length, 0);
  // twelve seasons of a single year would explain everything
  const seasons = calendar.grain === 'month' && months >= 24 ? 'month' : 'quarter';
  return spans.flatMap((span) =>
    periodsIn(span, calendar).flatMap((period) => {
      const { stat, unreported } = sumCells(cells, [period]);
      const { events, exposure } = countOf(stat);
      const season = calendar.grain === 'year' ? 'year' : seasonOf(period.from.slice(0, 7), seasons);
      return exposure > 0 && unreported === 0
        ? [{ unit: area.area, season, events, exposure, period: period.label }]
        : [];
    }),
  );
}

/** Dispersion as estimates use it: never below that of Poisson counts. */
export const usable = ({ dispersion, df }: Dispersion): { readonly dispersion: number; readonly df: number } =>
  df > 0 && dispersion > 1 ? { dispersion, df } : { dispersion: 1, df };
