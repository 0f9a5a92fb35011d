import type { TopLevelSpec } from 'vega-lite';
import type { Words } from '../../words/index.ts';
import { chartWidth, light } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { type PlaceboRow, placeboDrawing } from './placebo-rows.ts';
import { timeTicks, zeroScale } from './scale.ts';
import { amount, type Layer, time, utcDay } from './time-frame.ts';

/** Gaps beyond this many times an area's usual miss are drawn at the edge. */
const most = 12;

function lines(rows: readonly PlaceboRow[], style: object): Layer {
  const inside = (gap: number): number => Math.max(-most, Math.min(most, gap));
  return {
    data: { values: rows.map((row) => ({ ...row, gap: inside(row.gap) })) },
    mark: { type: 'line', ...style },
    encoding: {
      x: { field: 'date', ...time },
      y: { field: 'gap', ...amount },
      detail: { field: 'piece', type: 'nominal' },
    },
  };
}

function startRule(start: string, height: number, { placeboChartWords }: Words): readonly Layer[] {
  const data = { values: [{ date: start, label: placeboChartWords.start }] };
  const x = { field: 'date', ...time };
  return [
    { data, mark: { type: 'rule', color: light('muted'), y: -10, y2: height }, encoding: { x } },
    {
      data,
      mark: { type: 'text', align: 'right', dx: -4, y: -6, color: light('ink') },
      encoding: { x, text: { field: 'label' } },
    },
  ];
}

/** The gap of programme areas among those of comparison areas in their place: where it does not stand out, chance makes such gaps. */
export function placebosChart({ findings, calendar, format, words }: ChartInput): TopLevelSpec {
  const [finding] = findings;
  const found = finding?.effect.status === 'estimated' ? placeboDrawing(finding.effect, calendar) : null;
  if (finding === undefined || found === null) throw new Error('placebos: gaps of areas are required');
  const { program, others, start } = found;
  const [from, to] = [program[0]?.date ?? '2000-01-01', program.at(-1)?.date ?? '2000-12-31'];
  const farthest = Math.max(1, ...[...program, ...others].map(({ gap }) => Math.min(most, Math.abs(gap))));
  const { top, values } = zeroScale(farthest, 2);
  const narrow = format === 'narrow';
  const padding = { left: 34, right: narrow ? 12 : 40, top: 24, bottom: 28 };
  const plot = { width: chartWidth[format] - padding.left - padding.right, height: narrow ? 180 : 220 };
  const axisX = { ...timeTicks(from, to, narrow ? 5 : 9), grid: false };
  const axisY = {
    values: [...new Set([...values.map((value) => 0 - value), ...values])].toSorted((a, b) => a - b),
    domain: false,
    ticks: false,
    format: '~r',
  };
  return {
    $schema: schemaUrl,
    description: words.describedWords.placebos(finding.title),
    ...plot,
    padding,
    autosize: { type: 'none' },
    config: chartConfig,
    layer: [
      {
        data: { values: [{ date: from, gap: 0 }] },
        mark: { type: 'point', size: 0, opacity: 0, color: light('series') },
        encoding: {
          x: { field: 'date', ...time, scale: { type: 'utc', domain: [utcDay(from), utcDay(to)] }, axis: axisX },
          y: { field: 'gap', ...amount, scale: { domain: [-top, top], nice: false }, axis: axisY },
        },
      },
      lines(others, { color: light('veil'), strokeWidth: 1 }),
      {
        data: { values: [{ level: 0 }] },
        mark: { type: 'rule', color: light('ink'), strokeWidth: 1 },
        encoding: { y: { field: 'level', ...amount } },
      },
      ...(start === null ? [] : startRule(start, plot.height, words)),
      lines(program, { color: light('series'), strokeWidth: 2.6 }),
    ],
  } as unknown as TopLevelSpec;
}
