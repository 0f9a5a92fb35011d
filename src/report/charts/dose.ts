import type { TopLevelSpec } from 'vega-lite';
import type { SeriesPoint } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { whatOf } from '../dose-caption.ts';
import { capital } from '../effect-answer.ts';
import { valueText } from '../range-text.ts';
import { type Format, light } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { barHeight, type DoseLayout, type DoseRow, doseLayout, doseOf, markHeight } from './dose-layout.ts';
import { shortened, textWidth } from './place.ts';
import { datePosition, dayBetween, timeTicks } from './scale.ts';
import { isSettled, runsOf } from './segments.ts';
import { amount, type Layer, time, utcDay } from './time-frame.ts';

/** Pixels from the top are values here: rows of bars have scales of their own, and one drawing. */
const y = (layout: DoseLayout, pixels: number): number => layout.plot.height - pixels;

/** Draws the years and holds both scales. */
function axes({ from, to, plot }: DoseLayout, format: Format): Layer {
  const x = {
    field: 'date',
    ...time,
    scale: { type: 'utc', domain: [utcDay(from), utcDay(to)] },
    axis: { ...timeTicks(from, to, format === 'narrow' ? 5 : 9), grid: false, domain: false },
  };
  return {
    data: { values: [{ date: from, value: 0 }] },
    mark: { type: 'point', size: 0, opacity: 0, color: light('muted') },
    encoding: {
      x,
      y: { field: 'value', ...amount, scale: { domain: [0, plot.height], nice: false }, axis: null },
    },
  };
}

const span = { x: { field: 'from', ...time }, x2: { field: 'to' } };

/** Bars of final periods are full, others hollow. */
function bars(layout: DoseLayout): readonly Layer[] {
  const placed = layout.rows.flatMap(({ output, points, most, foot }) =>
    points.flatMap((point) => {
      const dose = doseOf(output, point);
      if (dose === null || !(dose > 0)) return [];
      const high = y(layout, foot - (dose / most) * barHeight);
      return [{ from: point.from, to: point.to, low: y(layout, foot), high, firm: isSettled(point) }];
    }),
  );
  return [true, false].flatMap((firm): readonly Layer[] => {
    const values = placed.filter((bar) => bar.firm === firm).map(({ firm: _, ...bar }) => bar);
    const own = firm
      ? { color: light('muted'), stroke: light('paper') }
      : { fill: light('paper'), stroke: light('muted') };
    const encoding = { ...span, y: { field: 'low', ...amount }, y2: { field: 'high' } };
    return values.length === 0 ? [] : [{ data: { values }, mark: { type: 'rect', strokeWidth: 1, ...own }, encoding }];
  });
}

const isKnown = ({ state }: SeriesPoint): boolean => state !== 'not-reported';

/** A line at the foot of periods that were recorded: without it nothing done and nothing written down look alike. */
function feet(layout: DoseLayout): readonly Layer[] {
  const values = layout.rows.flatMap(({ points, foot }) => {
    const told = points.map((point) => ({ ...point, state: isKnown(point) ? ('reported' as const) : point.state }));
    return runsOf(told, 'reported').map((run) => ({ ...run, value: y(layout, foot) }));
  });
  if (values.length === 0) return [];
  const mark = { type: 'rule', color: light('muted'), strokeWidth: 1 };
  return [{ data: { values }, mark, encoding: { ...span, y: { field: 'value', ...amount } } }];
}

/** The same mark as on the trend of the output itself: the number is there, and hidden. */
function hidden(layout: DoseLayout): readonly Layer[] {
  const values = layout.rows.flatMap(({ points, foot }) =>
    points
      .filter(({ state }) => state === 'suppressed')
      .map(({ from, to }) => ({ date: dayBetween(from, to, 0.5), value: y(layout, foot - 7) })),
  );
  if (values.length === 0) return [];
  const mark = { type: 'point', shape: 'cross', size: 46, angle: 45, fill: light('muted'), opacity: 1, stroke: null };
  const encoding = { x: { field: 'date', ...time }, y: { field: 'value', ...amount } };
  return [{ data: { values }, mark, encoding }];
}

