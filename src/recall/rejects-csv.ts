import type { Reject } from '../conform/index.ts';
import { csvCell } from '../words/csv-cell.ts';
import { masked } from './masked.ts';

const header = ['source', 'file', 'line', 'record', 'fate', 'column', 'rule', 'value', 'survivor'] as const;

const valueText = (value: string | null, showValues: boolean): string => {
  if (value === null) return '';
  return showValues ? value : masked;
};

/**
 * Every record that is not among the facts, with the line at which an editor opens it. There may be as many as records:
 * they are written a page at a time.
 */
export const rejectsCsv = (
  lists: readonly AsyncIterable<readonly Reject[]>[],
  showValues: boolean,
): { readonly path: string; readonly bytes: AsyncIterable<Uint8Array> } => ({
  path: 'rejects.csv',
  bytes: rowsOf(lists, showValues),
});

async function* rowsOf(
  lists: readonly AsyncIterable<readonly Reject[]>[],
  showValues: boolean,
): AsyncGenerator<Uint8Array> {
  const encode = (rows: readonly (readonly string[])[]): Uint8Array =>
    new TextEncoder().encode(rows.map((row) => `${row.map(csvCell).join(',')}\n`).join(''));
  yield encode([header]);
  for (const list of lists)
    for await (const page of list) yield encode(page.map((reject) => rowOf(reject, showValues)));
}

const rowOf = (reject: Reject, showValues: boolean): readonly string[] => [
  reject.source,
  reject.file,
  String(reject.line),
  String(reject.record),
  reject.fate,
  reject.column,
  reject.rule,
  valueText(reject.value, showValues),
  reject.survivor ?? '',
];
