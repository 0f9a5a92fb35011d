import type { Stat } from '../crosstab/index.ts';
import { isOfResidents, type Measure, type Metric, type Span } from '../spec/index.ts';
import type { RateCount } from '../stats/index.ts';

/** Mean length of a Gregorian year in days: rates are per year of exposure. */
const daysPerYear = 365.25;

/** How many of what stands below the line make one of what is told: of residents each day is kept, and each year told. */
export const belowSize = (measure: Measure): number =>
  measure.kind === 'amount-ratio' && isOfResidents(measure) ? daysPerYear : 1;

export const isWithin = (inner: Span, outer: Span): boolean => inner.from >= outer.from && inner.to <= outer.to;
export const overlaps = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;

/** What a statistic counts, and against what; nothing of kinds that do not count events. */
export const countOf = (stat: Stat): RateCount =>
  stat.kind === 'count' || stat.kind === 'harm'
    ? { events: stat.events, exposure: stat.exposure }
    : { events: 0, exposure: 0 };

/** How many of what is stored make one of the unit that is shown: money is kept in cents. */
export const unitSize = ({ shownAs }: Pick<Metric, 'shownAs'>): number => (shownAs === 'money' ? 100 : 1);

/** How a count and its exposure become the metric's own unit. */
export interface Scale {
  /** Exposure in the unit that `value` is per: 100,000 person-years, or the window itself. */
  readonly exposureOf: (exposure: number) => number;
}

/** A rate is per so many residents and year, or per so many of what it is against; a count is per window, and so its exposure is the window's own. */
export function scaleOf(measure: Measure, windowExposure: number): Scale {
  if (measure.kind === 'rate' && measure.against) return { exposureOf: (exposure) => exposure / measure.per };
  if (measure.kind === 'rate') return { exposureOf: (exposure) => exposure / daysPerYear / measure.per };
  return { exposureOf: (exposure) => exposure / windowExposure };
}