function triangles(layout: DoseLayout): readonly Layer[] {
  const kinds = [
    { dates: layout.starts, shape: 'triangle-up' },
    { dates: layout.stops, shape: 'triangle-down' },
  ];
  return kinds.flatMap(({ dates, shape }): readonly Layer[] => {
    if (dates.length === 0) return [];
    const values = dates.map((date) => ({ date, value: y(layout, markHeight / 2) }));
    const mark = { type: 'point', shape, size: 60, filled: true, opacity: 1, color: light('ink') };
    const encoding = { x: { field: 'date', ...time }, y: { field: 'value', ...amount } };
    return [{ data: { values }, mark, encoding }];
  });
}

interface Written {
  readonly date: string;
  readonly value: number;
  readonly label: string;
}

/** What is not recorded at the beginning, said where there is room for it. */
function silence(layout: DoseLayout, { points, foot }: DoseRow, { doseWords }: Words): readonly Written[] {
  const first = points.find(isKnown);
  const room = datePosition(first?.from ?? layout.to, layout.from, layout.to) * layout.plot.width;
  if (room < textWidth(doseWords.notRecorded, 12) + 8) return [];
  return [{ date: layout.from, value: y(layout, foot - 7), label: doseWords.notRecorded }];
}

/** What the bars are, with the most of any; where all of them are hidden there is no most. */
function doseTitle({ output, points, most }: DoseRow, words: Words): string {
  const what = capital(whatOf(output));
  const isKnown = points.some((point) => doseOf(output, point) !== null);
  return isKnown ? words.doseWords.most(what, valueText(most, words)) : what;
}

function texts(layout: DoseLayout, { words, format }: Pick<ChartInput, 'words' | 'format'>): readonly Layer[] {
  const most = format === 'narrow' ? 44 : 110;
  const rows = layout.rows.map((row) => ({
    date: layout.from,
    value: y(layout, row.foot - barHeight - 6),
    label: shortened(doseTitle(row, words), most),
  }));
  const quiet = layout.rows.flatMap((row) => silence(layout, row, words));
  const ends = layout.rows.flatMap(({ output, points, foot }) => {
    const last = points.findLast(isSettled);
    const dose = last === undefined ? null : doseOf(output, last);
    return dose === null ? [] : [{ value: y(layout, foot - 6), label: valueText(dose, words) }];
  });
  const text = { type: 'text', align: 'left', baseline: 'alphabetic' };
  const at = { y: { field: 'value', ...amount }, text: { field: 'label' } };
  const x = { field: 'date', ...time };
  const layer = (values: readonly object[], mark: object, encoding: object): readonly Layer[] =>
    values.length === 0 ? [] : [{ data: { values }, mark: { ...text, ...mark }, encoding: { ...at, ...encoding } }];
  return [
    ...layer(rows, { color: light('ink') }, { x }),
    ...layer(quiet, { color: light('muted') }, { x }),
    ...layer(ends, { x: layout.plot.width + 8, color: light('ink'), fontWeight: 600 }, {}),
  ];
}

/** How much was done, period by period, below the trend of an outcome and on its time axis. Bars start at zero. */
export function doseChart(input: ChartInput): TopLevelSpec {
  const layout = doseLayout(input);
  const layers = [
    axes(layout, input.format),
    ...bars(layout),
    ...feet(layout),
    ...hidden(layout),
    ...triangles(layout),
    ...texts(layout, input),
  ];
  return {
    $schema: schemaUrl,
    description: input.words.doseWords.caption(layout.outcome.title),
    ...layout.plot,
    padding: layout.padding,
    autosize: { type: 'none', contains: 'content' },
    config: chartConfig,
    layer: layers,
  } as unknown as TopLevelSpec;
}
