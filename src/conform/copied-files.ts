import type { Check } from '../spec/index.ts';
import { formatCount } from '../words/index.ts';
import { checkOf } from './checks/index.ts';
import type { LoadedSource } from './load-source.ts';

/**
 * Files with the bytes of another one, under whatever name. They count once: where a source drops repeats, by its key or
 * row; where equal rows are different records, a whole file that comes twice is a copy all the same, and its records are
 * duplicates of the first. A run goes on, for an export that is sent again is no harm; but it is said, for it may also be
 * one agency's file in the place of another's.
 */
export function checkCopies({ source, ledger }: LoadedSource): readonly Check[] {
  if (ledger.length < 2) return [];
  const firsts = new Map<string, string>();
  const copies = ledger.flatMap(({ file, sha256, read }) => {
    const original = firsts.get(sha256);
    if (original === undefined) firsts.set(sha256, file);
    return original === undefined ? [] : [{ value: file, n: read, hint: `the same bytes as ${original}` }];
  });
  const observed = copies.reduce((sum, { n }) => sum + n, 0);
  const n = ledger.reduce((sum, { read }) => sum + read, 0);
  return [
    checkOf({
      source: source.id,
      rule: 'copied-files',
      observed,
      limit: 0,
      n,
      unit: 'rows',
      detail: `${formatCount(observed)} of ${formatCount(n)} records stand in files that have the content of another (${formatCount(copies.length)} of ${formatCount(ledger.length)} files)`,
      items: copies,
    }),
  ];
}
