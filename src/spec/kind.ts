/** What kinds of column a source may have; how a text of the file becomes a value is the warehouse's to do. */
export type ColumnType = 'text' | 'whole' | 'decimal' | 'date' | 'timestamp' | 'flag';

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
}

/** A shape that agency exports are brought into. Adding one is a file in `conform/` and a registry line. */
export interface SourceKind {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly KindColumn[];
  /** Further columns of yes or no may be declared under any name. */
  readonly flags: boolean;
  /** The column that says when, for periods; and the one that says where. */
  readonly when: string | null;
  readonly area: string | null;
}

export type Kinds = ReadonlyMap<string, SourceKind>;
