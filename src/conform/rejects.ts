import { type DefectiveRecord, locateRecords, type Staged } from '../acquire/index.ts';
import type { RefusedRecord } from '../store/index.ts';

/** A record that did not become a fact: where to find it, and why. */
export interface Reject {
  readonly source: string;
  readonly file: string;
  readonly record: number;
  /** True physical line, from 1: an editor opens the record there. */
  readonly line: number;
  readonly column: string;
  readonly rule: string;
  readonly fate: 'rejected' | 'duplicate';
  readonly value: string | null;
  /** For a duplicate, `file:line` of the record that was kept. */
  readonly survivor: string | null;
}

/** The n-th (from 0) whole number from 1 that is not in a sorted list. */
export function nthNotIn(sorted: readonly number[], n: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // how many numbers are free before this one
    const free = (sorted[middle] ?? 0) - 1 - middle;
    if (free <= n) low = middle + 1;
    else high = middle;
  }
  return n + 1 + low;
}

const bySize = (a: number, b: number): number => a - b;

/** Numbers of records as the bulk reader counts them, to numbers in the file: defective records are not among its. */
export function toFileRecords(
  refused: readonly RefusedRecord[],
  defects: readonly DefectiveRecord[],
): readonly RefusedRecord[] {
  const skipped = defects.map((defect) => defect.record).sort(bySize);
  return refused.map((record) => ({ ...record, record: nthNotIn(skipped, record.record - 1) }));
}

/** The rejects of one file, each at its true line. */
export async function rejectsOf(staged: Staged, refused: readonly RefusedRecord[]): Promise<readonly Reject[]> {
  const places = await locateRecords(
    staged,
    refused.map((record) => record.record),
  );
  const common = { source: staged.source, file: staged.file, fate: 'rejected', survivor: null } as const;
  const misshapen = staged.defects.map((defect) => ({
    ...common,
    record: defect.record,
    line: defect.line,
    column: '',
    rule: defect.defect,
    value: defect.excerpt,
  }));
  const valueless = refused.map(({ record, column, rule, value }) => ({
    ...common,
    record,
    line: places.get(record)?.line ?? 0,
    column,
    rule,
    value,
  }));
  return [...misshapen, ...valueless].sort((a, b) => a.record - b.record);
}
