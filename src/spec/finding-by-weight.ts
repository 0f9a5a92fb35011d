import { z } from 'zod';
import { isoDate } from './finding-parts.ts';

/**
 * Of harm: how many events there were of each weight, from the lightest on and last those without one, month by month. Known to
 * disclosure control alone: no report has it.
 */
export const byWeight = z.array(z.strictObject({ from: isoDate, to: isoDate, counts: z.array(z.number()) }));
