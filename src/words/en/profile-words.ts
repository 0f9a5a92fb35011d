import { formatCount, formatDecimal } from './numbers.ts';

/** The questions of a scale one by one, in words. */

interface Said {
  readonly wording: string;
  readonly reversed: boolean;
  readonly value: number;
}

const score = (value: number): string => formatDecimal(value, 1);

const quoted = ({ wording, value, reversed }: Said): string => `“${wording}”${reversed ? ' ↺' : ''} (${score(value)})`;

export const profileWords = {
  title: (label: string, { highest, lowest }: { readonly highest: Said; readonly lowest: Said }): string =>
    `${label}: highest ${quoted(highest)}, lowest ${quoted(lowest)}.`,
  even: (label: string, value: number): string => `${label}: all questions stand at ${score(value)}.`,
  together: (value: number): string => `All together ${score(value)}.`,
  plotted: ({ min, max }: { readonly min: number; readonly max: number }): string =>
    `Mean answer to each question, from ${min} to ${max}, with its likely range where people were drawn from a list.`,
  windows: (latest: { readonly label: string; readonly n: number }, earlier: readonly (typeof latest)[]): string =>
    [
      `Full: ${latest.label} (${formatCount(latest.n)} answered).`,
      ...earlier.map(({ label, n }, at) => `${at === 0 ? 'Hollow' : 'Pale'}: ${label} (${formatCount(n)}).`),
    ].join(' '),
  reversed: '↺ Worded the other way, and turned round.',
  score: 'All together',
  unlike: 'The questions do not hang together: there is no score.',
  earlier: (n: number): string => `The table has ${formatCount(n)} earlier ${n === 1 ? 'wave' : 'waves'}.`,
  columns: { question: 'Question', answered: 'Answered', mean: 'Mean', range: 'Likely range' },
  hidden: 'not shown',
} as const;
