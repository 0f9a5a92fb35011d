import { longestName, longestText } from './fields.ts';
import { isoDate } from './finding-parts.ts';

/**
 * What a board decided, as a list to which lines are only added: each says how things stood from a day on, and the last one
 * of an action stands. So the list of an earlier day is the beginning of the list of today, and a date that was moved is
 * not lost.
 */
export const actionColumns = [
  'id',
  'recorded_on',
  'raised_on',
  'decision',
  'metric',
  'owner_role',
  'due_on',
  'closed_on',
  'status',
] as const;
export type ActionLine = Readonly<Record<(typeof actionColumns)[number], string>>;

export interface Action {
  readonly id: string;
  readonly raisedOn: string;
  readonly decision: string;
  readonly metric: string | null;
  readonly owner: string | null;
  /** The first day that it was to be done by; a later one does not make it less late. */
  readonly firstDueOn: string | null;
  readonly dueOn: string | null;
  readonly closedOn: string | null;
  readonly status: 'open' | 'done' | 'dropped';
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Actions as they stood at the end of a day, in the order in which they were first written down. */
export function actionsOn(lines: readonly ActionLine[], day: string): readonly Action[] {
  const known = new Map<string, Action>();
  for (const line of lines.filter(({ recorded_on }) => recorded_on <= day)) {
    const first = known.get(line.id)?.firstDueOn ?? null;
    known.set(line.id, {
      id: line.id,
      raisedOn: line.raised_on,
      decision: line.decision,
      metric: orNull(line.metric),
      owner: orNull(line.owner_role),
      firstDueOn: first ?? orNull(line.due_on),
      dueOn: orNull(line.due_on),
      closedOn: orNull(line.closed_on),
      status: line.status as Action['status'],
    });
  }
  return [...known.values()];
}

/** Of the actions that were due by a day, how many were done by the first date that they had; dropped ones are left out. */
export function doneInTime(actions: readonly Action[], day: string): { readonly done: number; readonly due: number } {
  const due = actions.filter(
    ({ status, firstDueOn }) => status !== 'dropped' && firstDueOn !== null && firstDueOn <= day,
  );
  const done = due.filter(({ closedOn, firstDueOn }) => closedOn !== null && closedOn <= (firstDueOn ?? ''));
  return { done: done.length, due: due.length };
}

/** Open, and past the first date that it had. */
export const isLate = ({ status, firstDueOn }: Action, day: string): boolean =>
  status === 'open' && firstDueOn !== null && firstDueOn < day;

const needed = ['id', 'recorded_on', 'raised_on', 'decision', 'status'] as const;
const days = ['recorded_on', 'raised_on', 'due_on', 'closed_on'] as const;

/** What is wrong with a line; null where nothing is. */
export function faultOfAction(line: ActionLine): string | null {
  for (const column of needed) if (line[column] === '') return `${column} must be filled`;
  for (const column of actionColumns) {
    const most = column === 'decision' ? longestText : longestName;
    if (line[column].length > most) return `${column} must be at most ${most} characters (got ${line[column].length})`;
  }
  for (const column of days)
    if (line[column] !== '' && !isoDate.safeParse(line[column]).success)
      return `${column} must be a date such as 2026-01-31 (got "${line[column]}")`;
  if (!['open', 'done', 'dropped'].includes(line.status))
    return `status must be open, done or dropped (got "${line.status}")`;
  if ((line.status === 'open') !== (line.closed_on === ''))
    return line.status === 'open' ? 'an open action has no closed_on' : `what is ${line.status} needs closed_on`;
  return null;
}
