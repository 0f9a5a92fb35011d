import { walkOptions, walkRecords } from './records.ts';
import type { Staged } from './staged.ts';

export interface Location {
  /** True physical line, from 1. */
  readonly line: number;
  readonly lines: number;
}

/** The physical lines on which records of a file start: the line that an editor opens. */
export async function locateRecords(
  staged: Staged,
  records: readonly number[],
): Promise<ReadonlyMap<number, Location>> {
  const wanted = new Set(records);
  const found = new Map<number, Location>();
  if (wanted.size === 0) return found;
  await walkRecords(staged.textPath, walkOptions(staged), ({ number, line, lines }) => {
    if (wanted.has(number)) found.set(number, { line, lines });
  });
  return found;
}
