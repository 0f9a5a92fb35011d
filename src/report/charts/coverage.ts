import type { TopLevelSpec } from 'vega-lite';
import { monthSpan } from '../../spec/calendar.ts';
import type { SourceCoverage } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { chartWidth, light, type Token } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { shortened } from './place.ts';
import { timeTicks } from './scale.ts';
import { type Layer, time, utcDay } from './time-frame.ts';

type Agency = SourceCoverage['agencies'][number];
type Kind = 'reported' | 'few' | 'not-reported' | 'outside';

interface Run {
  readonly agency: string;
  readonly position: number;
  readonly kind: Kind;
  readonly from: string;
  /** Its last day. */
  readonly to: string;
  readonly months: number;
}

/** More agencies than this cannot be read; the tables behind the chart have them all. */
export const mostAgencies = 40;

const rowHeight = { wide: 24, narrow: 40 } as const;
const padding = {
  wide: { left: 210, right: 96, top: 8, bottom: 28 },
  narrow: { left: 16, right: 76, top: 8, bottom: 28 },
} as const;

function kindOf({ state, n }: Agency['months'][number]): Kind {
  if (state === 'outside-cover') return 'outside';
  if (state === 'not-reported') return 'not-reported';
  return n === null ? 'few' : 'reported';
}

/** Neighbouring months of one kind as one bar: a decade of months would be a hundred. */
export function coverageRuns({ agencies }: SourceCoverage, { coverageChartWords }: Words): readonly Run[] {
  return agencies.slice(0, mostAgencies).flatMap(({ agency, months }, position) => {
    const runs: Run[] = [];
    for (const cell of months) {
      const [kind, last] = [kindOf(cell), runs.at(-1)];
      const { from, to } = monthSpan(cell.month);
      if (last?.kind === kind) runs[runs.length - 1] = { ...last, to, months: last.months + 1 };
      else runs.push({ agency: agency ?? coverageChartWords.allFiles, position, kind, from, to, months: 1 });
    }
    return runs.filter(({ kind }) => kind !== 'outside');
  });
}

const looks: Readonly<Record<Exclude<Kind, 'outside'>, { readonly fill: Token; readonly stroke?: Token }>> = {
  reported: { fill: 'series' },
  few: { fill: 'veil', stroke: 'muted' },
  'not-reported': { fill: 'paper', stroke: 'worse' },
};

function bars(runs: readonly Run[], y: Layer): readonly Layer[] {
  return (['reported', 'few', 'not-reported'] as const).flatMap((kind) => {
    const values = runs.filter((run) => run.kind === kind);
    if (values.length === 0) return [];
    const { fill, stroke } = looks[kind];
    const dashed = kind === 'few' ? { strokeWidth: 1 } : { strokeWidth: 1.5, strokeDash: [3, 2] };
    const edge = stroke === undefined ? {} : { stroke: light(stroke), ...dashed };
    const mark = { type: 'bar', height: stroke === undefined ? 12 : 11, fill: light(fill), ...edge };
    return [{ data: { values }, mark, encoding: { x: { field: 'from', ...time }, x2: { field: 'to' }, y } }];
  });
}

function names({ agencies }: SourceCoverage, y: Layer, { format, words }: ChartInput): readonly Layer[] {
  const { coverageChartWords } = words;
  const narrow = format === 'narrow';
  const width = chartWidth[format] - padding[format].left - padding[format].right;
  const values = agencies.slice(0, mostAgencies).map(({ agency, months }, position) => ({
    position,
    label: shortened(agency ?? coverageChartWords.allFiles, narrow ? 44 : 28),
    silent: coverageChartWords.silent(months.filter(({ state }) => state === 'not-reported').length),
  }));
  const name = narrow ? { x: -12, yOffset: -15 } : { x: -padding.wide.left };
  const text = { type: 'text', align: 'left', baseline: 'middle' };
  return [
    { data: { values }, mark: { ...text, color: light('ink'), ...name }, encoding: { y, text: { field: 'label' } } },
    { data: { values }, mark: { ...text, x: width + 8 }, encoding: { y, text: { field: 'silent' } } },
  ];
}

/** Which agency sent records for which month: filled where it did, a dashed hole where it was silent, nothing where it is not covered. */
export function coverageChart(input: ChartInput): TopLevelSpec {
  const { coverage, format, words } = input;
  if (coverage === undefined) throw new Error('coverage: a source is required');
  const runs = coverageRuns(coverage, words);
  const rows = Math.min(mostAgencies, coverage.agencies.length);
  const all = coverage.agencies.flatMap(({ months }) => months.map(({ month }) => month)).toSorted();
  const [from, to] = [monthSpan(all[0] ?? '2000-01').from, monthSpan(all.at(-1) ?? '2000-12').to];
  const axis = { ...timeTicks(from, to, format === 'narrow' ? 5 : 9), grid: false, ticks: true };
  const x = { field: 'from', ...time, scale: { type: 'utc', domain: [utcDay(from), utcDay(to)] }, axis };
  const y = {
    field: 'position',
    type: 'quantitative',
    scale: { domain: [-0.6, rows - 0.4], reverse: true, nice: false, zero: false },
    axis: null,
  };
  return {
    $schema: schemaUrl,
    description: words.describedWords.coverage(coverage.title),
    width: chartWidth[format] - padding[format].left - padding[format].right,
    height: Math.max(1, rows) * rowHeight[format],
    padding: padding[format],
    autosize: { type: 'none' },
    config: chartConfig,
    layer: [
      {
        data: { values: [{ from, position: 0 }] },
        mark: { type: 'point', size: 0, opacity: 0, color: light('series') },
        encoding: { x, y },
      },
      ...bars(runs, y),
      ...names(coverage, y, input),
    ],
  } as unknown as TopLevelSpec;
}
