import type { TopLevelSpec } from 'vega-lite';
import type { Distribution, Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { chartWidth, type Format, light } from '../theme.ts';
import { worded } from './axis.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { axisStep, type CurvePoint, curveOf, reachOf } from './distribution-rows.ts';
import { zeroScale } from './scale.ts';
import { amount, type Layer } from './time-frame.ts';

const padding = { left: 48, right: 24, top: 26, bottom: 28 } as const;
/** Room for a line of the key. */
const keyRow = 20;
const height = { wide: 220, narrow: 190 } as const;
const at = { field: 'at', ...amount } as const;
const share = { field: 'share', ...amount } as const;
const looks = {
  now: { line: { color: light('series'), strokeWidth: 2.4 }, fill: light('series'), stroke: light('series') },
  before: {
    line: { color: light('muted'), strokeWidth: 1.8, strokeDash: [5, 3] },
    fill: light('paper'),
    stroke: light('muted'),
  },
} as const;
type Window = keyof typeof looks;

interface Plot {
  readonly format: Format;
  readonly width: number;
  readonly height: number;
  readonly reach: number;
  readonly text: (x: number) => string;
  readonly words: Words;
}

/** Draws the axes and holds the scales: every fourth, and the share that the metric asks for. */
function axes(finding: Finding, { p }: Distribution, { reach, text, format, words }: Plot): Layer {
  const { formatDecimal } = words;
  const step = axisStep(finding, reach);
  // without a count, Vega leaves out every other tick where they stand close
  const { values } = zeroScale(reach / step, format === 'narrow' ? 3 : 6);
  const ticks = values
    .map((value) => value * step)
    .filter((value) => value <= reach)
    .map((value) => ({ value, label: value === 0 ? '0' : text(value) }));
  const shares = [...[0, 0.25, 0.5, 0.75, 1].filter((value) => Math.abs(value - p) > 0.06), p]
    .toSorted((a, b) => a - b)
    .map((value) => ({ value, label: `${formatDecimal(value * 100, Number.isInteger(value * 1000) ? 0 : 1)} %` }));
  return {
    data: { values: [{ at: 0, share: 0 }] },
    mark: { type: 'point', size: 0, opacity: 0, color: light('series') },
    encoding: {
      x: {
        ...at,
        scale: { domain: [0, reach], nice: false },
        axis: worded(ticks, { grid: false, ticks: true, tickCount: ticks.length }),
      },
      y: { ...share, scale: { domain: [0, 1], nice: false }, axis: worded(shares, { tickCount: shares.length }) },
    },
  };
}

const curve = (points: readonly CurvePoint[], window: Window): Layer => ({
  data: { values: points },
  mark: { type: 'line', ...looks[window].line },
  encoding: { x: at, y: share },
});

/** Where the share is reached, and a thin rule down to the axis. */
function mark({ p, ...sides }: Distribution, window: Window): readonly Layer[] {
  const data = { values: [{ at: sides[window].value, share: p, none: 0 }] };
  const { fill, stroke } = looks[window];
  return [
    {
      data,
      mark: { type: 'rule', color: stroke, strokeDash: [1, 3], strokeWidth: 1 },
      encoding: { x: at, y: share, y2: { field: 'none' } },
    },
    {
      data,
      mark: { type: 'point', shape: 'circle', size: 60, fill, stroke, strokeWidth: 1.6, opacity: 1 },
      encoding: { x: at, y: share },
    },
  ];
}

function targetRule({ target }: Distribution, { height, reach, text, words }: Plot): readonly Layer[] {
  if (target === null) return [];
  const isLate = target / reach > 0.7;
  const data = { values: [{ at: target, label: words.distributionWords.targetMark(text(target)) }] };
  const label = { type: 'text', align: isLate ? 'right' : 'left', dx: isLate ? 4 : -4, y: -14, color: light('ink') };
  return [
    { data, mark: { type: 'rule', color: light('ink'), strokeWidth: 1, y: -8, y2: height }, encoding: { x: at } },
    { data, mark: label, encoding: { x: at, text: { field: 'label' } } },
  ];
}

/** What the lines are, below the axis: within the plot there is no corner that every curve leaves free. */
function names(found: Distribution, { width, height, text, reach, format, words }: Plot): readonly Layer[] {
  const { distributionWords } = words;
  const placeOf = (pixels: number): number => Number(((pixels / width) * reach).toPrecision(9));
  return (['now', 'before'] as const).flatMap((window, index): readonly Layer[] => {
    const [left, below] = format === 'narrow' ? [0, index * keyRow] : [index * 260, 0];
    const row = {
      from: placeOf(left),
      to: placeOf(left + 24),
      level: Number((-(padding.bottom + below + 8) / height).toPrecision(9)),
      label: distributionWords[window](text(found[window].value)),
    };
    const level = { field: 'level', ...amount };
    const isNow = window === 'now';
    const style = { fontWeight: isNow ? 600 : 400, color: light(isNow ? 'ink' : 'muted') };
    return [
      {
        data: { values: [row] },
        mark: { type: 'rule', ...looks[window].line },
        encoding: { x: { field: 'from', ...amount }, x2: { field: 'to' }, y: level },
      },
      {
        data: { values: [row] },
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 6, ...style },
        encoding: { x: { field: 'to', ...amount }, y: level, text: { field: 'label' } },
      },
    ];
  });
}

/** How many took so long or less, in both windows: a percentile alone hides who waited longest, and how many are in time. */
export function distributionChart({ findings, format, words }: ChartInput): TopLevelSpec {
  const { formatShown, formatValue } = words;
  const [finding] = findings;
  const found = finding?.distribution;
  if (!found) throw new Error('distribution: a finding with its values by band is required');
  const { shown } = finding;
  const plot: Plot = {
    format,
    words,
    width: chartWidth[format] - padding.left - padding.right,
    height: height[format],
    reach: reachOf(found),
    text: (x) => (shown.as === 'number' ? formatValue(x) : formatShown(x, shown)),
  };
  return {
    $schema: schemaUrl,
    description: words.describedWords.distribution(finding.title),
    width: plot.width,
    height: plot.height,
    padding: { ...padding, bottom: padding.bottom + keyRow * (format === 'narrow' ? 2 : 1) },
    autosize: { type: 'none' },
    config: chartConfig,
    layer: [
      axes(finding, found, plot),
      ...targetRule(found, plot),
      ...(['before', 'now'] as const).flatMap((window) => [curve(curveOf(found, window), window)]),
      ...(['before', 'now'] as const).flatMap((window) => mark(found, window)),
      ...names(found, plot),
    ],
  } as unknown as TopLevelSpec;
}
