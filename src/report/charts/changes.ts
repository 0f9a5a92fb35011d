import type { TopLevelSpec } from 'vega-lite';
import type { Finding } from '../../spec/findings.ts';
import { estimatedChange } from '../select.ts';
import { chartWidth, light } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { shortened } from './place.ts';

const rowHeight = { wide: 40, narrow: 52 } as const;
const widest = 8;

/** Words for ratios, each a tick: a board reads "half", not "0.5". */
const tickWords: Readonly<Record<string, string>> = {
  '0.125': 'an eighth',
  '0.25': 'a quarter',
  '0.5': 'half',
  '0.8': '−20 %',
  '1': 'same',
  '1.25': '+25 %',
  '2': 'double',
  '4': '4 times',
  '8': '8 times',
};

interface Row {
  readonly title: string;
  readonly position: number;
  /** Null for a rise from none, which has an interval and no ratio. */
  readonly estimate: number | null;
  readonly low: number;
  readonly high: number;
  readonly openLow: boolean;
  readonly openHigh: boolean;
  readonly colour: string;
}

function colourOf(finding: Finding): string {
  if (finding.movement === 'better') return light('better');
  if (finding.movement === 'worse') return light('worse');
  return light('muted');
}

function rowsOf(findings: readonly Finding[]): readonly Row[] {
  return findings
    .flatMap((finding) => {
      const change = estimatedChange(finding);
      return change === null || change.scale !== 'ratio' ? [] : [{ finding, change }];
    })
    .map(({ finding, change }, index) => {
      const high = typeof change.adjusted.high === 'number' ? change.adjusted.high : widest * 2;
      const inside = (ratio: number): number => Math.min(widest, Math.max(1 / widest, ratio));
      return {
        title: finding.title,
        position: index,
        estimate: typeof change.estimate === 'number' ? inside(change.estimate) : null,
        low: inside(change.adjusted.low),
        high: inside(high),
        openLow: change.adjusted.low < 1 / widest,
        openHigh: high > widest,
        colour: colourOf(finding),
      };
    });
}

/** The least symmetric span around "same" that holds all intervals. */
function spanOf(rows: readonly Row[]): number {
  const far = Math.max(2, ...rows.flatMap((row) => [row.high, 1 / row.low]));
  return Math.min(widest, far * 1.08);
}

function ticks(span: number, narrow: boolean): readonly number[] {
  if (narrow) return span > 4 ? [0.25, 1, 4] : [0.5, 1, 2];
  const all = span > 3 ? [0.125, 0.25, 0.5, 1, 2, 4, 8] : [0.5, 0.8, 1, 1.25, 2];
  return all.filter((ratio) => ratio >= 1 / span && ratio <= span);
}

const labelExpr = Object.entries(tickWords).reduce(
  (rest, [ratio, word]) => `datum.value == ${ratio} ? '${word}' : ${rest}`,
  "''",
);

function marks(rows: readonly Row[], x: object, y: object, narrow: boolean): readonly object[] {
  const colour = { field: 'colour', type: 'nominal', scale: null };
  const arrow = (end: 'low' | 'high', open: 'openLow' | 'openHigh', angle: number): object => ({
    data: { values: rows.filter((row) => row[open]) },
    mark: { type: 'point', shape: 'triangle-up', angle, size: 60, filled: true, opacity: 1 },
    encoding: { x: { ...x, field: end }, y, color: colour },
  });
  const name = {
    type: 'text',
    align: 'left',
    baseline: 'middle',
    x: narrow ? 0 : -220,
    fontSize: 13,
    ...(narrow ? { yOffset: -17 } : {}),
  };
  const encoding = { y, text: { field: 'title' } };
  const clear = { mark: { ...name, color: light('paper'), stroke: light('paper'), strokeWidth: 5 }, encoding };
  const named = { mark: { ...name, color: light('ink') }, encoding };
  return [
    {
      data: { values: [{ same: 1 }] },
      mark: { type: 'rule', color: light('ink'), strokeWidth: 1.25 },
      encoding: { x: { ...x, field: 'same' } },
    },
    {
      mark: { type: 'rule', strokeWidth: 3 },
      encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y, color: colour },
    },
    {
      data: { values: rows.filter((row) => row.estimate !== null) },
      mark: { type: 'point', filled: true, size: 90, opacity: 1 },
      encoding: { x: { ...x, field: 'estimate' }, y, color: colour },
    },
    ...(rows.some((row) => row.openLow) ? [arrow('low', 'openLow', -90)] : []),
    ...(rows.some((row) => row.openHigh) ? [arrow('high', 'openHigh', 90)] : []),
    ...(narrow ? [clear] : []),
    named,
  ];
}

/** Changes of several metrics side by side: a dot, its interval, and a line at "same". Ratios on a log scale. */
export function changesChart(input: ChartInput): TopLevelSpec {
  const narrow = input.format === 'narrow';
  const rows = rowsOf(input.findings).map((row) => ({ ...row, title: shortened(row.title, narrow ? 44 : 32) }));
  const span = spanOf(rows);
  const left = narrow ? 10 : 220;
  const axis = { values: ticks(span, narrow), labelExpr, grid: true, domain: false, ticks: false };
  const x = { type: 'quantitative', scale: { type: 'log', domain: [1 / span, span], nice: false }, axis };
  const y = {
    field: 'position',
    type: 'quantitative',
    scale: { domain: [-0.6, rows.length - 0.4], reverse: true, nice: false, zero: false },
    axis: null,
  };
  return {
    $schema: schemaUrl,
    description: 'Change of each number, as a ratio, with its likely range',
    data: { values: rows },
    width: chartWidth[input.format] - left - 30,
    height: Math.max(1, rows.length) * rowHeight[input.format],
    padding: { left, right: 30, top: 8, bottom: 28 },
    autosize: { type: 'none' },
    config: chartConfig,
    layer: marks(rows, x, y, narrow),
  } as unknown as TopLevelSpec;
}
