import type { TopLevelSpec } from 'vega-lite';
import type { Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { light } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartedText } from './charted.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { judgedTime } from './judged-time.ts';
import { drawnPoints, segments } from './segments.ts';
import { amount, edgeText, type Layer, time, timeAxes, valueAt } from './time-frame.ts';
import { baselineShade, lineHeight, type TrendLayout, trendLayout } from './trend-layout.ts';

function bands(finding: Finding, layout: TrendLayout, words: Words): readonly Layer[] {
  const shade = baselineShade(finding, words);
  const layers: Layer[] = [];
  if (shade !== null) {
    layers.push({
      data: { values: [shade] },
      mark: { type: 'rect', color: light('shade'), y: 0, y2: layout.plot.height },
      encoding: { x: { field: 'from', ...time }, x2: { field: 'to' } },
    });
  }
  if (finding.expected !== null)
    layers.push(...expectedBand(finding.expected, { from: shade?.from ?? layout.from, to: layout.to }));
  return layers;
}

/** From the baseline on: before it, nothing was expected of what came later. */
function expectedBand(
  expected: NonNullable<Finding['expected']>,
  span: Pick<TrendLayout, 'from' | 'to'>,
): readonly Layer[] {
  const data = { values: [{ ...expected, ...span }] };
  const x = { x: { field: 'from', ...time }, x2: { field: 'to' } };
  return [
    {
      data,
      mark: { type: 'rect', color: light('band'), opacity: 0.85 },
      encoding: { ...x, y: { field: 'low', ...amount }, y2: { field: 'high' } },
    },
    {
      data,
      mark: { type: 'rule', color: light('muted'), strokeWidth: 1 },
      encoding: { ...x, y: { field: 'value', ...amount } },
    },
  ];
}

/** A layer for each kind of rule, and for the words on each side of theirs: a layer for each rule would cost time. */
function rules(layout: TrendLayout): readonly Layer[] {
  const placed = layout.rules.map(({ date, text, row, anchor, kind }) => ({
    date,
    label: text,
    anchor,
    dashed: kind === 'measurement',
    foot: 0,
    head: valueAt(-10 - row * lineHeight, layout),
    value: valueAt(-6 - row * lineHeight, layout),
  }));
  const x = { field: 'date', ...time };
  const ruled = [false, true].flatMap((dashed): readonly Layer[] => {
    const values = placed.filter((rule) => rule.dashed === dashed);
    const mark = { type: 'rule', color: light('muted'), ...(dashed ? { strokeDash: [2, 3] } : {}) };
    const encoding = { x, y: { field: 'foot', ...amount }, y2: { field: 'head' } };
    return values.length === 0 ? [] : [{ data: { values }, mark, encoding }];
  });
  const worded = (['start', 'end'] as const).flatMap((anchor): readonly Layer[] => {
    const values = placed.filter((rule) => rule.anchor === anchor);
    const side = anchor === 'start' ? { align: 'left', dx: 4 } : { align: 'right', dx: -4 };
    const encoding = { x, y: { field: 'value', ...amount }, text: { field: 'label' } };
    return values.length === 0
      ? []
      : [{ data: { values }, mark: { type: 'text', baseline: 'alphabetic', color: light('ink'), ...side }, encoding }];
  });
  return [...ruled, ...worded];
}

function targetRule(finding: Finding, layout: TrendLayout): readonly Layer[] {
  if (finding.target === null) return [];
  return [
    {
      data: { values: [{ value: finding.target.value, from: layout.from, to: layout.to }] },
      mark: { type: 'rule', color: light('ink'), strokeDash: [7, 4], strokeWidth: 1.25 },
      encoding: { x: { field: 'from', ...time }, x2: { field: 'to' }, y: { field: 'value', ...amount } },
    },
  ];
}

/** Thick, over the time that the verdict is about. */
function judgedBar(finding: Finding): readonly Layer[] {
  const judged = judgedTime(finding);
  if (judged?.value == null) return [];
  const { from, to, value } = judged;
  return [
    {
      data: { values: [{ from, to, value }] },
      mark: { type: 'rule', color: light('ink'), strokeWidth: 4 },
      encoding: { x: { field: 'from', ...time }, x2: { field: 'to' }, y: { field: 'value', ...amount } },
    },
  ];
}

