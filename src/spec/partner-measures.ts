import { z } from 'zod';
import { kindOf } from './fields.ts';
import { among, each, empty } from './measure-parts.ts';

/** Who does how much, and who works with whom. */

export const concentrationMeasure = z.strictObject({
  kind: kindOf('concentration', 'How unequally something is spread over partners or areas: the Gini coefficient.'),
  over: z.string().meta({
    description: 'The column of those it is spread over: partner, agencies (each that took part), or area.',
  }),
  sum: z.string().optional().meta({
    description: 'Add up this whole number, duration or money (hours, delivered) instead of counting records.',
  }),
  each,
  where: among,
  empty,
});

export const networkStatistics = ['density', 'centralisation', 'components'] as const;

export const networkMeasure = z.strictObject({
  kind: kindOf('network', 'Who works with whom: two partners are tied where they took part in the same activity.'),
  among: z.string().meta({ description: 'The column that lists who took part, such as agencies.' }),
  statistic: z.enum(networkStatistics).default('density').meta({
    description:
      'Which number: the share of pairs that are tied (density, the default), how much ties hang on one partner (centralisation), or into how many parts it falls (components).',
  }),
  least: z.number().int().min(1).default(1).meta({
    description: 'With how many activities in common two partners are tied. Default 1.',
  }),
  where: among,
  empty,
});
