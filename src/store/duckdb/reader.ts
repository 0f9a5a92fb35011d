import { groupOfFile, type LoadPlan } from '../warehouse.ts';
import { wideCell, widePlace } from './cells.ts';
import type { Conversion } from './conversion.ts';
import { keyedParts } from './pseudonyms.ts';
import { identifier, literal, literals } from './sql.ts';

/** SQL that reads one file, and makes of its records typed rows with the text of each value beside them. */

const columnNames = (fields: number): readonly string[] => Array.from({ length: fields }, (_, index) => `c${index}`);

/** The reader of one file: every column as text, nothing sniffed, and what it cannot split kept apart. */
function reader({ path, delimiter, header, hasLineBreaks }: LoadPlan): string {
  const columns = columnNames(header.length).map((name) => `${name}: 'VARCHAR'`);
  // a file may have the name of a pattern
  return `read_csv(${literal(path.replace(/[*?[\]]/g, '[$&]'))}, auto_detect = false, header = true, delim = ${literal(delimiter)}, quote = '"', escape = '"',
    columns = {${columns.join(', ')}}, null_padding = false, parallel = ${!hasLineBreaks}, store_rejects = true, rejects_table = 'unreadable', rejects_scan = 'unreadable_scans')`;
}

/** Something that is carried along beside the columns, by name. */
export interface Carried {
  readonly name: string;
  readonly sql: string;
}

/** The record's number as the reader counts, from 1, in the order of the file. */
export const recordNumber: Carried = { name: '_record', sql: 'row_number() OVER ()' };
/**
 * What makes two whole rows the same: an agency's own values under the same headers, in whatever order the columns stand.
 * Of a record of a wide file, each fact has a fingerprint of its own.
 */
export function fingerprint(plan: LoadPlan): Carried {
  const { table, file, header, wide, key } = plan;
  const columns = header
    .map((name, index) => ({ name, column: `c${index}` }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const layout = JSON.stringify([table.groups[groupOfFile(file)]?.agency ?? null, columns.map(({ name }) => name)]);
  const place = wide ? [`([${literals(wide.map((one) => one.header))}])[1 + ${widePlace}]`] : [];
  const parts = [literal(layout), ...columns.map(({ column }) => column), ...place, ...keyedParts(key)];
  return { name: '_fingerprint', sql: `hash(${parts.join(', ')})` };
}

/** The records of a file, or one row for each wide column of each record, in their order. */
function records(plan: LoadPlan): { readonly from: string; readonly carried: readonly Carried[] } {
  if (plan.wide === null) return { from: reader(plan), carried: [] };
  const cells = plan.wide.map(({ index }) => `c${index}`).join(', ');
  const places = plan.wide.map((_, place) => place).join(', ');
  const numbered = `SELECT ${recordNumber.sql} AS ${recordNumber.name}, * FROM ${reader(plan)}`;
  return {
    from: `(SELECT *, unnest([${cells}]) AS ${wideCell}, unnest([${places}]) AS ${widePlace} FROM (${numbered}))`,
    carried: [recordNumber.name, wideCell, widePlace].map((name) => ({ name, sql: name })),
  };
}

/** The records as typed rows: t0, p0, l0 … are the text, what is read in it, and the local time of the first column. */
export function typedRows(plan: LoadPlan, made: readonly Conversion[], asked: readonly Carried[]): string {
  const { from, carried } = records(plan);
  const beside = [...carried, ...asked.filter(({ name }) => !carried.some((other) => other.name === name))];
  const texts = made.map(({ text }, index) => `${text} AS t${index}`);
  const cleaned = `SELECT ${[...beside.map(({ name, sql }) => (name === sql ? name : `${sql} AS ${name}`)), ...texts].join(', ')} FROM ${from}`;
  const parsed = `SELECT ${['*', ...made.flatMap((one, index) => (one.parsed ? [`${one.parsed} AS p${index}`] : []))].join(', ')} FROM (${cleaned})`;
  const local = `SELECT ${['*', ...made.flatMap((one, index) => (one.local ? [`${one.local} AS l${index}`] : []))].join(', ')} FROM (${parsed})`;
  const values = made.map(({ column, value }) => `${value} AS ${identifier(column)}`);
  const besides = made.flatMap(({ beside: one }) => (one ? [`${one.value} AS ${identifier(one.column)}`] : []));
  const names = made.flatMap((one, index) => [`t${index}`, ...(one.local ? [`l${index}`] : [])]);
  return `SELECT ${[...beside.map(({ name }) => name), ...names, ...values, ...besides].join(', ')} FROM (${local})`;
}
