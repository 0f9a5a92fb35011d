import { z } from 'zod';
import { isoDate } from './finding-parts.ts';
import { lonelyRules } from './survey-items.ts';

/** What stands behind an answer to a survey: the question as it was asked, whom, how they were drawn, and all answers. */

export const weightings = ['none', 'given', 'post-stratified', 'raked'] as const;

/** Answers of one window or wave, from the lowest place on the scale to the highest. */
const answers = z.strictObject({
  of: z.enum(['now', 'wave']),
  label: z.string(),
  from: isoDate,
  to: isoDate,
  /** People who answered, and how many equally weighted ones they are worth (Kish). */
  n: z.number().int(),
  effectiveN: z.number(),
  /** The variance over that of as many people drawn one by one; null where all answered alike. */
  designEffect: z.number().nullable(),
  /** Units drawn less strata. */
  df: z.number().int(),
  /** Asked, and gave no answer; and of no group of the margins, so in no figure. Null where that would point to a person. */
  noAnswer: z.number().int().nullable(),
  withoutGroup: z.number().int().nullable(),
  /** Of a share, those that count, where shares of places are rounded and need not add up to it. */
  counted: z.number().optional(),
  /** Places that had to go together, for few people chose one of them, stand as one. */
  shares: z.array(
    z.strictObject({
      places: z.array(z.number().int()),
      n: z.number().int(),
      share: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
});

/** A mean on the scale, with its range; without one where people were not drawn from a list. */
const mean = z.strictObject({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() });

/** Each question of a scale by itself, of those who have a score, beside the score. */
const profile = z.strictObject({
  of: z.enum(['now', 'wave']),
  label: z.string(),
  from: isoDate,
  to: isoDate,
  n: z.number().int(),
  /** Null where the questions do not hang together. */
  score: mean.nullable(),
  items: z.array(
    z.strictObject({
      item: z.string(),
      wording: z.string(),
      /** Its answers were turned round, so that they point the same way as the others. */
      reversed: z.boolean(),
      /** Those who answered it; null where the difference to those with a score would be few people. */
      n: z.number().int().nullable(),
      mean: mean.nullable(),
    }),
  ),
});

export const survey = z.strictObject({
  item: z.string(),
  scale: z.strictObject({ min: z.number().int(), max: z.number().int() }),
  /** The places that count, of a share; null for means. */
  counted: z.array(z.number().int()).nullable(),
  audience: z.enum(['community', 'partner']),
  /** The list that people were drawn from; null where there is none. */
  frame: z.string().nullable(),
  /** Every wave asks the same people. */
  samePeople: z.boolean(),
  weighting: z.enum(weightings),
  /** Of answers that are weighted, or drawn by blocks: how many people gave which, by month, weight and block. Known to disclosure control alone: no report has it. */
  tally: z
    .array(
      z.strictObject({
        start: isoDate,
        weight: z.number(),
        answer: z.number(),
        unit: z.string().optional(),
        n: z.number().int(),
      }),
    )
    .optional()
    .meta({ undisclosed: true }),
  /** What answers were weighed to; null where they were not. */
  margins: z.strictObject({ of: z.string(), origin: z.string(), by: z.array(z.string()) }).nullable(),
  /** Strata of which a single unit was drawn, and what they add to the variance. */
  lonelyStrata: z.strictObject({ n: z.number().int(), rule: z.enum(lonelyRules) }),
  /** Each wave as it was asked. */
  waves: z.array(
    z.strictObject({
      wave: z.string(),
      from: isoDate,
      to: isoDate,
      /** Null where the wave did not ask it. */
      wording: z.string().nullable(),
      mode: z.string().nullable(),
      invited: z.number().int().nullable(),
      respondents: z.number().int().nullable(),
      responseRate: z.number().nullable(),
    }),
  ),
  answers: z.array(answers),
  /** Of scales, and of headlines alone: the latest window first, then wave by wave. */
  profile: z.array(profile).optional(),
});
