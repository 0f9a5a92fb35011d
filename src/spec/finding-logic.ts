import { z } from 'zod';
import { isoDate } from './finding-parts.ts';

/** What was declared of how the work should lead to its outcomes: words and names, and nothing that is counted. */
export const findingLogic = z.strictObject({
  paths: z.array(
    z.strictObject({
      activity: z.string(),
      /** Metrics by their ids, in the order in which they are declared. */
      output: z.array(z.string()),
      quality: z.array(z.string()),
      outcome: z.array(z.string()),
      because: z.string(),
    }),
  ),
  /** The days after which programme areas stopped, for a time or for good. */
  stops: z.array(isoDate),
});
