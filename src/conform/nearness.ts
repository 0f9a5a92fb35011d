import type { Source } from '../spec/index.ts';
import type { Nearness } from '../store/index.ts';

const secondsADay = 86_400;

/** When two records of a source are near each other, as its declaration says; null where it says nothing. */
export function nearnessOf({ nearDuplicates, columns }: Source): Nearness | null {
  if (nearDuplicates === null) return null;
  const { same, time, withinSeconds } = nearDuplicates;
  const column = `${time}_precision`;
  const among = withinSeconds < secondsADay ? ['time'] : ['time', 'day'];
  const isKept = columns.some(({ name }) => name === column);
  return { same, time, withinSeconds, precision: isKept ? { column, among } : null };
}

/** The same where such records are one; null where they are only counted. */
export const displacing = (source: Source): Nearness | null =>
  source.nearDuplicates?.keep === 'first' ? nearnessOf(source) : null;
