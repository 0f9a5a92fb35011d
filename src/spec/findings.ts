import { z } from 'zod';

/**
 * The contract of `findings.json`: every table, chart, sentence and export is a view of it.
 * Fields are only ever added within a major version of the schema.
 */

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** A finite number, or an end that is open: JSON has no infinity. */
const bound = z.union([z.number(), z.strictObject({ bound: z.literal('none') })]);

/** Why a number is not given. Closed: adding one means wording it in `words/`. */
export const reasons = [
  'too-few-events',
  'no-events-in-baseline',
  'no-exposure',
  'no-comparison-areas',
  'no-buffer-areas',
  'no-launch',
  'staggered-launches',
  'areas-unlike',
  'comparison-moved',
  'incomplete-period',
  'provisional-period',
  'no-baseline',
  'too-few-points',
  'windows-overlap',
  'not-reported',
  'site-suspended',
  'suppressed',
] as const;
const reason = z.enum(reasons);
const withheld = z.strictObject({ status: z.literal('withheld'), reason });

const interval = { low: z.number(), high: bound };

/** The value of one metric in one window: events, what they are measured against, and the exact interval. */
const level = z.strictObject({
  status: z.literal('estimated'),
  from: isoDate,
  to: isoDate,
  label: z.string(),
  value: z.number(),
  ...interval,
  n: z.number().int(),
  events: z.number().int(),
  /** Person-days for a rate, area-days for a count. Whole. */
  exposure: z.number().int(),
});
const withheldLevel = withheld.extend({ from: isoDate, to: isoDate, label: z.string() });
const anyLevel = z.union([level, withheldLevel]);

const window = z.strictObject({ kind: z.string(), from: isoDate, to: isoDate, label: z.string(), reason: z.string() });

const change = z.strictObject({
  status: z.literal('estimated'),
  window,
  /** What was compared: events and exposure now, of the areas that have a baseline. */
  compared: z.strictObject({ events: z.number().int(), exposure: z.number().int(), areas: z.number().int() }),
  /** The value in the window compared with, in the metric's unit, and its events and exposure. */
  value: z.number(),
  events: z.number().int(),
  exposure: z.number().int(),
  scale: z.enum(['ratio', 'difference']),
  estimate: z.number(),
  ...interval,
  p: z.number(),
  /** p adjusted over the declared family; equal to p where the family has one member. */
  q: z.number(),
  /** The interval that matches the adjustment: verdicts and sentences use this one. */
  adjusted: z.strictObject({ level: z.number(), ...interval }),
  /** Events more (+) or fewer (−) than the baseline rate would have given, with the adjusted interval's ends. */
  absolute: z.strictObject({ estimate: z.number(), low: z.number(), high: bound }),
  method: z.enum(['exact-central', 'quasi-poisson-t']),
  dispersion: z.number(),
  dispersionDf: z.number().int(),
  /** The ratio nearest 1 on the side of good that the counts could have shown with 80 % power; null when none could. */
  smallestDetectable: z.number().nullable(),
  /** Both counts are at least 20, so a percentage may stand beside them. */
  percentAllowed: z.boolean(),
});
const withheldChange = withheld.extend({ window: window.nullable() });
const anyChange = z.union([change, withheldChange]);

const refused = z.strictObject({ design: z.string(), reason });

/** What the programme changed, beyond what comparison areas did. */
const effect = z.strictObject({
  status: z.literal('estimated'),
  design: z.enum(['weighted-displacement-difference']),
  scale: z.literal('difference'),
  /** Events in the current window, more (+) or fewer (−) than comparison areas' change would have given. */
  estimate: z.number(),
  low: z.number(),
  high: z.number(),
  p: z.number(),
  dispersion: z.number(),
  displacement: z.union([
    z.strictObject({ status: z.literal('estimated'), estimate: z.number(), low: z.number(), high: z.number() }),
    withheld,
  ]),
  /** The ratio by which comparison areas themselves moved over the same windows. */
  comparisonChange: z.number(),
  launch: isoDate,
  refused: z.array(refused),
});
const withheldEffect = withheld.extend({ refused: z.array(refused) });
const anyEffect = z.union([effect, withheldEffect]);

/** Words come after redaction, so a sentence travels as a key and the numbers it may use. */
export const sentence = z.strictObject({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  text: z.string(),
});

export const pointStates = ['reported', 'provisional', 'not-reported', 'suppressed', 'incomplete'] as const;
const point = z.strictObject({
  period: z.string(),
  from: isoDate,
  to: isoDate,
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: bound.nullable(),
  events: z.number().int().nullable(),
  exposure: z.number().int().nullable(),
  n: z.number().int().nullable(),
  state: z.enum(pointStates),
  /** The population behind the exposure lies between two census points, or beyond the last one. */
  interpolated: z.boolean(),
});

export const movements = ['better', 'worse', 'changed-up', 'changed-down', 'no-clear-change', 'too-few', 'not-comparable', 'monitoring', 'withheld'] as const;
export const promises = ['on-course', 'uncertain', 'off-course', 'met', 'no-target'] as const;
export const questions = ['how-much', 'how-well', 'better-off'] as const;
export const metricRoles = ['goal', 'guardrail', 'context'] as const;
export const directions = ['lower', 'higher', 'neutral'] as const;

