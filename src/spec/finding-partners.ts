import { z } from 'zod';

/** Who is behind a network or a concentration over partners: who works with whom, who took part when, who gave how much. */

const place = z.number().int().min(0);

export const attendanceStates = ['recorded', 'silent', 'outside-cover'] as const;

export const partners = z.strictObject({
  /** Partners by name where it is declared that they may be named, and else as `1`, `2` in order of their ties. */
  names: z.array(z.string()),
  isNamed: z.boolean(),
  /** The column of numbers that are added up, such as `delivered`; null where records are counted. */
  sum: z.string().nullable(),
  /** How amounts are written. */
  shownAs: z.enum(['count', 'number', 'money', 'duration']),
  /** Of networks: places among the names of two who worked together, and how often; null where that is few times. */
  ties: z.array(z.strictObject({ one: place, other: place, n: z.number().int().nullable() })).nullable(),
  /** Of concentrations, and only by name: how much each has, in the metric's unit, in the order of the names; null where that is a small count. */
  amounts: z.array(z.number().nullable()).nullable(),
  /**
   * Who took part in which month, by name alone; the last two years of activities. In a silent month nothing was recorded
   * of anybody, which is not the same as that nobody came.
   */
  attendance: z
    .array(z.strictObject({ month: z.string(), state: z.enum(attendanceStates), present: z.array(place) }))
    .nullable(),
});
