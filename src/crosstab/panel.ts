import type { Area, Span } from '../spec/index.ts';
import type { RecordStat, StatKind } from './stat.ts';

/** What a source covers, and how far its records are complete. */
export interface Coverage extends Span {
  /** The last day whose records have all arrived, as far as declared. */
  readonly settledThrough: string;
  readonly lagDeclared: boolean;
  /** Spans that records are about as a whole, such as years or waves: a part of one has no figure. */
  readonly longer: readonly Span[];
  /** The first day of a week, where records are about weeks: each counts in the period that its middle lies in. */
  readonly weeks: string | null;
}

/**
 * The cells of a metric: every area of the panel × every month (or day) of the cover, area by area, and one row more for
 * records that lie in none of them. Columns, not objects: a metric has tens of thousands of cells, and an evaluation
 * hundreds of metrics.
 */
export interface Cells {
  /** 1 where something was reported, and 0 where nothing was: not the same as no events. */
  readonly reported: Uint8Array;
  /** 1 where the denominator lies between two census points, or beyond the last. */
  readonly interpolated: Uint8Array;
  readonly kind: StatKind;
  /**
   * By the order of `columnsOf`; 0 where nothing was reported. None for kinds that columns cannot hold. Of harm, as many more
   * as there are weights: how many events there are of each, from the lightest on.
   */
  readonly columns: readonly Float64Array[];
  /** One for each cell that has records, for those kinds; null for the others. */
  readonly stats: readonly (RecordStat | null)[] | null;
}

/** A day on which something was counted, and where; an area that is none of the evaluation's is null. */
export interface EventDay {
  readonly day: string;
  readonly area: string | null;
}

/** The areas where the need was greatest before the programme, with what they were ranked by and over which days. */
export interface Ranking extends Span {
  /** What was counted, and the metric that counts it. */
  readonly many: string;
  readonly by: string;
  readonly areas: readonly string[];
  /** What readers call them. */
  readonly titles: readonly string[];
  /** Of how many areas. */
  readonly of: number;
}

export interface MetricPanel {
  readonly metric: string;
  readonly coverage: Coverage;
  /** The months (or days) of the cover, in order; at its edges only the covered part. */
  readonly spans: readonly Span[];
  readonly cells: Cells;
  /** The source says where; without, it can only be asked about everywhere. */
  readonly hasAreas: boolean;
  /** Events of the metric that lie in no area of the universe. */
  readonly elsewhere: number;
  /** Events of areas and times for which only a part of the smaller areas reported: those cells have no figure. */
  readonly incomplete: number;
  /** In order of day, for metrics whose chart is of the days between; not asked for otherwise. */
  readonly eventDays?: readonly EventDay[] | undefined;
  /** Of metrics that filter on the neediest areas: which those are. */
  readonly ranking?: Ranking | undefined;
}

export interface Panel {
  readonly grain: 'month' | 'day';
  readonly areas: readonly Area[];
  readonly metrics: readonly MetricPanel[];
  /** Those of the groups of metrics that are told group by group, by the names of `groupMetrics`. */
  readonly groups: readonly MetricPanel[];
}
