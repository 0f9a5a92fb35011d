import { z } from 'zod';
import { findingsSchema } from './findings.ts';

/** What answers to `--json` are made of: the envelope that all share, and the parts that several hold. */

const { tool, run, findings } = findingsSchema.shape;
export const aboutRun = run;
export const manyFindings = findings;
export const oneFinding = findings.element;

/** A whole number of things, 0 or more. */
export const howMany = z.number().int().nonnegative();

const ended = z.enum(['ok', 'warned', 'data-failed']);

/** The envelope around a verb's own fields. */
export const answer = <V extends string, S extends z.ZodRawShape>(verb: V, fields: S) =>
  answerEnding(verb, ended, fields);

/** The same, of verbs that end in a way of their own. */
export const answerEnding = <V extends string, E extends z.ZodType, S extends z.ZodRawShape>(
  verb: V,
  status: E,
  fields: S,
) =>
  z.strictObject({
    schema: z.literal(`yardline.${verb}/1` as const),
    tool,
    status,
    /** That of the process, in docs/exit-codes.md. */
    exitCode: z.number().int(),
    ...fields,
  });

/** One mistake: what is required and what was found, where, and what to do. */
export const problem = z.strictObject({
  id: z.string(),
  /** `file`, `file:line` or `file:line:column`; empty where it is in no file. */
  place: z.string(),
  message: z.string(),
  hint: z.string(),
});

/** What is allowed in a declaration, and worth a second thought. */
export const note = z.strictObject({ id: z.string(), about: z.string(), message: z.string(), hint: z.string() });

/** What was not used of a file, by fate, rule and column. */
export const unused = z.strictObject({
  source: z.string(),
  file: z.string(),
  fate: z.string(),
  rule: z.string(),
  column: z.string(),
  n: howMany,
  firstLines: z.array(howMany),
});

const actions = ['read', 'skip', 'fail'] as const;
const whys = ['first', 'declaration', 'files', 'unchanged', 'problems'] as const;
/** What a load would do with a source, and why. */
export const sourceState = { source: z.string(), action: z.enum(actions), why: z.enum(whys) };
