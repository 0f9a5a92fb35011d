import { z } from 'zod';
import { breakdown } from './breakdown.ts';
import { changeLog, isLogged } from './change-log.ts';
import { isoDate, kebab, kindOf, name, text } from './fields.ts';
import { directions, metricRoles, questions } from './findings.ts';
import { measure } from './measures.ts';
import { metricTest } from './metric-test.ts';
import { metricTranslations, noun } from './translations.ts';
import { ownWindow } from './window-name.ts';

const because = { reason: text.meta({ description: 'Why this baseline: printed wherever it is used. Required.' }) };
const minPoints = {
  'min-points': z.number().int().min(1).optional().meta({
    description: 'The fewest periods that a baseline may have; with fewer, changes are withheld.',
  }),
};
const years = z.number().int().min(1).max(20).default(3).meta({ description: 'How many years it takes in.' });
/** What a change is measured against. */
export const baseline = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: kindOf('fixed', 'Always the same days.'),
      from: isoDate.meta({ description: 'Its first day.' }),
      to: isoDate.meta({ description: 'Its last day.' }),
      ...minPoints,
      ...because,
    }),
    z.strictObject({
      kind: kindOf('before-launch', 'The years before the programme began in each area.'),
      years,
      ...minPoints,
      ...because,
    }),
    z.strictObject({
      kind: kindOf('same-season', 'The same part of the year, in earlier years.'),
      years,
      ...minPoints,
      ...because,
    }),
    z.strictObject({
      kind: kindOf('trailing', 'The periods just before the current one.'),
      periods: z.number().int().min(1).meta({ description: 'How many periods it takes in.' }),
      ...minPoints,
      ...because,
    }),
    z.strictObject({
      kind: kindOf('previous', 'As long a time as the current window, just before it.'),
      ...minPoints,
      ...because,
    }),
  ])
  .meta({ description: 'What a change is measured against. The metric’s own, unless the pipeline says otherwise.' });

export const metricSchema = z
  .strictObject({
    id: kebab.meta({ description: 'The name of the file, without .yaml.' }),
    title: name.meta({ description: 'What readers see. No two metrics of a pipeline may share it.' }),
    why: text.meta({ description: 'Why the coalition watches this, in one sentence for the board.' }),
    noun: noun.default({ one: 'event', many: 'events' }).meta({ description: 'What one counted event is called.' }),
    question: z.enum(questions).meta({
      description: 'How much did we do, how well did we do it, or is anyone better off: its group on page one.',
    }),
    role: z.enum(metricRoles).meta({
      description: 'A goal to reach, a guardrail that must not worsen, or context that explains.',
    }),
    better: z.enum(directions).meta({
      description: 'The direction of good. Required: a number without one has no verdict.',
    }),
    kind: name.meta({ description: 'A kind of source; the pipeline says which source.' }),
    measure,
    scope: z.literal('everywhere').optional().meta({
      description: 'Told of everywhere together, whatever areas its records name: a board meets as one.',
    }),
    effect: z.boolean().optional().meta({
      description:
        'Whether to ask what the programme changed of it. Default: of metrics that say whether anyone is better off, for the others tell of the programme’s own work.',
    }),
    window: ownWindow,
    baseline: baseline.optional(),
    by: breakdown.optional(),
    family: kebab
      .optional()
      .meta({ description: 'Metrics that are judged together, so that chance finds are not news.' }),
    owner: name.meta({ description: 'Who answers for the definition.' }),
    version: z.number().int().min(1).meta({ description: 'Raised by one when the definition changes.' }),
    changes: changeLog,
    privacy: z
      .strictObject({
        minimum: z.number().int().min(1).meta({ description: 'Counts from 1 up to below this are not shown.' }),
      })
      .optional()
      .meta({ description: 'A higher minimum than the pipeline’s, for counts of this metric.' }),
    caveats: z.array(text).default([]).meta({ description: 'What a reader must know beside the number.' }),
    in: metricTranslations,
    reference: text.optional().meta({ description: 'Where the definition comes from.' }),
    tests: z
      .array(metricTest)
      .default([])
      .meta({ description: 'A few rows, and what the metric must make of them: yardline test runs them.' }),
  })
  .refine(isLogged, { error: 'the change that led to this version, as the last of changes', path: ['version'] })
  .meta({
    title: 'Yardline metric',
    description: 'One success metric: what is counted, which direction is good, and why it is watched.',
  });

export type MetricDeclaration = z.infer<typeof metricSchema>;
export type BaselineDeclaration = z.infer<typeof baseline>;
