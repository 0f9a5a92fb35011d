import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Rows } from './input.ts';

/** The rows of the CSV that a case's `data` field begins with; words after the file's name say how to subset it. */
export function readOracleData(directory: string, field: string): Rows {
  return parse(textOf(directory, field), { columns: true, bom: true }) as Rows;
}

/** Columns with values in quotes: R writes texts and factors so, also where they look like numbers. */
export function quotedColumns(directory: string, field: string): ReadonlySet<string> {
  const quoted = new Set<string>();
  parse(textOf(directory, field), {
    columns: true,
    bom: true,
    cast: (value, { quoting, column, header }) => {
      if (quoting && !header) quoted.add(String(column));
      return value;
    },
  });
  return quoted;
}

function textOf(directory: string, field: string): string {
  const [file] = /^[\w.-]+\.csv/.exec(field) ?? [];
  if (file === undefined) throw new TypeError(`input.data: must begin with a CSV file (got ${field})`);
  return readFileSync(join(directory, 'data', file), 'utf8');
}
