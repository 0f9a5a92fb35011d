import { z } from 'zod';
import { amountRatioMeasure } from './amount-measure.ts';
import { elapsedMeasure } from './elapsed-measure.ts';
import { kindOf, name, text } from './fields.ts';
import { among, below, counting, empty, leastAnswers, missing } from './measure-parts.ts';
import { concentrationMeasure, networkMeasure } from './partner-measures.ts';
import { scaleMeasure } from './scale-measure.ts';
import { shareMeasure, standardise } from './share-measure.ts';

/** What a metric measures: a closed list, each kind with the intervals that are right for it. Data, no expressions. */

const harm = z
  .strictObject({
    by: z.string().meta({ description: 'The column whose values have weights, such as category.' }),
    weights: z
      .record(z.string(), z.number().int().min(0).max(1_000_000))
      .meta({ description: 'Value → harm of one event, whole: days of a sentencing guideline, for example.' }),
    unit: name.meta({ description: 'What the weights are in, such as days of prison.' }),
    version: name.meta({ description: 'Which edition of the weights: they must not change unseen.' }),
    source: text.meta({ description: 'Where the weights come from.' }),
  })
  .meta({ description: 'Weigh each event by its harm. The counts stand beside it: one homicide outweighs much else.' });

const countMeasure = z.strictObject({
  kind: kindOf('count', 'How many events there were.'),
  count: counting.default({}),
  harm: harm.optional(),
  empty,
});
const rateMeasure = z
  .strictObject({
    kind: kindOf(
      'rate',
      'Events against the people exposed to them, or against the work that there was; the pipeline names the source.',
    ),
    count: counting.default({}),
    per: z
      .number()
      .positive()
      .default(100_000)
      .meta({ description: 'Per how many residents, or per how many of those that it is against.' }),
    over: z.enum(['year']).default('year').meta({ description: 'Over what time.' }),
    against: below
      .optional()
      .meta({ description: 'What there was to do it in, instead of residents and years: weeks that a site was open.' }),
    harm: harm.optional(),
    standardise: z
      .strictObject({ by: z.literal('area').meta({ description: 'Areas: each weighs as many residents as before.' }) })
      .optional()
      .meta({
        description: 'Hold the mix of areas as it was in the baseline: growth of one of them is then no change.',
      }),
    empty,
  })
  .refine(
    ({ against, harm, standardise }) => against === undefined || (harm === undefined && standardise === undefined),
    {
      error: 'against by itself, without harm and standardise',
    },
  );

const meanMeasure = z.strictObject({
  kind: kindOf('mean', 'The mean of a number: hours, dollars, participants. Outliers govern it; see quantile.'),
  of: z.string().meta({ description: 'The column of numbers; value of aggregates is averaged by weight.' }),
  where: among,
  unit: name.optional().meta({ description: 'What it is counted in, such as dollars. Required for money.' }),
  missing,
  empty,
});

const quantileMeasure = z
  .strictObject({
    kind: kindOf('quantile', 'The value that so many do not exceed: a median, a 90th percentile.'),
    p: z.number().gt(0).lt(1).meta({ description: 'Which: 0.5 is the median, 0.9 what nine of ten do not exceed.' }),
    interval: z.string().optional().meta({ description: 'An interval that the source declares, such as response.' }),
    of: z.string().optional().meta({ description: 'A column of whole numbers, durations or money instead.' }),
    where: among,
    unit: name.optional().meta({ description: 'What it is counted in, such as dollars. Required for money.' }),
    missing,
    standardise: standardise('priority').optional(),
    empty,
  })
  .refine(({ interval, of }) => (interval === undefined) !== (of === undefined), {
    error: 'a quantile of either an interval or a column (of), and not of both',
  });

const ratioMeasure = z.strictObject({
  kind: kindOf(
    'ratio',
    'One count for each so many of another: arrests per 100 calls. The pipeline names both sources.',
  ),
  numerator: counting.default({}).meta({ description: 'Which records of the metric’s source count above the line.' }),
  denominator: below.prefault({}).meta({ description: 'Which records count below the line.' }),
  per: z.number().positive().default(1).meta({ description: 'Per how many of those below the line.' }),
  empty,
});

const item = z.string().meta({ description: 'The question, by its name among the items of the source.' });
const surveyMean = z.strictObject({
  kind: kindOf('survey-mean', 'The mean answer to a question of a survey, by how its people were drawn.'),
  item,
  least: leastAnswers,
  where: among,
});
const surveyShare = z.strictObject({
  kind: kindOf('survey-share', 'The share of people who gave one of some answers, by how they were drawn.'),
  item,
  least: leastAnswers,
  where: among,
  values: z
    .array(z.number().int())
    .min(1)
    .meta({ description: 'The answers that count, as places on its scale: [4, 5].' }),
});

export const measure = z
  .discriminatedUnion('kind', [
    countMeasure,
    rateMeasure,
    shareMeasure,
    meanMeasure,
    quantileMeasure,
    ratioMeasure,
    amountRatioMeasure,
    surveyMean,
    surveyShare,
    scaleMeasure,
    elapsedMeasure,
    concentrationMeasure,
    networkMeasure,
  ])
  .meta({ description: 'What is measured, and against what.' });

export type Measure = z.infer<typeof measure>;
/** What is told for residents, each of whom counts a year: rates that are against nothing else, and amounts for each of them. */
export const isOfResidents = (measure: Measure): boolean =>
  (measure.kind === 'rate' && measure.against === undefined) ||
  (measure.kind === 'amount-ratio' && measure.denominator.kind === 'populations');
/** Records below the line of a ratio, or those that events are against; null for measures without either. */
export function belowOf(measure: Measure): z.infer<typeof below> | null {
  if (measure.kind === 'rate') return measure.against ?? null;
  if (measure.kind !== 'ratio' && measure.kind !== 'amount-ratio') return null;
  return isOfResidents(measure) ? null : measure.denominator;
}
/** An area and month without a record had no events; of other measures nothing is known then. */
export const isZeroWithout = (measure: Measure): boolean => !('empty' in measure) || measure.empty === 'zero';
export type Harm = z.infer<typeof harm>;
