import type { TopLevelSpec } from 'vega-lite';
import { light, type Token } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { type DisplacementRole, displacementRoles, displacementRows, type IndexRow } from './displacement-rows.ts';
import { spread } from './place.ts';
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

/** Told apart by weight, dash and dot: colour is kept for judgements. */
const looks: Readonly<Record<DisplacementRole, { readonly line: object; readonly fill: Token; readonly tone: Token }>> =
  {
    'all-program': { line: { strokeWidth: 2.4 }, fill: 'series', tone: 'series' },
    'all-buffer': { line: { strokeWidth: 1.8 }, fill: 'paper', tone: 'series' },
    'all-comparison': { line: { strokeWidth: 1.6, strokeDash: [2, 3] }, fill: 'muted', tone: 'muted' },
  };

function side(role: DisplacementRole, all: readonly IndexRow[]): readonly Layer[] {
  const values = all.filter((row) => row.role === role);
  const { line, fill, tone } = looks[role];
  const encoding = { x: { field: 'date', ...time }, y: { field: 'index', ...amount } };
  return [
    { data: { values }, mark: { type: 'line', color: light(tone), ...line }, encoding },
    {
      data: { values },
      mark: {
        type: 'point',
        shape: 'circle',
        size: 36,
        fill: light(fill),
        stroke: light(tone),
        strokeWidth: 1.5,
        opacity: 1,
      },
      encoding,
    },
  ];
}

type Place = Pick<TimeFrame, 'format' | 'words'>;

function labelOf(role: DisplacementRole, rows: readonly IndexRow[], { format, words }: Place): string | null {
  const { displacementWords } = words;
  const last = rows.findLast((row) => row.role === role);
  return last === undefined ? null : `${displacementWords.side[role][format]} ${Math.round(last.index)}`;
}

function labels(rows: readonly IndexRow[], frame: TimeFrame): readonly EdgeLabel[] {
  const { scale, plot } = frame;
  const all = displacementRoles.flatMap((role): readonly EdgeLabel[] => {
    const last = rows.findLast((row) => row.role === role);
    const text = labelOf(role, rows, frame);
    if (last === undefined || text === null) return [];
    const isOurs = role === 'all-program';
    const at = plot.height * (1 - last.index / scale.top);
    return [{ at, text, tone: isOurs ? 'ink' : 'muted', strong: isOurs }];
  });
  return spread(all, 15, plot.height);
}

/** Did it move next door? Programme, neighbouring and comparison areas, each against its own level before the start. */
export function displacementChart({ findings, format, words }: ChartInput): TopLevelSpec {
  const { displacementWords } = words;
  const found = displacementRows(findings, words);
  if (found === null) throw new Error('displacement: three sides with years before and after the start are required');
  const { rows, start, from, to } = found;
  const frame = timeFrame({
    from,
    to,
    scale: zeroScale(Math.max(100, ...rows.map(({ index }) => index)), 4),
    format,
    right: edgeRoom(displacementRoles.map((role) => labelOf(role, rows, { format, words }) ?? '')),
    top: 24,
    words,
  });
  return {
    $schema: schemaUrl,
    description: words.describedWords.displacement(findings[0]?.title ?? ''),
    ...frame.plot,
    padding: frame.padding,
    autosize: { type: 'none' },
    config: chartConfig,
    layer: [
      timeAxes(frame),
      {
        data: { values: [{ level: 100 }] },
        mark: { type: 'rule', color: light('muted'), strokeWidth: 1 },
        encoding: { y: { field: 'level', ...amount } },
      },
      ...dateRule(frame, start, displacementWords.start),
      ...displacementRoles.toReversed().flatMap((role) => side(role, rows)),
      ...edgeText(frame, labels(rows, frame)),
    ],
  } as unknown as TopLevelSpec;
}
