import type { SeriesPoint } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { valueText } from '../quantity.ts';
import { light } from '../theme.ts';
import type { AreasLayout, Panel } from './areas-layout.ts';
import { spread } from './place.ts';
import { drawnPoints, isSettled, lonePoints, openEnd, runsOf, segments } from './segments.ts';

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

export function openRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  return pointRows(
    panel,
    layout,
    panel.finding.series.filter((point) => !isSettled(point)),
  );
}

const leastGap = 12;

/**
 * The last settled value stands at the panel's edge in bold, and that of an open period after it plain, clear of
 * whatever is drawn inside. An older one is not written, as it would pass for the present.
 */
export function labelRows(panel: Panel, layout: AreasLayout, words: Words): readonly Row[] {
  const { series } = panel.finding;
  const open = openEnd(series);
  const closed = series.slice(
    0,
    series.findLastIndex((point) => point.state !== 'provisional' && point.state !== 'incomplete') + 1,
  );
  const points = [...closed.slice(-2).filter(isSettled).slice(-1), ...(open === null ? [] : [open])];
  const labels = points.map((point) => ({ point, at: layout.y(point.value ?? 0) }));
  return spread(labels, leastGap, layout.plot.height).map(({ point, at }) => ({
    area: panel.finding.areaTitle,
    period: point.period,
    value: point.value ?? 0,
    label: valueText(point.value ?? 0, words),
    strong: isSettled(point),
    x: panel.left + layout.plot.width,
    y: panel.top + at,
  }));
}

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
  const left = layout.scale.values.map((value) => ({
    x: -7,
    y: panel.top + layout.y(value),
    label: valueText(value, words),
  }));
  const below = layout.years.map(({ label, at }) => ({
    x: panel.left + at * layout.plot.width,
    y: panel.top + layout.plot.height + 12,
    label,
  }));
  return { left: panel.labelsLeft ? left : [], below: panel.labelsBelow ? below : [] };
}
