import { z } from 'zod';
import { isoDate, text } from './fields.ts';

/** Where the need was greatest before the programme: ranked once, so that money and work that come later cannot move it. */
export const neediestSchema = z
  .strictObject({
    by: text.meta({
      description: 'A metric of this pipeline that counts events: areas with the most are the neediest.',
    }),
    share: z.number().gt(0).lt(1).default(0.2).meta({ description: 'Which part of the areas. Default: 0.2, a fifth.' }),
    through: isoDate.optional().meta({
      description: 'The last day that is looked at. Default: the day before the first programme area began.',
    }),
  })
  .meta({
    description:
      'The areas where the need was greatest before the programme: metrics filter on them by neediest: true, on any source that says where.',
  });
/** The filter by which metrics ask for them, where a source has no column of that name. */
export const neediestColumn = 'neediest';
