import { z } from 'zod';
import { answer, answerEnding, howMany, note, problem } from './answer-parts.ts';

/** Answers about the project and what it stands on, and what any verb says that cannot answer. */

export const initAnswer = answer('init', {
  project: z.string(),
  files: z.array(z.strictObject({ path: z.string(), state: z.enum(['written', 'the same']) })),
  /** What to type next. */
  next: z.array(z.string()),
  pipeline: z.string().optional(),
  sources: z
    .array(
      z.strictObject({
        source: z.string(),
        kind: z.string(),
        files: z.array(z.string()),
        read: howMany,
        rejected: howMany,
      }),
    )
    .optional(),
  /** What only people can say. */
  decide: z.array(z.strictObject({ about: z.string(), text: z.string() })).optional(),
});

export const validateAnswer = answer('validate', {
  valid: z.literal(true),
  pipelines: z.array(
    z.strictObject({
      path: z.string(),
      /** With every default filled in: fields are those of this version, and may change with the next one. */
      pipeline: z.looseObject({ id: z.string() }),
      notes: z.array(note),
    }),
  ),
});

const said = z.union([z.string(), z.number()]);
const differs = z.strictObject({ what: z.string(), expected: said, got: said.nullable() });
/** What came of the tests that stand in files of metrics. */
export const testAnswer = answerEnding('test', z.enum(['ok', 'failed']), {
  passed: howMany,
  failed: howMany,
  untested: howMany,
  metrics: z.array(
    z.strictObject({
      metric: z.string(),
      title: z.string(),
      path: z.string(),
      cases: z.array(
        z.strictObject({
          period: z.string(),
          what: z.string().nullable(),
          place: z.string(),
          passed: z.boolean(),
          differences: z.array(differs),
          /** Why it could not be run. */
          problem: z.string().nullable(),
        }),
      ),
    }),
  ),
});

const states = z.enum(['ok', 'warn', 'fail']);
export const doctorAnswer = answerEnding('doctor', states, {
  surroundings: z.array(z.strictObject({ name: z.string(), status: states, detail: z.string(), hint: z.string() })),
});

export const problemsAnswer = answerEnding('problems', z.literal('error'), { problems: z.array(problem) });
