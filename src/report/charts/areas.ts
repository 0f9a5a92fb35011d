import type { TopLevelSpec } from 'vega-lite';
import type { Words } from '../../words/index.ts';
import { light } from '../theme.ts';
import { type AreasLayout, areasLayout, type Panel } from './areas-layout.ts';
import {
  axisRows,
  beyondRows,
  gridRows,
  hiddenRows,
  labelRows,
  launchRows,
  lineRows,
  loneRows,
  openRows,
  type Row,
  settledRows,
} from './areas-rows.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';

/** More panels than this cannot be read; the table behind the chart has them all. */
export const mostPanels = 40;

const place = (field: string): object => ({ field, type: 'quantitative', scale: null, axis: null });
const x = place('x');
const y = place('y');

/** Colours travel with the rows: two layers could not each have a scale of colours. */
const colour = { field: 'colour', type: 'nominal', scale: null, legend: null };

function text(values: readonly Row[], style: object): object {
  return {
    data: { values },
    mark: { type: 'text', baseline: 'middle', ...style },
    encoding: { x, y, text: { field: 'label' } },
  };
}

function line(values: readonly Row[], style: object): object {
  return {
    data: { values },
    mark: { type: 'line', strokeWidth: 1.6, ...style },
    encoding: { x, y, detail: { field: 'piece', type: 'nominal' }, color: colour },
  };
}

/** What is not final, as in the trend. */
function hollow(values: readonly Row[]): object {
  return {
    data: { values },
    mark: { type: 'point', shape: 'circle', fill: light('paper'), strokeWidth: 1.3, size: 22, opacity: 1 },
    encoding: { x, y, stroke: colour },
  };
}

function layers(layout: AreasLayout, words: Words): readonly object[] {
  const each = (rows: (panel: Panel, within: AreasLayout) => readonly Row[]): readonly Row[] =>
    layout.panels.flatMap((panel) => rows(panel, layout));
  const axes = layout.panels.map((panel) => axisRows(panel, layout, words));
  const names = layout.panels.map((panel) => ({ x: panel.left, y: panel.top - 12, label: panel.title }));
  const lines = (isFirm: boolean): readonly Row[] => each((panel) => lineRows(panel, layout, isFirm));
  const dashed = lines(false);
  const open = each(openRows);
  const beyond = each(beyondRows);
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
    line(lines(true), {}),
    ...(dashed.length === 0 ? [] : [line(dashed, { strokeDash: [3, 2] })]),
    {
      data: { values: each(settledRows) },
      mark: { type: 'point', filled: true, size: 26, opacity: 1 },
      encoding: { x, y, color: colour },
    },
    {
      data: { values: each(loneRows) },
      mark: { type: 'point', filled: true, size: 18, opacity: 1 },
      encoding: { x, y, color: colour },
    },
    ...(open.length === 0 ? [] : [hollow(open)]),
    ...(beyond.length === 0
      ? []
      : [
          {
            data: { values: beyond },
            mark: { type: 'point', shape: 'triangle-up', filled: true, size: 30, opacity: 1 },
            encoding: { x, y, color: colour },
          },
        ]),
    {
      data: { values: each(hiddenRows) },
      mark: { type: 'rule', color: light('veil'), strokeWidth: 4 },
      encoding: { x, x2: { field: 'x2' }, y },
    },
    text(
      each((panel) => labelRows(panel, layout, words)),
      { align: 'left', dx: 6, color: light('ink'), fontWeight: 600, fontSize: 11.5 },
    ),
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
  const { words } = input;
  const shown = input.findings.slice(0, mostPanels);
  const layout = areasLayout(shown, input, 44);
  return {
    $schema: schemaUrl,
    description: words.describedWords.areas(shown[0]?.title ?? '', shown[0]?.unit ?? ''),
    ...layout.size,
    padding: { left: 44, right: 0, top: 4, bottom: 8 },
    autosize: { type: 'none' },
    config: chartConfig,
    layer: layers(layout, words),
  } as unknown as TopLevelSpec;
}
