import { z } from 'zod';

/** The values that findings are made of: levels, changes, effects, each estimated or withheld with a reason. */

export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** A finite number, or an end that is open: JSON has no infinity. */
export const bound = z.union([z.number(), z.strictObject({ bound: z.literal('none') })]);

/** Why a number is not given. Closed: adding one means wording it in `words/`. */
export const reasons = [
  'too-few-events',
  'no-events-in-baseline',
  'no-exposure',
  'no-comparison-areas',
  'no-buffer-areas',
  'no-launch',
  'staggered-launches',
  'areas-unlike',
  'comparison-moved',
  'incomplete-period',
  'provisional-period',
  'no-baseline',
  'too-few-points',
  'windows-overlap',
  'not-reported',
  'site-suspended',
  'suppressed',
] as const;
const reason = z.enum(reasons);
const withheld = z.strictObject({ status: z.literal('withheld'), reason });

const interval = { low: z.number(), high: bound };

/** The value of one metric in one window: events, what they are measured against, and the exact interval. */
const level = z.strictObject({
  status: z.literal('estimated'),
  from: isoDate,
  to: isoDate,
  label: z.string(),
  value: z.number(),
  ...interval,
  n: z.number().int(),
  events: z.number().int(),
  /** Person-days for a rate, area-days for a count. Whole. */
  exposure: z.number().int(),
});
const withheldLevel = withheld.extend({ from: isoDate, to: isoDate, label: z.string() });
export const anyLevel = z.union([level, withheldLevel]);

const window = z.strictObject({ kind: z.string(), from: isoDate, to: isoDate, label: z.string(), reason: z.string() });

export const change = z.strictObject({
  status: z.literal('estimated'),
  window,
  /** What was compared: events and exposure now, of the areas that have a baseline. */
  compared: z.strictObject({ events: z.number().int(), exposure: z.number().int(), areas: z.number().int() }),
  /** The value in the window compared with, in the metric's unit, and its events and exposure. */
  value: z.number(),
  events: z.number().int(),
  exposure: z.number().int(),
  scale: z.enum(['ratio', 'difference']),
  /** Without an upper end where the baseline had no events: from none to some is no ratio. */
  estimate: bound,
  ...interval,
  p: z.number(),
  /** p adjusted over the declared family; equal to p where the family has one member. */
  q: z.number(),
  /** The interval that matches the adjustment: verdicts and sentences use this one. */
  adjusted: z.strictObject({ level: z.number(), ...interval }),
  /** Events more (+) or fewer (−) than the baseline rate would have given, with the adjusted interval's ends. */
  absolute: z.strictObject({ estimate: z.number(), low: z.number(), high: bound }),
  method: z.enum(['exact-central', 'quasi-poisson-t']),
  dispersion: z.number(),
  dispersionDf: z.number().int(),
  /** The ratio nearest 1 on the side of good that the counts could have shown with 80 % power; null when none could. */
  smallestDetectable: z.number().nullable(),
  /** Both counts are at least 20, so a percentage may stand beside them. */
  percentAllowed: z.boolean(),
});
const withheldChange = withheld.extend({ window: window.nullable() });
export const anyChange = z.union([change, withheldChange]);

const refused = z.strictObject({ design: z.string(), reason });

/** What the programme changed, beyond what comparison areas did. */
const effect = z.strictObject({
  status: z.literal('estimated'),
  design: z.enum(['weighted-displacement-difference']),
  scale: z.literal('difference'),
  /** Events in the current window, more (+) or fewer (−) than comparison areas' change would have given. */
  estimate: z.number(),
  low: z.number(),
  high: z.number(),
  p: z.number(),
  dispersion: z.number(),
  displacement: z.union([
    z.strictObject({ status: z.literal('estimated'), estimate: z.number(), low: z.number(), high: z.number() }),
    withheld,
  ]),
  /** The ratio by which comparison areas themselves moved over the same windows. */
  comparisonChange: z.number(),
  launch: isoDate,
  refused: z.array(refused),
});
const withheldEffect = withheld.extend({ refused: z.array(refused) });
export const anyEffect = z.union([effect, withheldEffect]);
