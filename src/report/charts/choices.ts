import type { TopLevelSpec } from 'vega-lite';
import type { EstimatedEffect, Finding } from '../../spec/findings.ts';
import { type ChoiceRow, choiceRows } from '../choices.ts';
import { directionOf } from '../effect-size.ts';
import type { Token } from '../theme.ts';
import { differenceTicks, ratioSpan, ratioTicks } from './axis.ts';
import type { ChartInput } from './chart.ts';
import { type Forest, type ForestRow, forestChart } from './forest.ts';

const widest = 4;

function toneOf(row: ChoiceRow, better: Finding['better'], scale: EstimatedEffect['scale']): Token {
  const direction = directionOf(row, scale);
  if (direction === 'unclear') return 'muted';
  // a start that was pretended should show nothing: what it shows is neither good nor bad
  if (better === 'neutral' || row.kind === 'placebo') return 'series';
  return (direction === 'down') === (better === 'lower') ? 'better' : 'worse';
}

function forestRow(row: ChoiceRow, { better }: Finding, scale: EstimatedEffect['scale']): ForestRow {
  return {
    title: row.title,
    estimate: typeof row.estimate === 'number' ? row.estimate : null,
    low: row.low,
    high: typeof row.high === 'number' ? row.high : null,
    tone: toneOf(row, better, scale),
    strong: row.kind === 'main',
  };
}

type Axis = Pick<Forest, 'scale' | 'domain' | 'ticks'>;

function axisOf(rows: readonly ForestRow[], finding: Finding, { format, words }: ChartInput): Axis {
  const { effect, shown: own } = finding;
  const [few, same] = [format === 'narrow', words.axisWords.noEffect];
  const ends = rows.flatMap(({ low, high }) => [low, high ?? low]);
  if (effect.status === 'estimated' && effect.scale === 'ratio') {
    const span = ratioSpan(ends, { least: 1.25, most: widest });
    return { scale: 'log', domain: [1 / span, span], ticks: ratioTicks({ span, few, same }, words) };
  }
  const span = Math.max(...ends.map(Math.abs)) * 1.08 || 1;
  // without levels a difference is one of events
  const isLevel = effect.status === 'estimated' && effect.levels !== null;
  const shown = isLevel ? own : ({ as: 'count', unit: '' } as const);
  return { scale: 'linear', domain: [-span, span], ticks: differenceTicks({ span, shown, same, few }, words) };
}

/** The effect under every other choice that a reasonable analyst could have made, beside the one that was made. */
export function choicesChart(input: ChartInput): TopLevelSpec {
  const { findings, format, words } = input;
  const [finding] = findings;
  if (finding?.effect.status !== 'estimated') throw new Error('choices: an effect is required');
  const { scale } = finding.effect;
  const rows = choiceRows(finding.effect, words).map((row) => forestRow(row, finding, scale));
  return forestChart({
    rows,
    format,
    description: words.describedWords.choices(finding.title),
    ...axisOf(rows, finding, input),
  });
}
