/**
 * What kinds of column a source may have; how a text of the file becomes a value is the warehouse's to do.
 * `duration` is whole seconds, `money` whole cents, `list` several texts, `pseudonym` a keyed hash, `period` the first
 * day of a day, month, quarter or year.
 */
export type ColumnType =
  | 'text'
  | 'whole'
  | 'decimal'
  | 'date'
  | 'timestamp'
  | 'flag'
  | 'duration'
  | 'money'
  | 'list'
  | 'pseudonym'
  | 'period';

export interface KindColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The mapping must be declared. */
  readonly required: boolean;
  /** Every record must have a value: one without is rejected. */
  readonly filled: boolean;
  readonly about: string;
  /** Headers that agencies use for it, for a first guess by `inspect --as`. Lower case. */
  readonly usual: readonly string[];
  /** The value of records that have none. */
  readonly default?: string | number;
  /** Codes of this column may be grouped by a code list into the column named here. */
  readonly codesInto?: string;
  /** Words that this column is limited to. */
  readonly values?: readonly string[];
  /** The least and the most that it may be. */
  readonly scale?: { readonly min: number; readonly max: number };
}

/** What a declaration may say beside columns, for kinds that know it. */
export type KindPart = 'responses' | 'surveys' | 'aggregates';

/** A shape that agency exports are brought into. Adding one is a file in `conform/` and a registry line. */
export interface SourceKind {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly KindColumn[];
  /** Further columns of yes or no may be declared under any name. */
  readonly flags: boolean;
  /** Columns of which at least one must be mapped. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Intervals and rules (responses), rules (aggregates), or items and waves (surveys), may be declared. */
  readonly part?: KindPart;
  /** The column that says when, for periods; and the one that says where. */
  readonly when: string | null;
  readonly area: string | null;
}

export type Kinds = ReadonlyMap<string, SourceKind>;
