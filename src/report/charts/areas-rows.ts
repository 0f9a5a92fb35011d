import type { SeriesPoint } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { light } from '../theme.ts';
import type { AreasLayout, Panel } from './areas-layout.ts';
import { chartedText, chartedTicks } from './charted.ts';
import { drawnPoints, isSettled, lonePoints, runsOf, segments } from './segments.ts';

/** What the layers of the small multiples are drawn from: every row keeps its area, date and value beside its place. */
export type Row = Readonly<Record<string, string | number | boolean>>;

/** Dark for the programme, grey for the rest. */
function tone(panel: Panel): string {
  return light(panel.finding.areaRole === 'program' ? 'series' : 'muted');
}

/** The pieces of a panel's line: those between settled periods, or those with an end that is not final. */
export function lineRows(panel: Panel, layout: AreasLayout, isFirm: boolean): readonly Row[] {
  return segments(panel.finding.series)
    .filter(({ firm }) => firm === isFirm)
    .map(({ period, date, value, segment }) => ({
      area: panel.finding.areaTitle,
      period,
      value,
      colour: tone(panel),
      piece: `${panel.finding.area} ${segment}`,
      x: panel.left + layout.x(date),
      y: panel.top + layout.y(value),
    }));
}

function pointRows(panel: Panel, layout: AreasLayout, series: readonly SeriesPoint[]): readonly Row[] {
  return drawnPoints(series).map(({ period, date, value }) => ({
    area: panel.finding.areaTitle,
    period,
    value,
    colour: tone(panel),
    x: panel.left + layout.x(date),
    y: panel.top + layout.y(value),
  }));
}

export function settledRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  return pointRows(panel, layout, panel.finding.series.filter(isSettled).slice(-1));
}

/** What the common scale does not reach, marked at its top. */
export function beyondRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  const beyond = panel.finding.series.filter(({ value }) => value !== null && value > layout.scale.top);
  return pointRows(panel, layout, beyond);
}

export function openRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  return pointRows(
    panel,
    layout,
    panel.finding.series.filter((point) => !isSettled(point)),
  );
}

/**
 * The last settled value stands at the panel's edge, clear of whatever is drawn inside. An older one is not written, as it
 * would pass for the present; nor that of an open period after it, which is drawn hollow.
 */
export function labelRows(panel: Panel, layout: AreasLayout, words: Words): readonly Row[] {
  const { finding } = panel;
  const closed = finding.series.slice(0, finding.series.findLastIndex(isClosed) + 1);
  return closed
    .slice(-2)
    .filter(isSettled)
    .slice(-1)
    .map(({ period, value }) => ({
      area: finding.areaTitle,
      period,
      value: value ?? 0,
      label: chartedText(finding, value ?? 0, words),
      x: panel.left + layout.plot.width,
      y: panel.top + layout.y(value ?? 0),
    }));
}

const isClosed = ({ state }: SeriesPoint): boolean => state !== 'provisional' && state !== 'incomplete';

export function loneRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  const lone = new Set(lonePoints(panel.finding.series).map((point) => point.period));
  return pointRows(
    panel,
    layout,
    panel.finding.series.filter((point) => lone.has(point.period) && isSettled(point)),
  );
}

/** A bar on the base line where numbers are hidden: a bare gap would say that nothing was reported. */
export function hiddenRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  const y = panel.top + layout.plot.height - 2;
  return runsOf(panel.finding.series, 'suppressed').map(({ from, to }) => ({
    from,
    to,
    x: panel.left + layout.x(from),
    x2: panel.left + layout.x(to),
    y,
  }));
}

/** A start outside the time that is shown would be drawn in another panel. */
export function launchRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  const dates = panel.finding.launches.filter((date) => date >= layout.from && date <= layout.to);
  return dates.map((date) => ({
    date,
    x: panel.left + layout.x(date),
    y: panel.top,
    y2: panel.top + layout.plot.height,
  }));
}

export function gridRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  return layout.scale.values.map((value) => ({
    x: panel.left,
    x2: panel.left + layout.plot.width,
    y: panel.top + layout.y(value),
    colour: light(value === 0 ? 'line' : 'grid'),
  }));
}

export function axisRows(
  panel: Panel,
  layout: AreasLayout,
  words: Words,
): { readonly left: readonly Row[]; readonly below: readonly Row[] } {
  const text = chartedTicks(panel.finding, layout.scale.values, words);
  const left = layout.scale.values.map((value) => ({ x: -7, y: panel.top + layout.y(value), label: text(value) }));
  const below = layout.years.map(({ label, at }) => ({
    x: panel.left + at * layout.plot.width,
    y: panel.top + layout.plot.height + 12,
    label,
  }));
  return { left: panel.labelsLeft ? left : [], below: panel.labelsBelow ? below : [] };
}
