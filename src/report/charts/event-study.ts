import type { TopLevelSpec } from 'vega-lite';
import type { EstimatedEffect, Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { directionOf } from '../effect-size.ts';
import { chartWidth, light, type Token } from '../theme.ts';
import { differenceTicks, ratioSpan, ratioTicks, worded } from './axis.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';

type Point = EstimatedEffect['eventStudy'][number];
type Layer = Readonly<Record<string, unknown>>;

const widest = 4;
/** Where points stand closer than this, in pixels, single intervals would run into a block: a ribbon shows them. */
const leastStep = 8;
const amount = { type: 'quantitative' } as const;

/** What is drawn of effects: ratios on a log axis around 1, differences of shares and means on a plain one around 0. */
interface Reach {
  readonly scale: EstimatedEffect['scale'];
  readonly none: number;
  /** The ends of the axis. */
  readonly low: number;
  readonly high: number;
}

function reachOf({ eventStudy, scale }: EstimatedEffect): Reach {
  if (scale === 'difference') {
    const ends = eventStudy.flatMap(({ low, high }) => [low, typeof high === 'number' ? high : low]);
    const span = Math.max(...ends.map(Math.abs)) * 1.08 || 1;
    return { scale, none: 0, low: -span, high: span };
  }
  const ends = eventStudy.flatMap(({ low, high }) => [low, typeof high === 'number' ? high : widest]);
  const span = ratioSpan(ends, { least: 2, most: widest });
  return { scale, none: 1, low: 1 / span, high: span };
}

/** Blue for the better side, orange for the worse, grey where the interval holds the expected. */
function toneOf(point: Point, better: Finding['better'], scale: Reach['scale']): Token {
  const direction = directionOf(point, scale);
  if (direction === 'unclear') return 'muted';
  if (better === 'neutral') return 'series';
  return (direction === 'down') === (better === 'lower') ? 'better' : 'worse';
}

/** Each clipped to what is drawn. */
function rowsOf(points: readonly Point[], reach: Reach, better: Finding['better']): readonly Layer[] {
  const inside = (x: number): number => Math.min(reach.high, Math.max(reach.low, x));
  const most = Math.max(...points.map(({ areas }) => areas));
  return points.map((point) => {
    const high = typeof point.high === 'number' ? point.high : Infinity;
    return {
      relative: point.relative,
      areas: point.areas,
      estimate: typeof point.estimate === 'number' ? inside(point.estimate) : null,
      low: inside(point.low),
      high: inside(high),
      openLow: point.low < reach.low,
      openHigh: high > reach.high,
      few: point.areas * 2 < most,
      colour: light(toneOf(point, better, reach.scale)),
    };
  });
}

const color = { field: 'colour', type: 'nominal', scale: null } as const;
const x = { field: 'relative', ...amount } as const;

function arrows(rows: readonly Layer[]): readonly Layer[] {
  const ends = [
    { end: 'low', open: 'openLow', angle: 180 },
    { end: 'high', open: 'openHigh', angle: 0 },
  ];
  return ends.flatMap(({ end, open, angle }) => {
    const values = rows.filter((row) => row[open] === true);
    const mark = { type: 'point', shape: 'triangle-up', angle, size: 34, filled: true, opacity: 1 };
    return values.length === 0
      ? []
      : [{ data: { values }, mark, encoding: { x, y: { field: end, ...amount }, color } }];
  });
}

function dots(rows: readonly Layer[], size: number): readonly Layer[] {
  return [false, true].flatMap((few) => {
    const values = rows.filter((row) => row.estimate !== null && row.few === few);
    if (values.length === 0) return [];
    const style = few ? { fill: light('paper'), strokeWidth: 1.4 } : { filled: true };
    const encoding = { x, y: { field: 'estimate', ...amount }, [few ? 'stroke' : 'color']: color };
    return [{ data: { values }, mark: { type: 'point', shape: 'circle', size, opacity: 1, ...style }, encoding }];
  });
}

function bars(rows: readonly Layer[]): readonly Layer[] {
  const encoding = { x, y: { field: 'low', ...amount }, y2: { field: 'high' }, color };
  return [{ data: { values: rows }, mark: { type: 'rule', strokeWidth: 2 }, encoding }, ...arrows(rows)];
}

/** Many points: one ribbon for all intervals, and a line through the estimates. */
function ribbon(rows: readonly Layer[]): readonly Layer[] {
  const values = rows.filter((row) => row.estimate !== null);
  return [
    {
      data: { values: rows },
      mark: { type: 'area', color: light('band') },
      encoding: { x, y: { field: 'low', ...amount }, y2: { field: 'high' } },
    },
    {
      data: { values },
      mark: { type: 'line', color: light('muted'), strokeWidth: 1 },
      encoding: { x, y: { field: 'estimate', ...amount } },
    },
  ];
}

function start(height: number, format: ChartInput['format'], { markWords }: Words): readonly Layer[] {
  const at = { data: { values: [{ relative: -0.5 }] } };
  const word = (label: string, align: 'left' | 'right'): Layer => ({
    data: { values: [{ relative: -0.5, label }] },
    mark: { type: 'text', align, dx: align === 'left' ? 6 : -6, y: -9, color: light('ink') },
    encoding: { x, text: { field: 'label' } },
  });
  return [
    { ...at, mark: { type: 'rule', color: light('muted'), y: -16, y2: height }, encoding: { x } },
    word(markWords.before[format], 'right'),
    word(markWords.since[format], 'left'),
  ];
}

/** Every so many periods a label, such that nought is one of them. */
function steps(from: number, to: number, most: number): readonly number[] {
  const step = [1, 2, 4, 8, 12, 20, 40].find((size) => (to - from) / size <= most) ?? 40;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, index) => first + index * step);
}

