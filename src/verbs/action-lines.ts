import { type Action, doneInTime, isLate } from '../spec/index.ts';
import { tableLines } from './table-lines.ts';

/** Decisions as the terminal shows them, and how many of those that were due were done by their first date. */
export function actionListLines(actions: readonly Action[], day: string): readonly string[] {
  if (actions.length === 0) return ['no action is written down'];
  const rows = actions.map((action) => [action.id, dueText(action, day), action.decision, aboutText(action)]);
  const { done, due } = doneInTime(actions, day);
  const told = due === 0 ? [] : [`of ${due} due by ${day}, ${done} done by the first date that they had`];
  return [...tableLines([['id', 'status', 'decision', 'about'], ...rows]), ...told];
}

function dueText(action: Action, day: string): string {
  const { status, closedOn, dueOn, firstDueOn } = action;
  if (status !== 'open') return `${status} ${closedOn ?? ''}`;
  const moved = firstDueOn !== dueOn ? ` (first ${firstDueOn})` : '';
  return `${isLate(action, day) ? 'late' : 'open'}${dueOn === null ? '' : `, due ${dueOn}`}${moved}`;
}

const aboutText = ({ metric, owner }: Action): string => [metric, owner].filter((part) => part !== null).join(', ');
