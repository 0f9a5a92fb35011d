import { z } from 'zod';
import { isoDate, name, text, where } from './fields.ts';

/** Limits that a source declares for the quality of its data, the totals that its agency states, and waivers. */

export const checkRules = [
  'rejected-share',
  'duplicate-share',
  'near-duplicate-share',
  'superseded-share',
  'mapped-share',
  'located-share',
  'joined-share',
  'null-share',
  'rows',
  'freshness',
  'coverage',
  'volume-drift',
  'null-drift',
  'category-drift',
  'reporting-lag',
  'unusual-days',
  'file-columns',
  'file-volume',
  'file-nulls',
  'file-categories',
] as const;

const amount = z.union([
  z.number(),
  z.string().regex(/^\d+(\.\d+)?(%|d)$/, { error: 'a number, a percentage such as 95%, or days such as 45d' }),
]);
const declaredCheck = z.strictObject({
  rule: z.enum(checkRules).meta({ description: 'What is measured.' }),
  column: text.optional().meta({ description: 'The column, for rules about one.' }),
  min: amount.optional().meta({ description: 'The least that is acceptable: a share such as 95%, or a count.' }),
  max: amount.optional().meta({ description: 'The most that is acceptable: a share, a count, or days such as 45d.' }),
  drift: z
    .string()
    .regex(/^\d+(\.\d+)?(pt|%)$/, { error: 'percentage points such as 3pt, or a relative change such as 20%' })
    .optional()
    .meta({ description: 'How far it may move, between baseline and now or since the previous run.' }),
  by: z
    .enum(['agency', 'area'])
    .optional()
    .meta({ description: 'Judged for each of them, not only for all together.' }),
  severity: z.enum(['warn', 'fail']).default('warn').meta({ description: 'What happens beyond the limit.' }),
});
const controlTotal = z.strictObject({
  period: text.meta({ description: 'The period it is stated for: 2022, 2022-Q4, 2022-12, a day, or "all".' }),
  total: z.number().meta({ description: 'What the agency states.' }),
  sum: text.optional().meta({ description: 'The column that it adds up; without it, records are counted.' }),
  where: where.optional(),
  tolerance: amount.optional().meta({ description: 'How far ours may be from it: a number or a share. Default: 0.' }),
  'stated-by': name.meta({ description: 'Where the agency states it.' }),
  severity: z.enum(['warn', 'fail']).default('fail').meta({ description: 'What happens when it does not agree.' }),
});

export const qualityParts = {
  checks: z.array(declaredCheck).optional().meta({ description: 'Limits for the quality of these data.' }),
  totals: z.array(controlTotal).optional().meta({
    description: 'Totals that the agency itself states: ours must agree with them.',
  }),
} as const;

export const waiverSchema = z
  .strictObject({
    check: text.meta({ description: 'The check, such as crime/located-share.' }),
    owner: name.meta({ description: 'Who answers for it.' }),
    reason: text.meta({ description: 'Why it is accepted.' }),
    until: isoDate.meta({ description: 'The last day it is accepted; then it fails again.' }),
  })
  .meta({ description: 'A failed check that is accepted, by whom, why, and until when.' });

export type CheckDeclaration = z.infer<typeof declaredCheck>;
export type ControlTotalDeclaration = z.infer<typeof controlTotal>;
export type WaiverDeclaration = z.infer<typeof waiverSchema>;
export type CheckRule = (typeof checkRules)[number];
