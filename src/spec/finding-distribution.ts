import { z } from 'zod';

/** How the values behind a quantile are spread, in both windows of the primary change: one number hides most of them. */

const side = z.strictObject({
  label: z.string(),
  /** Values that were measured, and what the share asked for does not exceed, in the metric's unit. */
  n: z.number().int(),
  value: z.number(),
});

export const distribution = z.strictObject({
  /** The share that the metric asks for: 0.9 is nine of ten. */
  p: z.number(),
  /** Bands are cut here, so that the share within it can be told; null where there is no target. */
  target: z.number().nullable(),
  now: side,
  before: side,
  /** From the lowest value up, each with its upper end and without its lower; neighbours with few values stand as one. */
  bands: z.array(
    z.strictObject({
      from: z.number(),
      /** Null of the last, which has no end. */
      to: z.number().nullable(),
      now: z.number().int(),
      before: z.number().int(),
    }),
  ),
});
