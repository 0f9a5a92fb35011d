import type { RejectSummary } from '../spec/index.ts';
import type { FactsTable, KnownFile, Warehouse } from '../store/index.ts';

/** A record that did not become a fact, or a value that one was loaded without: where to find it, and why. */
export interface Reject {
  readonly source: string;
  readonly file: string;
  readonly record: number;
  /** True physical line, from 1: an editor opens the record there. */
  readonly line: number;
  readonly column: string;
  readonly rule: string;
  readonly fate: 'rejected' | 'duplicate' | 'superseded' | 'value';
  /** The text of a record that cannot be split may hold any column: it is not kept. */
  readonly value: string | null;
  /** `file:line` of the record that stands instead of a duplicate, or of one that it supersedes. */
  readonly survivor: string | null;
}

/** The rejects of a source: there may be as many as records, so they stay in the warehouse. */
export interface RejectList {
  /** How many, by file, fate, rule and column, with the first lines. */
  readonly groups: readonly RejectSummary[];
  /** All of them in the order of files and records, a page at a time; ask the warehouse nothing else meanwhile. */
  readonly pages: () => AsyncIterable<readonly Reject[]>;
}

/** Everything that is listed of a source, by the names of its files. */
export async function rejectsIn(
  table: FactsTable,
  files: readonly KnownFile[],
  warehouse: Warehouse,
): Promise<RejectList> {
  const names = new Map(files.map(({ number, file }) => [number, file]));
  const nameOf = (number: number): string => names.get(number) ?? '';
  const { source } = table;
  const groups = await warehouse.listedGroups(table);
  return {
    groups: groups.map(({ file, ...group }) => ({ source, ...group, file: nameOf(file) })),
    async *pages() {
      for await (const page of warehouse.listing(table))
        yield page.map(({ file, survivor, ...record }) => ({
          source,
          ...record,
          file: nameOf(file),
          survivor: survivor && `${nameOf(survivor.file)}:${survivor.line}`,
        }));
    },
  };
}

/** All rejects at once: for small sources, and tests. */
export async function allRejects({ pages }: RejectList): Promise<readonly Reject[]> {
  const all: Reject[] = [];
  for await (const page of pages()) all.push(...page);
  return all;
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
