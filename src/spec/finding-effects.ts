import { z } from 'zod';
import { grains } from './calendar.ts';
import { bound, interval, isoDate, reason, withheld } from './finding-parts.ts';
import { estimateOf, placebo, placeboGaps } from './finding-placebos.ts';

/** What the programme changed beyond what would have happened anyway: the designs, from the strongest to the weakest. */

/** The ladder, strongest first. A design is chosen on data from before the launch alone. */
export const designs = [
  'staggered-adoption',
  'difference-in-differences',
  'synthetic-control',
  'weighted-displacement-difference',
  'interrupted-series',
  'before-after',
] as const;

/** Designs that only stand beside another as a second opinion. */
export const opinions = [
  ...designs,
  'group-time-effects',
  'ridge-augmented-synthetic-control',
  'like-level-comparison',
  'poisson-areas-and-periods',
] as const;

/** How the interval and p of an effect were come by: always both by the same method. */
export const inferences = [
  'jackknife-t',
  'randomisation',
  'cr2-satterthwaite',
  'placebo-ranks',
  'autocorrelation-t',
  'quasi-poisson-t',
  'dispersed-normal',
  'influence-function',
  'exact-central',
] as const;

export const refusal = z.strictObject({
  design: z.enum(opinions),
  reason,
  /** What was measured and what was asked for, where the rule is a number. */
  observed: z.number().nullable(),
  limit: z.number().nullable(),
});

const opinion = z.union([
  z.strictObject({
    status: z.literal('estimated'),
    design: z.enum(opinions),
    /** Which of several ways of the design: whom areas are compared with, what is allowed for; empty where there is one. */
    variant: z.string(),
    scale: z.enum(['ratio', 'difference']),
    inference: z.enum(inferences),
    ...estimateOf,
    p: z.number(),
    unit: z.string(),
  }),
  withheld.extend({ design: z.enum(opinions), variant: z.string() }),
]);

/** The same effect under another choice that a reasonable analyst could have made. */
const sensitivity = z.strictObject({
  kind: z.enum([
    'baseline-window',
    'without-area',
    'method',
    'comparison-areas',
    'no-comparison-areas',
    'no-events-before',
  ]),
  /** What was chosen instead: an area's name, a window, a design. */
  choice: z.string(),
  ...estimateOf,
  /** The verdict on this choice would be another one. */
  turns: z.boolean(),
});

const eventStudyPoint = z.strictObject({
  /** Periods since launch, negative before it: quarters where the effect is by month, else periods of its grain. On the effect's scale: a ratio, or a difference in the unit of a share or a mean. */
  relative: z.number().int(),
  areas: z.number().int(),
  ...estimateOf,
});

const areaEffect = z.strictObject({
  area: z.string(),
  launch: isoDate,
  /** Events, or the value of a share or a mean. */
  observed: z.number(),
  expected: z.number(),
  estimate: bound,
  ...interval,
});

/** Areas that began in the same period. */
const cohortEffect = z.strictObject({
  launch: isoDate,
  areas: z.number().int(),
  observed: z.number(),
  expected: z.number(),
  estimate: bound,
  ...interval,
});

/** Programme areas and what they would have been without the programme, period by period, for charts: events, or the value of a share or a mean. */
const gapPoint = z.strictObject({
  period: z.string(),
  observed: z.number().nullable(),
  expected: z.number().nullable(),
  treated: z.boolean(),
});

