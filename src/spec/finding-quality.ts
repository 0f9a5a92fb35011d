import { z } from 'zod';
import { isoDate } from './finding-parts.ts';

/** What findings say about the quality of the data: the ledger of each file, checks, and who reported when. */

export const ledgerLine = z.strictObject({
  source: z.string(),
  file: z.string(),
  agency: z.string().nullable(),
  sha256: z.string(),
  bytes: z.number().int(),
  /** What the bytes are packed in; the counts are of the text inside. */
  container: z.enum(['plain', 'gzip', 'zstd', 'workbook']),
  /** The sheet of a workbook. */
  sheet: z.string().nullable(),
  encoding: z.string(),
  delimiter: z.string(),
  lineEnding: z.string(),
  /** Physical lines: header + blank + the lines that records span. */
  lines: z.number().int(),
  headerLines: z.number().int(),
  blankLines: z.number().int(),
  recordLines: z.number().int(),
  read: z.number().int(),
  loaded: z.number().int(),
  rejected: z.number().int(),
  duplicate: z.number().int(),
  /** Of the duplicates, those that are only near another record: alike in some columns, and not far in time. */
  nearDuplicates: z.number().int(),
  superseded: z.number().int(),
  filtered: z.number().int(),
  facts: z.number().int(),
  /** Values that were left out of records that were loaded, such as answers off the scale: each is listed. */
  refusedValues: z.number().int(),
  lane: z.enum(['bulk', 'exact']),
});

const howMany = z.number().int().nullable();
/** A file as a report tells of it: how many records it has is null where a number that is made of them is hidden. */
export const shownLedgerLine = ledgerLine.extend({
  bytes: howMany,
  lines: howMany,
  recordLines: howMany,
  read: howMany,
  loaded: howMany,
  facts: howMany,
});

/**
 * Shares and points are fractions of 1; `points` is how far a share moved; `change` is relative; `cells` are months, each of
 * one agency.
 */
export const checkUnits = [
  'share',
  'points',
  'change',
  'rows',
  'areas',
  'codes',
  'days',
  'seconds',
  'cells',
  'amount',
  'waivers',
  'files',
] as const;
export const severities = ['info', 'warn', 'fail'] as const;
export const check = z.strictObject({
  id: z.string(),
  source: z.string(),
  rule: z.string(),
  /** Null where it is about a part of the records, and numbers of the source are hidden. */
  observed: z.number().nullable(),
  limit: z.number().nullable(),
  /** Whether the limit is the most or the least that is acceptable. */
  bound: z.enum(['most', 'least']),
  n: z.number().int().nullable(),
  unit: z.enum(checkUnits),
  severity: z.enum(severities),
  passed: z.boolean(),
  /** Who accepts that it did not pass, why, and until which day; null where nobody does. */
  waiver: z.strictObject({ owner: z.string(), reason: z.string(), until: isoDate }).nullable(),
  detail: z.string(),
  /** Null where the count is too small to show. */
  items: z.array(z.strictObject({ value: z.string(), n: z.number().int().nullable(), hint: z.string() })),
});

export const coverageStates = ['reported', 'not-reported', 'outside-cover'] as const;
/** Which agency sent records for which month: silence is not zero. */
export const coverage = z.strictObject({
  source: z.string(),
  title: z.string(),
  /** The days for which silence means that nothing was recorded; what the records span where it is not declared. */
  covers: z.strictObject({ from: isoDate, to: isoDate }),
  declared: z.boolean(),
  agencies: z.array(
    z.strictObject({
      /** Null where the source names no agency. */
      agency: z.string().nullable(),
      months: z.array(
        z.strictObject({
          /** Such as `2022-10`. */
          month: z.string(),
          state: z.enum(coverageStates),
          /** Records of the month; null where the count is too small to show. */
          n: z.number().int().nullable(),
        }),
      ),
    }),
  ),
});

/** Something on a day that charts mark, and that may keep numbers from being compared. */
export const event = z.strictObject({
  date: isoDate,
  kind: z.enum(['ours', 'context', 'measurement']),
  label: z.string(),
  /** Of the metrics of this source alone; without it, of all. */
  source: z.string().optional(),
  /** Numbers from before and after it cannot be compared. */
  breaks: z.boolean().optional(),
});

/** A document of a run. */
export const artifact = z.strictObject({ path: z.string(), sha256: z.string(), bytes: z.number().int() });
