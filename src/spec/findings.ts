import { z } from 'zod';
import { groupKinds } from './breakdown.ts';
import { board } from './finding-board.ts';
import { byWeight } from './finding-by-weight.ts';
import { countedRecords } from './finding-counted.ts';
import { findingDecision } from './finding-decision.ts';
import { definitionLog } from './finding-definition.ts';
import { distribution } from './finding-distribution.ts';
import {
  anyEffect,
  contributions,
  type designs,
  type effect,
  evidence,
  ladder,
  type refusal,
} from './finding-effects.ts';
import { type fares, gap } from './finding-groups.ts';
import { comparability, looks, process, regressionToMean } from './finding-guards.ts';
import { findingLogic } from './finding-logic.ts';
import { partners } from './finding-partners.ts';
import { type bound, isoDate, type reasons } from './finding-parts.ts';
import { artifact, check, coverage, event, type ledgerLine, shownLedgerLine } from './finding-quality.ts';
import { survey } from './finding-survey.ts';
import { anyChange, anyLevel, type change, type changeMethods, type levelMethods, point } from './finding-values.ts';

export { contributions, designs, inferences, opinions } from './finding-effects.ts';
export { reasons } from './finding-parts.ts';
export { placeboStates } from './finding-placebos.ts';
export { checkUnits, coverageStates, severities } from './finding-quality.ts';
export { type Beside, changeMethods, levelMethods, pointStates } from './finding-values.ts';

/**
 * The contract of `findings.json`: every table, chart, sentence and export is a view of it.
 * Fields are only ever added within a major version of the schema.
 */

/** Words come after redaction: a key and the numbers it may use. */
export const sentence = z.strictObject({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  text: z.string(),
});

export const movements = [
  'better',
  'worse',
  'changed-up',
  'changed-down',
  'no-clear-change',
  'too-few',
  'not-comparable',
  'monitoring',
  'withheld',
] as const;
export const unclears = ['smaller-than-worthwhile', 'too-uncertain'] as const;
export const promises = ['on-course', 'uncertain', 'off-course', 'met', 'no-target'] as const;
export const questions = ['how-much', 'how-well', 'better-off'] as const;
export const metricRoles = ['goal', 'guardrail', 'context'] as const;
export const directions = ['lower', 'higher', 'neutral'] as const;
export const measureKinds = [
  'count',
  'rate',
  'share',
  'mean',
  'quantile',
  'ratio',
  'amount-ratio',
  'survey-mean',
  'survey-share',
  'scale',
  'concentration',
  'network',
  'elapsed',
] as const;

/** How the values of a metric are written: seconds as minutes and seconds, a share as a percentage, and so on. */
export const waysShown = ['count', 'rate', 'percent', 'number', 'duration', 'money', 'days', 'score'] as const;

const finding = z.strictObject({
  metric: z.string(),
  /** `*` is all programme areas, `@all` the whole universe, else an area's own name. */
  area: z.string(),
  areaTitle: z.string(),
  areaRole: z.enum([
    'all-program',
    'universe',
    'all-comparison',
    'all-buffer',
    'program',
    'comparison',
    'buffer',
    'excluded',
  ]),
  /** Whom it is about: a declared group, those in none, those of whom it is not recorded; null for everybody. */
  group: z.string().nullable(),
  groupKind: z.enum(groupKinds).nullable(),
  /** How the group is set apart from others; null for everybody, and for those that no group is declared for. */
  gap: gap.nullable(),
  title: z.string(),
  why: z.string(),
  question: z.enum(questions),
  role: z.enum(metricRoles),
  better: z.enum(directions),
  measure: z.enum(measureKinds),
  /** How its values are written, and the unit of those that have one of their own: dollars, participants. */
  shown: z.strictObject({ as: z.enum(waysShown), unit: z.string() }),
  unit: z.string(),
  /** What one event is called, singular and plural. */
  noun: z.strictObject({ one: z.string(), many: z.string() }),
  family: z.string(),
  owner: z.string(),
  version: z.number(),
  source: z.string(),
  /** The source of the residents that a rate is measured against; null for other measures. */
  residents: z.string().nullable(),
  definition: z.string(),
  definitionLog,
  now: anyLevel,
  also: z.array(anyLevel),
  changes: z.strictObject({
    primary: z.enum(['baseline', 'sameSeason', 'previous']),
    baseline: anyChange,
    sameSeason: anyChange,
    previous: anyChange,
  }),
  effect: anyEffect,
  /** Which design was chosen before results were looked at, and each one refused with its reason. */
  ladder,
  contribution: z.enum(contributions),
  target: z.strictObject({ value: z.number(), by: z.string(), setBy: z.string(), setOn: z.string() }).nullable(),
  decision: findingDecision.nullable(),
  movement: z.enum(movements),
  /** Which of two answers “no clear change” is; null where it is none, or no smallest worthwhile change was declared. */
  unclear: z.enum(unclears).nullable(),
  promise: z.enum(promises),
  /** Maryland Scientific Methods Scale, economists' variant: 1 before–after, 2 same with controls, 3 comparison group. */
  evidence: z.number().int().nullable(),
  /** The rule that gave the level, and what took one off; null where there is no level. */
  evidenceRule: evidence.nullable(),
  /** Whether the two windows were recorded alike, test by test. */
  comparability,
  process,
  /** What the areas' high baselines alone would have given back; null where areas were not chosen by them. */
  regressionToMean: regressionToMean.nullable(),
  /** The dates on which verdicts fall, and how much of alpha has been spent; null where every run is one. */
  looks: looks.nullable(),
  /** How far the data behind it can be trusted, by the checks of its sources; null where nothing was checked. */
  grade: z.enum(['A', 'B', 'C']).nullable(),
  gradeReason: sentence,
  sentence,
  caveats: z.array(sentence),
  launches: z.array(isoDate),
  /** The middle of what the baseline leads one to expect in one period, with the range of 95 in 100 periods. */
  expected: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  series: z.array(point),
  /** Counts stand to the nearest multiple of it, and all that is worked out of them no finer; absent where they are exact. */
  rounded: z.number().int().optional(),
  /** What stands behind an answer to a survey: the question, how people were drawn, all answers; null elsewhere. */
  survey: survey.nullable(),
  byWeight: byWeight.optional().meta({ undisclosed: true }),
  /** How the values behind a quantile are spread, of headlines alone; reports of earlier releases lack it. */
  distribution: distribution.nullable().optional(),
  /** Who is behind a network, or behind how unequally partners share, of headlines alone. */
  partners: partners.nullable().optional(),
});