export const effect = z.strictObject({
  status: z.literal('estimated'),
  design: z.enum(designs),
  /**
   * Effects as ratios are against what was expected without the programme; differences are in the metric's events, or in
   * its own value where it is a share or a mean (see levels).
   */
  scale: z.enum(['ratio', 'difference']),
  ...estimateOf,
  level: z.number(),
  p: z.number(),
  /** p adjusted over the effects of the declared family, and the interval that matches: what contribution is judged by. */
  q: z.number(),
  adjusted: z.strictObject({ level: z.number(), ...interval }),
  inference: z.enum(inferences),
  /** Degrees of freedom of the t that was used; null where none was. */
  df: z.number().nullable(),
  /** How much more than chance counts scatter; null where it would give a hidden one back. */
  dispersion: z.number().nullable(),
  /** Programme and comparison areas that took part. */
  areas: z.strictObject({ program: z.number().int(), comparison: z.number().int() }),
  /** Events of programme areas over the treated periods, and how many were expected without the programme. */
  observed: z.number().nullable(),
  expected: z.number().nullable(),
  /** Expected less observed, with the ends of the interval; null where the choice of comparison turns the verdict. */
  averted: z.strictObject({ estimate: z.number(), low: bound, high: bound }).nullable(),
  /**
   * Of shares and means: the value over all records of programme areas since the launch, and what it would have been
   * without the programme; null for counts and rates.
   */
  levels: z
    .strictObject({
      records: z.number().int(),
      observed: z.number(),
      expected: z.number(),
      /** By how much comparison areas moved over the same time; null where there are none. */
      comparisonMoved: z.number().nullable(),
      /** The fewest that any one area has of those that did or did not; null once it has been seen to that none is told. */
      smallestPart: z.number().int().nullable(),
      /** The same of all programme areas together in any one period; null once it has been seen to. */
      smallestInPeriod: z.number().int().nullable(),
    })
    .nullable(),
  /** The length of the periods that were compared, chosen on data from before the launch. */
  grain: z.enum(grains),
  /** The days over which the effect is measured. */
  from: isoDate,
  to: isoDate,
  launch: isoDate,
  /** The ratio by which comparison areas themselves moved over the same time; null where there are none. */
  comparisonChange: z.number().nullable(),
  placebo: z.union([placebo, withheld]),
  /** Launches pretended at other leads: they judge nothing, and show whether the answer hangs on the one that does. */
  otherPlacebos: z.array(placebo).optional(),
  /** The ratio nearest 1 (of shares and means the difference nearest 0) on the side of good that this design could have shown with 80 % power; null when none could. */
  smallestDetectable: z.number().nullable(),
  /** The smallest p that the design could reach at all; null where it is not limited. */
  smallestP: z.number().nullable(),
  displacement: z.union([
    z.strictObject({
      status: z.literal('estimated'),
      estimate: z.number(),
      low: z.number(),
      high: z.number(),
      /** Bowers and Johnson's quotient; null where it is not defined. */
      quotient: z.number().nullable(),
    }),
    withheld,
  ]),
  eventStudy: z.array(eventStudyPoint),
  byArea: z.array(areaEffect),
  byCohort: z.array(cohortEffect),
  gap: z.array(gapPoint),
  /** Of synthetic controls alone. */
  placeboGaps: placeboGaps.optional(),
  opinions: z.array(opinion),
  sensitivity: z.array(sensitivity),
  /** How strong an unmeasured cause would have to be, as a risk ratio with both; null on a scale of differences. */
  eValue: z.strictObject({ estimate: z.number(), limit: z.number() }).nullable(),
  /** Areas and times that took no part, with the reason. */
  leftOut: z.array(z.strictObject({ what: z.string(), reason })),
});

/** The choice of the design, made before results were looked at. */
export const ladder = z.strictObject({
  chosen: z.enum(designs).nullable(),
  refused: z.array(refusal),
  /** Of the data from before the launch and the declarations that the choice was made on. */
  hash: z.string(),
});

export const withheldEffect = withheld;
export const anyEffect = z.union([effect, withheldEffect]);

export const contributions = [
  'supported',
  'contrary',
  'not-shown',
  'depends-on-comparison',
  'placebo-failed',
  'no-design',
  'monitoring',
  'not-comparable',
  'not-asked',
] as const;

/** What sets the programme apart from other causes: nothing but time, the area's own trend and season, or other areas. */
export const evidenceRules = ['own-past', 'own-trend-and-season', 'comparison-group'] as const;
export const evidenceDowngrades = ['placebo-failed', 'depends-on-comparison', 'spillover'] as const;

/** How well a finding can be put down to the programme, by the Maryland Scientific Methods Scale. */
export const evidence = z.strictObject({
  level: z.number().int(),
  variant: z.literal('economists'),
  /** The rule that gave the level, and each that took one off. */
  rule: z.enum(evidenceRules),
  downgrades: z.array(z.enum(evidenceDowngrades)),
});
