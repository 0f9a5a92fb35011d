import { z } from 'zod';
import { name, text } from './fields.ts';

/** How one column of a source kind is made from the columns of a file, as a declaration says it. */

const header = z.string();
export const headers = z
  .union([header, z.array(header).min(1)])
  .meta({ description: 'The header in the file, or several that it has had (aliases).' });
const formats = z.array(text).min(1).optional().meta({
  description:
    'strptime formats such as %m/%d/%Y; HHMM for times without a leading zero; EXCEL for the day numbers of a workbook; YYYY-Qn for quarters. Dates are never guessed.',
});
export const nth = z.number().int().min(1).optional().meta({
  description: 'Which of several columns with this same header, from the left: 1 is the first.',
});

/** One file column, or its aliases, with the date formats its values may have. */
const part = z.strictObject({ from: headers, formats, nth });
const codes = z
  .union([text, z.record(z.string(), z.array(z.union([z.string(), z.number()])).min(1))])
  .meta({ description: 'A code list: the path of a CSV with the columns code and category, or category → codes.' });
export const share = z.string().regex(/^\d+(\.\d+)?%$/, { error: 'a percentage such as 2%' });
const limits = z.strictObject({
  warn: share.optional().meta({ description: 'A larger share warns.' }),
  fail: share.optional().meta({ description: 'A larger share fails the data check.' }),
});
const flagValues = z
  .array(z.union([z.string(), z.number()]))
  .min(1)
  .optional();

export const durationUnits = ['seconds', 'minutes', 'hours', 'H:MM:SS', 'MM:SS'] as const;
const unit = z.enum(durationUnits);
export const weekDays = ['first-day', 'last-day', 'none'] as const;
/** Columns of the file that stand for one value each: a pattern with one star, or their names. */
const wideSet = z.union([text, z.array(header).min(1)]);
const polygons = z.strictObject({
  file: text.meta({ description: 'A GeoJSON file of polygons, longitude and latitude in degrees (WGS 84).' }),
  name: text.meta({ description: 'The property of a polygon that holds the name of its area.' }),
  version: name.meta({ description: 'Which edition of the boundaries this is, such as "2020".' }),
  longitude: headers.meta({ description: 'The header of the longitude in the records, or several that it has had.' }),
  latitude: headers.meta({ description: 'The header of the latitude in the records, or several that it has had.' }),
});

const sources = {
  from: headers.optional(),
  formats,
  nth,
  'any-of': z.array(header).min(1).optional().meta({ description: 'The first of these columns that is not missing.' }),
  join: z.array(part).min(2).optional().meta({
    description: 'Several columns that make one value, such as a date and a time.',
  }),
  value: z
    .union([z.string(), z.number(), z.boolean()])
    .optional()
    .meta({ description: 'The same value for every record.' }),
  'name-of': wideSet.optional().meta({
    description: 'For wide files: what the star of the pattern stands for (or the header) in each of these columns.',
  }),
  'cell-of': wideSet.optional().meta({
    description: 'For wide files: the value in each of these columns, one fact for each that is not blank.',
  }),
} as const;

const times = {
  zone: text.optional().meta({ description: 'The zone of these times, where it is not the pipeline’s.' }),
  ambiguous: z.enum(['earlier', 'later', 'reject']).optional().meta({
    description: 'The hour that autumn repeats: take the earlier, the later, or reject the record. Default: earlier.',
  }),
  impossible: z.enum(['reject', 'later']).optional().meta({
    description: 'The hour that spring skips: reject the record, or read it an hour later. Default: reject.',
  }),
  fiscal: z.boolean().optional().meta({
    description:
      'Whether years and quarters of these times are fiscal: FY2024 then begins as the calendar says. Required where fiscal years do not begin in January.',
  }),
  week: z.enum(weekDays).optional().meta({
    description:
      'Where each record is about a week: whether its date is the first or the last day of it. The week then counts in the period that has most of its days. none: the date means itself.',
  }),
  pivot: z.number().int().min(0).max(99).optional().meta({
    description: 'For years of two digits (%y): those below it are 20yy, the others 19yy.',
  }),
} as const;

const numbers = {
  decimal: z.enum(['.', ',']).optional().meta({ description: 'The decimal sign. Default: a point.' }),
  thousands: z.enum([',', '.', ' ', "'"]).optional().meta({
    description: 'The sign between groups of three digits, where there is one.',
  }),
  unit: unit.optional().meta({ description: 'The unit of a duration. Required for one: units are never guessed.' }),
  units: z.record(z.string(), unit).optional().meta({
    description: 'For wide files: header → unit of its durations, where columns differ.',
  }),
} as const;

const mappingObject = z.strictObject({
  ...sources,
  ...times,
  ...numbers,
  separator: text.optional().meta({ description: 'What stands between the members of a list in one cell.' }),
  missing: z.array(z.string()).optional().meta({
    description: 'Texts that stand for no value in this column, beside those of the source.',
  }),
  codes: codes.optional(),
  unmapped: limits
    .optional()
    .meta({ description: 'How large the share of codes may be that the code list does not know.' }),
  rename: z.record(z.string(), z.string()).optional().meta({
    description: 'Values that stand for another value: old spelling → name.',
  }),
  values: z
    .array(z.union([z.string(), z.number()]))
    .min(1)
    .optional()
    .meta({ description: 'All values that there may be, after rename; others are refused.' }),
  refuse: z.enum(['record', 'value']).optional().meta({
    description:
      'What a value that cannot be read costs: its record, or itself alone. Both are listed. Default: record.',
  }),
  true: flagValues.meta({ description: 'Values that mean yes.' }),
  false: flagValues.meta({
    description:
      'Values that mean no; others are refused. Without them, every other value means no, and all are counted and listed.',
  }),
  polygons: polygons.optional().meta({
    description: 'For an area: records with coordinates and no area get the one whose polygon holds them.',
  }),
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

export type MappingDeclaration = z.infer<typeof mapping>;
export type WeekDay = (typeof weekDays)[number];
export type DurationUnit = (typeof durationUnits)[number];
