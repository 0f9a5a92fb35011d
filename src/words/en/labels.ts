import type {
  Check,
  ComparabilityTest,
  Contribution,
  EstimatedChange,
  Finding,
  Movement,
  PromiseVerdict,
  SeriesPoint,
} from '../../spec/findings.ts';

/**
 * Words that are not sentences. Every record is typed by the contract's own union, so a new verdict or
 * reason does not compile until it is worded. Plain language: the reader is a board, not an analyst.
 */

export interface Verdict {
  readonly label: string;
  /** What it means, for the glossary. */
  readonly meaning: string;
}

export const movementWords: Readonly<Record<Movement, Verdict>> = {
  better: { label: 'Better', meaning: 'The number moved the way we want, by more than chance alone would explain.' },
  worse: {
    label: 'Worse',
    meaning: 'The number moved the way we do not want, by more than chance alone would explain.',
  },
  'changed-up': {
    label: 'Went up',
    meaning: 'The number rose by more than chance. Whether that is good is not for this number to say.',
  },
  'changed-down': {
    label: 'Went down',
    meaning: 'The number fell by more than chance. Whether that is good is not for this number to say.',
  },
  'no-clear-change': {
    label: 'No clear change',
    meaning: 'What we saw is within the range that chance alone would give. It does not prove that nothing changed.',
  },
  'too-few': {
    label: 'Too few events to tell',
    meaning: 'So little happened that no likely change could have shown itself.',
  },
  'not-comparable': {
    label: 'Cannot be compared',
    meaning: 'How the data were recorded changed between the two times, so a comparison would mislead.',
  },
  monitoring: { label: 'Monitoring', meaning: 'Verdicts fall on dates fixed in advance, and this is not one of them.' },
  withheld: { label: 'Not given', meaning: 'A number is missing for a stated reason, so no verdict is given.' },
};

export const promiseWords: Readonly<Record<PromiseVerdict, Verdict>> = {
  'on-course': {
    label: 'On course',
    meaning: 'The whole likely range is where it should be by now on the way to the target, or better.',
  },
  uncertain: {
    label: 'Uncertain',
    meaning: 'Where the number should be by now lies inside the likely range: it could go either way.',
  },
  'off-course': {
    label: 'Off course',
    meaning: 'The whole likely range misses where the number should be by now on the way to the target.',
  },
  met: { label: 'Met', meaning: 'The whole likely range is at the target or better.' },
  'no-target': { label: 'No target', meaning: 'No target was declared.' },
};

/** The same beside a verdict on the change, where a word alone would not say what it is about. */
export const onTargetWords: Readonly<Record<PromiseVerdict, string>> = {
  'on-course': 'Target: on course',
  uncertain: 'Target: uncertain',
  'off-course': 'Target: off course',
  met: 'Target: met',
  'no-target': 'No target',
};

export const stateWords: Readonly<Record<SeriesPoint['state'], string>> = {
  reported: 'reported',
  provisional: 'provisional',
  'not-reported': 'not reported',
  suppressed: 'hidden to protect people',
  incomplete: 'period not complete',
};

export const questionWords: Readonly<Record<Finding['question'], string>> = {
  'how-much': 'How much did we do?',
  'how-well': 'How well did we do it?',
  'better-off': 'Is anyone better off?',
};

export const metricRoleWords: Readonly<Record<Finding['role'], string>> = {
  goal: 'Goal',
  guardrail: 'Guardrail',
  context: 'Context',
};

export const areaRoleWords: Readonly<Record<Finding['areaRole'], string>> = {
  'all-program': 'All programme areas',
  universe: 'Whole area covered by the data',
  'all-comparison': 'All comparison areas',
  'all-buffer': 'All neighbouring areas',
  program: 'Programme area',
  comparison: 'Comparison area',
  buffer: 'Neighbouring area',
  excluded: 'Left out',
};

export const directionWords: Readonly<Record<Finding['better'], string>> = {
  lower: 'lower is better',
  higher: 'higher is better',
  neutral: 'neither direction is better',
};

export const evidenceWords: Readonly<Record<number, string>> = {
  1: 'Before and after only',
  2: 'Before and after, allowing for known influences',
  3: 'Compared with other areas',
  4: 'Close to a chance assignment',
  5: 'Assigned by chance',
};

export const severityWords: Readonly<Record<Check['severity'], string>> = {
  info: 'Note',
  warn: 'Warning',
  fail: 'Failure',
};
export const checkUnitWords: Readonly<Record<Check['unit'], string>> = {
  share: '',
  points: 'points',
  change: '',
  rows: 'rows',
  areas: 'areas',
  codes: 'codes',
  days: 'days',
  seconds: 'seconds',
  cells: 'months of one agency',
  amount: '',
  waivers: 'waivers',
  files: 'files',
};

