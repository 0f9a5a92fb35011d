import { z } from 'zod';
import { isoDate } from './fields.ts';

/** A window by its name, counted back from the day that a report stands on, or by its days. */
export const windowName = z.union([
  z.enum([
    'last-month',
    'last-quarter',
    'last-year',
    'last-3-years',
    'last-5-years',
    'last-4-quarters',
    'last-8-quarters',
    'last-12-months',
  ]),
  z.strictObject({
    from: isoDate.meta({ description: 'Its first day.' }),
    to: isoDate.meta({ description: 'Its last day.' }),
  }),
]);
export type WindowName = z.infer<typeof windowName>;

/** A window of one metric; what nobody says is compared with as long a time before. */
export const ownWindow = windowName.optional().meta({
  description:
    'A window of its own, such as last-5-years for rare events: told and compared instead of the report’s. Without a baseline it is compared with as long a time just before.',
});
/** What a window of its own is compared with, where nobody says. */
export const timeBefore = { kind: 'previous', reason: 'as long a time, just before' } as const;
