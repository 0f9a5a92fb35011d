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

interface Named {
  readonly pipeline: string;
  readonly source: string;
}
/** The facts of one source: a view of its records, to be asked. */
export const factsName = ({ pipeline, source }: Named): string => `${identifier(pipeline)}.${identifier(source)}`;
/** Every record that was loaded, with its fate. No name of a source has a slash. */
export const recordsName = ({ pipeline, source }: Named): string =>
  factsName({ pipeline, source: `${source}/records` });
/** What is listed in rejects.csv. */
export const rejectsName = ({ pipeline, source }: Named): string =>
  factsName({ pipeline, source: `${source}/rejects` });
/** Where the records of each file stand in it. */
export const placesName = ({ pipeline, source }: Named): string => factsName({ pipeline, source: `${source}/places` });
