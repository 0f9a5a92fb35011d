import { z } from 'zod';
import { kindOf, name } from './fields.ts';
import { below, counting, empty } from './measure-parts.ts';

/** One amount for each so much of another: sums of money or hours, which no chance is known of. */
export const amountRatioMeasure = z
  .strictObject({
    kind: kindOf(
      'amount-ratio',
      'One amount for each so much of another: dollars given of those promised, the cost of a week, hours for a member.',
    ),
    numerator: counting.meta({ description: 'Which records are added up above the line, and the column: sum.' }),
    denominator: below.prefault({}).meta({
      description:
        'What stands below it: records, or the sum of a column, money only of the same source; or residents (kind: populations), of each of whom a year counts.',
    }),
    per: z.number().positive().default(1).meta({ description: 'Per how many of those below the line.' }),
    unit: name.optional().meta({ description: 'What it is counted in, such as dollars. Required for money.' }),
    empty,
  })
  .refine(({ numerator }) => numerator.sum !== undefined && numerator.of === undefined, {
    error: 'a numerator with the column that is added up (sum)',
  });
