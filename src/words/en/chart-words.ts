import type { EstimatedEffect } from '../../spec/findings.ts';
import { formatCount, formatPercent } from './numbers.ts';

/** What stands above and beside charts: a title says the finding, what follows it what is plotted. */

type Grain = EstimatedEffect['grain'];

const months = (n: number): string => `${formatCount(n)} month${n === 1 ? '' : 's'}`;

/** How often something was so, to stand in a sentence. */
const times = (n: number): string => (n === 0 ? 'none' : formatCount(n));

export const eventStudyWords = {
  title: (clear: { readonly below: number; readonly above: number; readonly of: number }, many: string): string =>
    clear.below + clear.above === 0
      ? `None of the ${formatCount(clear.of)} ${many} since the start is clearly off what was expected.`
      : `Of the ${formatCount(clear.of)} ${many} since the start, ${times(clear.below)} clearly below what was expected and ${times(clear.above)} clearly above.`,
  /** Before the start nothing should be off. */
  before: (off: number, of: number, many: string): string =>
    `Before it, ${times(off)} of ${formatCount(of)} ${many}: there should be next to none.`,
  plotted: (one: string): string =>
    `Each ${one} against what was expected, counted from the start of each area, with its likely range.`,
  few: 'Hollow: fewer than half of the areas are that far.',
} as const;

export const comparisonChartWords = {
  title: (metric: string, verdict: string): string => `${metric}, counted and expected: ${verdict}.`,
  plotted: (many: string, grain: Grain): string =>
    `${many.charAt(0).toUpperCase()}${many.slice(1)} a ${grain} in programme areas. Dashed: what their own past and the comparison areas would have led to without the programme.`,
  ownPast: (many: string, grain: Grain): string =>
    `${many.charAt(0).toUpperCase()}${many.slice(1)} a ${grain} in programme areas. Dashed: what their own past would have led to.`,
  /** Of shares and means. */
  level: {
    title: (metric: string, verdict: string): string => `${metric}, as it was and as expected: ${verdict}.`,
    plotted: (grain: Grain): string =>
      `Each ${grain} in programme areas. Dashed: what their own past and the comparison areas would have led to without the programme.`,
    ownPast: (grain: Grain): string =>
      `Each ${grain} in programme areas. Dashed: what their own past would have led to.`,
    observed: 'As it was',
  },
  leftOut: (months: number): string =>
    months === 1
      ? 'The first month of each area is left out.'
      : `The first ${formatCount(months)} months of each area are left out.`,
  counted: 'Counted',
  expected: 'Expected',
  difference: 'Difference',
  period: 'Period',
} as const;

export const choiceRowWords = {
  main: 'As reported',
  placebo: (periods: number, many: string): string => `Starts pretended ${formatCount(periods)} ${many} too early`,
} as const;

export const choicesChartWords = {
  title: (turning: number, judged: number): string => {
    if (judged === 0) return 'Would other choices change this? Other estimates of the same effect.';
    const choices = `${formatCount(judged)} other choice${judged === 1 ? '' : 's'}`;
    if (turning === 0) return `Would other choices change this? None of ${choices} turns the verdict.`;
    return `Would other choices change this? ${formatCount(turning)} of ${choices} ${turning === 1 ? 'turns' : 'turn'} the verdict.`;
  },
  plotted: 'The effect against what was expected, with its likely range, under each choice that could have been made.',
  placebo: 'A pretended start should show nothing.',
  choice: 'Choice',
  effect: 'Against what was expected',
  verdict: 'Verdict',
  turns: 'turns',
  stays: 'stays',
  notJudged: 'not judged by it',
} as const;

export const placeboChartWords = {
  title: (rank: number, of: number): string =>
    rank === 1
      ? `Since the start no gap of ${formatCount(of)} is larger than that of the programme areas.`
      : `Since the start ${formatCount(rank - 1)} of ${formatCount(of - 1)} comparison areas ${rank === 2 ? 'shows' : 'show'} as large a gap as the programme areas.`,
  plotted:
    'How far each lies from the mixture of other areas that was most like it before the start, in times its usual miss. Strong: the programme areas. Faint: each comparison area, as if it had had the programme.',
  start: 'start',
  columns: { period: 'Period', program: 'Programme areas', others: 'Comparison areas, from the least to the most' },
} as const;

export const displacementWords = {
  heading: 'Did it move next door?',
  plotted:
    'Programme, neighbouring and comparison areas, a year at a time, each as an index: 100 is its own level before the first start.',
  start: 'First start',
  side: {
    'all-program': { wide: 'programme areas', narrow: 'programme' },
    'all-buffer': { wide: 'neighbouring areas', narrow: 'neighbours' },
    'all-comparison': { wide: 'comparison areas', narrow: 'comparison' },
  },
  columns: { years: 'A year at a time', index: 'index' },
} as const;

export const surveyChartWords = {
  title: (latest: {
    readonly label: string;
    readonly share: number | null;
    readonly places: readonly number[];
  }): string =>
    latest.share === null
      ? `All answers, from the worst to the best; the latest: ${latest.label}.`
      : `${latest.label}: ${formatPercent(latest.share)} answered ${latest.places.join(' or ')}.`,
  plotted: (waves: number): string =>
    `${waves === 1 ? 'All answers' : `All answers of ${formatCount(waves)} times`}, set about the middle of the scale: better answers to the right, worse to the left, those in the middle on both sides. In brackets: how many answered.`,
  counted: 'Bold: the share that counts.',
  anew: '* Not asked in the same words as the time before.',
  together: 'Answers that few gave stand with their neighbours.',
  end: {
    left: (place: number): string => `← nearer ${place}`,
    right: (place: number): string => `nearer ${place} →`,
  },
} as const;

export const coverageChartWords = {
  title: (silent: number, agencies: number): string =>
    silent === 0
      ? 'Records came for every month that is covered.'
      : agencies === 1
        ? `${months(silent)} without a record.`
        : `${months(silent)} without a record, over ${formatCount(agencies)} agencies.`,
  plotted:
    'Filled: records came. Dashed and empty: none came for a month that is covered, which is not the same as no events. Pale: they came, and how many is not shown. Blank: not covered.',
  cut: (most: number, all: number): string =>
    `The first ${formatCount(most)} of ${formatCount(all)} agencies; the tables have all.`,
  silent: (n: number): string => (n === 0 ? 'none silent' : `${formatCount(n)} silent`),
  allFiles: 'All files',
  behind: 'Records by month',
} as const;

export const figureWords = {
  behind: 'Numbers behind this chart',
  specification: 'Specification:',
} as const;
