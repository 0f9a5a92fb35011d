import type { Span } from '../spec/index.ts';
import { sumCells } from './cells.ts';
import type { Subject } from './subjects.ts';

/** Events of a subject in a span of days; null where some of it was not reported, or the metric counts no events. */
export function countWithin({ cells }: Subject, span: Span): number | null {
  const { stat, counting, unreported } = sumCells(cells, [span]);
  return stat.kind === 'count' && counting > 0 && unreported === 0 ? stat.events : null;
}
