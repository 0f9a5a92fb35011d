import type { Finding } from '../../src/spec/findings.ts';

export interface MetricPlan {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly definition: string;
  readonly sentence: string;
  readonly question: Finding['question'];
  readonly role: Finding['role'];
  readonly better: Finding['better'];
  readonly measure: Finding['measure'];
  readonly noun: Finding['noun'];
  readonly family: string;
  readonly movement: Finding['movement'];
  readonly promise: Finding['promise'];
  readonly evidence: number | null;
  readonly grade: Finding['grade'];
  readonly target: number | null;
  /** Events in a quarter in the programme areas before the launch. */
  readonly base: number;
  readonly factor: number;
  readonly smallest: number | null;
  readonly open: boolean;
  readonly effect: boolean;
  readonly provisional: boolean;
}

const plain = {
  evidence: 1,
  grade: 'A',
  target: null,
  smallest: 0.72,
  open: false,
  effect: false,
  provisional: false,
  measure: 'rate',
  better: 'lower',
  family: 'violence',
} as const;

export const metricPlans: readonly MetricPlan[] = [
  {
    ...plain,
    id: 'mediations',
    title: 'Conflicts mediated',
    why: 'A conflict that is settled is a shooting that does not happen.',
    definition: 'Mediations logged by site staff.',
    sentence: 'Staff settled more conflicts than in the baseline: between 18 and 61 more in the quarter.',
    question: 'how-much',
    role: 'goal',
    better: 'higher',
    measure: 'count',
    noun: { one: 'mediation', many: 'mediations' },
    family: 'activity',
    movement: 'better',
    promise: 'met',
    grade: 'A',
    target: 100,
    base: 80,
    factor: 1.5,
    smallest: 1.3,
  },
  {
    ...plain,
    id: 'outreach',
    title: 'Outreach contacts',
    why: 'It shows how many people the teams reach.',
    definition: 'Contacts logged by outreach workers.',
    sentence: 'Outreach contacts went up. Whether that is good depends on need.',
    question: 'how-much',
    role: 'context',
    better: 'neutral',
    measure: 'count',
    noun: { one: 'contact', many: 'contacts' },
    family: 'activity',
    movement: 'changed-up',
    promise: 'no-target',
    evidence: null,
    base: 1400,
    factor: 1.3,
    smallest: 1.1,
  },
  {
    ...plain,
    id: 'late-calls',
    title: 'Urgent calls answered late',
    why: 'People judge us by how fast help comes.',
    definition: 'Priority one calls with more than ten minutes to arrival.',
    sentence: 'Late answers to urgent calls show no clear change.',
    question: 'how-well',
    role: 'goal',
    measure: 'count',
    noun: { one: 'call', many: 'calls' },
    family: 'response',
    movement: 'no-clear-change',
    promise: 'uncertain',
    grade: 'B',
    target: 50,
    base: 62,
    factor: 0.97,
    smallest: 0.7,
  },
  {
    ...plain,
    id: 'shootings',
    title: 'People shot',
    why: 'Fewer people shot is what this coalition exists for.',
    definition: 'Victims of homicide or assault by firearm, by date of injury.',
    sentence: 'Fewer people were shot: between 8 and 31 fewer in the quarter than the baseline rate would give.',
    question: 'better-off',
    role: 'goal',
    noun: { one: 'person shot', many: 'people shot' },
    movement: 'better',
    promise: 'on-course',
    evidence: 3,
    grade: 'B',
    target: 160,
    base: 60,
    factor: 0.62,
    effect: true,
    provisional: true,
  },
  {
    ...plain,
    id: 'homicides',
    title: 'Homicides',
    why: 'The gravest harm.',
    definition: 'Victims of homicide, by date of death.',
    sentence: 'There are too few homicides to tell whether anything changed.',
    question: 'better-off',
    role: 'goal',
    noun: { one: 'homicide', many: 'homicides' },
    movement: 'too-few',
    promise: 'uncertain',
    grade: 'A',
    target: 20,
    base: 6,
    factor: 0.8,
    smallest: null,
    open: true,
  },
  {
    ...plain,
    id: 'dv-reports',
    title: 'Domestic violence reports',
    why: 'More reports may mean more trust.',
    definition: 'Reports with the domestic flag.',
    sentence: 'Domestic violence reports are watched; verdicts fall once a year.',
    question: 'better-off',
    role: 'context',
    better: 'neutral',
    noun: { one: 'report', many: 'reports' },
    family: 'reporting',
    movement: 'monitoring',
    promise: 'no-target',
    grade: 'C',
    base: 120,
    factor: 1.05,
  },
  {
    ...plain,
    id: 'robbery',
    title: 'Street robberies',
    why: 'Harm must not move to another crime.',
    definition: 'Robberies in the street.',
    sentence: 'Street robberies got worse: between 9 and 41 more in the quarter.',
    question: 'better-off',
    role: 'guardrail',
    noun: { one: 'robbery', many: 'robberies' },
    family: 'guardrails',
    movement: 'worse',
    promise: 'off-course',
    evidence: 1,
    grade: 'A',
    target: 200,
    base: 55,
    factor: 1.5,
    smallest: 1.35,
  },
  {
    ...plain,
    id: 'assaults',
    title: 'Aggravated assaults',
    why: 'Harm must not move to another crime.',
    definition: 'Assaults that are felonies.',
    sentence: 'Aggravated assaults cannot be compared: the code list changed in 2021.',
    question: 'better-off',
    role: 'guardrail',
    noun: { one: 'assault', many: 'assaults' },
    family: 'guardrails',
    movement: 'not-comparable',
    promise: 'no-target',
    evidence: null,
    grade: 'C',
    base: 140,
    factor: 1.4,
  },
];
