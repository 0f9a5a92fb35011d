import { z } from 'zod';
import { baseline, isoDate, kebab, text, where } from './metric.ts';

const header = z.string();
const headers = z.union([header, z.array(header).min(1)]).meta({ description: 'The header in the file, or several that it has had (aliases).' });

/** One file column, or its aliases, with the date formats its values may have. */
const part = z.strictObject({
  from: headers,
  formats: z.array(text).min(1).optional().meta({ description: 'strptime formats such as %m/%d/%Y; HHMM for times without a leading zero.' }),
});
const codes = z.union([text, z.record(z.string(), z.array(z.union([z.string(), z.number()])).min(1))]);
const share = z.string().regex(/^\d+(\.\d+)?%$/, { error: 'a percentage such as 2%' });
const limits = z.strictObject({ warn: share.optional(), fail: share.optional() });

const mappingObject = z.strictObject({
  from: headers.optional(),
  formats: z.array(text).min(1).optional(),
  'any-of': z.array(header).min(1).optional().meta({ description: 'The first of these columns that is not missing.' }),
  join: z.array(part).min(2).optional().meta({ description: 'Several columns that make one value, such as a date and a time.' }),
  value: z.union([z.string(), z.number(), z.boolean()]).optional().meta({ description: 'The same value for every record.' }),
  zone: text.optional(),
  ambiguous: z.enum(['earlier', 'later', 'reject']).optional().meta({ description: 'The hour that autumn repeats.' }),
  impossible: z.enum(['reject', 'later']).optional().meta({ description: 'The hour that spring skips.' }),
  codes: codes.optional().meta({ description: 'A code list: a CSV with the columns code and category, or category → codes.' }),
  unmapped: limits.optional(),
  rename: z.record(z.string(), z.string()).optional().meta({ description: 'Values that stand for another value: old spelling → name.' }),
  true: z.array(z.union([z.string(), z.number()])).min(1).optional(),
  false: z.array(z.union([z.string(), z.number()])).min(1).optional(),
});
export const mapping = z.union([header, mappingObject]);
export const columns = z.record(z.string().regex(/^[a-z][a-z0-9_]*$/, { error: 'a column of the source kind, or a flag in lower_case' }), mapping);

const fileGroup = z.strictObject({
  match: text.meta({ description: 'A path or pattern, from the folder of the project.' }),
  agency: text.optional(),
  columns: columns.optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
  delimiter: z.string().length(1).optional(),
});
const files = z.union([text, z.array(z.union([text, fileGroup])).min(1)]);
const days = z.string().regex(/^\d+d$/, { error: 'a number of days such as 45d' });

export const sourceSchema = z.strictObject({
  kind: text,
  title: text.optional(),
  origin: text.optional().meta({ description: 'Who publishes it, and where: printed under every figure.' }),
  licence: text.optional(),
  covers: z.strictObject({ from: isoDate, to: isoDate }).optional().meta({ description: 'Days for which silence means zero. Without it: from the first record to the last.' }),
  extracted: isoDate.optional().meta({ description: 'The day the export was made.' }),
  'reporting-lag': days.optional().meta({ description: 'How long records keep arriving: a period that ends later than the extraction minus this is provisional.' }),
  repeats: z.enum(['keep', 'drop']).meta({ description: 'Repeated rows: real victims (keep), or copies (drop). Required.' }),
  key: z.array(z.string()).min(1).optional().meta({ description: 'Mapped columns that make a record unique.' }),
  files,
  columns: columns.optional(),
  missing: z.array(z.string()).optional().meta({ description: 'Texts that stand for no value. An empty cell always does.' }),
  filter: where.optional().meta({ description: 'Only records that meet this are used; the others are counted as filtered.' }),
});

const roles = ['program', 'comparison', 'buffer', 'excluded'] as const;
const areaRow = z.strictObject({
  area: text,
  role: z.enum(roles),
  site: text.optional(),
  start: isoDate.optional(),
  end: isoDate.optional(),
  parent: text.optional(),
});
const areasSchema = z.strictObject({
  file: text.optional(),
  columns: columns.optional(),
  list: z.array(areaRow).min(1).optional(),
  universe: z.string().optional().meta({ description: 'The source whose areas are all areas; without it, the areas named here.' }),
  'default-role': z.enum(roles).default('comparison'),
});

const binding = z.strictObject({
  use: z.string(),
  source: z.string(),
  exposure: z.string().optional().meta({ description: 'The populations source that a rate is measured against.' }),
  baseline: baseline.optional(),
  target: z
    .strictObject({
      change: z.string().regex(/^[-+]?\d+(\.\d+)?%$/, { error: 'a change such as -15%' }).optional(),
      value: z.number().optional(),
      by: text,
      'set-by': text,
      'set-on': isoDate,
    })
    .optional(),
  decision: z
    .strictObject({
      design: z.enum(['strongest', 'before-after', 'weighted-displacement-difference']).default('strongest'),
      alpha: z.number().gt(0).lt(1).default(0.05),
      'smallest-worthwhile': z.string().regex(/^[-+]?\d+(\.\d+)?%$/, { error: 'a change such as -10%' }).optional(),
      family: kebab.optional(),
      primary: z.enum(['baseline', 'same-season', 'previous']).default('baseline'),
      declared: isoDate,
    })
    .optional(),
});

export const grains = ['month', 'quarter', 'year'] as const;
const windowName = z.union([
  z.enum(['last-month', 'last-quarter', 'last-year', 'last-4-quarters', 'last-8-quarters', 'last-12-months']),
  z.strictObject({ from: isoDate, to: isoDate }),
]);

export const pipelineSchema = z
  .strictObject({
    id: kebab,
    title: text,
    calendar: z
      .strictObject({ grain: z.enum(grains).default('quarter'), timezone: text, 'fiscal-year-starts': z.number().int().min(1).max(12).default(1) })
      .meta({ description: 'The periods of the report, and the zone in which a day begins.' }),
    sources: z.record(kebab, sourceSchema),
    areas: areasSchema.optional(),
    events: z.array(z.strictObject({ date: isoDate, kind: z.enum(['ours', 'context', 'measurement']), label: text })).default([]),
    windows: z
      .strictObject({ current: windowName.optional(), also: z.array(windowName).optional(), baseline: baseline.optional() })
      .default({}),
    metrics: z.array(z.union([z.string(), binding])).min(1),
    privacy: z
      .strictObject({ minimum: z.number().int().min(0).default(5), 'public-record': text.optional() })
      .default({ minimum: 5 })
      .meta({ description: 'Counts from 1 up to below the minimum are not shown. A minimum of 0 needs public-record: why these counts are public.' }),
    reports: z.array(z.string()).min(1).default(['board', 'analyst']),
    warehouse: text.optional(),
  })
  .meta({ title: 'Yardline pipeline', description: 'One evaluation: which files, which areas, which windows, which metrics.' });

export type PipelineDeclaration = z.infer<typeof pipelineSchema>;
export type SourceDeclaration = z.infer<typeof sourceSchema>;
export type MappingDeclaration = z.infer<typeof mapping>;
export type WindowName = z.infer<typeof windowName>;
export type Grain = (typeof grains)[number];
export type AreaRole = (typeof roles)[number];
