import { describe, expect, it } from 'vitest';
import { type ActionLine, actionsOn, doneInTime, faultOfAction, isLate } from '../../src/spec/index.ts';

const line = (changes: Partial<ActionLine>): ActionLine => ({
  id: 'A1',
  recorded_on: '2024-01-10',
  raised_on: '2024-01-10',
  decision: 'Open a third site',
  metric: '',
  owner_role: '',
  due_on: '2024-03-31',
  closed_on: '',
  status: 'open',
  ...changes,
});
const moved = line({ recorded_on: '2024-03-20', due_on: '2024-06-30' });
const closed = line({ recorded_on: '2024-06-10', due_on: '2024-06-30', closed_on: '2024-06-10', status: 'done' });

describe('actions on a day', () => {
  it('are what was written down by then, the last line of each', () => {
    const all = [line({}), moved, closed];
    expect(actionsOn(all, '2024-01-09')).toEqual([]);
    expect(actionsOn(all, '2024-03-31')).toMatchObject([
      { dueOn: '2024-06-30', firstDueOn: '2024-03-31', status: 'open' },
    ]);
    expect(actionsOn(all, '2024-12-31')).toMatchObject([{ status: 'done', closedOn: '2024-06-10', owner: null }]);
  });

  it('keep their order whatever became of them', () =>
    expect(actionsOn([line({}), line({ id: 'A2' }), closed], '2025-01-01').map(({ id }) => id)).toEqual(['A1', 'A2']));

  it.each([
    ['done by the later date alone', [line({}), moved, closed], { done: 0, due: 1 }],
    [
      'done by the first date',
      [line({}), line({ recorded_on: '2024-03-31', closed_on: '2024-03-31', status: 'done' })],
      { done: 1, due: 1 },
    ],
    ['dropped', [line({ closed_on: '2024-02-01', status: 'dropped' })], { done: 0, due: 0 }],
    ['not due yet', [line({ due_on: '2025-01-01' })], { done: 0, due: 0 }],
    ['without a date', [line({ due_on: '' })], { done: 0, due: 0 }],
    ['given a first date later on', [line({ due_on: '' }), moved], { done: 0, due: 1 }],
  ])('count as done in time: %s', (_, lines, wanted) =>
    expect(doneInTime(actionsOn(lines, '2024-12-31'), '2024-12-31')).toEqual(wanted),
  );

  it('are late by the first date, however often it was moved', () => {
    const [action] = actionsOn([line({}), moved], '2024-04-01');
    expect(action && isLate(action, '2024-04-01')).toBe(true);
    expect(action && isLate(action, '2024-03-31')).toBe(false);
  });
});

describe('a line of actions', () => {
  it.each([
    [{}, null],
    [{ decision: '' }, 'decision must be filled'],
    [{ decision: 'x'.repeat(10_000) }, 'decision must be at most 2000 characters (got 10000)'],
    [{ owner_role: 'x'.repeat(10_000) }, 'owner_role must be at most 200 characters (got 10000)'],
    [{ due_on: '31/03/2024' }, 'due_on must be a date such as 2026-01-31 (got "31/03/2024")'],
    [{ status: 'closed' }, 'status must be open, done or dropped (got "closed")'],
    [{ status: 'done' }, 'what is done needs closed_on'],
    [{ closed_on: '2024-02-01' }, 'an open action has no closed_on'],
  ])('of %j: %s', (changes, fault) => expect(faultOfAction(line(changes))).toBe(fault));
});
