import type { Finding } from '../../spec/index.ts';
import { nearest } from '../coarse.ts';
import type { Grid, Span } from './grid.ts';

/** Where a rounded report told its numbers: its findings, and what the counts of these days are now, column by column. */
export interface Rounded {
  readonly findings: readonly Finding[];
  /** @returns null where they cannot be told from the table of now */
  readonly countsNow: (row: number, span: Span) => readonly number[] | null;
}

/**
 * The table of an earlier report with exact counts in place of rounded ones, as far as what it told is what would be told
 * of the counts of now: a rounded number is near enough to the exact one to be held against what is hidden today. Others
 * were restated since, and say nothing.
 */
export function withoutRounding(old: Grid, { findings, countsNow }: Rounded): Grid {
  if (findings.every(({ rounded }) => rounded === undefined)) return old;
  const columns = old.columns.map((column) => Float64Array.from(column));
  const width = old.slots.length;
  for (const [row, { spans }] of old.rows.entries()) {
    const { rounded: base, measure = 'count' } = findings[row] ?? {};
    if (base === undefined) continue;
    for (const [slot, span] of spans.entries()) {
      const cell = row * width + slot;
      const now = span && countsNow(row, span);
      const told = now && roundedAs(now, measure, base);
      const isSame = told?.every((count, n) => old.columns[n]?.[cell] === count) ?? false;
      for (const [n, column] of columns.entries()) column[cell] = isSame ? (now?.[n] ?? Number.NaN) : Number.NaN;
    }
  }
  return { ...old, columns };
}

/**
 * What a report tells of counts where it rounds: of a share, all records and those that did are rounded, and the rest follows.
 *
 * @example roundedAs([7, 6], 'share', 5) // => [5, 10]
 */
export function roundedAs(counts: readonly number[], measure: Finding['measure'], base: number): readonly number[] {
  const [events = 0, others] = counts;
  if (others === undefined || (measure !== 'share' && measure !== 'survey-share'))
    return counts.map((count) => nearest(count, base));
  const told = nearest(events, base);
  return [told, nearest(events + others, base) - told];
}
