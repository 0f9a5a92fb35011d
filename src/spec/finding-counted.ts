import { z } from 'zod';
import { where } from './fields.ts';

const records = z.strictObject({
  source: z.string(),
  where,
  /** Each value of this column once; empty where every record counts. */
  of: z.string(),
  /** The column that is added up; empty where records are counted. */
  sum: z.string(),
});

/** Which records a metric counts, and below how many it hides: later reports are held against it, whatever they tell of. */
export const countedRecords = z.strictObject({
  metric: z.string(),
  minimum: z.number(),
  /** Of a share, those that did; null where they cannot be said by conditions. */
  counts: records.nullable(),
  /** What a share is of; null elsewhere. */
  among: records.nullable(),
  /** Of a survey: who answers which question; reports of earlier releases lack it. */
  asks: records.optional(),
  /** Other records of which it tells how many they are, such as those that a mean is of; reports of earlier releases lack it. */
  within: z.array(records).optional(),
});
