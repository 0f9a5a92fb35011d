import type { PanelCell } from '../crosstab/index.ts';
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
import { bounded, cellsIn, confidence, valueOf } from './level.ts';
import type { Subject } from './subjects.ts';
import { isWithin, scaleOf, sumCells } from './sums.ts';

/** The periods of the calendar that a cover touches, also those that it holds only a part of. */
export function periodsTouched(cover: Span, calendar: Calendar): readonly Period[] {
  return periodsIn({ from: periodOf(cover.from, calendar).from, to: periodOf(cover.to, calendar).to }, calendar);
}

/** One point per period, in order. */
export function seriesOf(subject: Subject, periods: readonly Period[]): readonly SeriesPoint[] {
  const { coverage } = subject.panel;
  const buckets = cellsByPeriod(cellsIn(subject), periods);
  return periods.map((period, index) => {
    const cells = buckets[index] ?? [];
    const sum = sumCells(cells, [period]);
    const place = {
      period: period.label,
      from: period.from,
      to: period.to,
      interpolated: cells.some((cell) => cell.interpolated),
    };
    const empty = { ...place, value: null, low: null, high: null, events: null, exposure: null, n: null };
    if (!isWithin(period, coverage)) return { ...empty, state: 'incomplete' };
    if (sum.unreported > 0 || sum.exposure === 0) return { ...empty, state: 'not-reported' };
    const { value, low, high } = valueOf(subject.metric, sum, sum.exposure);
    const state = period.to > coverage.settledThrough ? 'provisional' : 'reported';
    return {
      ...place,
      value,
      low,
      high: bounded(high),
      events: sum.events,
      exposure: sum.exposure,
      n: sum.events,
      state,
    };
  });
}

/** Cells sorted into the periods they lie in, by bisection: a subject may have tens of thousands. */
function cellsByPeriod(cells: readonly PanelCell[], periods: readonly Period[]): readonly (readonly PanelCell[])[] {
  const buckets = periods.map((): PanelCell[] => []);
  for (const cell of cells) {
    let [first, last] = [0, periods.length - 1];
    while (first < last) {
      const middle = (first + last + 1) >> 1;
      if ((periods[middle]?.from ?? '') <= cell.from) first = middle;
      else last = middle - 1;
    }
    buckets[first]?.push(cell);
  }
  return buckets;
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
      const sum = sumCells(subject.cells.get(area.area) ?? [], [period]);
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
  const exposure = last ? sumCells(cellsIn(subject), [last]).exposure : 0;
  return exposure > 0 ? exposure : null;
}
