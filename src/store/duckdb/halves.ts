import type { Answer } from './connection.ts';

/**
 * What this transaction loaded is scanned by one thread. Two halves of a table, by row, are two scans side by side, which
 * take half the time (measured); what was committed before is scanned by all threads in any case.
 */

/** SQL of the row in the middle of a table; 0 where it has none. */
export const middleRow = 'coalesce((min(rowid) + max(rowid)) // 2, 0)';

/** Conditions of the two halves, on either side of that row. */
export const halves = (middle: Answer | undefined): readonly [string, string] => [
  `rowid <= ${middle ?? 0}`,
  `rowid > ${middle ?? 0}`,
];