interface Frame {
  readonly domain: readonly [number, number];
  readonly reach: Reach;
  readonly narrow: boolean;
  readonly shown: Finding['shown'];
}

function ticksOf({ reach: { scale, high: span }, shown }: Frame, words: Words): ReturnType<typeof ratioTicks> {
  const same = words.axisWords.asExpected;
  return scale === 'ratio'
    ? ratioTicks({ span, few: false, same }, words)
    : differenceTicks({ span, shown, same, few: true }, words);
}

function frame(drawn: Frame, words: Words): Layer {
  const {
    domain: [from, to],
    reach,
    narrow,
  } = drawn;
  const axis = { values: steps(from, to, narrow ? 7 : 16), format: 'd', grid: false, domain: false, ticks: false };
  const type = reach.scale === 'ratio' ? 'log' : 'linear';
  const scale = { type, domain: [reach.low, reach.high], nice: false };
  const y = worded(ticksOf(drawn, words), { grid: true });
  return {
    data: { values: [{ relative: from, estimate: reach.none }] },
    mark: { type: 'point', size: 0, opacity: 0, color: light('series') },
    encoding: {
      x: { ...x, scale: { domain: [from - 0.7, to + 0.7], nice: false, zero: false }, axis },
      y: { field: 'estimate', ...amount, scale, axis: y },
    },
  };
}

/** The effect in each period before and since areas began, against what was expected: before it, there should be none. */
export function eventStudyChart({ findings, format, words }: ChartInput): TopLevelSpec {
  const [finding] = findings;
  if (finding?.effect.status !== 'estimated') throw new Error('event study: an effect is required');
  const { better, effect } = finding;
  const points = effect.eventStudy;
  const narrow = format === 'narrow';
  const places = points.map(({ relative }) => relative);
  const domain = [Math.min(...places), Math.max(...places)] as const;
  const reach = reachOf(effect);
  const rows = rowsOf(points, reach, better);
  const padding = { left: 84, right: narrow ? 14 : 40, top: 30, bottom: 28 };
  const plot = { width: chartWidth[format] - padding.left - padding.right, height: narrow ? 170 : 220 };
  const isDense = plot.width / Math.max(1, domain[1] - domain[0] + 1) < leastStep;
  return {
    $schema: schemaUrl,
    description: words.describedWords.eventStudy(finding.title),
    ...plot,
    padding,
    autosize: { type: 'none' },
    config: chartConfig,
    layer: [
      ...(isDense ? ribbon(rows) : []),
      frame({ domain, reach, narrow, shown: finding.shown }, words),
      {
        data: { values: [{ expected: reach.none }] },
        mark: { type: 'rule', color: light('ink'), strokeWidth: 1.25 },
        encoding: { y: { field: 'expected', ...amount } },
      },
      ...start(plot.height, format, words),
      ...(isDense ? [] : bars(rows)),
      ...dots(rows, isDense ? 12 : 34),
    ],
  } as unknown as TopLevelSpec;
}