function line(finding: Finding, { scale }: TrendLayout): readonly Layer[] {
  const pieces = segments(finding.series).map((piece) => ({ ...piece, value: Math.min(piece.value, scale.top) }));
  const draw = (firm: boolean): Layer => ({
    data: { values: pieces.filter((piece) => piece.firm === firm) },
    mark: { type: 'line', color: light('series'), strokeWidth: 2, strokeDash: firm ? [] : [4, 3] },
    encoding: {
      x: { field: 'date', ...time },
      y: { field: 'value', ...amount },
      detail: { field: 'segment', type: 'nominal' },
    },
  });
  return [true, false].filter((firm) => pieces.some((piece) => piece.firm === firm)).map(draw);
}

/** What the scale does not reach, at its top and with its value. */
function beyond(finding: Finding, { scale }: TrendLayout, words: Words): readonly Layer[] {
  const values = drawnPoints(finding.series)
    .filter(({ value }) => value > scale.top)
    .map(({ date, value }) => ({ date, value: scale.top, label: chartedText(finding, value, words) }));
  if (values.length === 0) return [];
  const encoding = { x: { field: 'date', ...time }, y: { field: 'value', ...amount } };
  const mark = { type: 'point', shape: 'triangle-up', filled: true, size: 60, color: light('series'), opacity: 1 };
  const label = { type: 'text', align: 'left', baseline: 'middle', dx: 8, dy: 6, color: light('muted') };
  return [
    { data: { values }, mark, encoding },
    { data: { values }, mark: label, encoding: { ...encoding, text: { field: 'label' } } },
  ];
}

function dots(finding: Finding, { scale }: TrendLayout): readonly Layer[] {
  const points = drawnPoints(finding.series).filter(({ value }) => value <= scale.top);
  const hollow = { stroke: light('series'), strokeWidth: 1.6, fill: light('paper'), opacity: 1 };
  const draw = (firm: boolean): Layer => ({
    data: { values: points.filter((point) => (point.state === 'reported') === firm) },
    mark: firm
      ? { type: 'point', filled: true, size: 42, color: light('series'), opacity: 1 }
      : { type: 'point', shape: 'circle', size: 40, ...hollow },
    encoding: { x: { field: 'date', ...time }, y: { field: 'value', ...amount } },
  });
  const hidden = finding.series
    .filter((point) => point.state === 'suppressed')
    .map((point) => ({ date: point.from, period: point.period }));
  const marked: Layer = {
    data: { values: hidden },
    mark: {
      type: 'point',
      shape: 'cross',
      size: 46,
      angle: 45,
      fill: light('muted'),
      opacity: 1,
      stroke: null,
      yOffset: -7,
    },
    encoding: { x: { field: 'date', ...time }, y: { datum: 0, ...amount } },
  };
  const kinds = [true, false].filter((firm) => points.some((point) => (point.state === 'reported') === firm)).map(draw);
  return hidden.length === 0 ? kinds : [...kinds, marked];
}

/** One metric in one area over time, with what was expected, what was promised and what happened. Starts at zero. */
export function trendChart(input: ChartInput): TopLevelSpec {
  const { words } = input;
  const [finding] = input.findings;
  if (finding === undefined) throw new Error('trend: a finding is required');
  const layout = trendLayout(input, finding, words);
  const layers = [
    ...bands(finding, layout, words),
    timeAxes({ ...layout, format: input.format }),
    ...targetRule(finding, layout),
    ...rules(layout),
    ...line(finding, layout),
    ...judgedBar(finding),
    ...dots(finding, layout),
    ...beyond(finding, layout, words),
    ...edgeText(
      layout,
      layout.side.map((label) => ({ ...label, tone: label.strong ? ('ink' as const) : ('muted' as const) })),
      14,
    ),
  ];
  return {
    $schema: schemaUrl,
    description: `${finding.title}, ${finding.areaTitle}: ${finding.unit}`,
    ...layout.plot,
    padding: layout.padding,
    autosize: { type: 'none', contains: 'content' },
    config: chartConfig,
    layer: layers,
  } as unknown as TopLevelSpec;
}
