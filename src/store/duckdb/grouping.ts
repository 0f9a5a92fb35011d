import type { WeightedQuery, WeightedRow } from '../intervals.ts';
import type { Answer } from './connection.ts';
import { identifier } from './sql.ts';
import type { Bindings } from './where.ts';

/** The keys of a histogram or a weighted sum: the time, the area and the columns that are kept apart. */
type Grouped = Pick<WeightedQuery, 'when' | 'grain' | 'cover' | 'area' | 'by'>;

export interface Key {
  readonly name: string;
  readonly value: string;
}

/** Keys under working names, for a column of the source could be called like one of the question's own. */
export const keysOf = ({ when, area, by }: Grouped): readonly Key[] => [
  { name: 'moment', value: identifier(when) },
  { name: 'area', value: area === null ? 'NULL::VARCHAR' : identifier(area) },
  ...by.map((column, index) => ({ name: `g${index}`, value: `CAST(${identifier(column)} AS VARCHAR)` })),
];

/** The starts of an answer as text: written out once for each group, not for each record. */
export const written = (grouped: string): string =>
  `SELECT strftime(start, '%Y-%m-%d') AS start, * EXCLUDE (start) FROM (${grouped}) ORDER BY ALL NULLS LAST`;

/** What groups go by: the first day of the month in place of the time. */
export function groupKeys({ grain, by }: Grouped): string {
  const start = grain === 'all' ? 'NULL::TIMESTAMP' : `CAST(date_trunc('${grain}', moment) AS TIMESTAMP)`;
  return [`${start} AS start`, 'area', ...by.map((_, index) => `g${index}`)].join(', ');
}

/** A condition on the time of a record: true for all where no cover is asked for. */
export function coveredBy({ cover }: Grouped, bindings: Bindings): string {
  if (cover === null) return 'true';
  const [from, to] = [bindings.values.push(cover.from), bindings.values.push(cover.to)];
  return `CAST(moment AS DATE) BETWEEN CAST($${from} AS DATE) AND CAST($${to} AS DATE)`;
}

export const asText = (value: Answer | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

const ungrouped: readonly (string | null)[] = [];

export const groupsOf = (row: readonly Answer[], { by }: Pick<Grouped, 'by'>): readonly (string | null)[] =>
  by.length === 0 ? ungrouped : by.map((_, index) => asText(row[2 + index]));

export const readKeys = (
  row: readonly Answer[],
  { by }: Pick<Grouped, 'by'>,
): Pick<WeightedRow, 'start' | 'area' | 'groups'> & { readonly rest: readonly Answer[] } => ({
  start: asText(row[0]),
  area: asText(row[1]),
  groups: groupsOf(row, { by }),
  rest: row.slice(2 + by.length),
});
