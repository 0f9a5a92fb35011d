import type { Fare } from '../../spec/findings.ts';

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

export const groupWords = {
  counted: (groups: string, verdicts: string): string => `Of ${groups} groups: ${verdicts}.`,
  verdict: (n: string, verdict: string): string => `${n} ${verdict.toLowerCase()}`,
  worse: (groups: string): string => `Worse for ${groups}.`,
  behind: (groups: string): string => `It went worse than for others for ${groups}.`,
  betterFor: (n: string, of: string): string => `By group: better for ${n} of ${of}`,
  worseFor: (better: string, groups: string): string => `${better}, worse for ${groups}`,
  timesTheirs: (ratio: string, range: string): string => `${ratio} times theirs (${range})`,
  ratioOfRatios: (ratio: string, range: string): string => `Ratio of ratios ${ratio} (${range})`,
  differenceOfDifferences: (difference: string, range: string): string =>
    `Difference of differences ${difference} (${range})`,
  now: (gap: string): string => `Now ${gap}`,
  before: (gap: string): string => `Before ${gap}`,
  countedOnly: 'counted only',
  allowed: 'Verdicts allow for looking at all of these groups.',
  /** Whom groups are held against, once for the table. */
  against: (whom: string): string => `“Against others” holds each group against ${whom}.`,
  allOthers: 'all other named groups together',
  byGroup: (title: string): string => `${title} by group`,
} as const;
