import { z } from 'zod';
import { isoDate } from './finding-parts.ts';

/** What a metric is defined by, and what became of it. */
export const definitionLog = z.strictObject({
  /** Of all that says what is counted: measure, sources, direction, groups. */
  hash: z.string(),
  /** The hash of the last published report where it is another one: no figure of it can be set against this one's. */
  was: z.string().nullable(),
  changes: z.array(z.strictObject({ version: z.number().int(), date: isoDate, what: z.string(), why: z.string() })),
});
