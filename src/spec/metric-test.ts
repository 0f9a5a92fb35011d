import { z } from 'zod';
import { scalar, text } from './fields.ts';
import { sourceSchema } from './source.ts';

/** Tests that stand in the file of a metric: a few rows, and what the metric must make of them. */

const row = z.record(z.string(), z.union([scalar, z.array(scalar)]));
const rows = (description: string) => z.array(row).meta({ description });
const whole = z.number().int().min(0).optional();

const expectation = z
  .strictObject({
    value: z.number().optional().meta({ description: 'The value in the metric’s own unit, to four decimals.' }),
    events: whole.meta({ description: 'Events of a count or rate, or those above the line of a ratio.' }),
    hits: whole.meta({ description: 'Of a share, how many did.' }),
    exposure: whole.meta({
      description: 'Person-days of a rate, area-days of a count, those below the line of a ratio.',
    }),
    n: whole.meta({ description: 'Records, calls or answers that the value rests on.' }),
    missing: whole.meta({ description: 'Records that should have had a value and do not.' }),
    lowest: z.number().optional().meta({ description: 'The value if all of those without one were low.' }),
    highest: z.number().optional().meta({ description: 'The value if all of those without one were high.' }),
    beside: z
      .record(z.string(), z.number())
      .optional()
      .meta({ description: 'What stands beside the value: alpha, members, partners, ties, ended, open.' }),
    withheld: text.optional().meta({ description: 'Why there is no value, such as too-few-answers.' }),
  })
  .refine((wanted) => Object.keys(wanted).length > 0, { error: 'something that must come out' });

export const metricTest = z
  .strictObject({
    what: text.optional().meta({ description: 'What it shows, in a few words.' }),
    rows: rows(
      'Records, mapped column → value; a list for a column of lists. times: 30 stands for thirty such records.',
    ),
    denominator: rows('Of a ratio, the records below the line, where they are of a source of their own.').optional(),
    exposure: rows('Of a rate, its populations: area, year and population.').optional(),
    declare: sourceSchema
      .pick({
        covers: true,
        columns: true,
        filter: true,
        intervals: true,
        answering: true,
        rules: true,
        items: true,
        waves: true,
        frame: true,
        'same-people': true,
      })
      .partial()
      .optional()
      .meta({ description: 'What a pipeline would declare of the source, and rows do not say: intervals, items, …' }),
    baseline: text.optional().meta({ description: 'The period that a standardised measure takes its mix from: 2023.' }),
    area: text.optional().meta({ description: 'The one area that is expected of. Default: everywhere.' }),
    expect: z
      .record(z.string(), expectation)
      .meta({ description: 'Period (2024-Q1, 2024-02, 2024 or a date) → what must come out.' }),
  })
  .refine(({ expect }) => Object.keys(expect).length > 0, { error: 'a test that expects something' });

export type MetricTest = z.infer<typeof metricTest>;
export type Expectation = z.infer<typeof expectation>;
