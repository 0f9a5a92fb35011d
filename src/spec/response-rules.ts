import { z } from 'zod';
import { span, text } from './fields.ts';
import { standardIntervalNames, standardIntervals } from './standard-intervals.ts';

export { secondsOf, span } from './fields.ts';

/** What a source of responses declares beside its columns: its intervals, and a rule for each kind of call. */

/** What became of a call where an interval was to be measured: exactly one thing, the first that holds. */
export const intervalOutcomes = [
  'self-initiated',
  'cancelled',
  'missing-duration',
  'missing-start',
  'missing-end',
  'hour-shown-twice',
  'negative',
  'stacked',
  'zero',
  'too-long',
  'measured',
] as const;
export type IntervalOutcome = (typeof intervalOutcomes)[number];

const interval = z
  .strictObject({
    from: text.optional().meta({ description: 'The stamp at which it begins, such as received_at.' }),
    to: text.optional().meta({
      description: 'The stamp at which it ends, such as arrived_at. Where the file has none, the interval is withheld.',
    }),
    duration: text.optional().meta({ description: 'The column of durations, instead of two stamps.' }),
  })
  .meta({ description: 'An interval: two stamps of this source, or one of its durations.' });
const standardText = standardIntervalNames.map((name) => `${name} (${standardIntervals[name].about})`).join(', ');
const standardName = z.enum(standardIntervalNames).meta({ description: `An interval with a name: ${standardText}.` });

const answering = z.enum(['first', 'all']).meta({
  description:
    'Where several units answer one call: the first to arrive (one interval for each id), or every unit’s own. Required where a call has several rows.',
});

const keepOrNot = z.enum(['keep', 'exclude']);
const rules = z.strictObject({
  negative: z.enum(['exclude', 'fail']).optional().meta({
    description:
      'The end before the beginning: not measured (exclude, the default), or a failed check. For aggregates: figures that cannot be below zero; without it they may. Never made positive.',
  }),
  zero: keepOrNot.optional().meta({ description: 'No time between the two stamps. Default: keep.' }),
  longest: span.optional().meta({ description: 'Longer intervals are not believed, and not measured.' }),
  'self-initiated': keepOrNot
    .optional()
    .meta({ description: 'Calls that the agency began itself: the unit is there already. Default: exclude.' }),
  cancelled: keepOrNot.optional().meta({ description: 'Calls that were cancelled. Default: exclude.' }),
  stacked: keepOrNot.optional().meta({
    description:
      'Calls that came in while the unit that answered was bound by an earlier one: they waited. Counted where units and their times are mapped. Default: keep.',
  }),
});

export const responseParts = {
  intervals: z
    .union([
      z.array(standardName).min(1),
      z.record(
        z.string().regex(/^[a-z][a-z0-9_]*$/, { error: 'a name in lower_case' }),
        z.union([standardName, interval]),
      ),
    ])
    .optional()
    .meta({
      description: `For responses: the intervals to measure, as a list of names (${standardIntervalNames.join(', ')}), or each under a name of your own.`,
    }),
  answering: answering.optional(),
  rules: rules.optional().meta({
    description: 'For responses and aggregates: what becomes of unusual intervals and figures. Each is counted.',
  }),
} as const;

export type IntervalDeclaration = z.infer<typeof interval>;
export type RulesDeclaration = z.infer<typeof rules>;
