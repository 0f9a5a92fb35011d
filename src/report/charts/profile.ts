import type { TopLevelSpec } from 'vega-lite';
import type { Words } from '../../words/index.ts';
import { chartWidth, type Format, light, type Token } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { inLines, lineCount } from './place.ts';
import {
  type ProfileDot,
  type ProfileDrawing,
  type ProfileLook,
  profileDrawing,
  profileLooks,
} from './profile-rows.ts';
import { amount, type Layer } from './time-frame.ts';

const rowHeight = { wide: 42, narrow: 62 } as const;
const padding = {
  wide: { left: 330, right: 48, top: 22, bottom: 8 },
  narrow: { left: 8, right: 40, top: 22, bottom: 8 },
} as const;
/** A question stands beside its row, on a phone above it, in as many lines as it needs. */
const longest = { wide: 44, narrow: 46 } as const;
/** Lines that a row has room for as it is. */
const roomFor = { wide: 2, narrow: 1 } as const;
const lineHeight = 16;
const labelOf = (label: string, format: Format): string | readonly string[] => inLines(label, longest[format]);
/** Parts of a row between one wave and the next. */
const step = { wide: 0.24, narrow: 0.16 } as const;

const looks: Readonly<Record<ProfileLook, { readonly line: Token; readonly fill: Token; readonly size: number }>> = {
  latest: { line: 'series', fill: 'series', size: 90 },
  before: { line: 'muted', fill: 'paper', size: 60 },
  older: { line: 'veil', fill: 'veil', size: 60 },
};

interface Frame {
  readonly drawing: ProfileDrawing;
  readonly format: Format;
  readonly x: Layer;
  readonly y: Layer;
}

/** The oldest wave of a row on top, the latest below it; on a phone under the name. */
function placed({ row, look }: ProfileDot, { drawing, format }: Frame): number {
  const place = profileLooks.indexOf(look);
  const middle = (drawing.waves.length - 1) / 2;
  return row + (middle - place) * step[format] + (format === 'narrow' ? 0.16 : 0);
}

function dotsOf(look: ProfileLook, frame: Frame): readonly Layer[] {
  const values = frame.drawing.dots
    .filter((dot) => dot.look === look)
    .map((dot) => ({ ...dot, position: placed(dot, frame) }));
  const ranged = values.filter(({ low }) => low !== null);
  const { line, fill, size } = looks[look];
  const { x, y } = frame;
  return [
    ...(ranged.length === 0
      ? []
      : [
          {
            data: { values: ranged },
            mark: { type: 'rule', color: light(line), strokeWidth: look === 'latest' ? 2.5 : 1.5 },
            encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y },
          },
        ]),
    {
      data: { values },
      mark: {
        type: 'point',
        shape: 'circle',
        size,
        fill: light(fill),
        stroke: light(line),
        strokeWidth: 1.6,
        opacity: 1,
      },
      encoding: { x: { ...x, field: 'value' }, y },
    },
  ];
}

/** What each row is, beside it or, on a phone, above it; and its latest mean on the right. */
function names({ drawing: { rows }, format, y }: Frame, width: number, words: Words): readonly Layer[] {
  const { formatDecimal } = words;
  const narrow = format === 'narrow';
  const labels = rows.map(({ label }) => labelOf(label, format));
  const kinds = [...new Set(labels.map(lineCount))]
    .sort()
    .flatMap((lines) => [true, false].map((isScore) => ({ lines, isScore })));
  return kinds.flatMap(({ lines, isScore }): readonly Layer[] => {
    // above a row its last line is the nearest; beside it the middle of all
    const above = { x: 0, yOffset: -20 - (lines - 1) * lineHeight, lineHeight };
    const beside = { x: -padding.wide.left, yOffset: (-(lines - 1) * lineHeight) / 2, lineHeight };
    const place = narrow ? above : beside;
    const values = rows.flatMap((row, position) =>
      row.isScore === isScore && lineCount(labels[position]) === lines
        ? [
            {
              position,
              label: labels[position],
              mean: row.latest === null ? '' : formatDecimal(row.latest, 1),
            },
          ]
        : [],
    );
    if (values.length === 0) return [];
    const style = { color: light('ink'), baseline: 'middle', align: 'left', ...(isScore ? { fontWeight: 600 } : {}) };
    const name = { data: { values }, encoding: { y, text: { field: 'label' } } };
    const clear = { ...style, ...place, color: light('paper'), stroke: light('paper'), strokeWidth: 5 };
    return [
      ...(narrow ? [{ ...name, mark: { type: 'text', ...clear } }] : []),
      { ...name, mark: { type: 'text', ...style, ...place } },
      {
        data: { values },
        mark: { type: 'text', ...style, x: width + 10, fontSize: 13 },
        encoding: { y, text: { field: 'mean' } },
      },
    ];
  });
}

/** The latest score through all rows: questions above it and below it. */
function scoreRule({ drawing: { rows }, x }: Frame, height: number): readonly Layer[] {
  const score = rows.find(({ isScore }) => isScore)?.latest;
  if (score == null) return [];
  return [
    {
      data: { values: [{ score }] },
      mark: { type: 'rule', color: light('series'), strokeWidth: 1, strokeDash: [2, 3], y: 0, y2: height },
      encoding: { x: { ...x, field: 'score' } },
    },
  ];
}

/** Each question of a scale beside the score, by wave: a score alone hides which question pulls it up or down. */
export function profileChart({ findings, format, words }: ChartInput): TopLevelSpec {
  const [finding] = findings;
  const drawing = finding?.survey ? profileDrawing(finding.survey, words) : null;
  if (!finding?.survey || drawing === null) throw new Error('profile: a scale with its questions is required');
  const { min, max } = finding.survey.scale;
  const width = chartWidth[format] - padding[format].left - padding[format].right;
  const most = Math.max(1, ...drawing.rows.map(({ label }) => lineCount(labelOf(label, format))));
  const height = drawing.rows.length * (rowHeight[format] + Math.max(0, most - roomFor[format]) * lineHeight);
  const values = Array.from({ length: max - min + 1 }, (_, at) => min + at);
  const every = Math.ceil(values.length / 6);
  const axis = {
    values: values.filter((_, at) => at % every === 0 || at === values.length - 1),
    tickCount: values.length,
    orient: 'top',
    domain: false,
    ticks: false,
    format: 'd',
  };
  const x = { ...amount };
  const y = { field: 'position', ...amount };
  const frame: Frame = { drawing, format, x, y };
  return {
    $schema: schemaUrl,
    description: words.describedWords.profile(finding.title),
    width,
    height,
    padding: padding[format],
    autosize: { type: 'none' },
    config: chartConfig,
    layer: [
      {
        data: { values: [{ value: min, position: 0 }] },
        mark: { type: 'point', size: 0, opacity: 0, color: light('series') },
        encoding: {
          x: { ...x, field: 'value', scale: { domain: [min, max], nice: false, zero: false }, axis },
          y: {
            ...y,
            scale: { domain: [-0.5, drawing.rows.length - 0.5], reverse: true, nice: false, zero: false },
            axis: null,
          },
        },
      },
      ...scoreRule(frame, height),
      ...profileLooks
        .slice(0, drawing.waves.length)
        .toReversed()
        .flatMap((look) => dotsOf(look, frame)),
      ...names(frame, width, words),
    ],
  } as unknown as TopLevelSpec;
}
