import type { LedgerLine } from '../spec/index.ts';
import type { FateCount, KnownFile } from '../store/index.ts';
import type { LoadedFile } from './load-file.ts';

/** A file's line of the ledger as it was loaded, before any of its records was displaced or filtered. */
export function asLoaded({ staged, loaded, facts, rejected, refusedValues }: LoadedFile): LedgerLine {
  const { header, defects, textPath, bulkPath, hasLineBreaks, hasOddBlanks, unheaded, examined, ...asFound } = staged;
  return {
    ...asFound,
    loaded,
    rejected,
    duplicate: 0,
    nearDuplicates: 0,
    superseded: 0,
    filtered: 0,
    facts,
    refusedValues,
  };
}

/** The ledger as things stand now: a later export restates the lines of the files whose records it displaces. */
export function restate(files: readonly KnownFile[], counts: readonly FateCount[]): readonly LedgerLine[] {
  const byFile = new Map(counts.map((count) => [count.file, count]));
  return files.map(({ number, file, line }) => {
    const { facts = 0, duplicate = 0, near = 0, superseded = 0, filtered = 0, values = 0 } = byFile.get(number) ?? {};
    return {
      ...line,
      file,
      loaded: line.loaded - duplicate - superseded - filtered,
      duplicate,
      nearDuplicates: near,
      superseded,
      filtered,
      facts,
      refusedValues: line.refusedValues + values,
    };
  });
}
