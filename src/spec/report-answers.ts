import { z } from 'zod';
import { aboutRun, answer, howMany, manyFindings, oneFinding } from './answer-parts.ts';
import { isoDate, reason, withheld } from './finding-parts.ts';
import { designs, findingsSchema, movements } from './findings.ts';

/** Answers of verbs that show what was found, account for it, and hold reports against one another. */

const { ledger, status, artifacts } = findingsSchema.shape;

export const showAnswer = answer('show', { findings: manyFindings });

const steps = [
  'no-time',
  'filter',
  'repeats',
  'outside-cover',
  'outside-window',
  'no-known-area',
  'other-areas',
  'not-counting',
] as const;
const parts = ['numerator', 'denominator', 'area-mix', 'located', 'mapped', 'agencies'] as const;
/** Of a change: in the metric's unit, and in events of the current window. */
const contribution = { value: z.number(), events: z.number() };
const named = z.array(z.strictObject({ names: z.array(z.string()), ...contribution }));

export const explainAnswer = answer('explain', {
  pipeline: z.string(),
  metric: z.string(),
  area: z.string(),
  finding: oneFinding,
  questions: z.array(
    z.strictObject({ text: z.string(), values: z.array(z.union([z.string(), z.number(), z.boolean()])) }),
  ),
  ledger,
  /** The project's files in which the rule of the verdict stands, and since which commit. */
  declaredIn: z.array(
    z.strictObject({
      path: z.string(),
      state: z.enum(['committed', 'changed', 'never-committed', 'not-versioned']),
      commit: z.string().nullable(),
      committedOn: isoDate.nullable(),
    }),
  ),
  /** records = the sum of what was removed + left. */
  funnel: z.union([
    z.strictObject({
      status: z.literal('estimated'),
      records: howMany,
      removed: z.array(z.strictObject({ steps: z.array(z.enum(steps)), n: howMany })),
      left: howMany,
    }),
    withheld,
  ]),
  move: z.union([
    z.strictObject({
      status: z.literal('estimated'),
      before: z.number(),
      now: z.number(),
      whole: z.strictObject(contribution),
      parts: z.array(z.strictObject({ part: z.enum(parts), ...contribution })),
      byCategory: named,
      byArea: named,
    }),
    withheld,
  ]),
});

const span = z.strictObject({ from: isoDate, to: isoDate });
/** What a window could have shown, or why that cannot be said. */
const sight = z.union([
  z.strictObject({
    status: z.literal('estimated'),
    window: span,
    scale: z.enum(['ratio', 'difference']),
    expected: z.strictObject({ value: z.number(), events: z.number().nullable() }),
    before: z.strictObject({ n: z.number(), events: z.number().nullable() }),
    fall: z.number().nullable(),
    rise: z.number().nullable(),
  }),
  z.strictObject({ status: z.literal('withheld'), window: span, reason }),
]);
const { title, areaTitle, unit, better } = oneFinding.shape;

export const powerAnswer = answer('power', {
  pipeline: z.string(),
  metric: z.string(),
  title,
  area: z.string(),
  areaTitle,
  unit,
  better,
  power: z.number(),
  level: z.number(),
  comparison: z.union([
    z.strictObject({
      status: z.literal('estimated'),
      dispersion: z.number(),
      now: sight,
      longer: z.array(z.strictObject({ periods: howMany, sight })),
      needed: z.strictObject({ worthwhile: z.number(), periods: howMany.nullable(), most: howMany }).nullable(),
    }),
    withheld,
  ]),
  design: z.union([
    z.strictObject({
      status: z.literal('estimated'),
      design: z.enum(designs),
      smallestDetectable: z.number().nullable(),
    }),
    withheld,
  ]),
});

export const runsAnswer = answer('runs', {
  runs: z.array(
    z.strictObject({
      period: z.string(),
      id: z.string(),
      previous: z.string().nullable(),
      asOf: z.string(),
      dataThrough: isoDate,
      status,
      files: howMany,
      /** Days on which it was found wrong. */
      corrected: z.array(isoDate),
      /** Of headline findings, by movement; those there are none of are left out. */
      verdicts: z.partialRecord(z.enum(movements), howMany),
    }),
  ),
});

const kinds = [
  'correction',
  'reply',
  'verdict',
  'promise',
  'effect',
  'definition',
  'figure',
  'restated',
  'check',
  'file',
  'metric',
] as const;
const said = z.union([z.string(), z.number()]).nullable();
export const diffAnswer = answer('diff', {
  before: aboutRun,
  after: aboutRun,
  differences: z.array(
    z.strictObject({
      kind: z.enum(kinds),
      subject: z.string(),
      area: z.string(),
      group: z.string(),
      period: z.string(),
      was: said,
      now: said,
    }),
  ),
});

const compared = z.array(
  z.strictObject({
    path: z.string(),
    fate: z.enum(['same', 'altered', 'differs', 'missing', 'new']),
    line: howMany.nullable(),
  }),
);
export const verifyAnswer = answer('verify', {
  run: aboutRun,
  documents: compared,
  inputs: compared,
  declarations: compared,
  versions: z.array(z.strictObject({ name: z.string(), was: z.string(), now: z.string() })),
  /** Checks that are the report's own: they hold files against others that may be gone. */
  recalled: z.array(z.string()),
  isSame: z.boolean(),
});

export const exportAnswer = answer('export', { folder: z.string(), files: z.array(z.string()) });

export const reportAnswer = answer('report', { run: aboutRun, folder: z.string(), artifacts });

export const pruneAnswer = answer('prune', {
  dryRun: z.boolean(),
  /** Periods whose reports are gone, or would go. */
  pruned: z.array(z.string()),
  kept: z.array(z.strictObject({ period: z.string(), why: z.enum(['latest', 'kept', 'young', 'disclosure']) })),
});

const dayOrNone = isoDate.nullable();
export const actionAnswer = answer('action', {
  actions: z.array(
    z.strictObject({
      id: z.string(),
      raisedOn: isoDate,
      decision: z.string(),
      metric: z.string().nullable(),
      owner: z.string().nullable(),
      firstDueOn: dayOrNone,
      dueOn: dayOrNone,
      closedOn: dayOrNone,
      status: z.enum(['open', 'done', 'dropped']),
    }),
  ),
});
