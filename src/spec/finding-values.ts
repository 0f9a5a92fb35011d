import { z } from 'zod';
import { bound, interval, isoDate, withheld } from './finding-parts.ts';

/** Levels and changes: the value of a metric in a window, and how it differs from another window. */

/** What a level's interval is made by. */
export const levelMethods = [
  'garwood',
  'quasi-poisson',
  'wilson',
  'clopper-pearson',
  'order-statistic',
  'kaplan-meier',
  'student-t',
  'conditional-binomial',
  'survey-linearised',
  'survey-logit',
  'jackknife',
  'gamma-standardised',
  'harm-weighted',
  'none',
] as const;

/** What a change's interval and p are made by: always both by the same method. */
export const changeMethods = [
  'exact-central',
  'quasi-poisson-t',
  'newcombe',
  'welch-t',
  'jackknife-t',
  'quantile-difference',
  'survival-quantile-difference',
  'survey-difference-t',
  'survey-paired-t',
  'survey-overlap-t',
  'mcnemar-exact',
  'harm-weighted-normal',
  'standardised-normal',
  'log-ratio-normal',
  'none',
] as const;

/** What must stand beside a value of some measures for it to be read right. */
const beside = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('scale'),
    /** Questions that the score is the mean of. */
    items: z.number().int(),
    /** How well they hang together: Cronbach's alpha, of two questions Spearman and Brown's. Null where it cannot be told. */
    alpha: z.number().nullable(),
    /** Feldt's interval of Cronbach's alpha. */
    low: z.number().nullable(),
    high: z.number().nullable(),
    /** People who answered all of them, wherever they live: alpha is of these. */
    complete: z.number().int(),
  }),
  z.strictObject({
    kind: z.literal('elapsed'),
    /** How many had ended, and how many were still open on the last day that all records have arrived for. */
    ended: z.number().int(),
    open: z.number().int(),
  }),
  z.strictObject({
    kind: z.literal('concentration'),
    /** Partners or areas, those with nothing included. */
    members: z.number().int(),
    /** What it would be if one of them had all. */
    most: z.number(),
    /** What chance alone would give if events were as likely in any area as in any other; null of partners and sums. */
    byChance: z.number().nullable(),
  }),
  z.strictObject({
    kind: z.literal('network'),
    /** Whoever any record names, those without a tie included. */
    partners: z.number().int(),
    /** Pairs that are tied, of all pairs. */
    ties: z.number().int(),
    pairs: z.number().int(),
    density: z.number(),
    /** Null with fewer than three partners. */
    centralisation: z.number().nullable(),
    components: z.number().int(),
  }),
  z.strictObject({
    kind: z.literal('figures'),
    /** Published figures that are averaged, that do not say how many events they sum up, and that are blank or not believed. */
    averaged: z.number().int(),
    unweighted: z.number().int(),
    unknown: z.number().int(),
  }),
]);

export type Beside = Readonly<z.infer<typeof beside>>;

/** The value of one metric in one window, with its interval and what it rests on. */
const level = z.strictObject({
  status: z.literal('estimated'),
  from: isoDate,
  to: isoDate,
  label: z.string(),
  value: z.number(),
  /** Null where chance cannot be worked out: answers of people who were not drawn from a list, networks, published means. */
  low: z.number().nullable(),
  high: bound.nullable(),
  /** Records, calls, answers or events that the value rests on: what disclosure control looks at. */
  n: z.number().int(),
  /** Events of a count or rate, hits of a share; null where nothing is counted. */
  events: z.number().int().nullable(),
  /** Person-days for a rate, area-days for a count, records for a share; null elsewhere. Whole. */
  exposure: z.number().int().nullable(),
  method: z.enum(levelMethods),
  /** Records that should have had the value and do not, and the value if all of them were low, or all high. */
  missing: z.strictObject({ n: z.number().int(), low: z.number(), high: bound }).nullable(),
  /** Respondents that the answers are worth after weighting; null outside surveys. */
  effectiveN: z.number().nullable(),
  beside: beside.optional(),
});
const withheldLevel = withheld.extend({ from: isoDate, to: isoDate, label: z.string() });
export const anyLevel = z.union([level, withheldLevel]);

const window = z.strictObject({ kind: z.string(), from: isoDate, to: isoDate, label: z.string(), reason: z.string() });

export const change = z.strictObject({
  status: z.literal('estimated'),
  window,
  /** What was compared: records, events and exposure now, of the areas that have a baseline. */
  compared: z.strictObject({
    n: z.number().int(),
    events: z.number().int().nullable(),
    exposure: z.number().int().nullable(),
    areas: z.number().int(),
  }),
  /** The value in the window compared with, in the metric's unit, and what it rests on. */
  value: z.number(),
  n: z.number().int(),
  events: z.number().int().nullable(),
  exposure: z.number().int().nullable(),
  /** Ratios are now ÷ before, and no change is 1; differences are now − before, and no change is 0. */
  scale: z.enum(['ratio', 'difference']),
  /** Without an upper end where the baseline had no events: from none to some is no ratio. */
  estimate: bound,
  ...interval,
  p: z.number(),
  /** p adjusted over the declared family; equal to p where the family has one member. */
  q: z.number(),
  /** The interval that matches the adjustment: verdicts and sentences use this one. */
  adjusted: z.strictObject({ level: z.number(), ...interval }),
  /**
   * For counts, events more (+) or fewer (−) than the baseline rate would have given; elsewhere the difference in the
   * metric's own unit. With the adjusted interval's ends.
   */
  absolute: z.strictObject({ estimate: z.number(), low: z.number(), high: bound }),
  method: z.enum(changeMethods),
  dispersion: z.number(),
  /** Degrees of freedom behind the interval's t; 0 where there are none. */
  dispersionDf: z.number(),
  /** Where the baseline is short, its scatter is told from its periods and those of the current window together. */
  scatterOf: z.literal('both-windows').optional(),
  /** The change nearest none on the side of good that could have shown with 80 % power, on `scale`; null when none could. */
  smallestDetectable: z.number().nullable(),
  /** Both counts are at least 20, so a percentage may stand beside them. */
  percentAllowed: z.boolean(),
});
const withheldChange = withheld.extend({
  window: window.nullable(),
  /** The value then, and what it rests on, where both are known and only chance has nothing to say. */
  before: z.strictObject({ value: z.number(), n: z.number().int() }).optional(),
});
export const anyChange = z.union([change, withheldChange]);

export const pointStates = ['reported', 'provisional', 'not-reported', 'suppressed', 'incomplete'] as const;
/** One period of a series. */
export const point = z.strictObject({
  period: z.string(),
  from: isoDate,
  to: isoDate,
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: bound.nullable(),
  events: z.number().int().nullable(),
  exposure: z.number().int().nullable(),
  n: z.number().int().nullable(),
  state: z.enum(pointStates),
  /** The population behind the exposure lies between two census points, or beyond the last one. */
  interpolated: z.boolean(),
});
