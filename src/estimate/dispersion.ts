import { type Area, type Calendar, type Grain, seasonOf } from '../spec/index.ts';
import { type Dispersion, type DispersionCell, dispersionsOf } from '../stats/index.ts';
import { type PlacedPeriod, sumRange } from './cells.ts';
import type { Scattering } from './measures/measure.ts';
import type { Subject } from './subjects.ts';

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
  baseline: BaselinePeriods,
  { calendar, scattering }: { readonly calendar: Calendar; readonly scattering: Scattering },
): Dispersion {
  const most = Math.max(0, ...subject.areas.map((area) => baseline.periodsOf(area, calendar.grain).length));
  const grain = most >= fewestPeriods ? calendar.grain : 'month';
  const cells = subject.areas.flatMap((area) => cellsOf(subject, area, { baseline, grain, scattering }));
  const { pooled, shared } = dispersionsOf(rarer(cells, scattering), scattering.family);
  if (subject.areas.length === 1) return pooled;
  return shared.df > 0 && shared.dispersion > pooled.dispersion ? shared : pooled;
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

type PeriodCell = DispersionCell & { readonly period: string };

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
      ? [{ unit: area.area, season, events, exposure, period: period.label }]
      : [];
  });
}

/** Dispersion as estimates use it: never below that of Poisson counts. */
export const usable = ({ dispersion, df }: Dispersion): { readonly dispersion: number; readonly df: number } =>
  df > 0 && dispersion > 1 ? { dispersion, df } : { dispersion: 1, df };
