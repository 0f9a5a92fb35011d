import type { ColumnType } from '../../spec/index.ts';

export const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  whole: 'BIGINT',
  decimal: 'DOUBLE',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  flag: 'BOOLEAN',
  duration: 'BIGINT',
  money: 'BIGINT',
  list: 'VARCHAR[]',
  pseudonym: 'VARCHAR',
  period: 'DATE',
};

/** An identifier: only ever from a declaration's checked names, and quoted all the same. */
export const identifier = (name: string): string => `"${name.replaceAll('\u0000', '').replaceAll('"', '""')}"`;

/** A text literal. DuckDB's plain literals know no escapes but the doubled quote. */
export const literal = (text: string): string => `'${text.replaceAll('\u0000', '').replaceAll("'", "''")}'`;

export const literals = (texts: readonly string[]): string => texts.map(literal).join(', ');

/** The name of a pipeline's facts table for one source. */
export const factsName = ({ pipeline, source }: { readonly pipeline: string; readonly source: string }): string =>
  `${identifier(pipeline)}.${identifier(source)}`;
