import type { Check, Document } from '../spec/index.ts';
import { csvCell } from '../words/csv-cell.ts';
import { masked } from './masked.ts';

const header = ['source', 'rule', 'value', 'records', 'hint'] as const;

/**
 * Every code and place that no list knows, for the analyst alone: reports put together those that few records have.
 * Such rare ones are masked unless asked for, for they may be anything that was typed into the column.
 */
export function unlistedCsv(
  checks: readonly Check[],
  { minimum, showValues }: { readonly minimum: number; readonly showValues: boolean },
): Document {
  const rows = checks.flatMap(({ source, rule, unit, items }) =>
    items.map(({ value, n, hint }) => {
      const rare = unit !== 'areas' && n !== null && n < minimum;
      return [source, rule, rare && !showValues ? masked : value, n === null ? '' : String(n), hint];
    }),
  );
  const text = [header, ...rows].map((row) => row.map(csvCell).join(',')).join('\n');
  return { path: 'unlisted.csv', bytes: new TextEncoder().encode(`${text}\n`) };
}
