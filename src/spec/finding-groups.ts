import { z } from 'zod';
import { bound, interval, withheld } from './finding-parts.ts';
import { changeMethods } from './finding-values.ts';

/** How one group of people is set apart from the others, and whether that changed: the question of equity. */

/** A gap is one comparison; whether it changed, two of them, whose intervals may have to be joined. */
export const gapMethods = [...changeMethods, 'joined-intervals'] as const;

/** Where a group went, held against the others: neither says who of them is better off. */
export const fares = ['better', 'worse', 'up', 'down', 'no-clear-difference', 'not-told'] as const;

/** The group ÷ the others, and alike is 1; or the group − the others, and alike is 0. */
const scale = z.enum(['ratio', 'difference']);
const estimated = z.strictObject({
  status: z.literal('estimated'),
  scale,
  estimate: bound,
  ...interval,
  p: z.number(),
  method: z.enum(gapMethods),
});
const between = z.union([estimated, withheld]);

export const gap = z.strictObject({
  /** The groups that it is held against: one, or all others that are named. */
  against: z.array(z.string()),
  /** How far the group is from them, now and in the baseline. */
  now: between,
  before: between,
  /** The group's change ÷ theirs, or − theirs; adjusted over the groups of the metric. */
  change: z.union([
    estimated.extend({ q: z.number(), adjusted: z.strictObject({ level: z.number(), ...interval }) }),
    withheld,
  ]),
  /** How the group fared, held against them, by the adjusted interval. */
  fared: z.enum(fares),
});
