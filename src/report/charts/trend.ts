import type { TopLevelSpec } from 'vega-lite';
import type { Finding } from '../../spec/findings.ts';
import { light } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { yearTicks } from './scale.ts';
import { drawnPoints, segments } from './segments.ts';
import { baselineShade, type TrendLayout, trendLayout } from './trend-layout.ts';

type Layer = Record<string, unknown>;

const time = { type: 'temporal' } as const;
const amount = { type: 'quantitative' } as const;

function bands(finding: Finding, layout: TrendLayout): readonly Layer[] {
  const shade = baselineShade(finding);
  const layers: Layer[] = [];
  if (shade !== null) {
    layers.push({
      data: { values: [shade] },
      mark: { type: 'rect', color: light('shade'), y: 0, y2: layout.plot.height },
      encoding: { x: { field: 'from', ...time }, x2: { field: 'to' } },
    });
  }
  if (finding.expected !== null) layers.push(...expectedBand(finding.expected, layout));
  return layers;
}

function expectedBand(expected: NonNullable<Finding['expected']>, layout: TrendLayout): readonly Layer[] {
  const data = { values: [{ ...expected, from: layout.from, to: layout.to }] };
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

function rules(layout: TrendLayout): readonly Layer[] {
  return layout.rules.flatMap((rule) => {
    const data = { values: [{ date: rule.date, label: rule.text }] };
    const x = { field: 'date', ...time };
    const y = -6 - rule.row * 15;
    const dash = rule.kind === 'measurement' ? [2, 3] : [];
    return [
      {
        data,
        mark: { type: 'rule', color: light('muted'), strokeDash: dash, y: y - 4, y2: layout.plot.height },
        encoding: { x },
      },
      {
        data,
        mark: {
          type: 'text',
          align: rule.anchor === 'start' ? 'left' : 'right',
          dx: rule.anchor === 'start' ? 4 : -4,
          y,
          color: light('ink'),
        },
        encoding: { x, text: { field: 'label' } },
      },
    ];
  });
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

function line(finding: Finding): readonly Layer[] {
  const pieces = segments(finding.series);
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

function dots(finding: Finding): readonly Layer[] {
  const points = drawnPoints(finding.series);
  const draw = (firm: boolean): Layer => ({
    data: { values: points.filter((point) => (point.state === 'reported') === firm) },
    mark: {
      type: 'point',
      shape: 'circle',
      size: firm ? 26 : 40,
      stroke: light('series'),
      strokeWidth: 1.6,
      fill: light(firm ? 'series' : 'paper'),
      opacity: 1,
    },
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

function sideText(layout: TrendLayout): readonly Layer[] {
  return layout.side.map((label) => ({
    data: { values: [{ label: label.text }] },
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      x: layout.plot.width + 8,
      y: label.at,
      color: light(label.strong ? 'ink' : 'muted'),
      fontWeight: label.strong ? 600 : 400,
      fontSize: label.strong ? 14 : 12,
    },
    encoding: { text: { field: 'label' } },
  }));
}

/** Draws the axes and holds the scales, so that every other layer may be absent. */
function frame(input: ChartInput, layout: TrendLayout): Layer {
  const ticks = yearTicks(layout.from, layout.to, input.format === 'narrow' ? 5 : 9);
  const x = {
    field: 'date',
    ...time,
    scale: { type: 'utc', domain: [day(layout.from), day(layout.to)] },
    axis: { values: ticks, format: '%Y', grid: false },
  };
  const y = {
    field: 'value',
    ...amount,
    scale: { domain: [0, layout.scale.top], nice: false },
    axis: { values: layout.scale.values, domain: false, ticks: false, format: ',~r' },
  };
  return {
    data: { values: [{ date: layout.from, value: 0 }] },
    mark: { type: 'point', size: 0, opacity: 0, color: light('series') },
    encoding: { x, y },
  };
}

function day(iso: string): Record<string, unknown> {
  const [year, month, date] = iso.split('-').map(Number);
  return { utc: true, year, month, date };
}

/** One metric in one area over time, with what was expected, what was promised and what happened. Starts at zero. */
export function trendChart(input: ChartInput): TopLevelSpec {
  const [finding] = input.findings;
  if (finding === undefined) throw new Error('trend: a finding is required');
  const layout = trendLayout(input, finding);
  const layers = [
    ...bands(finding, layout),
    frame(input, layout),
    ...targetRule(finding, layout),
    ...rules(layout),
    ...line(finding),
    ...dots(finding),
    ...sideText(layout),
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
