import { pageOneRows } from './first-page.ts';
import { repliesTo, saidOf } from './said.ts';
import type { View } from './view.ts';

/** Lines of print that page one has room for beside its head, its effects and what it asks. */
const room = 27;
/** Lines of a row of the table, of a correction, of an action with its heading shared out, and of all three questions. */
const linesOf = { row: 3, correction: 2, action: 3, questions: 2 } as const;
export const mostActions = 4;

/**
 * Whether all that people say would push page one over its sheet. Then actions are counted there and listed on the next
 * page, and the page is printed a little smaller.
 */
export function isCrowded({ document, headlines }: View): boolean {
  const { board, run } = document;
  if (board === undefined) return false;
  const { decisive } = pageOneRows(headlines, document.logic);
  const besides = decisive.flatMap((finding) => [...repliesTo(finding, document), ...(saidOf(finding) ? [1] : [])]);
  const open = (board.actions ?? []).filter(({ status }) => status === 'open').length;
  const before = board.corrections.filter(({ report }) => report !== run.asOf).length;
  const lines =
    decisive.length * linesOf.row +
    (document.logic === undefined ? 0 : linesOf.questions) +
    besides.length +
    before * linesOf.correction +
    Math.min(open, mostActions) * linesOf.action;
  return lines > room;
}
