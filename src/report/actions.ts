import { type Action, isLate } from '../spec/actions.ts';
import type { Finding, Findings, SeriesPoint } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { pointText } from './quantity.ts';
import { headlines } from './select.ts';

export interface CarriedOver {
  readonly action: Action;
  readonly isLate: boolean;
  /** Who sees to it and by when, in a few words; empty where neither is said. */
  readonly terms: string;
  /** The metric when it was taken, and now; null without one, or where a number is not shown. */
  readonly since: string | null;
}

/** What the board decided and what is still open, late ones first, with the metric since each was taken. */
export function carriedOver(document: Findings, words: Words): readonly CarriedOver[] {
  const day = document.run.asOfDay ?? document.run.dataThrough;
  const all = headlines(document.findings);
  const open = (document.board?.actions ?? []).filter(({ status }) => status === 'open');
  return open
    .map((action) => ({
      action,
      isLate: isLate(action, day),
      terms: termsOf(action, isLate(action, day), words),
      since: sinceTaken(
        action,
        all.find(({ metric }) => metric === action.metric),
        { day, words },
      ),
    }))
    .toSorted((a, b) => Number(b.isLate) - Number(a.isLate) || byDue(a.action, b.action));
}

/** Without a date last; else the one that is due first. */
function byDue({ dueOn: a }: Action, { dueOn: b }: Action): number {
  return (a ?? '9999') < (b ?? '9999') ? -1 : (a ?? '9999') > (b ?? '9999') ? 1 : 0;
}

function termsOf({ owner, dueOn, firstDueOn }: Action, late: boolean, { boardWords, formatDate }: Words): string {
  const due = dueOn === null ? [] : [boardWords.due(formatDate(dueOn))];
  const first = firstDueOn !== null && firstDueOn !== dueOn ? [boardWords.firstDue(formatDate(firstDueOn))] : [];
  return [...(owner === null ? [] : [owner]), ...due, ...first, ...(late ? [boardWords.late] : [])].join(', ');
}

interface Told {
  readonly day: string;
  readonly words: Words;
}

/** Two numbers as they stand on the page, and no judgement: what moved a metric is not told by the day of a decision. */
function sinceTaken({ raisedOn }: Action, finding: Finding | undefined, { day, words }: Told): string | null {
  if (!finding) return null;
  const isShown = ({ state, value, to }: SeriesPoint): boolean => state === 'reported' && value !== null && to <= day;
  const then = finding.series.find(({ from, to }) => from <= raisedOn && raisedOn <= to);
  const now = finding.series.findLast(isShown);
  if (!then || !now || !isShown(then) || then.period === now.period) return null;
  const [was, is] = [then, now].map((point) => `${pointText(finding, point, words)} (${point.period})`);
  return words.boardWords.since(finding.title, was ?? '', is ?? '');
}
