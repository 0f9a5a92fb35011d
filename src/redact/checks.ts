import type { Check } from '../spec/index.ts';
import { formatCount } from '../words/index.ts';

/**
 * Checks as they may be shown. A text that few records have may be anything that was typed into its column, a name
 * included: such items are counted together, and listed one by one in the private folder only.
 *
 * @param minimumOf  of a source: counts of its records from 1 up to below it are small
 */
export const protectChecks = (checks: readonly Check[], minimumOf: (source: string) => number): readonly Check[] =>
  checks.map((check) => protectCheck(check, minimumOf(check.source)));

/**
 * Whether what a check lists are records. What others list is declared, and no count of records: areas, days of agencies,
 * their months, waivers, files. Unusual days are told with the records of each.
 */
export const countsRecords = ({ unit, rule }: Check): boolean =>
  rule === 'unusual-days' || !['areas', 'days', 'cells', 'waivers', 'files'].includes(unit);

function protectCheck(check: Check, minimum: number): Check {
  if (!countsRecords(check)) return check;
  const isSmall = (n: number | null): boolean => n !== null && n > 0 && n < minimum;
  const rare = check.items.filter(({ n }) => isSmall(n));
  if (rare.length === 0) return check;
  const others = {
    value: `${formatCount(rare.length)} more`,
    n: null,
    hint: `each in fewer than ${formatCount(minimum)} records: unlisted.csv`,
  };
  return { ...check, items: [...check.items.filter(({ n }) => !isSmall(n)), others] };
}
