import type { Measurements } from './measurements.ts';
import type { Part, ShareRule } from './scene.ts';

/** How many records have an area: their own, or one that polygons gave them. */
export const locatedShare: ShareRule = {
  rule: 'located-share',
  // where there are areas, theirs is the first column that is counted
  parts: (measured) => (measured.areas === null ? null : filledParts(measured, measured.columns[0] ?? '')),
  said: () => 'have an area',
};

/** Records by agency and month, and how many of them have a value in a column; null where that was not counted. */
export function filledParts({ columns, months }: Measurements, column: string): readonly Part[] | null {
  const place = columns.indexOf(column);
  if (place < 0) return null;
  return months.map(({ agency, month, n, filled }) => ({ agency, area: null, month, count: filled[place] ?? 0, n }));
}
