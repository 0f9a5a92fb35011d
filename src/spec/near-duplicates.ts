import { z } from 'zod';
import { text } from './fields.ts';
import { span } from './response-rules.ts';

/** Records that are not the same and say the same: two reports of one shooting, or one call taken twice. */

export const nearParts = {
  'near-duplicates': z
    .strictObject({
      same: z.array(text).min(1).meta({
        description:
          'Mapped columns in which both must agree, such as area and offense. A record without one of them is nobody’s near-duplicate.',
      }),
      within: span.meta({
        description: 'How far apart in time they may be at most, such as 2h or 1d, by the clock on the wall.',
      }),
      time: text
        .optional()
        .meta({ description: 'The mapped time that is compared. Default: the one that says when a record falls.' }),
      keep: z.enum(['all', 'first']).optional().meta({
        description:
          'What becomes of them: all stay and are counted (all), or only the earliest stays and the others are duplicates of it (first). Default: all.',
      }),
    })
    .optional()
    .meta({ description: 'When two records that are not the same are likely to be about the same thing.' }),
} as const;
