import { z } from 'zod';
import { days, kindOf, span, text, where } from './fields.ts';
import { among, each, empty, missing } from './measure-parts.ts';

/** How many of those that could have did, and the ways to say which did. */

export const standardise = (by: string) =>
  z
    .strictObject({ by: z.string().meta({ description: `The column of groups, such as ${by}.` }) })
    .meta({ description: 'Hold the mix of groups as it was in the baseline: a change of the mix is then no change.' });

const column = (description: string) => text.meta({ description });
const hits = z
  .union([
    z.strictObject({ where: where.meta({ description: 'What a record must meet to be one of those that did.' }) }),
    z.strictObject({
      interval: z.string().meta({ description: 'An interval that the source declares, such as response.' }),
      within: span.meta({ description: 'The longest that is in time, itself included: 8m, 240s.' }),
    }),
    z.strictObject({
      from: column('The date from which days are counted, such as date.'),
      to: column('The date on which it ended, such as completed_on.'),
      within: days.meta({
        description: 'The most days that are in time: 30d. Records that are younger than that are not looked at yet.',
      }),
    }),
    z.strictObject({
      to: column('The date on which it ended, such as closed_on.'),
      by: column('The date by which it should have, such as due_on; before that day a record is not looked at yet.'),
    }),
    z.strictObject({
      again: column('What is seen again or not: a column such as household or person.'),
      within: days.meta({ description: 'How long each is followed after its first record: 365d.' }),
      after: days.meta({
        description: 'How long there must have been none before it, so that it is a first one: 365d.',
      }),
    }),
  ])
  .meta({ description: 'Which of them did: by a filter, within a length of time, by a date, or once more.' });

export const shareMeasure = z
  .strictObject({
    kind: kindOf('share', 'How many of those that could have did: calls answered in time, referrals taken up.'),
    of: z.strictObject({ where: among }).default({}).meta({ description: 'The records that it is a share of.' }),
    each,
    sum: z.string().optional().meta({
      description: 'Add up this whole-number column instead of counting records: weight of aggregates, for example.',
    }),
    hits,
    missing,
    standardise: standardise('priority').optional(),
    empty,
  })
  .refine(({ hits, sum }) => sum === undefined || 'where' in hits, { error: 'sum only where hits has where' })
  .refine(({ hits, standardise }) => standardise === undefined || 'where' in hits || 'interval' in hits, {
    error: 'standardise only where hits has where or interval',
  })
  .refine(({ hits, each }) => each === undefined || !('again' in hits), {
    error: 'no each where hits has again: it counts each of those once already',
  });

export type Hits = z.infer<typeof hits>;
