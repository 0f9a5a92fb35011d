import type { Mapping, Span, Where } from '../spec/index.ts';
import type { CoursesQuery } from './courses-query.ts';
import type { FactsTable } from './facts-table.ts';
import type {
  Bound,
  ClockedColumn,
  DurationRow,
  DurationsQuery,
  MedianRow,
  MediansQuery,
  SettledHours,
  StackedCount,
  WeightedQuery,
  WeightedRow,
} from './intervals.ts';
import type { PanelShelf } from './kept-panel.ts';
import type {
  FateCount,
  FilePlaces,
  FileProfile,
  Identity,
  ListedGroup,
  ListedRecord,
  NearCount,
  Nearness,
  RefusedCount,
  Settled,
  SourceState,
} from './ledger.ts';
import type { PanelQuery, PanelRow } from './panel-query.ts';
import type { RepeatsQuery, RepeatsRow } from './repeats-query.ts';
import type { ControlQuery, ControlSum, MeasurementRecord, Tally, TallyRow } from './tally.ts';

export type * from './courses-query.ts';
export * from './facts-table.ts';
export type * from './intervals.ts';
export type * from './kept-panel.ts';
export type * from './ledger.ts';
export * from './panel-query.ts';
export type * from './repeats-query.ts';
export type * from './tally.ts';

/**
 * The seam to where data are kept. A warehouse loads files, answers GROUP BY questions with counts and
 * whole sums, and remembers what it has loaded; all inference happens elsewhere, on the small panel.
 */

/** A mapping with the places of its columns in one file's header. */
export interface BoundMapping extends Mapping {
  readonly indexes: readonly number[];
}

/** A column of a wide file that stands for one value: its place in the header, and what the star stands for in it. */
export interface WideColumn {
  readonly index: number;
  readonly header: string;
  readonly name: string;
}

export interface LoadPlan {
  readonly table: FactsTable;
  readonly path: string;
  readonly delimiter: string;
  /** The headers of all its columns, in their order. */
  readonly header: readonly string[];
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
  /** Columns of which each makes a fact of its own, or null. */
  readonly wide: readonly WideColumn[] | null;
  /** The key of pseudonyms, where a column is one: bound to statements, never written in them. */
  readonly key: string | null;
}

export interface LoadOutcome {
  /** Records that became facts. */
  readonly loaded: number;
  /** The facts that they became: as many, but in a wide file. */
  readonly facts: number;
  /** Records that the reader could not split into fields. */
  readonly unreadable: number;
  /** Values may have been refused in records that were loaded: `listRefused` says which. */
  readonly doubtful: boolean;
}

/** How a record came to its area by coordinates, or why it has none. */
export interface Placed {
  readonly how: 'polygon' | 'border' | 'overlap' | 'outside' | 'swapped' | 'impossible';
  readonly area: string | null;
}
/** Gives a point in degrees its area. */
export type Placer = (longitude: number, latitude: number) => Placed;

/** Records that say only the week, month, quarter or year that they are about, or the wave that asked. */
export interface WholePeriod extends Span {
  readonly isWeek: boolean;
  readonly keys: readonly (string | null)[];
  readonly n: number;
}

export interface RunRecord {
  readonly id: string;
  readonly pipeline: string;
  readonly period: string;
  /** Of a pruned run, only hashes and what it hid are left. */
  readonly state: 'pending' | 'published' | 'pruned';
  readonly findings: string;
  /** The hash of all that the documents were made from; null where they must be made anew. */
  readonly madeFrom: string | null;
  /** All else that the documents were made of, as it was disclosed; null where it was not kept, as in earlier releases. */
  readonly publication?: string | null;
  /** By what they were counted from, the panels of its metrics, in their order; none of a pruned run. */
  readonly panel: readonly string[];
}

export type CellValue = string | number | boolean | null;

export interface Warehouse extends PanelShelf {
  readonly begin: () => Promise<void>;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
  readonly close: () => Promise<void>;
  /**
   * Ends all access to files and locks the configuration: from here on, only questions about what is loaded.
   *
   * @param scratch  the one folder that may still be written to
   */
  readonly seal: (scratch?: string) => Promise<void>;

  readonly recreate: (table: FactsTable) => Promise<void>;
  /** Loads a file; with a placer, records that have coordinates and no area get one, and the coordinates are not stored. */
  readonly load: (plan: LoadPlan, placer?: Placer | null) => Promise<LoadOutcome>;
  /** Takes a file out: its records, and what is listed of them. */
  readonly unload: (table: FactsTable, file: number) => Promise<void>;
  /** A second look at a file whose places are known: lists the records and values that were refused. */
  readonly listRefused: (plan: LoadPlan) => Promise<RefusedCount>;
  /** Gives the groups of a table that stays as it is: agencies and codes are worked out from them. */
  readonly regroup: (table: FactsTable) => Promise<void>;
  /** Gives files other numbers, all at once. */
  readonly renumber: (table: FactsTable, numbers: ReadonlyMap<number, number>) => Promise<void>;
  /** Keeps where the records of a file stand in it, and which cannot be split. */
  readonly saveListing: (table: FactsTable, places: FilePlaces) => Promise<void>;
  /** Begins a list of keys whose records are to be judged again. */
  readonly forgetTouched: () => Promise<void>;
  readonly touch: (
    table: FactsTable,
    touched: Pick<Identity, 'near'> & { readonly files: readonly number[] },
  ) => Promise<void>;
  /** Gives every record its fate, and lists those that are displaced. */
  readonly settle: (table: FactsTable, identity: Identity) => Promise<Settled>;
  readonly fates: (table: FactsTable) => Promise<readonly FateCount[]>;
  /** Counts records that are near another; where those are duplicates already, they are counted as such. */
  readonly nearDuplicates: (table: FactsTable, near: Nearness) => Promise<NearCount>;
  /** Records that are not among the facts, and values that were left out: by file, then in its order, a page at a time; nothing else may be asked before the last page. */
  readonly listing: (table: FactsTable) => AsyncIterable<readonly ListedRecord[]>;
  readonly listedGroups: (table: FactsTable) => Promise<readonly ListedGroup[]>;

