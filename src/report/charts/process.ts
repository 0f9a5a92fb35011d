import type { TopLevelSpec } from 'vega-lite';
import type { Finding } from '../../spec/findings.ts';
import { valueText } from '../range-text.ts';
import { light, type Token } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartedText, chartedTicks } from './charted.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { spread } from './place.ts';
import { type EstimatedProcess, type Mark, type ProcessRow, processRows } from './process-rows.ts';
import { zeroScale } from './scale.ts';
import {
  amount,
  dateRule,
  type EdgeLabel,
  edgeRoom,
  edgeText,
  type Layer,
  type TimeFrame,
  time,
  timeAxes,
  timeFrame,
} from './time-frame.ts';

const date = { field: 'date', ...time } as const;

/** Times that teach nothing, shaded. */
function exclusions({ exclusions }: EstimatedProcess, { from, to, plot }: TimeFrame): readonly Layer[] {
  const values = exclusions
    .map((span) => ({ from: span.from < from ? from : span.from, to: span.to > to ? to : span.to }))
    .filter((span) => span.from < span.to);
  if (values.length === 0) return [];
  const encoding = { x: { ...date, field: 'from' }, x2: { field: 'to' } };
  return [{ data: { values }, mark: { type: 'rect', color: light('shade'), y: 0, y2: plot.height }, encoding }];
}

/** Steps, for a limit belongs to its period. */
function level(rows: readonly ProcessRow[], field: 'centre' | 'low' | 'high'): readonly Layer[] {
  const values = rows
    .filter((row) => row[field] !== null)
    .map((row) => ({ date: row.date, segment: row.segment, value: row[field] }));
  if (values.length === 0) return [];
  const style = field === 'centre' ? { strokeWidth: 1.25 } : { strokeWidth: 1, strokeDash: [4, 3] };
  const encoding = { x: date, y: { field: 'value', ...amount }, detail: { field: 'segment', type: 'nominal' } };
  return [{ data: { values }, mark: { type: 'line', interpolate: 'step', color: light('muted'), ...style }, encoding }];
}

function line(rows: readonly ProcessRow[]): Layer {
  return {
    data: {
      values: rows
        .filter(({ plotted }) => plotted !== null)
        .map(({ date, piece, plotted }) => ({ date, piece, value: plotted })),
    },
    mark: { type: 'line', color: light('series'), strokeWidth: 1 },
    encoding: { x: date, y: { field: 'value', ...amount }, detail: { field: 'piece', type: 'nominal' } },
  };
}

/** Shape and colour say the same: a square asks a question, a cross was left out. */
const looks: Readonly<Record<Mark, { readonly shape: string; readonly size: number; readonly tone: Token }>> = {
  common: { shape: 'circle', size: 22, tone: 'series' },
  better: { shape: 'square', size: 60, tone: 'better' },
  worse: { shape: 'square', size: 60, tone: 'worse' },
  either: { shape: 'square', size: 60, tone: 'ink' },
  excluded: { shape: 'cross', size: 70, tone: 'muted' },
};

function dots(rows: readonly ProcessRow[]): readonly Layer[] {
  return (Object.keys(looks) as Mark[]).flatMap((mark) => {
    const values = rows
      .filter((row) => row.mark === mark && row.plotted !== null)
      .map(({ date, period, plotted, signals }) => ({ date, period, value: plotted, signals: signals.join(' ') }));
    if (values.length === 0) return [];
    const { shape, size, tone } = looks[mark];
    const turned = mark === 'excluded' ? { angle: 45 } : {};
    const style = { type: 'point', shape, size, filled: true, color: light(tone), opacity: 1, ...turned };
    return [{ data: { values }, mark: style, encoding: { x: date, y: { field: 'value', ...amount } } }];
  });
}

interface EdgeWord {
  readonly value: number;
  readonly text: string;
  readonly tone: EdgeLabel['tone'];
}

function edgeWords(
  rows: readonly ProcessRow[],
  chart: EstimatedProcess['chart'],
  { words, findings: [finding] }: ChartInput,
): readonly EdgeWord[] {
  const word = (field: 'centre' | 'low' | 'high', name: string): readonly EdgeWord[] => {
    const value = rows.findLast((row) => row[field] !== null)?.[field];
    const tone = field === 'centre' ? 'ink' : 'muted';
    if (value == null) return [];
    const isPlain = finding === undefined || chart === 'days-between';
    const said = isPlain ? valueText(value, words) : chartedText(finding, value, words);
    return [{ value, text: `${name} ${said}`, tone }];
  };
  const { upper, middle, lower } = words.processWords;
  return [...word('high', upper), ...word('centre', middle(chart)), ...word('low', lower)];
}

function edgeLabels(words: readonly EdgeWord[], { plot, scale }: TimeFrame): readonly EdgeLabel[] {
  const labels = words.map(({ value, ...word }) => ({
    ...word,
    at: plot.height * (1 - value / scale.top),
    strong: false,
  }));
  return spread(labels, 15, plot.height);
}

function frameOf(rows: readonly ProcessRow[], chart: EstimatedProcess['chart'], input: ChartInput): TimeFrame {
  const { format, words } = input;
  const highest = Math.max(0, ...rows.flatMap(({ plotted, high }) => [plotted ?? 0, high ?? 0]));
  const scale = zeroScale(highest, format === 'narrow' ? 3 : 4);
  const [finding] = input.findings;
  const isPlain = finding === undefined || chart === 'days-between';
  return timeFrame({
    from: rows[0]?.date ?? '2000-01-01',
    to: rows.at(-1)?.date ?? '2000-12-31',
    scale,
    ...(isPlain ? {} : { text: chartedTicks(finding, scale.values, words) }),
    format,
    right: edgeRoom(edgeWords(rows, chart, input).map(({ text }) => text)),
    top: 24,
    words,
  });
}

/** A process-behaviour chart: the middle, what the number's own ups and downs reach, and what the rules mark. */
export function processChart(input: ChartInput): TopLevelSpec {
  const { words } = input;
  const [finding] = input.findings;
  if (finding?.process.status !== 'estimated') throw new Error('process: a process chart is required');
  const {
    process: made,
    better,
    title,
  }: Finding & { process: EstimatedProcess } = { ...finding, process: finding.process };
  const rows = processRows(made, better, input.calendar);
  const frame = frameOf(rows, made.chart, input);
  const inside = made.rebased.filter(({ from }) => from > frame.from && from <= frame.to);
  return {
    $schema: schemaUrl,
    description: words.describedWords.process(title),
    ...frame.plot,
    padding: frame.padding,
    autosize: { type: 'none' },
    config: chartConfig,
    layer: [
      ...exclusions(made, frame),
      timeAxes(frame),
      ...inside.flatMap(({ from }) => dateRule(frame, from, words.processWords.rebased)),
      ...level(rows, 'low'),
      ...level(rows, 'high'),
      ...level(rows, 'centre'),
      line(rows),
      ...dots(rows),
      ...edgeText(frame, edgeLabels(edgeWords(rows, made.chart, input), frame)),
    ],
  } as unknown as TopLevelSpec;
}
