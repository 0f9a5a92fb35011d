import { z } from 'zod';
import { isoDate, text, where } from './metric.ts';

const header = z.string();
const headers = z
  .union([header, z.array(header).min(1)])
  .meta({ description: 'The header in the file, or several that it has had (aliases).' });
const formats = z.array(text).min(1).optional().meta({
  description: 'strptime formats such as %m/%d/%Y; HHMM for times without a leading zero. Dates are never guessed.',
});

/** One file column, or its aliases, with the date formats its values may have. */
const part = z.strictObject({ from: headers, formats });
const codes = z
  .union([text, z.record(z.string(), z.array(z.union([z.string(), z.number()])).min(1))])
  .meta({ description: 'A code list: the path of a CSV with the columns code and category, or category → codes.' });
const share = z.string().regex(/^\d+(\.\d+)?%$/, { error: 'a percentage such as 2%' });
const limits = z.strictObject({
  warn: share.optional().meta({ description: 'A larger share warns.' }),
  fail: share.optional().meta({ description: 'A larger share fails the data check.' }),
});
const flagValues = z
  .array(z.union([z.string(), z.number()]))
  .min(1)
  .optional();

const mappingObject = z.strictObject({
  from: headers.optional(),
  formats,
  'any-of': z.array(header).min(1).optional().meta({ description: 'The first of these columns that is not missing.' }),
  join: z.array(part).min(2).optional().meta({
    description: 'Several columns that make one value, such as a date and a time.',
  }),
  value: z
    .union([z.string(), z.number(), z.boolean()])
    .optional()
    .meta({ description: 'The same value for every record.' }),
  zone: text.optional().meta({ description: 'The zone of these times, where it is not the pipeline’s.' }),
  ambiguous: z.enum(['earlier', 'later', 'reject']).optional().meta({
    description: 'The hour that autumn repeats: take the earlier, the later, or reject the record. Default: earlier.',
  }),
  impossible: z.enum(['reject', 'later']).optional().meta({
    description: 'The hour that spring skips: reject the record, or read it an hour later. Default: reject.',
  }),
  codes: codes.optional(),
  unmapped: limits
    .optional()
    .meta({ description: 'How large the share of codes may be that the code list does not know.' }),
  rename: z.record(z.string(), z.string()).optional().meta({
    description: 'Values that stand for another value: old spelling → name.',
  }),
  true: flagValues.meta({ description: 'Values that mean yes.' }),
  false: flagValues.meta({ description: 'Values that mean no; without them, every other value does.' }),
});
const mapping = z.union([header, mappingObject]).meta({
  description: 'The header in the file, or how the value is made; { from: [A, B] } names headers it has had.',
});
export const columns = z
  .record(
    z.string().regex(/^[a-z][a-z0-9_]*$/, { error: 'a column of the source kind, or a flag in lower_case' }),
    mapping,
  )
  .meta({ description: 'Column of the source kind → header in the file. Only mapped columns are ever stored.' });

const fileGroup = z.strictObject({
  match: text.meta({ description: 'A path or pattern, from the folder of the project.' }),
  agency: text.optional().meta({ description: 'The agency that these files come from.' }),
  columns: columns.optional().meta({ description: 'Where its layout differs from the mapping of the source.' }),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional().meta({
    description: 'The encoding, where it must not be detected.',
  }),
  delimiter: z
    .string()
    .regex(/^[\t !#-~]$/, { error: 'one ASCII character, such as ";" or "\\t", and no quotation mark' })
    .optional()
    .meta({ description: 'The delimiter, where it must not be detected.' }),
});
const files = z
  .union([text, z.array(z.union([text, fileGroup])).min(1)])
  .meta({ description: 'A path or pattern from the folder of the project, or a list of them, each with its agency.' });
const days = z.string().regex(/^\d+d$/, { error: 'a number of days such as 45d' });

export const sourceSchema = z
  .strictObject({
    kind: text.meta({ description: 'The shape that the files are brought into: incidents, populations, …' }),
    title: text.optional().meta({ description: 'What readers see.' }),
    origin: text.optional().meta({ description: 'Who publishes it, and where: printed under every figure.' }),
    licence: text.optional().meta({ description: 'On what terms it may be used.' }),
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
    repeats: z.enum(['keep', 'drop']).meta({
      description: 'Repeated rows: real victims (keep), or copies (drop). Required.',
    }),
    key: z.array(z.string()).min(1).optional().meta({ description: 'Mapped columns that make a record unique.' }),
    files,
    columns: columns.optional(),
    missing: z.array(z.string()).optional().meta({
      description: 'Texts that stand for no value. An empty cell always does.',
    }),
    filter: where.optional().meta({
      description: 'Only records that meet this are used; the others are counted as filtered.',
    }),
  })
  .meta({ description: 'Files of one kind, and how their columns are read.' });

export type SourceDeclaration = z.infer<typeof sourceSchema>;
export type MappingDeclaration = z.infer<typeof mapping>;