export const methodWords: Readonly<Record<EstimatedChange['method'], string>> = {
  'exact-central': 'exact conditional interval',
  'quasi-poisson-t': 'interval widened for extra spread (quasi-Poisson, t)',
  newcombe: 'hybrid score interval of two shares (Newcombe)',
  'welch-t': 'two means with their own spread (Welch)',
  'jackknife-t': 'leaving out one member of both times after the other (jackknife, t)',
  'quantile-difference': 'interval from the order statistics of both times',
  'survival-quantile-difference': 'interval from both curves of what is still open',
  'survey-difference-t': 'two samples, by their design',
  'survey-paired-t': 'the same people asked twice',
  'survey-overlap-t': 'two samples that share some people',
  'mcnemar-exact': 'the same people asked twice: those who changed their answer (exact McNemar)',
  'harm-weighted-normal': 'ratio of harm with its own variance',
  'standardised-normal': 'both times weighted to one mix',
  'log-ratio-normal': 'ratio on the log scale',
  none: 'no interval',
};

/** For narrow columns; the methods section explains both. */
export const methodShortWords: Readonly<Record<EstimatedChange['method'], string>> = {
  'exact-central': 'exact',
  'quasi-poisson-t': 'quasi-Poisson',
  newcombe: 'Newcombe',
  'welch-t': 'Welch t',
  'jackknife-t': 'jackknife t',
  'quantile-difference': 'order statistics',
  'survival-quantile-difference': 'Kaplan–Meier',
  'survey-difference-t': 'survey t',
  'survey-paired-t': 'paired t',
  'survey-overlap-t': 'overlap t',
  'mcnemar-exact': 'exact McNemar',
  'harm-weighted-normal': 'harm-weighted',
  'standardised-normal': 'standardised',
  'log-ratio-normal': 'log ratio',
  none: 'none',
};

export const designWords: Readonly<Record<string, string>> = {
  'staggered-adoption': 'areas joining one after the other, against areas that had not joined',
  'difference-in-differences': 'change in programme areas against change in comparison areas',
  'synthetic-control': 'a mix of comparison areas built to match',
  'weighted-displacement-difference': 'weighted displacement difference',
  'interrupted-series': 'the trend before against the time after',
  'before-after': 'before and after',
  'group-time-effects': 'each group of areas by year',
  'ridge-augmented-synthetic-control': 'a mix of comparison areas, corrected for what is left',
  'like-level-comparison': 'comparison areas of like level',
  'poisson-areas-and-periods': 'areas and periods in one model',
};

/** Whether a change can be put down to the programme, to follow what was estimated. */
export const contributionWords: Readonly<Record<Contribution, string>> = {
  supported: 'an effect of the programme is supported',
  contrary: 'it went the wrong way, by more than chance',
  'not-shown': 'an effect of the programme is not shown',
  'depends-on-comparison': 'it depends on which areas it is compared with',
  'placebo-failed': 'a pretended start showed as much',
  'no-design': 'nothing sets the programme apart from other causes',
  monitoring: 'no verdict falls now',
  'not-comparable': 'the records of the two sides were not made alike',
  'not-asked': 'not asked, for it is the programme’s own work',
};

/** The same in a word or two, for the table of verdicts: to follow "Is it us?". */
export const contributionShortWords: Readonly<Record<Contribution, string>> = {
  supported: 'supported',
  contrary: 'wrong way',
  'not-shown': 'not clear',
  'depends-on-comparison': 'depends on the comparison',
  'placebo-failed': 'failed its check',
  'no-design': 'cannot tell',
  monitoring: 'not yet',
  'not-comparable': 'cannot tell',
  'not-asked': 'not asked',
};

/** What the comparability gate looks at. */
export const comparabilityWords: Readonly<Record<ComparabilityTest['rule'], string>> = {
  agencies: 'agencies that reported',
  'silent-months': 'months of which nothing came',
  'located-share': 'share of records with a known place',
  'mapped-share': 'share of records with a known code',
  'domestic-share': 'share of records flagged as domestic',
  'recorded-called-ratio': 'reports for each call',
  boundaries: 'areas that records come from',
  'population-source': 'source of populations',
  wording: 'wording of the question',
  mode: 'how people were asked',
  'response-rate': 'share of those asked who answered',
  'reporting-lag': 'share of records that arrive soon',
  'measurement-change': 'declared changes of measurement',
};

export const comparisonWords: Readonly<Record<Finding['changes']['primary'], string>> = {
  baseline: 'against the baseline',
  sameSeason: 'against the same season before',
  previous: 'against the period before',
};

/** The same as the head of a row. */
export const againstShortWords: Readonly<Record<Finding['changes']['primary'], string>> = {
  baseline: 'baseline',
  sameSeason: 'same season before',
  previous: 'period before',
};

export const eventKindWords = { ours: 'Ours', context: 'Context', measurement: 'Measurement change' } as const;
