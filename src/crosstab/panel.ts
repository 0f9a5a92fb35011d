import type { Area, Span } from '../spec/index.ts';

/** Events and what they are measured against: the sufficient statistic of a rate. Two of them add up. */
export interface CountStat {
  readonly kind: 'count';
  readonly events: number;
  /** Whole person-days for a rate, whole area-days for a count. */
  readonly exposure: number;
}

export const addStats = (a: CountStat, b: CountStat): CountStat => ({
  kind: 'count',
  events: a.events + b.events,
  exposure: a.exposure + b.exposure,
});
export const noStat: CountStat = { kind: 'count', events: 0, exposure: 0 };

export interface PanelCell extends Span {
  readonly area: string;
  /** Null where nothing was reported: not the same as no events. */
  readonly stat: CountStat | null;
  /** The denominator lies between two census points, or beyond the last. */
  readonly interpolated: boolean;
}

/** What a source covers, and how far its records are complete. */
export interface Coverage extends Span {
  /** The last day whose records have all arrived, as far as declared. */
  readonly settledThrough: string;
  readonly lagDeclared: boolean;
}

export interface MetricPanel {
  readonly metric: string;
  readonly coverage: Coverage;
  /** Every area of the universe × every month (or day) of the cover. */
  readonly cells: readonly PanelCell[];
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