  /** Records that are about longer than a day, by the days that they are about, and by columns. */
  readonly wholePeriods: (table: FactsTable, by: readonly string[]) => Promise<readonly WholePeriod[]>;
  /** What stands in the records of some files: values by column, and records by code. */
  readonly profiles: (
    table: FactsTable,
    asked: { readonly files: readonly number[]; readonly columns: readonly string[]; readonly coded: string | null },
  ) => Promise<readonly FileProfile[]>;

  /** How many records are alike in some columns, and in whether they meet each of some filters: those stand after them. */
  readonly countBy: (
    table: FactsTable,
    columns: readonly string[],
    marks?: readonly Where[],
  ) => Promise<readonly { readonly values: readonly CellValue[]; readonly n: number }[]>;
  readonly rows: (table: FactsTable, columns: readonly string[]) => Promise<readonly (readonly CellValue[])[]>;
  /** The first and the last day of a column of times, to the end of the period that the last record is about. */
  readonly range: (table: FactsTable, column: string) => Promise<{ readonly from: string; readonly to: string } | null>;
  readonly panel: (query: PanelQuery) => Promise<readonly PanelRow[]>;
  /** Lengths of time as a histogram of whole seconds, with what became of every record. */
  readonly durations: (table: FactsTable, query: DurationsQuery) => Promise<readonly DurationRow[]>;
  /** How those with several records began and ended: a row for each month, area and pair of the two. */
  readonly courses: (table: FactsTable, query: CoursesQuery) => Promise<readonly PanelRow[]>;
  /** Those seen for the first time and those seen again, by the month in which they were followed to the end. */
  readonly repeats: (table: FactsTable, query: RepeatsQuery) => Promise<readonly RepeatsRow[]>;
  /** Calls that came in while their unit was bound; `firstOf` is the column of calls, where several rows are one. */
  readonly stacked: (
    table: FactsTable,
    asked: { readonly bound: Bound; readonly firstOf: string | null },
  ) => Promise<StackedCount>;
  /** Times that a declaration settled, where a clock shows an hour twice or skips it. */
  readonly settledHours: (
    table: FactsTable,
    asked: { readonly columns: readonly ClockedColumn[]; readonly zone: string },
  ) => Promise<SettledHours>;
  /** Exact sums of figures with weights, with how many figures have none. */
  readonly weighted: (table: FactsTable, query: WeightedQuery) => Promise<readonly WeightedRow[]>;
  readonly medians: (table: FactsTable, query: MediansQuery) => Promise<readonly MedianRow[]>;

  /** Counts for several groupings at once, in the order asked; rows of each in the order of their keys. */
  readonly tallies: (table: FactsTable, questions: readonly Tally[]) => Promise<readonly (readonly TallyRow[])[]>;
  readonly controlSums: (table: FactsTable, queries: readonly ControlQuery[]) => Promise<readonly ControlSum[]>;
  /** The last two states of a source's data that were measured, the newest first. */
  readonly measurements: (pipeline: string, source: string) => Promise<readonly MeasurementRecord[]>;
  readonly saveMeasurements: (pipeline: string, source: string, record: MeasurementRecord) => Promise<void>;

  /** The same questions, with the text of each that is asked. */
  readonly recording: () => { readonly questions: Questions; readonly asked: readonly Asked[] };

  readonly sourceState: (pipeline: string, source: string) => Promise<SourceState | null>;
  readonly saveSourceState: (pipeline: string, source: string, state: SourceState) => Promise<void>;
  readonly runs: (pipeline: string) => Promise<readonly RunRecord[]>;
  readonly saveRun: (run: RunRecord) => Promise<void>;
  readonly version: () => Promise<string>;
}

/** What is asked of facts, and changes nothing. */
export type Questions = Pick<
  Warehouse,
  | 'wholePeriods'
  | 'profiles'
  | 'countBy'
  | 'rows'
  | 'range'
  | 'panel'
  | 'durations'
  | 'settledHours'
  | 'courses'
  | 'repeats'
  | 'stacked'
  | 'weighted'
  | 'medians'
  | 'tallies'
  | 'controlSums'
>;

/** A question as it was asked: values stand in the order of `$1`, `$2`, and come from declarations, never from data. */
export interface Asked {
  readonly text: string;
  readonly values: readonly (string | number | boolean)[];
}
