import type { SubjectEstimates } from '../estimate/index.ts';
import type { Sentence, Span } from '../spec/index.ts';

/**
 * How far events without a known area could move a count: what it would be if all of them had happened in the programme
 * areas. Places that records leave out are not left out at random; how far their share moved is the gate's to judge.
 */
export function unplacedCaveat({ subject, now }: SubjectEstimates): readonly Sentence[] {
  const { metric, panel, role } = subject;
  const isCounted = metric.measure.kind === 'count' || metric.measure.kind === 'rate';
  if (!isCounted || role !== 'all-program' || !panel.hasAreas || panel.cells.kind !== 'count') return [];
  if (now.status !== 'estimated' || now.events === null) return [];
  const n = unplacedIn(subject, now);
  const params = { n, many: metric.noun.many, period: now.label, none: now.events, all: now.events + n };
  return n === 0 ? [] : [{ key: 'caveat.unplaced', params, text: '' }];
}

/** Events of a span that lie in none of the areas: they share the row after the last. */
function unplacedIn({ panel: { cells, spans } }: SubjectEstimates['subject'], { from, to }: Span): number {
  const row = cells.reported.length - spans.length;
  const [events] = cells.columns;
  return spans.reduce(
    (sum, span, column) => (span.from >= from && span.to <= to ? sum + (events?.[row + column] ?? 0) : sum),
    0,
  );
}
