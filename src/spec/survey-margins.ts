import { z } from 'zod';
import { text } from './fields.ts';

/** What is known of everybody whom a survey speaks for, so that its answers can be weighed to it. */

const by = z.union([text, z.array(text).min(1)]).meta({
  description: 'The mapped column that says which group a respondent is in; or several, whose groups are crossed.',
});
const totals = z.record(z.string(), z.number().min(0)).meta({
  description: 'Group → how many people are in it, or what share of all. Of one column alone.',
});

export const marginsSchema = z
  .strictObject({
    of: text.meta({ description: 'Whom the numbers count, such as residents of 18 years and over.' }),
    origin: text.meta({ description: 'Who publishes them, and where: printed beside the answers.' }),
    known: z
      .array(
        z.strictObject({
          by,
          totals: totals.optional(),
          file: text.optional().meta({
            description: 'A CSV with one column for each of these, people, and wave where the numbers differ by wave.',
          }),
        }),
      )
      .min(1)
      .meta({ description: 'One margin: post-stratification. Several: raking, until all of them hold at once.' }),
  })
  .meta({ description: 'For surveys: known numbers of people by group. Answers are weighed to them, wave by wave.' });

export type MarginsDeclaration = z.infer<typeof marginsSchema>;

/** A file of margins, as it stands: what its columns mean is the declaration's to say. */
export interface MarginFile {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[];
}
export type MarginFiles = ReadonlyMap<string, MarginFile>;

/** The columns of a file of margins that are no group. */
export const peopleColumn = 'people';
export const waveColumn = 'wave';
