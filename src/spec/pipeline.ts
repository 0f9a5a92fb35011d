import { z } from 'zod';
import { adjustments } from './adjustments.ts';
import { breakdown } from './breakdown.ts';
import { grains } from './calendar.ts';
import { commitmentsSchema } from './commitments.ts';
import { isoDate, kebab, name, text } from './fields.ts';
import { designs } from './finding-effects.ts';
import { comparabilitySchema, concurrentSchema, looksSchema, processSchema, selectionSchema } from './guards.ts';
import { logicSchema } from './logic.ts';
import { columns } from './mapping.ts';
import { baseline } from './metric.ts';
import { neediestSchema } from './neediest-declaration.ts';
import { sourceSchema } from './source.ts';
import { waiverSchema } from './source-checks.ts';
import { pipelineTranslations } from './translations.ts';
import { ownWindow, windowName } from './window-name.ts';

const roles = ['program', 'comparison', 'buffer', 'excluded'] as const;
const areaRow = z.strictObject({
  area: name.meta({ description: 'The name as the records have it; kept as text, so 007 is not 7.' }),
  title: name.optional().meta({ description: 'What readers call it; without it, `called` and the name.' }),
  role: z
    .enum(roles)
    .meta({ description: 'Works with the programme, is compared with it, lies between, or is left out.' }),
  site: name.optional().meta({ description: 'The site that works there; areas of one site are pooled.' }),
  start: isoDate.optional().meta({ description: 'First day of work.' }),
  end: isoDate.optional().meta({ description: 'Last day of work; left out while it goes on.' }),
  parent: name.optional().meta({ description: 'The larger area it belongs to.' }),
});
const areasSchema = z.strictObject({
  called: name
    .optional()
    .meta({ description: 'What one of them is called: with Precinct, readers see area 23 as Precinct 23.' }),
  file: text.optional().meta({ description: 'A CSV with one row for each area and time of work.' }),
  columns: columns.optional().meta({
    description:
      'Columns of that CSV, where its headers are not area, role, site, start, end; `title` where it has one.',
  }),
  list: z.array(areaRow).min(1).optional().meta({ description: 'The areas themselves, instead of a file.' }),
  universe: z
    .string()
    .optional()
    .meta({ description: 'The source whose areas are all areas; without it, the areas named here.' }),
  parents: z
    .strictObject({
      file: text.meta({ description: 'A CSV with one row for each smaller area.' }),
      columns: columns.optional().meta({ description: 'Its columns, where its headers are not area and parent.' }),
      version: name.optional().meta({ description: 'Which edition of the boundaries it describes.' }),
    })
    .optional()
    .meta({ description: 'Smaller areas (beats) that records name, and the area that each belongs to.' }),
  outlines: z
    .strictObject({
      file: text.meta({ description: 'A GeoJSON file of polygons, longitude and latitude in degrees (WGS 84).' }),
      name: text.meta({ description: 'The property of a polygon that holds the name of its area.' }),
      version: name.meta({ description: 'Which edition of the boundaries this is, such as "2020".' }),
    })
    .optional()
    .meta({ description: 'Where areas lie, for maps. Default: the polygons by which a source places its records.' }),
  neediest: neediestSchema.optional(),
  'default-role': z.enum(roles).default('comparison').meta({ description: 'The role of areas that are not named.' }),
  chosen: selectionSchema.optional(),
});

const percentChange = (example: string) =>
  z.string().regex(/^[-+]?\d+(\.\d+)?%$/, { error: `a change such as ${example}` });

const target = z.strictObject({
  change: percentChange('-15%').optional().meta({ description: 'From the baseline, such as -15%.' }),
  value: z.number().optional().meta({ description: 'In the unit of the metric.' }),
  by: name.meta({ description: 'The period by which it is to be reached: 2027-Q4, 2027-12, 2027 or a date.' }),
  'set-by': name.meta({ description: 'Who set it.' }),
  'set-on': isoDate.meta({ description: 'When it was set.' }),
});
const periods = z.number().int().min(0).max(12).default(0);
const decision = z.strictObject({
  design: z
    .enum(['strongest', ...designs])
    .default('strongest')
    .meta({
      description:
        'How the question "is it us?" is answered: the strongest design that the data from before the launch can carry, or the one named. Where the one named cannot be carried, there is no answer; never silently another.',
    }),
  'phase-in': periods.meta({
    description:
      'Periods of the report from each launch on that are no part of an effect, while the work is built up. 1 leaves out the period of the launch. Default: 0.',
  }),
  anticipation: periods.meta({
    description:
      'Periods of the report before each launch that are no part of a baseline, because the work may have shown already. Default: 0.',
  }),
  alpha: z.number().gt(0).lt(1).default(0.05).meta({ description: 'The share of false alarms that is accepted.' }),
  'smallest-worthwhile': percentChange('-10%')
    .optional()
    .meta({ description: 'The smallest change that would matter, such as -10%.' }),
  family: kebab
    .optional()
    .meta({ description: 'Metrics that are judged together; the metric’s own, unless said here.' }),
  primary: z.enum(['baseline', 'same-season', 'previous']).default('baseline').meta({
    description: 'The comparison that decides the verdict.',
  }),
  adjust: z.enum(adjustments).default('benjamini-hochberg').meta({
    description: 'How a family of metrics is corrected for looking at many: the share of false finds, or any at all.',
  }),
  looks: looksSchema.optional(),
  // biome-ignore lint/suspicious/noThenProperty: it is data, and nothing waits for it
  then: commitmentsSchema.optional(),
  declared: isoDate.meta({ description: 'When this was decided. Required: a rule made after the result is none.' }),
});

