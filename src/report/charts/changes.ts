import type { TopLevelSpec } from 'vega-lite';
import type { Finding } from '../../spec/findings.ts';
import { estimatedChange } from '../select.ts';
import type { Token } from '../theme.ts';
import { ratioSpan, ratioTicks } from './axis.ts';
import type { ChartInput } from './chart.ts';
import { type ForestRow, forestChart } from './forest.ts';

const widest = 8;

function toneOf({ movement }: Finding): Token {
  if (movement === 'better' || movement === 'worse') return movement;
  return 'muted';
}

function rowOf(finding: Finding): readonly ForestRow[] {
  const change = estimatedChange(finding);
  if (change === null || change.scale !== 'ratio') return [];
  const { estimate, adjusted } = change;
  const high = typeof adjusted.high === 'number' ? adjusted.high : null;
  const known = typeof estimate === 'number' ? estimate : null;
  return [{ title: finding.title, estimate: known, low: adjusted.low, high, tone: toneOf(finding) }];
}

/** Changes of several metrics side by side, as ratios on a log scale. */
export function changesChart({ findings, format, words }: ChartInput): TopLevelSpec {
  const rows = findings.flatMap(rowOf);
  const ends = rows.flatMap(({ low, high }) => [low, high ?? widest]);
  const span = ratioSpan(ends, { least: 2, most: widest });
  return forestChart({
    rows,
    format,
    description: words.describedWords.changes,
    scale: 'log',
    domain: [1 / span, span],
    ticks: ratioTicks({ span, few: format === 'narrow' }, words),
  });
}
