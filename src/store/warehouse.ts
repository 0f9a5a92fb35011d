import type { CodeList, ColumnType, LedgerLine, Mapping, Span, Where } from '../spec/index.ts';

/**
 * The seam to where data are kept. A warehouse loads files, answers GROUP BY questions with counts and
 * whole sums, and remembers what it has loaded; all inference happens elsewhere, on the small panel.
 */

export interface StoredColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** What is the same for all files of one group, and so is not stored with each of their records. */
export interface FactsGroup {
  readonly agency: string | null;
  readonly codes: readonly { readonly column: string; readonly into: string; readonly list: CodeList | null }[];
}

/** A table of facts: one per source of a pipeline. The agency and the categories of codes are worked out from the group. */
export interface FactsTable {
  readonly pipeline: string;
  readonly source: string;
  readonly columns: readonly StoredColumn[];
  readonly groups: readonly FactsGroup[];
  /** Facts keep a fingerprint of their whole row, to find exact repeats. */
  readonly fingerprint: boolean;
}

const filesInGroup = 1 << 16;
/** The number of a file in its facts table: the order of numbers is that of groups, then of files. */
export const fileNumber = (group: number, place: number): number => group * filesInGroup + place;
export const groupOfFile = (file: number): number => Math.floor(file / filesInGroup);

/** A mapping with the places of its columns in one file's header. */
export interface BoundMapping extends Mapping {
  readonly indexes: readonly number[];
}

export interface LoadPlan {
  readonly table: FactsTable;
  readonly path: string;
  readonly delimiter: string;
  readonly fields: number;
  /** The file's number: facts keep the order of files, then of records. */
  readonly file: number;
  readonly mappings: readonly BoundMapping[];
  readonly missing: readonly string[];
  /** The zone in which a day of this pipeline begins. */
  readonly zone: string;
  /** Some records span several lines: readers in parallel could start inside one. */
  readonly hasLineBreaks: boolean;
  /** Tabs or no-break spaces may stand around values; otherwise only spaces do. */
  readonly hasOddBlanks: boolean;
}

export interface LoadOutcome {
  /** Records that became facts. */
  readonly loaded: number;
  /** Records that the reader could not split into fields. */
  readonly unreadable: number;
}

/** A record whose value has no meaning in its column, and that value as it stands in the file. Its number counts the records that the reader saw, from 1. */
export interface RefusedRecord {
  readonly record: number;
  readonly column: string;
  readonly rule:
    | 'not-a-date'
    | 'not-a-whole-number'
    | 'not-a-number'
    | 'not-a-duration'
    | 'not-an-amount'
    | 'not-yes-or-no'
    | 'not-among-the-values'
    | 'off-the-scale'
    | 'impossible-time'
    | 'ambiguous-time'
    | 'value-missing';
  readonly value: string | null;
}

/** A fact that repeats an earlier one: positions count the loaded facts of their file, from 0. */
export interface RepeatedFact {
  readonly file: number;
  readonly position: number;
  readonly survivorFile: number;
  readonly survivorPosition: number;
}

export interface Measured {
  readonly id: string;
  readonly where: Where;
  /** Count each value of this column once, at its first matching row. */
  readonly of: string | null;
  /** Add up this column instead of counting rows. */
  readonly sum: string | null;
}

export interface PanelQuery {
  readonly table: FactsTable;
  readonly when: string;
  readonly area: string | null;
  readonly grain: 'month' | 'day';
  /** Only what happened on these days: exposure is counted for them alone. */
  readonly cover: Span;
  readonly measures: readonly Measured[];
}

export interface PanelRow {
  /** First day of the month, or the day. */
  readonly start: string;
  readonly area: string | null;
  /** One whole number per measure, in the order asked. */
  readonly values: readonly number[];
}

export interface SourceState {
  readonly planHash: string;
  readonly files: readonly {
    readonly file: string;
    readonly bytes: number;
    readonly modified: number;
    readonly sha256: string;
  }[];
  readonly ledger: readonly LedgerLine[];
  /** What conform learned while loading, as JSON: rejects and checks. */
  readonly notes: string;
}

export interface RunRecord {
  readonly id: string;
  readonly pipeline: string;
  readonly period: string;
  readonly state: 'pending' | 'published';
  readonly findings: string;
}

export type CellValue = string | number | boolean | null;

export interface Warehouse {
  readonly begin: () => Promise<void>;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Ends all access to files and locks the configuration: from here on, only questions about what is loaded. */
  readonly seal: () => Promise<void>;

  readonly recreate: (table: FactsTable) => Promise<void>;
  readonly load: (plan: LoadPlan) => Promise<LoadOutcome>;
  readonly unload: (table: FactsTable, file: number) => Promise<void>;
  readonly refused: (plan: LoadPlan) => Promise<readonly RefusedRecord[]>;
  /** Removes facts that do not meet a filter; how many, by file. */
  readonly keepOnly: (table: FactsTable, where: Where) => Promise<ReadonlyMap<number, number>>;
  /** Removes facts that repeat an earlier one by key, or by whole row; which, and whom they repeat. */
  readonly dropRepeats: (table: FactsTable, key: readonly string[]) => Promise<readonly RepeatedFact[]>;

  readonly countBy: (
    table: FactsTable,
    columns: readonly string[],
  ) => Promise<readonly { readonly values: readonly CellValue[]; readonly n: number }[]>;
  readonly rows: (table: FactsTable, columns: readonly string[]) => Promise<readonly (readonly CellValue[])[]>;
  readonly range: (table: FactsTable, column: string) => Promise<{ readonly from: string; readonly to: string } | null>;
  readonly panel: (query: PanelQuery) => Promise<readonly PanelRow[]>;

  readonly sourceState: (pipeline: string, source: string) => Promise<SourceState | null>;
  readonly saveSourceState: (pipeline: string, source: string, state: SourceState) => Promise<void>;
  readonly runs: (pipeline: string) => Promise<readonly RunRecord[]>;
  readonly saveRun: (run: RunRecord) => Promise<void>;
  readonly version: () => Promise<string>;
}