export const findingsSchema = z.strictObject({
  schema: z.literal('yardline.findings/1'),
  tool: z.strictObject({ name: z.literal('yardline'), version: z.string() }),
  run: z.strictObject({
    id: z.string(),
    pipeline: z.string(),
    title: z.string(),
    asOf: z.string(),
    asOfLabel: z.string(),
    /** The day that the run stands on, from which it can be made again; reports of earlier releases lack it. */
    asOfDay: isoDate.optional(),
    dataThrough: isoDate,
    timezone: z.string(),
    /** The last published run before this one, and what is different since; empty for the first. */
    previous: z.string().nullable(),
    sinceLast: z.array(sentence),
    comparisons: z.number().int(),
  }),
  status: z.enum(['ok', 'warned', 'data-failed', 'gated']),
  exitCode: z.number().int(),
  ledger: z.array(shownLedgerLine),
  checks: z.array(check),
  coverage: z.array(coverage),
  events: z.array(event),
  findings: z.array(finding),
  /** Which records each metric counts; reports of earlier releases lack it. */
  counted: z.array(countedRecords).optional(),
  /** What people say of the report; left out where nobody said anything. */
  board: board.optional(),
  /** How the work should lead to its outcomes, as declared; left out where nothing is. */
  logic: findingLogic.optional(),
  warnings: z.array(sentence),
  artifacts: z.array(artifact),
});

/** Read-only all the way down: what crosses rooms. */
export type Deep<T> = T extends (infer U)[]
  ? readonly Deep<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T;

export type Findings = Deep<z.infer<typeof findingsSchema>>;
export type Finding = Deep<z.infer<typeof finding>>;
export type Level = Deep<z.infer<typeof anyLevel>>;
export type Change = Deep<z.infer<typeof anyChange>>;
export type EstimatedChange = Deep<z.infer<typeof change>>;
export type Effect = Deep<z.infer<typeof anyEffect>>;
export type EstimatedEffect = Deep<z.infer<typeof effect>>;
export type Refusal = Deep<z.infer<typeof refusal>>;
export type Ladder = Deep<z.infer<typeof ladder>>;
export type Evidence = Deep<z.infer<typeof evidence>>;
export type Comparability = Deep<z.infer<typeof comparability>>;
export type ComparabilityTest = Comparability['tests'][number];
export type ProcessChart = Deep<z.infer<typeof process>>;
export type RegressionToMean = Deep<z.infer<typeof regressionToMean>>;
export type Partners = Deep<z.infer<typeof partners>>;
export type Distribution = Deep<z.infer<typeof distribution>>;
export type SurveyFacts = Deep<z.infer<typeof survey>>;
export type Looks = Deep<z.infer<typeof looks>>;
export type DesignId = (typeof designs)[number];
export type Opinion = EstimatedEffect['opinions'][number];
export type Sensitivity = EstimatedEffect['sensitivity'][number];
export type Contribution = (typeof contributions)[number];
export type MeasureKind = (typeof measureKinds)[number];
export type ShownAs = (typeof waysShown)[number];
export type LevelMethod = (typeof levelMethods)[number];
export type ChangeMethod = (typeof changeMethods)[number];
export type Gap = Deep<z.infer<typeof gap>>;
export type Fare = (typeof fares)[number];
export type SeriesPoint = Deep<z.infer<typeof point>>;
export type Logic = Deep<z.infer<typeof findingLogic>>;
export type Board = Deep<z.infer<typeof board>>;
export type Sentence = Deep<z.infer<typeof sentence>>;
export type LedgerLine = Deep<z.infer<typeof ledgerLine>>;
export type ShownLedgerLine = Deep<z.infer<typeof shownLedgerLine>>;
export type Check = Deep<z.infer<typeof check>>;
export type SourceCoverage = Deep<z.infer<typeof coverage>>;
export type Artifact = Deep<z.infer<typeof artifact>>;
export type Bound = Deep<z.infer<typeof bound>>;
export type Reason = (typeof reasons)[number];
export type Movement = (typeof movements)[number];
export type PromiseVerdict = (typeof promises)[number];
