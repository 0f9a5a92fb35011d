import type { TopLevelSpec } from 'vega-lite';
import { chartWidth, type Format, light, type Token } from '../theme.ts';
import { type Tick, worded } from './axis.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { inLines, lineCount, shortened, textWidth } from './place.ts';

/** One estimate with its range, on a scale that is shared by all. */
export interface ForestRow {
  readonly title: string;
  /** Null for a rise from none, which has an interval and no ratio. */
  readonly estimate: number | null;
  readonly low: number;
  /** Null without an upper end. */
  readonly high: number | null;
  readonly tone: Token;
  /** The one that all others are held against. */
  readonly strong?: boolean;
}

export interface Forest {
  readonly rows: readonly ForestRow[];
  readonly format: Format;
  readonly description: string;
  readonly scale: 'log' | 'linear';
  /** The least and the most that is drawn: what reaches further ends in an arrow. */
  readonly domain: readonly [number, number];
  readonly ticks: readonly Tick[];
}

const rowHeight = { wide: 34, narrow: 50 } as const;
/** On a phone names stand above their rows, in as many lines as they need. */
const phoneLine = { letters: 46, height: 15 } as const;
const linesOf = (title: string): string | readonly string[] => inLines(title, phoneLine.letters);
const longestName = 60;
/** As wide as the longest name needs, and no wider than leaves room for the plot. */
const nameWidths = { least: 200, most: 440 } as const;
const margin = 30;

/** In bounds, with its colour: what the layers are drawn from. */
function placed({ rows, domain: [least, most], format }: Forest): readonly Readonly<Record<string, unknown>>[] {
  const inside = (x: number): number => Math.min(most, Math.max(least, x));
  return rows.map(({ title, estimate, low, high, tone, strong = false }, position) => ({
    title: format === 'narrow' ? linesOf(title) : shortened(title, longestName),
    position,
    estimate: estimate === null ? null : inside(estimate),
    low: inside(low),
    high: inside(high ?? most * 2),
    openLow: low < least,
    openHigh: high === null || high > most,
    colour: light(tone),
    strong,
  }));
}

type Rows = ReturnType<typeof placed>;

function arrows(rows: Rows, x: object, y: object): readonly object[] {
  const ends = [
    { end: 'low', open: 'openLow', angle: -90 },
    { end: 'high', open: 'openHigh', angle: 90 },
  ];
  return ends.flatMap(({ end, open, angle }) => {
    const values = rows.filter((row) => row[open] === true);
    const mark = { type: 'point', shape: 'triangle-up', angle, size: 60, filled: true, opacity: 1 };
    const encoding = { x: { ...x, field: end }, y, color: { field: 'colour', type: 'nominal', scale: null } };
    return values.length === 0 ? [] : [{ data: { values }, mark, encoding }];
  });
}

function nameWidth({ rows, format }: Forest): number {
  if (format === 'narrow') return 10;
  const widest = Math.max(0, ...rows.map(({ title }) => textWidth(shortened(title, longestName), 13))) + 16;
  return Math.round(Math.min(nameWidths.most, Math.max(nameWidths.least, widest)));
}

function names(rows: Rows, y: object, { narrow, left }: { narrow: boolean; left: number }): readonly object[] {
  const place = { align: 'left', baseline: 'middle', x: narrow ? 0 : -left, fontSize: 13 };
  const encoding = { y, text: { field: 'title' } };
  const counts = [...new Set(rows.map(({ title }) => lineCount(title)))].sort();
  return counts.flatMap((lines) => {
    const own = rows.filter(({ title }) => lineCount(title) === lines);
    // the last line stands right above the row
    const offset = narrow ? { yOffset: -16 - (lines - 1) * phoneLine.height, lineHeight: phoneLine.height } : {};
    const name = { type: 'text', ...place, ...offset };
    const clear = { mark: { ...name, color: light('paper'), stroke: light('paper'), strokeWidth: 5 }, encoding };
    const said = [true, false].flatMap((strong) => {
      const values = own.filter((row) => row.strong === strong);
      const mark = { ...name, color: light('ink'), ...(strong ? { fontWeight: 600 } : {}) };
      return values.length === 0 ? [] : [{ data: { values }, mark, encoding }];
    });
    return narrow ? [{ data: { values: own }, ...clear }, ...said] : said;
  });
}

/** As high as the row with the longest name needs. */
function heightOf({ rows, format }: Forest): number {
  const most = format === 'narrow' ? Math.max(1, ...rows.map(({ title }) => lineCount(linesOf(title)))) : 1;
  return Math.max(1, rows.length) * (rowHeight[format] + (most - 1) * phoneLine.height);
}

function marks(forest: Forest, x: object, y: object): readonly object[] {
  const rows = placed(forest);
  const narrow = forest.format === 'narrow';
  const color = { field: 'colour', type: 'nominal', scale: null };
  const known = rows.filter((row) => row.estimate !== null);
  return [
    {
      data: { values: [{ same: forest.scale === 'log' ? 1 : 0 }] },
      mark: { type: 'rule', color: light('ink'), strokeWidth: 1.25 },
      encoding: { x: { ...x, field: 'same' } },
    },
    {
      mark: { type: 'rule', strokeWidth: 3 },
      encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y, color },
    },
    {
      data: { values: known },
      mark: { type: 'point', filled: true, size: 90, opacity: 1 },
      encoding: { x: { ...x, field: 'estimate' }, y, color },
    },
    ...arrows(rows, x, y),
    ...names(rows, y, { narrow, left: nameWidth(forest) }),
  ];
}

/** Estimates of several things side by side: a dot, its interval, and a line at "same". */
export function forestChart(forest: Forest): TopLevelSpec {
  const { rows, format, ticks, domain } = forest;
  const left = nameWidth(forest);
  const scale = { type: forest.scale, domain, nice: false, ...(forest.scale === 'linear' ? { zero: false } : {}) };
  const x = { type: 'quantitative', scale, axis: worded(ticks, { grid: true }) };
  const y = {
    field: 'position',
    type: 'quantitative',
    scale: { domain: [-0.6, rows.length - 0.4], reverse: true, nice: false, zero: false },
    axis: null,
  };
  return {
    $schema: schemaUrl,
    description: forest.description,
    data: { values: placed(forest) },
    width: chartWidth[format] - left - margin,
    height: heightOf(forest),
    padding: { left, right: margin, top: 8, bottom: 28 },
    autosize: { type: 'none' },
    config: chartConfig,
    layer: marks(forest, x, y),
  } as unknown as TopLevelSpec;
}