const binding = z.strictObject({
  use: z.string().meta({ description: 'The metric: its path in metrics/ without .yaml, such as outcomes/robberies.' }),
  source: z.string().meta({ description: 'The source of this pipeline that it is measured on.' }),
  exposure: z.string().optional().meta({ description: 'The populations source that a rate is measured against.' }),
  denominator: z.string().optional().meta({
    description: 'The source below the line of a ratio. Default: the metric’s own source, where it is of that kind.',
  }),
  window: ownWindow,
  baseline: baseline.optional(),
  by: breakdown.optional(),
  target: target.optional().meta({ description: 'What the board has promised.' }),
  decision: decision.optional().meta({ description: 'How the verdict falls, declared before the results.' }),
  process: processSchema.optional(),
});

const windows = z.strictObject({
  current: windowName
    .optional()
    .meta({ description: 'The window that verdicts are about. Default: the last whole period.' }),
  also: z.array(windowName).optional().meta({ description: 'Further windows to show beside it.' }),
  baseline: baseline.optional(),
});
const calendar = z.strictObject({
  grain: z.enum(grains).default('quarter').meta({ description: 'The period of the report.' }),
  timezone: text.meta({ description: 'The zone in which a day begins, such as America/Chicago.' }),
  'fiscal-year-starts': z.number().int().min(1).max(12).default(1).meta({
    description: 'The month in which a fiscal year starts, 1 to 12.',
  }),
});
const event = z.strictObject({
  date: isoDate.meta({ description: 'The day it happened.' }),
  kind: z.enum(['ours', 'context', 'measurement']).meta({
    description: 'Something we did, something around us, or a change in how it is measured.',
  }),
  label: name.meta({ description: 'A few words for the charts.' }),
  breaks: z.boolean().optional().meta({
    description: 'For measurement changes: numbers from before and after it cannot be compared.',
  }),
  source: text.optional().meta({ description: 'The one source that it is about; without it, all.' }),
});
const privacy = z.strictObject({
  minimum: z.number().int().min(0).default(5).meta({ description: 'Counts from 1 up to below this are not shown.' }),
  round: z
    .union([z.literal(3), z.literal(5), z.literal(10)])
    .optional()
    .meta({
      description: 'Counts are shown to the nearest multiple of it, and whatever is worked out of them no finer.',
    }),
  'public-record': text
    .optional()
    .meta({ description: 'Why smaller counts are public already. Required for a minimum below 3.' }),
  'shown-before': text.optional().meta({
    description:
      'Why a run may go on where earlier reports gave small counts away that nothing can take back: printed beside them.',
  }),
  'name-partners': text.optional().meta({
    description:
      'Who agreed that reports name partners with what they gave and when they took part, and when. Without it partners have numbers, and only networks are told.',
  }),
  key: z
    .union([
      z.strictObject({ file: text.meta({ description: 'A file that holds the key, outside the project’s history.' }) }),
      z.strictObject({ environment: text.meta({ description: 'The environment variable that holds the key.' }) }),
    ])
    .optional()
    .meta({
      description:
        'Where the key of pseudonyms is kept. It is never stored with the data. Default: the environment variable YARDLINE_KEY.',
    }),
});

export const pipelineSchema = z
  .strictObject({
    id: kebab.meta({ description: 'The name of the evaluation in folders and commands, and of its file.' }),
    title: name.meta({ description: 'The name that readers see.' }),
    calendar: calendar.meta({ description: 'The periods of the report, and the zone in which a day begins.' }),
    sources: z.record(kebab, sourceSchema).meta({ description: 'The files to read, by a name of your own.' }),
    areas: areasSchema.optional().meta({ description: 'Where the programme works, and what it is compared with.' }),
    events: z.array(event).default([]).meta({ description: 'What happened when: marked on every chart.' }),
    concurrent: z.array(concurrentSchema).default([]).meta({
      description: 'Other programmes in these areas: printed beside every effect that they may share.',
    }),
    comparability: comparabilitySchema.prefault({}),
    windows: windows.default({}).meta({ description: 'What is compared with what.' }),
    metrics: z
      .array(z.union([z.string(), binding]))
      .min(1)
      .meta({
        description:
          'The metrics to evaluate: a name from metrics/, or a name with its source, exposure, target and decision.',
      }),
    logic: logicSchema,
    privacy: privacy.default({ minimum: 5 }).meta({
      description:
        'Counts from 1 up to below the minimum are not shown. A minimum below 3 needs public-record: why these counts are public.',
    }),
    waivers: z.array(waiverSchema).default([]).meta({ description: 'Failed checks that are accepted for a time.' }),
    reports: z.array(z.string()).min(1).default(['board', 'analyst']).meta({
      description: 'The reports to write: names from reports/.',
    }),
    in: pipelineTranslations,
    warehouse: text.optional().meta({ description: 'Where loaded data are kept. Default: out/warehouse.duckdb.' }),
  })
  .meta({
    title: 'Yardline pipeline',
    description: 'One evaluation: which files, which areas, which windows, which metrics.',
  });

export type PipelineDeclaration = z.infer<typeof pipelineSchema>;
export type AreaRole = (typeof roles)[number];
