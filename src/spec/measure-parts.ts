import { z } from 'zod';
import { name, text, where } from './fields.ts';

/** What several measures have in common. */

export const empty = z.enum(['zero', 'missing']).meta({
  description:
    'An area and period without records: zero if the source covers it, or missing if silence says nothing. Required.',
});
export const among = where.optional().meta({
  description: 'Which records it is about: column → value, list of values, {not: …} or {min, max}. Default: all.',
});
export const each = z.string().optional().meta({
  description:
    'Count each value of this column once, at its first row; without it, every record counts. Where hits has to:, the first row says when it began and was due, and the last one how it ended.',
});
export const counting = z
  .strictObject({
    where: where.optional(),
    of: each,
    sum: z.string().optional().meta({
      description: 'Add up this whole-number column instead of counting records (victims, for example).',
    }),
  })
  .meta({ description: 'Which records count, and how.' });

export const below = counting.extend({
  kind: text.optional().meta({ description: 'The kind of source below the line. Default: that of the metric.' }),
  noun: z
    .strictObject({
      one: name.meta({ description: 'The singular: call.' }),
      many: name.meta({ description: 'The plural: calls.' }),
    })
    .default({ one: 'record', many: 'records' })
    .meta({ description: 'What is counted below the line.' }),
});

export const leastAnswers = z.number().int().min(10).optional().meta({
  description: 'The fewest people who must have answered for it to be told. Default, and at the least: 10.',
});

export const missing = z.enum(['bounds', 'exclude']).default('bounds').meta({
  description:
    'Records that lack the value: told, with the result if all of them were low or all high (bounds, the default), or left out (exclude; above one in five the result is withheld).',
});

export type Counting = z.infer<typeof counting>;
