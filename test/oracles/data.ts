import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Rows } from './input.ts';

/** The rows of the CSV that a case's `data` field begins with; words after the file's name say how to subset it. */
export function readOracleData(directory: string, field: string): Rows {
  const [file] = /^[\w.-]+\.csv/.exec(field) ?? [];
  if (file === undefined) throw new TypeError(`input.data: must begin with a CSV file (got ${field})`);
  return parse(readFileSync(join(directory, 'data', file), 'utf8'), { columns: true, bom: true }) as Rows;
}
