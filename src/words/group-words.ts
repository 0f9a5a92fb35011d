import type { Fare } from '../spec/findings.ts';

/** Words for groups of people: who it got better for, and who is still set apart. Never a rank. */
export const groupsTitle = 'Who is it better for?';

/** How a group fared against those that it is held against. */
export const fareWords: Readonly<Record<Fare, string>> = {
  better: 'Went better than for them',
  worse: 'Went worse than for them',
  up: 'Went up against them',
  down: 'Went down against them',
  'no-clear-difference': 'No clear difference in how it went',
  'not-told': 'Not given',
};
