import { z } from 'zod';
import { kindOf } from './fields.ts';
import { among, empty, missing } from './measure-parts.ts';

/** How long something took, in days; what is still open is known to last at least as long as it was followed. */
export const elapsedMeasure = z
  .strictObject({
    kind: kindOf(
      'elapsed',
      'Days from one date to another, such as from a referral to the first contact; what is still open counts as open.',
    ),
    from: z.string().meta({ description: 'The column of the day on which it began. Without it, a record is missing.' }),
    to: z.string().meta({ description: 'The column of the day on which it ended; blank means that it is still open.' }),
    p: z
      .number()
      .gt(0)
      .lt(1)
      .default(0.5)
      .meta({ description: 'Which quantile: 0.5 (the default) is the median, 0.9 what nine of ten do not exceed.' }),
    where: among,
    missing,
    empty,
  })
  .refine(({ from, to }) => from !== to, { error: 'two columns: from one day to another' });
