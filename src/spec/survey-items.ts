import { z } from 'zod';
import { isoDate, name, text } from './fields.ts';
import { headers, nth } from './mapping.ts';
import { marginsSchema } from './survey-margins.ts';

/** What a survey declares beside its columns: its questions, as they were worded, and its waves. */

const wording = z.strictObject({
  text: text.meta({ description: 'The question, word for word.' }),
  waves: z
    .array(z.union([z.string(), z.number()]))
    .min(1)
    .optional()
    .meta({
      description: 'The waves that asked it so. Required where the wording changed.',
    }),
  from: headers.optional().meta({ description: 'Its header in the file, where it has one of its own.' }),
  nth,
});
const item = z.strictObject({
  from: headers.optional().meta({ description: 'The header in the file; each wording may have its own.' }),
  nth,
  wording: z.union([text, z.array(wording).min(1)]).meta({
    description: 'The question, word for word; a list where it changed: the series breaks there.',
  }),
  scale: z
    .strictObject({
      min: z.number().int().meta({ description: 'The lowest answer.' }),
      max: z.number().int().meta({ description: 'The highest answer.' }),
    })
    .meta({ description: 'The lowest and highest answer; what lies outside is refused.' }),
  answers: z.record(z.string(), z.number().int()).optional().meta({
    description: 'Answers in words → their place on the scale.',
  }),
  missing: z
    .array(z.union([z.string(), z.number()]))
    .optional()
    .meta({
      description: 'Codes that mean no answer, such as 999. They never enter a mean.',
    }),
  reverse: z.boolean().optional().meta({ description: 'High means bad: turned round where items are put together.' }),
});
const wave = z.strictObject({
  wave: z.union([z.string(), z.number()]).meta({ description: 'Its name, as the records have it.' }),
  from: isoDate.meta({ description: 'The first day on which it was answered.' }),
  to: isoDate.meta({ description: 'The last day.' }),
  mode: name
    .optional()
    .meta({ description: 'How people were asked: mail, web, door to door. A change breaks the series.' }),
  invited: z.number().int().min(1).optional().meta({ description: 'How many were asked, for the response rate.' }),
});

/** What a stratum of which a single unit was drawn adds to the variance, which it cannot tell by itself. */
export const lonelyRules = ['adjust', 'average', 'certainty', 'withhold'] as const;

export const surveyParts = {
  items: z
    .record(z.string().regex(/^[a-z][a-z0-9_]*$/, { error: 'a name in lower_case' }), item)
    .optional()
    .meta({ description: 'For surveys: the questions, by a short name.' }),
  waves: z.array(wave).min(1).optional().meta({ description: 'For surveys: the waves, with their days.' }),
  audience: z.enum(['community', 'partner']).optional().meta({ description: 'For surveys: who was asked.' }),
  frame: text.optional().meta({
    description:
      'For surveys: the list that people were drawn from. Without one, the report says that these are the views of those who answered.',
  }),
  'same-people': z.boolean().optional().meta({
    description: 'For surveys: every wave asks the same people. With respondent mapped, they are linked.',
  }),
  margins: marginsSchema.optional(),
  'lonely-strata': z.enum(lonelyRules).optional().meta({
    description:
      'For surveys: what a stratum with one drawn unit adds to the variance: its distance from the mean of all (adjust, the default), what other strata add on average, nothing (certainty); or no range is given (withhold).',
  }),
} as const;

/** The keys of a source that only surveys may have. */
export const surveyKeys = Object.keys(surveyParts) as readonly (keyof typeof surveyParts)[];

export type ItemDeclaration = z.infer<typeof item>;
export type WaveDeclaration = z.infer<typeof wave>;
