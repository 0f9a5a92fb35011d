import { z } from 'zod';
import { bound, interval } from './finding-parts.ts';

/** Pretended launches: before the real one, and in comparison areas. */

export const placeboStates = ['supported', 'failed', 'inconclusive'] as const;

export const estimateOf = { estimate: bound, ...interval };

/** A pretended launch before the real one: it should show nothing. */
export const placebo = z.strictObject({
  status: z.literal('estimated'),
  verdict: z.enum(placeboStates),
  /** How many periods earlier the launch was pretended. */
  periods: z.number().int(),
  ...estimateOf,
});

/** The gap of programme areas beside those that each comparison area shows when it is taken for one, for charts. */
export const placeboGaps = z.strictObject({
  /** For each point of `gap`, in units of its own misfit before the launch: areas of any size are then on one scale. */
  program: z.array(z.number().nullable()),
  others: z.array(z.array(z.number().nullable())),
  /** The fewest events, above none, of any comparison area in a period; null once it has been seen to that none is told. */
  smallest: z.number().int().nullable(),
});
