import type { TopLevelSpec } from 'vega-lite';
import type { EstimatedEffect, Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { gapText } from '../effect-size.ts';
import { light, type Token } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { type GapRow, gapRows } from './gap-rows.ts';
import { spread } from './place.ts';
import { dayBetween, zeroScale } from './scale.ts';
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

interface Drawn extends GapRow {
  readonly date: string;
  /** Neighbours with numbers are one piece; a line drawn across a gap would invent what is not known. */
  readonly piece: number;
}

function drawnRows(rows: readonly GapRow[]): readonly Drawn[] {
  let piece = 0;
  return rows.flatMap((row) => {
    if (row.observed === null || row.expected === null) {
      piece += 1;
      return [];
    }
    return [{ ...row, date: row.from, piece }];
  });
}

/** The better side wears the colour of an effect that is shown, the worse that of one the wrong way; all else is grey. */
function fillsOf({ contribution, better }: Finding): { readonly below: Token; readonly above: Token } {
  const isFor = (side: Finding['better']): Token => {
    if (contribution === 'supported' && better === side) return 'better-soft';
    return contribution === 'contrary' && better !== side && better !== 'neutral' ? 'worse-soft' : 'band';
  };
  return { below: isFor('lower'), above: isFor('higher') };
}

/** The lines with a point wherever they cross, so that each side can be filled by itself. */
function withCrossings(rows: readonly Drawn[]): readonly Drawn[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    const [was, is] = [before, row].map((one) => (one?.observed ?? 0) - (one?.expected ?? 0));
    if (before === undefined || before.piece !== row.piece || (was ?? 0) * (is ?? 0) >= 0) return [row];
    const share = (was ?? 0) / ((was ?? 0) - (is ?? 0));
    const level = (before.expected ?? 0) + share * ((row.expected ?? 0) - (before.expected ?? 0));
    return [{ ...row, date: dayBetween(before.date, row.date, share), observed: level, expected: level }, row];
  });
}

/** From the last point before the start on, so that the gap opens where the lines part. */
function gapArea(rows: readonly Drawn[], finding: Finding): readonly Layer[] {
  const since = withCrossings(rows.slice(Math.max(0, rows.findIndex(({ treated }) => treated) - 1)));
  const fills = fillsOf(finding);
  return (['below', 'above'] as const).map((side) => {
    const nearer = side === 'below' ? Math.min : Math.max;
    const values = since.map(({ date, piece, observed, expected }) => ({
      date,
      piece,
      expected,
      edge: nearer(observed ?? 0, expected ?? 0),
    }));
    return {
      data: { values },
      mark: { type: 'area', color: light(fills[side]) },
      encoding: {
        x: { field: 'date', ...time },
        y: { field: 'edge', ...amount },
        y2: { field: 'expected' },
        detail: { field: 'piece', type: 'nominal' },
      },
    };
  });
}

function line(rows: readonly Drawn[], field: 'observed' | 'expected'): Layer {
  const isCounted = field === 'observed';
  const style = isCounted ? { strokeWidth: 2 } : { strokeWidth: 1.6, strokeDash: [5, 3] };
  return {
    data: { values: rows },
    mark: { type: 'line', color: light(isCounted ? 'series' : 'muted'), ...style },
    encoding: {
      x: { field: 'date', ...time },
      y: { field, ...amount },
      detail: { field: 'piece', type: 'nominal' },
    },
  };
}

function edgeLabels(
  rows: readonly Drawn[],
  { scale, plot, words }: TimeFrame,
  { text, isLevel }: { readonly text: (x: number) => string; readonly isLevel: boolean },
): readonly EdgeLabel[] {
  const last = rows.at(-1);
  if (last === undefined) return [];
  const y = (value: number | null): number => plot.height * (1 - (value ?? 0) / scale.top);
  const { counted, expectedOf, was } = words.markWords;
  const label = (said: typeof counted, value: number | null, strong: boolean): EdgeLabel => ({
    at: y(value),
    text: said(text(value ?? 0)),
    tone: strong ? 'ink' : 'muted',
    strong,
  });
  return spread(
    [label(isLevel ? was : counted, last.observed, true), label(expectedOf, last.expected, false)],
    15,
    plot.height,
  );
}

/** By the name that the chart over time gives the same day: areas that began before the data have no part in the effect. */
function startName({ launches }: Finding, { byCohort, launch }: EstimatedEffect, { markWords }: Words): string {
  if (byCohort.length < 2) return markWords.start;
  return launches.some((date) => date < launch) ? markWords.nextStart : markWords.firstStart;
}

/** What was counted in programme areas, beside what their own past and the comparison areas would have led to. Starts at zero. */
export function comparisonChart({ findings, calendar, format, words }: ChartInput): TopLevelSpec {
  const [finding] = findings;
  if (finding?.effect.status !== 'estimated') throw new Error('comparison: an effect is required');
  const rows = drawnRows(gapRows(finding.effect, calendar));
  const [first, last] = [rows[0], rows.at(-1)];
  const highest = Math.max(0, ...rows.flatMap(({ observed, expected }) => [observed ?? 0, expected ?? 0]));
  const text = gapText({ effect: finding.effect, shown: finding.shown }, words);
  const frame = timeFrame({
    from: first?.from ?? '2000-01-01',
    to: last?.from ?? '2000-12-31',
    scale: zeroScale(highest, format === 'narrow' ? 3 : 4),
    format,
    right: edgeRoom([words.markWords.expectedOf(text(highest))]),
    top: 24,
    words,
    ...(finding.effect.levels === null ? {} : { text }),
  });
  const start = rows.find(({ treated }) => treated);
  const { launch } = finding.effect;
  return {
    $schema: schemaUrl,
    description: words.describedWords.comparison(finding.title),
    ...frame.plot,
    padding: frame.padding,
    autosize: { type: 'none' },
    config: chartConfig,
    layer: [
      ...gapArea(rows, finding),
      timeAxes(frame),
      ...(start === undefined
        ? []
        : dateRule(frame, launch >= frame.from ? launch : start.from, startName(finding, finding.effect, words))),
      line(rows, 'expected'),
      line(rows, 'observed'),
      ...edgeText(frame, edgeLabels(rows, frame, { text, isLevel: finding.effect.levels !== null })),
    ],
  } as unknown as TopLevelSpec;
}
