import type { Section } from '../../spec/report.ts';

export const sectionWords: Readonly<Record<Section, string>> = {
  'page-one': 'Summary',
  brief: 'In brief',
  narrative: 'What we say about it',
  'how-to-read': 'How to read this report',
  metrics: 'Each number in detail',
  areas: 'Area by area',
  collaboration: 'Who works together',
  'data-quality': 'Can we trust the data?',
  rejects: 'Records that were rejected',
  estimates: 'Every estimate',
  methods: 'Methods',
};

/** The sheet for a meeting. */
export const briefWords = {
  verdicts: 'What each number says',
  guardrail: 'guardrail: must not get worse',
  decide: 'What to decide',
} as const;

/** Page one, in the order of the page. */
export const pageOneWords = {
  sentence: 'In one sentence',
  changed: 'What changed since the last report',
  verdicts: 'The verdicts',
  further: 'Further numbers',
  isItUs: 'Is it us?',
  smallest: 'The smallest change we could have seen',
  decisions: 'Decisions asked of the board',
  guardrails: 'Guardrails: what must not get worse',
} as const;

export const columnWords = {
  metric: 'What we count',
  now: 'Now',
  baseline: 'Baseline',
  change: 'Change',
  target: 'Target',
  verdict: 'Verdict',
  evidence: 'Evidence',
  trend: 'Trend',
} as const;

/** The list of numbers to jump to. */
export const indexWords = {
  label: 'All numbers',
  estimates: 'Every estimate of this number',
  back: 'Back to all numbers',
} as const;
