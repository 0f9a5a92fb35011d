import { expect, it } from 'vitest';
import { isOverlap, toldChanges } from '../../src/report/told-changes.ts';
import type { Change, Finding } from '../../src/spec/findings.ts';
import { findingsOf } from './fixture.ts';

const { findings } = findingsOf();
const [finding] = findings;
const found = findings.map(({ changes }) => changes.baseline).find(({ status }) => status === 'estimated');
if (found?.status !== 'estimated' || finding === undefined) throw new Error('the fixture has no change');

const overlap: Change = { status: 'withheld', reason: 'windows-overlap', window: null };
const over = (from: string, to: string): Change => ({ ...found, window: { ...found.window, from, to } });
const year = over('2021-10-01', '2022-09-30');
const quarter = over('2022-07-01', '2022-09-30');
const changes = (baseline: Change, sameSeason: Change, previous: Change): Finding['changes'] => ({
  primary: 'baseline',
  baseline,
  sameSeason,
  previous,
});

it.each([
  ['a baseline that is the year before has one interval, that of its verdict', [year, year, year], ['baseline']],
  ['a year is its own season and the time just before', [quarter, year, year], ['baseline', 'sameSeason']],
  ['a quarter has both', [overlap, year, quarter], ['baseline', 'sameSeason', 'previous']],
  [
    'what is refused is not hidden behind what is given for the same time',
    [{ status: 'withheld', reason: 'no-baseline', window: year.window }, year, year],
    ['baseline', 'sameSeason'],
  ],
] as const)('%s', (_, [baseline, season, previous], told) => {
  expect(toldChanges(changes(baseline, season, previous))).toEqual(told);
});

it('leaves a season that a long window runs into to the one line about all of them', () => {
  expect(isOverlap({ ...finding, changes: changes(year, overlap, year) }, 'sameSeason')).toBe(true);
  expect(isOverlap({ ...finding, changes: changes(overlap, year, year) }, 'baseline')).toBe(false);
});
