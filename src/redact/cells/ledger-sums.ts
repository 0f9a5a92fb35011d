import type { Grid } from './grid.ts';
import type { Relation } from './relations.ts';

/**
 * What the ledger tells of a metric that counts all records of its source: how many there are everywhere and at all times.
 * All periods but one would give that one back.
 *
 * @param column  one of the grid's
 * @returns the sums that are told so, without a total, for it is no cell
 */
export function ledgerSums({ rows, slots, periods }: Grid, column: Float64Array): readonly Relation[] {
  return rows.flatMap(({ role, group }, row): readonly Relation[] => {
    if (role !== 'universe' || group !== null) return [];
    const cells = Array.from({ length: periods }, (_, slot) => row * slots.length + slot);
    const parts = cells.filter((cell) => !Number.isNaN(column[cell] ?? Number.NaN));
    return parts.length === 0 ? [] : [{ total: -1, parts }];
  });
}
