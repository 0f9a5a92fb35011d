import type { Finding } from '../spec/findings.ts';
import { pageOneRows } from './first-page.ts';
import { repliesTo, saidOf } from './said.ts';
import { firstChanges } from './since.ts';
import type { View } from './view.ts';

/** Lines of print that page one has room for beside its head, its effects and what it asks. */
const room = 27;
/** From here on the sheet has no room to spare, and print is set a little smaller. */
const snugFrom = 21;
/**
 * Lines of a row of the table, of an action with its heading shared out, of all questions, of a sentence that people wrote,
 * and of an effect after the first.
 */
const linesOf = { row: 3, action: 3, questions: 2, written: 2, effect: 2 } as const;
/** Of text in small print, and so many lines over the room that less must be asked still. */
const charactersOfLine = 100;
const farOver = 10;
export const mostActions = 4;
/** Effects that page one tells of; every effect has its own section further on. */
export const mostEffects = 3;

/** How much page one has to hold beside its usual lines. */
export type Fullness = 'usual' | 'snug' | 'crowded' | 'full' | 'overfull';

/**
 * Whether all that people say and all that changed would push page one over its sheet. Then actions are counted there and
 * listed on the next page, and the page is printed a little smaller; where that is not enough, it also asks for less, and
 * of a second report with corrections and replies for less still.
 */
export function fullnessOf({ document, headlines }: View): Fullness {
  const { board, run } = document;
  const { decisive } = pageOneRows(headlines, document.logic);
  const besides = decisive.flatMap((finding) => [
    ...repliesTo(finding, document).map(({ from, text }) => 1 + over(from + text)),
    ...(saidOf(finding) ? [1] : []),
  ]);
  const open = (board?.actions ?? []).filter(({ status }) => status === 'open').length;
  const changed = firstChanges(run.sinceLast).reduce((sum, { text }) => sum + text.length, 0);
  const effects = Math.min(toldEffects(decisive).length, mostEffects);
  const lines =
    decisive.length * linesOf.row +
    (document.logic === undefined ? 0 : linesOf.questions) +
    (board?.narrative?.sentence == null ? 0 : linesOf.written) +
    sum(besides) +
    Math.max(0, effects - 1) * linesOf.effect +
    sum((board?.corrections ?? []).map(({ what }) => 2 + over(what))) +
    Math.floor(changed / charactersOfLine);
  if (lines > room) return lines > room + farOver ? 'overfull' : 'full';
  const withActions = lines + Math.min(open, mostActions) * linesOf.action;
  if (withActions > room) return 'crowded';
  return withActions >= snugFrom ? 'snug' : 'usual';
}

/** Findings whose effect page one tells of: goals first, then guardrails. */
export const toldEffects = (headlines: readonly Finding[]): readonly Finding[] =>
  ['goal', 'guardrail'].flatMap((wanted) =>
    headlines.filter(
      ({ role, contribution, effect }) =>
        role === wanted && contribution !== 'no-design' && effect.status !== 'withheld',
    ),
  );

const sum = (lines: readonly number[]): number => lines.reduce((all, own) => all + own, 0);
/** Lines of a text beyond its first, which has a name and a day before it. */
const over = (text: string): number => Math.floor(text.length / charactersOfLine);
