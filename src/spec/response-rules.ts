import { z } from 'zod';
import { text } from './metric.ts';

/** What a source of responses declares beside its columns: its intervals, and a rule for each kind of call. */

const days = /^\d+(\.\d+)?(s|m|h|d)$/;
export const span = z.string().regex(days, { error: 'a length of time such as 90s, 30m, 6h or 2d' });

const interval = z
  .strictObject({
    from: text.optional().meta({ description: 'The stamp at which it begins, such as received_at.' }),
    to: text.optional().meta({ description: 'The stamp at which it ends, such as arrived_at.' }),
    duration: text.optional().meta({ description: 'The column of durations, instead of two stamps.' }),
  })
  .meta({ description: 'An interval: two stamps of this source, or one of its durations.' });

const answering = z.enum(['first', 'all']).meta({
  description:
    'Where several units answer one call: the first to arrive (one interval for each id), or every unit’s own. Required where a call has several rows.',
});

const keepOrNot = z.enum(['keep', 'exclude']);
const rules = z.strictObject({
  negative: z.enum(['exclude', 'fail']).default('exclude').meta({
    description: 'The end before the beginning: not measured, or a failed check. Never made positive.',
  }),
  zero: keepOrNot.default('keep').meta({ description: 'No time between the two stamps.' }),
  longest: span.optional().meta({ description: 'Longer intervals are not believed, and not measured.' }),
  'self-initiated': keepOrNot
    .default('exclude')
    .meta({ description: 'Calls that the agency began itself: the unit is there already.' }),
  cancelled: keepOrNot.default('exclude').meta({ description: 'Calls that were cancelled before an arrival.' }),
});

export const responseParts = {
  intervals: z
    .record(z.string().regex(/^[a-z][a-z0-9_]*$/, { error: 'a name in lower_case' }), interval)
    .optional()
    .meta({ description: 'For responses: the intervals to measure, by name.' }),
  answering: answering.optional(),
  rules: rules.optional().meta({ description: 'For responses: what becomes of unusual intervals. Each is counted.' }),
} as const;

export type IntervalDeclaration = z.infer<typeof interval>;
export type RulesDeclaration = z.infer<typeof rules>;
