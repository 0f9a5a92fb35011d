import type { Bound, Finding, Gap } from '../../spec/findings.ts';

/** What a row of the export holds beside its subject; empty cells are left out. */
export const recordColumns = [
  'record',
  'window',
  'from',
  'to',
  'period',
  'state',
  'reason',
  'value',
  'low',
  'high',
  'events',
  'exposure',
  'n',
  'scale',
  'estimate',
  'p',
  'q',
  'adjusted_level',
  'adjusted_low',
  'adjusted_high',
  'fewer_or_more',
  'fewer_or_more_low',
  'fewer_or_more_high',
  'method',
  'dispersion',
  'smallest_detectable',
  'movement',
  'promise',
  'evidence',
  'grade',
  'sentence',
  'missing_n',
  'missing_low',
  'missing_high',
  'effective_n',
  'against',
  'fared',
  // as text: what stands beside values that are not read right alone, such as alpha
  'beside',
  // places on the scale of a survey’s question; how much its design widens chance
  'answer',
  'design_effect',
] as const;

export type Cell = string | number | null;
export type Row = Partial<Record<(typeof recordColumns)[number], Cell>>;

/** An open end is an empty cell here: a word in a column of numbers would turn it into text. */
export function open(bound: Bound | null): number | null {
  return typeof bound === 'number' ? bound : null;
}

/** How a group is set apart from others, now and before, and whether that changed. */
export function gapRows(gap: Finding['gap']): readonly Row[] {
  if (gap === null) return [];
  const against = gap.against.join('; ');
  const { change } = gap;
  const adjusted =
    change.status === 'withheld'
      ? {}
      : {
          q: change.q,
          adjusted_level: change.adjusted.level,
          adjusted_low: change.adjusted.low,
          adjusted_high: open(change.adjusted.high),
        };
  return [
    { ...gapRow('gap-now', gap.now), against },
    { ...gapRow('gap-before', gap.before), against },
    { ...gapRow('gap-change', change), ...adjusted, against, fared: gap.fared },
  ];
}

function gapRow(record: string, gap: Gap['now'] | Gap['change']): Row {
  if (gap.status === 'withheld') return { record, state: 'withheld', reason: gap.reason };
  const { scale, estimate, low, high, p, method } = gap;
  return { record, state: 'estimated', scale, estimate: open(estimate), low, high: open(high), p, method };
}

/** All answers to a survey's question, a row for each place, in the window and in each wave. */
export function answerRows(survey: Finding['survey']): readonly Row[] {
  return (survey?.answers ?? []).flatMap(({ of, label, from, to, n, effectiveN, designEffect, shares }) =>
    shares.map(
      ({ places, n: events, share: value, low, high }): Row => ({
        record: of === 'now' ? 'answer' : 'answer-wave',
        window: label,
        from,
        to,
        state: 'estimated',
        value,
        low,
        high,
        events,
        n,
        effective_n: effectiveN,
        design_effect: designEffect,
        answer: places.join(' and '),
      }),
    ),
  );
}
