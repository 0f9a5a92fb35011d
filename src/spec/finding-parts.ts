import { z } from 'zod';

/** The smallest parts that levels, changes and effects are made of. */

export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** A finite number, or an end that is open: JSON has no infinity. */
export const bound = z.union([z.number(), z.strictObject({ bound: z.literal('none') })]);
export const interval = { low: z.number(), high: bound };

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
  'short-baseline',
  'windows-overlap',
  'not-reported',
  'site-suspended',
  'suppressed',
  // measures
  'too-few-answers',
  'too-few-measured',
  'too-many-open',
  'too-few-ended',
  'too-few-members',
  'items-disagree',
  'whole-coalition',
  'uneven-by-chance',
  'no-eligible-records',
  'none-of-group',
  'none-of-others',
  'no-frame',
  'wording-changed',
  'mode-changed',
  'response-rate-moved',
  'no-margins',
  'margin-empty',
  'not-estimable',
  'too-many-missing',
  'no-weights',
  'period-too-coarse',
  'no-areas',
  // designs
  'too-few-program-areas',
  'too-few-comparison-areas',
  'too-few-periods-before',
  'too-few-periods-after',
  'one-launch-only',
  'many-program-areas',
  'fit-too-poor',
  'fit-too-good',
  'outside-the-hull',
  'too-few-donors',
  'p-cannot-reach-alpha',
  'not-for-this-measure',
  'weaker-than-chosen',
  'not-asked-for',
  'own-work',
  'did-not-converge',
  'no-untreated-time',
  'autocorrelated',
  'phase-in',
  'anticipation',
  // comparability
  'agencies-changed',
  'months-missing',
  'located-share-moved',
  'mapped-share-moved',
  'recording-changed',
  'boundaries-changed',
  'population-source-changed',
  'lag-moved',
  'measurement-changed',
  // looks
  'not-an-analysis-date',
  'depends-on-comparison',
] as const;
export const reason = z.enum(reasons);
export const withheld = z.strictObject({ status: z.literal('withheld'), reason });
