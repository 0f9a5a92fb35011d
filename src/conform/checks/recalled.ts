import type { Check } from '../../spec/index.ts';
import { fileRules } from './file-drift.ts';

/**
 * Checks of a report that is made again. New files were held against those before them; what stood there then may be gone
 * from the disk, and no load can measure it again. What the report said of that is taken over; all else is judged anew.
 *
 * @param now   what a load made of the files that are there
 * @param then  the checks that the report tells
 * @returns the checks in the order of the report, then those that it has not
 */
export function recalledChecks(now: readonly Check[], then: readonly Check[]): readonly Check[] {
  const anew = new Map(now.map((check) => [check.id, check]));
  const told = new Set(then.map(({ id }) => id));
  const listed = then.flatMap((check) => (restsOnEarlierFiles(check) ? [check] : (anew.get(check.id) ?? [])));
  return [...listed, ...now.filter((check) => !told.has(check.id) && !restsOnEarlierFiles(check))];
}

/** Whether a check holds files against those that they followed. */
export const restsOnEarlierFiles = ({ rule }: Check): boolean => (fileRules as readonly string[]).includes(rule);
