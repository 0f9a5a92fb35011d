import { z } from 'zod';
import { daysInMonth, isRealDate } from './calendar.ts';

/** The smallest parts that declarations are written in. */

/** Ids of metrics, pipelines, reports, sources: kebab-case. */
export const kebab = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'lower-case words joined by hyphens, such as "robbery-rate"' })
  .max(100, { error: 'at most 100 characters' });
const noSuchDay = (date: string): string =>
  `a day of the calendar: ${date.slice(0, 7)} has ${daysInMonth(date.slice(0, 7))} days`;
export const isoDate = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'a date such as 2024-01-31', abort: true })
  .refine(isRealDate, { error: ({ input }) => noSuchDay(String(input)) });
/** No declared text may be longer: what people wrote so far has less than 300 characters. */
export const longestText = 2000;
/** Wants something said: an empty string would pass for a reason. */
const said = z.string().trim().min(1, { error: 'some text' });
export const text = said.max(longestText, { error: `at most ${longestText} characters` });
/** A name stands in tables, sentences and charts, and often: hundreds of times on a page. So do those of the data. */
export const longestName = 200;
/** A title or another name. */
export const name = said.max(longestName, {
  error: `at most ${longestName} characters, as names stand in tables and charts`,
});

export const scalar = z.union([z.string(), z.number(), z.boolean()]);
const condition = z.union([
  scalar,
  z.array(scalar).min(1),
  z.strictObject({
    not: z.union([scalar, z.array(scalar).min(1)]).meta({ description: 'The value, or values, that it must not be.' }),
    missing: z
      .literal(false)
      .optional()
      .meta({ description: 'Write false where a missing value does not count either.' }),
  }),
  z.strictObject({ missing: z.boolean().meta({ description: 'Whether it has no value (true), or any (false).' }) }),
  z.strictObject({
    min: z.number().optional().meta({ description: 'The least that it may be, itself included.' }),
    max: z.number().optional().meta({ description: 'The most that it may be, itself included.' }),
  }),
]);
/** Column → what it must be. All conditions must hold; a missing value meets none but `not` and `missing`. */
export const where = z
  .record(z.string(), condition)
  .meta({ description: 'Column → value, list of values, {not: …}, {missing: …} or {min, max}. All must hold.' });

/** The key that says which of several shapes a group of lines has. */
export const kindOf = <K extends string>(kind: K, description: string) => z.literal(kind).meta({ description });

const lengthOfTime = /^\d+(\.\d+)?(s|m|h|d)$/;
export const span = z.string().regex(lengthOfTime, { error: 'a length of time such as 90s, 30m, 6h or 2d' });
/** A number of whole days. */
export const days = z.string().regex(/^\d+d$/, { error: 'a number of days such as 45d' });
/** @example daysOf('45d') // => 45 */
export const daysOf = (length: string): number => Number(length.slice(0, -1));
const secondsIn = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
/** Whole seconds of such a length. @example secondsOf('90m') // => 5400 */
export const secondsOf = (length: string): number =>
  Math.round(Number(length.slice(0, -1)) * secondsIn[length.slice(-1) as keyof typeof secondsIn]);

export type Where = z.infer<typeof where>;

/** Columns whose values readers see by name. What else is written in a record may be as long as it was written. */
const seenByName: ReadonlySet<string> = new Set([
  'area',
  'parent',
  'site',
  'title',
  'agency',
  'agencies',
  'partner',
  'category',
  'group',
]);
export const isSeenByName = (column: string): boolean => seenByName.has(column);
