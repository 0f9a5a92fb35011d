import { z } from 'zod';
import { kindOf } from './fields.ts';
import { among, leastAnswers } from './measure-parts.ts';

/** Several questions of a survey as one score. */
export const scaleMeasure = z
  .strictObject({
    kind: kindOf(
      'scale',
      'The mean score of several questions that ask about one thing, with how well they hang together.',
    ),
    items: z.array(z.string()).min(2).meta({
      description:
        'The questions, by their names among the items of the source; those with reverse: true are turned round.',
    }),
    answered: z.number().int().min(1).optional().meta({
      description: 'How many of them must be answered for a score. Default: all.',
    }),
    least: leastAnswers,
    where: among,
  })
  .refine(({ items }) => new Set(items).size === items.length, { error: 'a scale that has each question once' })
  .refine(({ items, answered = 1 }) => answered <= items.length, {
    error: 'a scale that asks for no more answers than it has questions',
  });
