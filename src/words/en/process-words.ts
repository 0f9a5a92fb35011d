import type { ProcessChart } from '../../spec/findings.ts';

type Estimated = Extract<ProcessChart, { readonly status: 'estimated' }>;

/** Process-behaviour charts in words: what is marked, by which rule, and what that asks. */

/** What the latest numbers are, as the title of the chart. */
const variation: Readonly<Record<Estimated['variation'], string>> = {
  improvement: 'The latest numbers are better than the usual ups and downs.',
  concern: 'The latest numbers are worse than the usual ups and downs.',
  'changed-up': 'The latest numbers are higher than the usual ups and downs.',
  'changed-down': 'The latest numbers are lower than the usual ups and downs.',
  'common-cause': 'The latest numbers are within the usual ups and downs.',
};

const assurance: Readonly<Record<Estimated['assurance'], string>> = {
  pass: 'As things are, the target is met every time.',
  fail: 'As things are, the target is missed every time.',
  'hit-or-miss': 'As things are, whether the target is met is chance.',
  'no-target': '',
};

const rules: Readonly<Record<string, string>> = {
  'outside-limits': 'outside the limits',
  'seven-rising-or-falling': 'seven rising or falling in a row',
  'five-rising-or-falling': 'five rising or falling in a row',
  'two-of-three-near-limit': 'two of three near a limit',
  'two-of-three-beyond-two': 'two of three far from the middle',
  'four-of-five-beyond-one': 'four of five away from the middle',
  'seven-on-one-side': 'seven on one side of the middle',
  'eight-on-one-side': 'eight on one side of the middle',
  'six-on-one-side': 'six on one side of the middle',
  'unusually-long-run': 'an unusually long run on one side',
  'unusually-few-crossings': 'unusually few crossings of the middle',
  'too-few-or-many-runs': 'too few or too many runs',
};

/** Whose rules they are; the id and edition, as a declaration names them, stand behind. */
const ruleSets: Readonly<Record<string, string>> = {
  'mdc-7': 'those of NHS England, “Making Data Count”',
  anhoej: 'those of Anhøj, which grow with the length of the line',
  'western-electric': 'those of Western Electric, four in all',
  'ihi-6': 'those for run charts in health care',
};

export const processWords = {
  variation,
  assurance,
  rule: (name: string): string => rules[name] ?? name.replaceAll('-', ' '),
  middle: (chart: Estimated['chart']): string => (chart === 'run' ? 'median' : 'average'),
  upper: 'upper',
  lower: 'lower',
  rebased: 'new limits',
  plotted:
    'Dashed: the limits of its own ups and downs. Squares: marked by a rule. A mark asks a question; it is no verdict.',
  plottedRun:
    'The line in the middle is the median. Squares: marked by a rule. A mark asks a question; it is no verdict.',
  readAs: (note: string): string => `How to read it, and by whose rules: note\u00a0${note}.`,
  waits: 'Days from each day with an event to the next: longer is fewer.',
  excluded: 'Crosses: left out of limits and rules.',
  temporary: 'The limits rest on few numbers and are temporary.',
  heading: 'Is it its usual self?',
  ruleSet: (id: string, edition: string): string =>
    ruleSets[id] === undefined ? `Rules: ${id}.` : `Rules: ${ruleSets[id]} (${id}, edition ${edition}).`,
  columns: { period: 'Period', value: 'Value', middle: 'Middle', limits: 'Limits', marks: 'Marked by' },
  leftOut: 'left out',
  newLimits: (date: string, reason: string): string => `New limits from ${date}: ${reason}`,
  leftOutTime: (from: string, to: string, reason: string): string => `Left out, ${from} to ${to}: ${reason}`,
} as const;
