import { z } from 'zod';
import { adjustments } from './adjustments.ts';

/** Declared before the results: what counts as worthwhile, since when, and what the board said that it will do. */
export const findingDecision = z.strictObject({
  alpha: z.number(),
  family: z.string(),
  declared: z.string(),
  adjust: z.enum(adjustments),
  smallestWorthwhile: z.number().nullable(),
  /** What the board will do, by verdict; left out where nothing is declared. */
  commitments: z.record(z.string(), z.string()).optional(),
  /** Of what was declared: an edit after the results shows. */
  hash: z.string(),
  /** The hash of the last published report where it is another one. */
  was: z.string().nullable(),
});
