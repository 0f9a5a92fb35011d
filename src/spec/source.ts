import { z } from 'zod';
import { days, isoDate, name, text, where } from './fields.ts';
import { columns } from './mapping.ts';
import { nearParts } from './near-duplicates.ts';
import { responseParts } from './response-rules.ts';
import { qualityParts } from './source-checks.ts';
import { surveyParts } from './survey-items.ts';

const fileGroup = z.strictObject({
  match: text.meta({
    description:
      'A path or pattern, from the folder of the project. {agency} stands for one folder or part of a name: the agency.',
  }),
  agency: name.optional().meta({ description: 'The agency that these files come from.' }),
  columns: columns.optional().meta({ description: 'Where its layout differs from the mapping of the source.' }),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional().meta({
    description: 'The encoding, where it must not be detected.',
  }),
  delimiter: z
    .string()
    .regex(/^[\t !#-~]$/, { error: 'one ASCII character, such as ";" or "\\t", and no quotation mark' })
    .optional()
    .meta({ description: 'The delimiter, where it must not be detected.' }),
  sheet: text.optional().meta({ description: 'The sheet of a workbook (.xlsx).' }),
});
const files = z
  .union([text, z.array(z.union([text, fileGroup])).min(1)])
  .meta({ description: 'A path or pattern from the folder of the project, or a list of them, each with its agency.' });

const provenance = {
  kind: text.meta({ description: 'The shape that the files are brought into: incidents, populations, …' }),
  title: name.optional().meta({ description: 'What readers see.' }),
  origin: text.optional().meta({ description: 'Who publishes it, and where: printed under every figure.' }),
  licence: text.optional().meta({ description: 'On what terms it may be used.' }),
  custody: z.enum(['victim-services']).optional().meta({
    description: 'Kept by victim services: only aggregates are accepted, never rows about people.',
  }),
} as const;

const time = {
  covers: z
    .strictObject({
      from: isoDate.meta({ description: 'The first day.' }),
      to: isoDate.meta({ description: 'The last day.' }),
    })
    .optional()
    .meta({ description: 'Days for which silence means zero. Without it: from the first record to the last.' }),
  extracted: isoDate.optional().meta({ description: 'The day the export was made.' }),
  'reporting-lag': days.optional().meta({
    description:
      'How long records keep arriving, such as 45d: a period that ends later than the extraction minus this is provisional.',
  }),
  when: text.optional().meta({
    description: 'The column that says in which period a record falls, such as reported_at. Default: the kind’s own.',
  }),
} as const;

const identity = {
  repeats: z.enum(['keep', 'drop']).meta({
    description: 'Repeated rows: real victims (keep), or copies (drop). Required.',
  }),
  key: z.array(z.string()).min(1).optional().meta({ description: 'Mapped columns that make a record unique.' }),
  'revised-by': text.optional().meta({
    description:
      'For records of one key: the mapped column whose highest value is the newest, or "file", where a later file replaces an earlier one.',
  }),
} as const;

export const sourceSchema = z
  .strictObject({
    ...provenance,
    ...time,
    ...identity,
    ...nearParts,
    files,
    columns: columns.optional(),
    missing: z.array(z.string()).optional().meta({
      description: 'Texts that stand for no value. An empty cell always does.',
    }),
    filter: where.optional().meta({
      description: 'Only records that meet this are used; the others are counted as filtered.',
    }),
    ...responseParts,
    ...surveyParts,
    ...qualityParts,
  })
  .meta({ description: 'Files of one kind, and how their columns are read.' });

export type SourceDeclaration = z.infer<typeof sourceSchema>;
