import { z } from 'zod';
import { directions, metricRoles, questions } from './findings.ts';

/** Ids of metrics, pipelines, reports, sources: kebab-case. */
export const kebab = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'lower-case words joined by hyphens, such as "robbery-rate"' });
export const isoDate = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'a date such as 2024-01-31' });
/** Wants something said: an empty string would pass for a reason. */
export const text = z.string().trim().min(1, { error: 'some text' });

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const condition = z.union([
  scalar,
  z.array(scalar).min(1),
  z.strictObject({ not: z.union([scalar, z.array(scalar).min(1)]) }),
  z.strictObject({ min: z.number().optional(), max: z.number().optional() }),
]);
/** Column → what it must be. All conditions must hold; a missing value meets none but `not`. */
export const where = z.record(z.string(), condition).meta({ description: 'Column → value, list of values, {not: …} or {min, max}.' });

const counting = z.strictObject({
  where: where.optional(),
  of: z.string().optional().meta({ description: 'Count each value of this column once, at its first row; without it, every record counts.' }),
  sum: z.string().optional().meta({ description: 'Add up this whole-number column instead of counting records (victims, for example).' }),
});
/** An area and period without records: `zero` if the source covers it, or `missing` if silence says nothing. */
const empty = z.enum(['zero', 'missing']);

const countMeasure = z.strictObject({ kind: z.literal('count'), count: counting.default({}), empty });
const rateMeasure = z.strictObject({
  kind: z.literal('rate'),
  count: counting.default({}),
  per: z.number().positive().default(100_000),
  over: z.enum(['year']).default('year'),
  empty,
});
export const measure = z.discriminatedUnion('kind', [countMeasure, rateMeasure]);

const because = { reason: text.meta({ description: 'Why this baseline: printed wherever it is used.' }) };
const minPoints = { 'min-points': z.number().int().min(1).optional() };
/** What a change is measured against. */
export const baseline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), from: isoDate, to: isoDate, ...minPoints, ...because }),
  z.strictObject({ kind: z.literal('before-launch'), years: z.number().int().min(1).max(20).default(3), ...minPoints, ...because }),
  z.strictObject({ kind: z.literal('same-season'), years: z.number().int().min(1).max(20).default(3), ...minPoints, ...because }),
  z.strictObject({ kind: z.literal('trailing'), periods: z.number().int().min(1), ...minPoints, ...because }),
]);

const noun = z.strictObject({ one: text, many: text });

export const metricSchema = z
  .strictObject({
    id: kebab,
    title: text,
    why: text.meta({ description: 'Why the coalition watches this, in one sentence for the board.' }),
    noun: noun.default({ one: 'event', many: 'events' }).meta({ description: 'What one counted event is called.' }),
    question: z.enum(questions),
    role: z.enum(metricRoles),
    better: z.enum(directions).meta({ description: 'The direction of good. Required: a number without one has no verdict.' }),
    kind: text.meta({ description: 'A kind of source; the pipeline says which source.' }),
    measure,
    baseline: baseline.optional(),
    family: kebab.optional(),
    owner: text,
    version: z.number().int().min(1),
    caveats: z.array(text).default([]),
    reference: text.optional(),
    tests: z
      .array(z.strictObject({ rows: z.array(z.record(z.string(), scalar)), expect: z.record(z.string(), z.strictObject({ events: z.number().int() })) }))
      .default([]),
  })
  .meta({ title: 'Yardline metric', description: 'One success metric: what is counted, which direction is good, and why it is watched.' });

export type MetricDeclaration = z.infer<typeof metricSchema>;
export type BaselineDeclaration = z.infer<typeof baseline>;
export type Where = z.infer<typeof where>;
export type Measure = z.infer<typeof measure>;
