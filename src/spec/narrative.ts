import { z } from 'zod';
import { isoDate, name, text } from './fields.ts';

/** What people say of one report: the front matter of narrative/PIPELINE/PERIOD.md. */

const reply = z.strictObject({
  metric: text.meta({ description: 'The metric whose finding it answers.' }),
  from: name.meta({ description: 'Who answers: a partner, by its name or role.' }),
  on: isoDate.meta({ description: 'When it was given.' }),
  text: text.meta({ description: 'The reply, in the partner’s own words.' }),
});
const correction = z.strictObject({
  on: isoDate.meta({ description: 'When the mistake was found.' }),
  what: text.meta({ description: 'What was wrong, and what is right.' }),
  metrics: z.array(text).default([]).meta({ description: 'The metrics that it concerns; left out where it is all.' }),
});

export const narrativeSchema = z
  .strictObject({
    sentence: text
      .optional()
      .meta({ description: 'Stands on page one instead of the sentence made from the verdicts, and is marked.' }),
    signed: z
      .strictObject({
        by: name.meta({ description: 'Who answers for the report: a role, or a name.' }),
        on: isoDate.meta({ description: 'The day of the signature.' }),
      })
      .optional()
      .meta({ description: 'Without it, the report says on every page that it is a draft.' }),
    replies: z
      .array(reply)
      .default([])
      .meta({ description: 'What partners answer to a finding of this report: printed beside it.' }),
    corrections: z
      .array(correction)
      .default([])
      .meta({ description: 'Mistakes found in this report after it was published: told on it, and on the next.' }),
  })
  .meta({ title: 'Yardline narrative', description: 'What people say of one report, above its Markdown.' });

export type NarrativeDeclaration = z.infer<typeof narrativeSchema>;
