import type { Check } from '../spec/index.ts';
import type { KnownFile } from '../store/index.ts';
import { formatCount } from '../words/index.ts';
import { checkOf } from './checks/check-of.ts';

/** A file with values under no header: nothing can be mapped from there, so that they are left where they are. */
export interface UnheadedFile {
  readonly file: string;
  readonly read: number;
  /** Some of them have too few fields or too many: what stands where is then not known. */
  readonly rejected: number;
  /** Records with such values, and the line of the first. */
  readonly records: number;
  readonly line: number;
}

export const unheadedIn = (files: readonly KnownFile[]): readonly UnheadedFile[] =>
  files
    .filter(({ unheaded }) => unheaded.records > 0)
    .map(({ file, line, unheaded }) => ({ file, read: line.read, rejected: line.rejected, ...unheaded }));

/**
 * Values beside the table are told: a note in a sheet, or a column whose header was lost. A column that all records fill
 * is one of line numbers, as some programs write it, and is only noted.
 */
export function checkUnheaded(source: string, files: readonly UnheadedFile[]): readonly Check[] {
  if (files.length === 0) return [];
  const isColumn = files.every(({ records, read, rejected }) => records >= read - rejected);
  const observed = files.reduce((sum, { records }) => sum + records, 0);
  const n = files.reduce((sum, { read }) => sum + read, 0);
  const [first] = files;
  return [
    checkOf({
      source,
      rule: 'values-without-header',
      observed,
      limit: isColumn ? null : 0,
      n,
      unit: 'rows',
      severity: isColumn ? 'info' : 'warn',
      detail: `${formatCount(observed)} of ${formatCount(n)} records have a value under no header, which is not read (first at ${first?.file}:${first?.line})`,
      items: files.map(({ file, line }) => ({ value: file, n: null, hint: `from line ${line} on` })),
    }),
  ];
}
