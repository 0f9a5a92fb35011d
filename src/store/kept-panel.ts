import type { Span } from '../spec/index.ts';

/**
 * What was counted of one metric, as a run kept it: its cells as columns, area by area and month by month. It holds small
 * counts, as the facts beside it do.
 */
export interface KeptPanel {
  /** The hash of all that it was counted from: the same again is this, and nothing else. */
  readonly countedFrom: string;
  /** Of a group of a metric, its own name. */
  readonly metric: string;
  readonly kind: string;
  /** In the order of the rows of cells; the last is for records that lie in none of the areas. */
  readonly areas: readonly string[];
  readonly spans: readonly Span[];
  readonly reported: Uint8Array;
  readonly interpolated: Uint8Array;
  /** What the columns hold, such as `events` and `exposure`. */
  readonly quantities: readonly string[];
  readonly columns: readonly Float64Array[];
  /** JSON, a value for each cell, of what no column can hold; null where nothing is kept of it. */
  readonly stats: string | null;
  /** JSON: whatever else the metric needs to be evaluated. */
  readonly rest: string;
}

/** A run whose panel is asked for. */
export interface PanelOfRun {
  readonly pipeline: string;
  readonly period: string;
  readonly run: string;
}

/** Where what was counted for runs is kept. */
export interface PanelShelf {
  /** Of those that are asked for, the ones that there are. */
  readonly keptPanels: (pipeline: string, countedFrom: readonly string[]) => Promise<readonly KeptPanel[]>;
  readonly saveKeptPanels: (pipeline: string, panels: readonly KeptPanel[]) => Promise<void>;
  /** Drops those that no run stands on any more. */
  readonly dropUnusedPanels: (pipeline: string) => Promise<void>;
  /** As Parquet, to where the warehouse may still write. */
  readonly writePanel: (of: PanelOfRun, path: string) => Promise<void>;
}
