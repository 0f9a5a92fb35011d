import type { MetricPanel } from '../crosstab/index.ts';
import {
  type Area,
  type Calendar,
  type Finding,
  type Period,
  periodOf,
  periodsIn,
  type SeriesPoint,
  type Span,
} from '../spec/index.ts';
import { expectedRange, poissonDispersion } from '../stats/index.ts';
import { rangeOf, sumCells, sumRange } from './cells.ts';
import { bounded, confidence } from './confidence.ts';
import type { MeasureMethods } from './measures/measure.ts';
import type { Subject } from './subjects.ts';
import { countOf, isWithin, scaleOf } from './sums.ts';

/** The periods of the calendar that a cover touches, also those that it holds only a part of. */
function periodsTouched(cover: Span, calendar: Calendar): readonly Period[] {
  return periodsIn({ from: periodOf(cover.from, calendar).from, to: periodOf(cover.to, calendar).to }, calendar);
}

/** A period of a series, and where its months lie in the panel. */
export interface PlacedPeriod extends Period {
  readonly range: readonly [number, number];
}
export const placedPeriods = ({ coverage, spans }: MetricPanel, calendar: Calendar): readonly PlacedPeriod[] =>
  periodsTouched(coverage, calendar).map((period) => ({ ...period, range: rangeOf(spans, period) }));

/** One point per period, in order. */
export function seriesOf(
  { panel, cells, metric }: Subject,
  periods: readonly PlacedPeriod[],
  methods: MeasureMethods,
): readonly SeriesPoint[] {
  const { coverage } = panel;
  return periods.map((period) => {
    const sum = sumRange(cells, [period.range]);
    const place = { period: period.label, from: period.from, to: period.to, interpolated: sum.interpolated > 0 };
    const empty = { ...place, value: null, low: null, high: null, events: null, exposure: null, n: null };
    if (!isWithin(period, coverage)) return { ...empty, state: 'incomplete' };
    if (sum.unreported > 0 || sum.counting === 0) return { ...empty, state: 'not-reported' };
    const level = methods.level(sum.stat, metric);
    if (level.status === 'withheld') return { ...empty, state: 'not-reported' };
    const { value, low, high, events, exposure, n } = level;
    const state = period.to > coverage.settledThrough ? 'provisional' : 'reported';
    return { ...place, value, low, high: bounded(high), events, exposure, n, state };
  });
}

/** The range in which 95 of 100 single periods would fall if the baseline went on, season and scatter included. */
export function expectedOf(
  subject: Subject,
  spansOf: (area: Area) => readonly Span[],
  calendar: Calendar,
): Finding['expected'] {
  const periods = new Map<string, { events: number; exposure: number }>();
  for (const area of subject.areas) {
    for (const period of spansOf(area).flatMap((span) => periodsIn(span, calendar))) {
      const cells = subject.ofArea.get(area.area);
      const sum = cells ? countOf(sumCells(cells, [period]).stat) : { events: 0, exposure: 0 };
      const known = periods.get(period.label) ?? { events: 0, exposure: 0 };
      periods.set(period.label, { events: known.events + sum.events, exposure: known.exposure + sum.exposure });
    }
  }
  const used = [...periods.values()].filter((period) => period.exposure > 0);
  const events = used.reduce((sum, period) => sum + period.events, 0);
  const exposure = used.reduce((sum, period) => sum + period.exposure, 0);
  if (used.length < 4 || events === 0) return null;
  const { dispersion } = poissonDispersion(used.map((period) => ({ unit: 'all', season: 'any', ...period })));
  const typical = typicalExposure(subject, calendar) ?? exposure / used.length;
  const range = expectedRange(
    { events, exposure },
    { exposure: typical, dispersion: Math.max(1, dispersion), level: confidence },
  );
  const scale = scaleOf(subject.metric.measure, typical).exposureOf(typical);
  return { value: range.mean / scale, low: range.low / scale, high: range.high / scale };
}

/** The exposure of one period with all areas in it: what a point of the chart stands for. */
function typicalExposure(subject: Subject, calendar: Calendar): number | null {
  const last = periodsIn(subject.panel.coverage, calendar).at(-1);
  const exposure = last ? countOf(sumCells(subject.cells, [last]).stat).exposure : 0;
  return exposure > 0 ? exposure : null;
}