const finding = z.strictObject({
  metric: z.string(),
  /** `*` is all programme areas, `@all` the whole universe, else an area's own name. */
  area: z.string(),
  areaTitle: z.string(),
  areaRole: z.enum(['all-program', 'universe', 'all-comparison', 'all-buffer', 'program', 'comparison', 'buffer', 'excluded']),
  group: z.string().nullable(),
  title: z.string(),
  why: z.string(),
  question: z.enum(questions),
  role: z.enum(metricRoles),
  better: z.enum(directions),
  measure: z.enum(['count', 'rate']),
  unit: z.string(),
  /** What one event is called, singular and plural. */
  noun: z.strictObject({ one: z.string(), many: z.string() }),
  family: z.string(),
  owner: z.string(),
  version: z.number(),
  source: z.string(),
  definition: z.string(),
  now: anyLevel,
  also: z.array(anyLevel),
  changes: z.strictObject({
    primary: z.enum(['baseline', 'sameSeason', 'previous']),
    baseline: anyChange,
    sameSeason: anyChange,
    previous: anyChange,
  }),
  effect: anyEffect,
  target: z.strictObject({ value: z.number(), by: z.string(), setBy: z.string(), setOn: z.string() }).nullable(),
  /** Declared before the results: what counts as worthwhile, and since when. */
  decision: z
    .strictObject({ alpha: z.number(), family: z.string(), declared: z.string(), smallestWorthwhile: z.number().nullable() })
    .nullable(),
  movement: z.enum(movements),
  promise: z.enum(promises),
  /** Maryland Scientific Methods Scale, economists' variant: 1 before–after, 2 same with controls, 3 comparison group. */
  evidence: z.number().int().nullable(),
  grade: z.enum(['A', 'B', 'C']).nullable(),
  sentence,
  caveats: z.array(sentence),
  launches: z.array(isoDate),
  /** The middle of what the baseline leads one to expect in one period, with the range of 95 in 100 periods. */
  expected: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  series: z.array(point),
});

const ledgerLine = z.strictObject({
  source: z.string(),
  file: z.string(),
  agency: z.string().nullable(),
  sha256: z.string(),
  bytes: z.number().int(),
  encoding: z.string(),
  delimiter: z.string(),
  lineEnding: z.string(),
  /** Physical lines: header + blank + the lines that records span. */
  lines: z.number().int(),
  headerLines: z.number().int(),
  blankLines: z.number().int(),
  recordLines: z.number().int(),
  read: z.number().int(),
  loaded: z.number().int(),
  rejected: z.number().int(),
  duplicate: z.number().int(),
  superseded: z.number().int(),
  filtered: z.number().int(),
  facts: z.number().int(),
  lane: z.enum(['bulk', 'exact']),
});

export const severities = ['info', 'warn', 'fail'] as const;
const check = z.strictObject({
  id: z.string(),
  source: z.string(),
  rule: z.string(),
  observed: z.number(),
  limit: z.number().nullable(),
  n: z.number().int(),
  unit: z.enum(['share', 'rows', 'areas', 'codes']),
  severity: z.enum(severities),
  passed: z.boolean(),
  detail: z.string(),
  items: z.array(z.strictObject({ value: z.string(), n: z.number().int(), hint: z.string() })),
});

export const artifact = z.strictObject({ path: z.string(), sha256: z.string(), bytes: z.number().int() });

export const findingsSchema = z.strictObject({
  schema: z.literal('yardline.findings/1'),
  tool: z.strictObject({ name: z.literal('yardline'), version: z.string() }),
  run: z.strictObject({
    id: z.string(),
    pipeline: z.string(),
    title: z.string(),
    asOf: z.string(),
    asOfLabel: z.string(),
    dataThrough: isoDate,
    timezone: z.string(),
    previous: z.string().nullable(),
    comparisons: z.number().int(),
  }),
  status: z.enum(['ok', 'warned', 'data-failed', 'gated']),
  exitCode: z.number().int(),
  ledger: z.array(ledgerLine),
  checks: z.array(check),
  events: z.array(z.strictObject({ date: isoDate, kind: z.enum(['ours', 'context', 'measurement']), label: z.string() })),
  findings: z.array(finding),
  warnings: z.array(sentence),
  artifacts: z.array(artifact),
});

type Deep<T> = T extends (infer U)[] ? readonly Deep<U>[] : T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T;

export type Findings = Deep<z.infer<typeof findingsSchema>>;
export type Finding = Deep<z.infer<typeof finding>>;
export type Level = Deep<z.infer<typeof anyLevel>>;
export type Change = Deep<z.infer<typeof anyChange>>;
export type EstimatedChange = Deep<z.infer<typeof change>>;
export type Effect = Deep<z.infer<typeof anyEffect>>;
export type SeriesPoint = Deep<z.infer<typeof point>>;
export type Sentence = Deep<z.infer<typeof sentence>>;
export type LedgerLine = Deep<z.infer<typeof ledgerLine>>;
export type Check = Deep<z.infer<typeof check>>;
export type Artifact = Deep<z.infer<typeof artifact>>;
export type Bound = Deep<z.infer<typeof bound>>;
export type Reason = (typeof reasons)[number];
export type Movement = (typeof movements)[number];
export type PromiseVerdict = (typeof promises)[number];
