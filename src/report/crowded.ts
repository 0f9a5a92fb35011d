import { pageOneRows } from './first-page.ts';
import { repliesTo, saidOf } from './said.ts';
import { firstChanges } from './since.ts';
import type { View } from './view.ts';

/** Lines of print that page one has room for beside its head, its effects and what it asks. */
const room = 27;
/** Lines of a row of the table, of a correction, of an action with its heading shared out, and of all three questions. */
const linesOf = { row: 3, correction: 2, action: 3, questions: 2 } as const;
/** Of what changed, beside its heading; its first line has room. */
const charactersOfLine = 100;
export const mostActions = 4;

/** How much page one has to hold beside its usual lines. */
export type Fullness = 'usual' | 'crowded' | 'full';

/**
 * Whether all that people say and all that changed would push page one over its sheet. Then actions are counted there and
 * listed on the next page, and the page is printed a little smaller; where that is not enough, it also asks for less.
 */
export function fullnessOf({ document, headlines }: View): Fullness {
  const { board, run } = document;
  const { decisive } = pageOneRows(headlines, document.logic);
  const besides = decisive.flatMap((finding) => [...repliesTo(finding, document), ...(saidOf(finding) ? [1] : [])]);
  const open = (board?.actions ?? []).filter(({ status }) => status === 'open').length;
  const changed = firstChanges(run.sinceLast).reduce((sum, { text }) => sum + text.length, 0);
  const lines =
    decisive.length * linesOf.row +
    (document.logic === undefined ? 0 : linesOf.questions) +
    besides.length +
    (board?.corrections.length ?? 0) * linesOf.correction +
    Math.floor(changed / charactersOfLine);
  if (lines > room) return 'full';
  return lines + Math.min(open, mostActions) * linesOf.action > room ? 'crowded' : 'usual';
}
