import type { Words } from '../../words/index.ts';
import { chartWidth, type Format, light } from '../theme.ts';
import { tickTexts, worded } from './axis.ts';
import { datePosition, timeTicks, type zeroScale } from './scale.ts';

/** What charts over time share: axes, rules at dates, and labels at the right edge. */

export type Layer = Readonly<Record<string, unknown>>;
export type Scale = ReturnType<typeof zeroScale>;

export const time = { type: 'temporal' } as const;
export const amount = { type: 'quantitative' } as const;

export interface TimeFrame {
  readonly from: string;
  readonly to: string;
  readonly scale: Scale;
  readonly format: Format;
  readonly words: Words;
  readonly plot: { readonly width: number; readonly height: number };
  readonly padding: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** How values stand at the axis. */
  readonly text: (x: number) => string;
}

interface Wanted {
  readonly from: string;
  readonly to: string;
  readonly scale: Scale;
  readonly format: Format;
  readonly words: Words;
  /** Room for labels on the right, and above. */
  readonly right: number;
  readonly top: number;
  /** How values stand at the axis, where they are no plain numbers. */
  readonly text?: (x: number) => string;
}

export function timeFrame({ from, to, scale, format, right, top, words, text }: Wanted): TimeFrame {
  const said = text ?? tickTexts(scale.values, words);
  const left = 14 + 7 * Math.max(...scale.values.map((value) => said(value).length));
  const plot = { width: chartWidth[format] - left - right, height: format === 'narrow' ? 150 : 200 };
  return { from, to, scale, format, words, plot, padding: { left, right, top, bottom: 28 }, text: said };
}

/** A day as Vega-Lite reads it in any zone. */
export function utcDay(iso: string): Layer {
  const [year, month, date] = iso.split('-').map(Number);
  return { utc: true, year, month, date };
}

type Axes = Pick<TimeFrame, 'from' | 'to' | 'scale' | 'format' | 'text'>;

/** Draws the axes and holds the scales, so that every other layer may be absent. */
export function timeAxes({ from, to, scale, format, text }: Axes): Layer {
  const x = {
    field: 'date',
    ...time,
    scale: { type: 'utc', domain: [utcDay(from), utcDay(to)] },
    axis: { ...timeTicks(from, to, format === 'narrow' ? 5 : 9), grid: false },
  };
  const y = {
    field: 'value',
    ...amount,
    scale: { domain: [0, scale.top], nice: false },
    axis: worded(scale.values.map((value) => ({ value, label: text(value) }))),
  };
  return {
    data: { values: [{ date: from, value: 0 }] },
    mark: { type: 'point', size: 0, opacity: 0, color: light('series') },
    encoding: { x, y },
  };
}

/** A rule over the whole height, with words above it on the side where there is room. */
export function dateRule(frame: TimeFrame, date: string, label: string): readonly Layer[] {
  const isLate = datePosition(date, frame.from, frame.to) > 0.7;
  const data = { values: [{ date, label }] };
  const x = { field: 'date', ...time };
  const text = { type: 'text', align: isLate ? 'right' : 'left', dx: isLate ? -4 : 4, y: -10, color: light('ink') };
  return [
    { data, mark: { type: 'rule', color: light('muted'), y: -16, y2: frame.plot.height }, encoding: { x } },
    { data, mark: text, encoding: { x, text: { field: 'label' } } },
  ];
}

export interface EdgeLabel {
  /** Pixels from the top. */
  readonly at: number;
  readonly text: string;
  readonly tone: 'ink' | 'muted' | 'series' | 'better' | 'worse';
  readonly strong: boolean;
}

/** Room for labels at the right edge, as wide as the widest letters would make the longest. */
export function edgeRoom(texts: readonly string[]): number {
  return 14 + Math.ceil(7.8 * Math.max(6, ...texts.map((text) => text.length)));
}

/** Names of lines where they end: no legend to go back to. One layer for each weight, for each layer costs time. */
export function edgeText(
  { plot, scale }: Pick<TimeFrame, 'plot' | 'scale'>,
  labels: readonly EdgeLabel[],
  strongSize = 12,
): readonly Layer[] {
  return [true, false].flatMap((strong) => {
    const values = labels
      .filter((label) => label.strong === strong)
      .map(({ at, text, tone }) => ({ label: text, value: valueAt(at, { plot, scale }), colour: light(tone) }));
    if (values.length === 0) return [];
    const mark = { type: 'text', align: 'left', baseline: 'middle', x: plot.width + 8 };
    const encoding = {
      y: { field: 'value', ...amount },
      text: { field: 'label' },
      color: { field: 'colour', type: 'nominal', scale: null },
    };
    return [
      { data: { values }, mark: { ...mark, ...(strong ? { fontWeight: 600, fontSize: strongSize } : {}) }, encoding },
    ];
  });
}

/** The value that stands so many pixels below the top of the plot; above it, more than the axis reaches. */
export function valueAt(pixels: number, { plot, scale }: Pick<TimeFrame, 'plot' | 'scale'>): number {
  return Number((scale.top * (1 - pixels / plot.height)).toPrecision(9));
}
