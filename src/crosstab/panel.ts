import type { Area, Span } from '../spec/index.ts';
import type { ScalarKind } from './stat.ts';

/** What a source covers, and how far its records are complete. */
export interface Coverage extends Span {
  /** The last day whose records have all arrived, as far as declared. */
  readonly settledThrough: string;
  readonly lagDeclared: boolean;
}

/**
 * The cells of a metric: every area of the panel × every month (or day) of the cover, area by area. Columns, not
 * objects: a metric has tens of thousands of cells, and an evaluation hundreds of metrics.
 */
export interface Cells {
  /** 1 where something was reported, and 0 where nothing was: not the same as no events. */
  readonly reported: Uint8Array;
  /** 1 where the denominator lies between two census points, or beyond the last. */
  readonly interpolated: Uint8Array;
  readonly kind: ScalarKind;
  /** By the order of `columnsOf`; 0 where nothing was reported. */
  readonly columns: readonly Float64Array[];
}

export interface MetricPanel {
  readonly metric: string;
  readonly coverage: Coverage;
  /** The months (or days) of the cover, in order; at its edges only the covered part. */
  readonly spans: readonly Span[];
  readonly cells: Cells;
  /** Events of the metric that lie in no area of the universe. */
  readonly elsewhere: number;
  /** Events of areas and times for which only a part of the smaller areas reported: those cells have no figure. */
  readonly incomplete: number;
}

export interface Panel {
  readonly grain: 'month' | 'day';
  readonly areas: readonly Area[];
  readonly metrics: readonly MetricPanel[];
}
