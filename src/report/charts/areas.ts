import type { TopLevelSpec } from 'vega-lite';
import { valueText } from '../quantity.ts';
import { light } from '../theme.ts';
import { type AreasLayout, areasLayout, type Panel } from './areas-layout.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { drawnPoints, lonePoints, runsOf, segments } from './segments.ts';

/** More panels than this cannot be read; the table behind the chart has them all. */
export const mostPanels = 40;

type Row = Record<string, string | number | boolean>;

/** Every row keeps its area, date and value beside the place where it is drawn. */
function lineRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  return segments(panel.finding.series).map(({ period, date, value, segment }) => ({
    area: panel.finding.areaTitle,
    period,
    value,
    colour: tone(panel),
    piece: `${panel.finding.area} ${segment}`,
    x: panel.left + layout.x(date),
    y: panel.top + layout.y(value),
  }));
}

function lastRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  const last = drawnPoints(panel.finding.series).at(-1);
  if (last === undefined) return [];
  const place = { x: panel.left + layout.x(last.date), y: panel.top + layout.y(last.value) };
  return [
    {
      area: panel.finding.areaTitle,
      period: last.period,
      value: last.value,
      label: valueText(last.value),
      colour: tone(panel),
      ...place,
    },
  ];
}

/**
 * The last value is written at the panel's edge, clear of whatever is drawn inside; an older one is not,
 * as it would pass for the present. The very last period may be open.
 */
function labelRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  const recent = panel.finding.series.slice(-2).some((point) => point.value !== null);
  if (!recent) return [];
  return lastRows(panel, layout).map((row) => ({ ...row, x: panel.left + layout.plot.width }));
}

function loneRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  return lonePoints(panel.finding.series).map(({ period, date, value }) => ({
    area: panel.finding.areaTitle,
    period,
    value,
    colour: tone(panel),
    x: panel.left + layout.x(date),
    y: panel.top + layout.y(value),
  }));
}

/** A bar on the base line where numbers are hidden: a bare gap would say that nothing was reported. */
function hiddenRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  const y = panel.top + layout.plot.height - 2;
  return runsOf(panel.finding.series, 'suppressed').map(({ from, to }) => ({
    from,
    to,
    x: panel.left + layout.x(from),
    x2: panel.left + layout.x(to),
    y,
  }));
}

function launchRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  const dates = panel.finding.launches;
  return dates.map((date) => ({
    date,
    x: panel.left + layout.x(date),
    y: panel.top,
    y2: panel.top + layout.plot.height,
  }));
}

function gridRows(panel: Panel, layout: AreasLayout): readonly Row[] {
  return layout.scale.values.map((value) => ({
    x: panel.left,
    x2: panel.left + layout.plot.width,
    y: panel.top + layout.y(value),
    colour: light(value === 0 ? 'line' : 'grid'),
  }));
}

function axisRows(
  panel: Panel,
  layout: AreasLayout,
): { readonly left: readonly Row[]; readonly below: readonly Row[] } {
  const left = layout.scale.values.map((value) => ({ x: -7, y: panel.top + layout.y(value), label: valueText(value) }));
  const below = layout.years.map(({ label, at }) => ({
    x: panel.left + at * layout.plot.width,
    y: panel.top + layout.plot.height + 12,
    label,
  }));
  return { left: panel.labelsLeft ? left : [], below: panel.labelsBelow ? below : [] };
}

const place = (field: string): object => ({ field, type: 'quantitative', scale: null, axis: null });
const x = place('x');
const y = place('y');

/** Colours travel with the rows: two layers could not each have a scale of colours. */
const colour = { field: 'colour', type: 'nominal', scale: null, legend: null };

function tone(panel: Panel): string {
  return light(panel.finding.areaRole === 'program' ? 'series' : 'muted');
}

function text(values: readonly Row[], style: object): object {
  return {
    data: { values },
    mark: { type: 'text', baseline: 'middle', ...style },
    encoding: { x, y, text: { field: 'label' } },
  };
}

function layers(layout: AreasLayout): readonly object[] {
  const each = (rows: (panel: Panel, within: AreasLayout) => readonly Row[]): readonly Row[] =>
    layout.panels.flatMap((panel) => rows(panel, layout));
  const axes = layout.panels.map((panel) => axisRows(panel, layout));
  const names = layout.panels.map((panel) => ({ x: panel.left, y: panel.top - 12, label: panel.title }));
  const last = each(lastRows);
  const labels = each(labelRows);
  return [
    {
      data: { values: each(gridRows) },
      mark: { type: 'rule' },
      encoding: { x, x2: { field: 'x2' }, y, color: colour },
    },
    {
      data: { values: each(launchRows) },
      mark: { type: 'rule', color: light('muted'), strokeDash: [2, 3] },
      encoding: { x, y, y2: { field: 'y2' } },
    },
    {
      data: { values: each(lineRows) },
      mark: { type: 'line', strokeWidth: 1.6 },
      encoding: { x, y, detail: { field: 'piece', type: 'nominal' }, color: colour },
    },
    {
      data: { values: last },
      mark: { type: 'point', filled: true, size: 26, opacity: 1 },
      encoding: { x, y, color: colour },
    },
    {
      data: { values: each(loneRows) },
      mark: { type: 'point', filled: true, size: 9, opacity: 1 },
      encoding: { x, y, color: colour },
    },
    {
      data: { values: each(hiddenRows) },
      mark: { type: 'rule', color: light('veil'), strokeWidth: 4 },
      encoding: { x, x2: { field: 'x2' }, y },
    },
    text(labels, { align: 'left', dx: 6, color: light('ink'), fontWeight: 600, fontSize: 11.5 }),
    text(names, { align: 'left', color: light('ink') }),
    text(
      axes.flatMap((axis) => axis.left),
      { align: 'right', fontSize: 11 },
    ),
    text(
      axes.flatMap((axis) => axis.below),
      { align: 'center', fontSize: 11 },
    ),
  ];
}

/** Small multiples of areas on one scale, so that panels may be compared with one another. They keep the order that they come in. */
export function areasChart(input: ChartInput): TopLevelSpec {
  const shown = input.findings.slice(0, mostPanels);
  const layout = areasLayout(shown, input.format, 44);
  return {
    $schema: schemaUrl,
    description: `${shown[0]?.title ?? ''}, area by area: ${shown[0]?.unit ?? ''}`,
    ...layout.size,
    padding: { left: 44, right: 0, top: 4, bottom: 8 },
    autosize: { type: 'none' },
    config: chartConfig,
    layer: layers(layout),
  } as unknown as TopLevelSpec;
}
