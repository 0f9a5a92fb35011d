import { z } from 'zod';
import { isoDate, name, text } from './fields.ts';

/** What a pipeline declares so that no claim is stronger than the data: limits, dates, other causes. */

const points = z.string().regex(/^\d+(\.\d+)?pt$/, { error: 'percentage points, such as 3pt' });
const percent = z.string().regex(/^\d+(\.\d+)?%$/, { error: 'a percentage, such as 10%' });

/** How far the making of records may move between two windows before they cannot be compared. */
export const comparabilitySchema = z
  .strictObject({
    'located-share': points
      .default('3pt')
      .meta({ description: 'Of the share of records with a known place. Default: 3pt.' }),
    'mapped-share': points
      .default('2pt')
      .meta({ description: 'Of the share of records with a known code. Default: 2pt.' }),
    'domestic-share': points
      .default('3pt')
      .meta({ description: 'Of the share of records flagged as domestic, where there is such a flag. Default: 3pt.' }),
    'prompt-share': points.default('5pt').meta({
      description: 'Of the share of records that arrive in the first half of the reporting lag. Default: 5pt.',
    }),
    'response-rate': points.default('10pt').meta({
      description: 'Of the share of people asked who answered a survey. Default: 10pt.',
    }),
    'recorded-called': z
      .strictObject({
        recorded: text.meta({ description: 'The metric of this pipeline that counts reports.' }),
        called: text.meta({ description: 'The metric of this pipeline that counts the calls they come from.' }),
        limit: percent.default('10%').meta({ description: 'How far their ratio may move. Default: 10%.' }),
      })
      .optional()
      .meta({ description: 'Reports against calls: where their ratio moves, it was recording that changed.' }),
  })
  .meta({ description: 'How far the making of records may move before two windows cannot be compared.' });

export const selections = ['high-levels', 'need', 'volunteers', 'funding', 'chance', 'other'] as const;
export const selectionSchema = z
  .strictObject({
    by: z.enum(selections).meta({
      description:
        'How programme areas were chosen: for their high numbers, by need (with from and to: as numbers showed it), volunteers, funding, by lot, other.',
    }),
    from: isoDate.optional().meta({ description: 'First day of the numbers that they were chosen by.' }),
    to: isoDate.optional().meta({ description: 'Last day of the numbers that they were chosen by.' }),
    reason: text.meta({ description: 'The rule in words: printed with the results.' }),
  })
  .meta({ description: 'How programme areas were chosen. Areas at their worst fall back by themselves.' });

export const concurrentSchema = z
  .strictObject({
    title: name.meta({ description: 'What the other programme is called.' }),
    from: isoDate.meta({ description: 'Its first day.' }),
    to: isoDate.optional().meta({ description: 'Its last day; left out while it goes on.' }),
    areas: z.array(text).min(1).optional().meta({ description: 'The areas it works in; without it, everywhere.' }),
  })
  .meta({ description: 'Another programme that may have changed the same numbers.' });

export const ruleSetNames = ['mdc-7', 'anhoej', 'western-electric', 'ihi-6'] as const;
export const processSchema = z
  .strictObject({
    rules: z
      .enum(ruleSetNames)
      .default('mdc-7')
      .meta({ description: 'A named set of rules for signals. Default: mdc-7.' }),
    chart: z
      .enum(['auto', 'xmr', 'c', 'u', 'u-prime', 'p', 'p-prime', 'run', 'days-between'])
      .default('auto')
      .meta({ description: 'The kind of chart; auto chooses by the metric and its counts.' }),
    rebase: z
      .array(
        z.strictObject({
          from: isoDate.meta({ description: 'The first day of the new limits.' }),
          reason: text.meta({ description: 'What changed in the process, and how it is known. Required.' }),
          by: name.meta({ description: 'Who decided it.' }),
        }),
      )
      .default([])
      .meta({ description: 'Limits begin anew from a day on: only with a reason, and never by themselves.' }),
    exclude: z
      .array(
        z.strictObject({
          from: isoDate.meta({ description: 'First day left out.' }),
          to: isoDate.meta({ description: 'Last day left out.' }),
          reason: text.meta({ description: 'Why: printed on the chart. Required.' }),
        }),
      )
      .default([])
      .meta({ description: 'Times that are drawn crossed out, and are no part of limits and rules.' }),
  })
  .meta({ description: 'The process-behaviour chart of the metric.' });

export const looksSchema = z.array(text).min(1).meta({
  description:
    'The periods at whose end verdicts fall, such as [2024-Q4, 2025-Q4, 2026-Q4]: alpha is spent over them, and other runs say “monitoring”.',
});

export type ComparabilityDeclaration = z.infer<typeof comparabilitySchema>;
export type SelectionDeclaration = z.infer<typeof selectionSchema>;
export type ConcurrentDeclaration = z.infer<typeof concurrentSchema>;
export type ProcessDeclaration = z.infer<typeof processSchema>;
