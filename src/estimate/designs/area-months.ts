import { type Coverage, columnsOf, isScalar, type MetricPanel, type ScalarKind } from '../../crosstab/index.ts';
import type { Area, Span } from '../../spec/index.ts';

/**
 * The cells of one metric as columns, whatever kind of metric it is: events over exposure, by which two windows and two
 * areas can be added up. Months, or days where the data are kept by day.
 */
export interface AreaMonths {
  readonly areas: readonly Area[];
  readonly spans: readonly Span[];
  readonly coverage: Coverage;
  /** Area × span, row by row: events, hits or sums; 0 where nothing was reported. */
  readonly events: Float64Array;
  /** The same shape: person-days, area-days, eligible records; 0 where there are none. */
  readonly exposure: Float64Array;
  /** The same shape: 1 where the area reported, and 0 where it did not, which is not the same as no events. */
  readonly reported: Uint8Array;
}

/** What is counted, and what it is measured against, by kind of statistic. */
const sides: Readonly<Partial<Record<ScalarKind, readonly [over: string, under: string]>>> = {
  count: ['events', 'exposure'],
  ratio: ['numerator', 'denominator'],
  share: ['hits', 'n'],
  mean: ['sum', 'n'],
};

/** Shares and means: their effects are differences, each cell weighed by its records. All others are counts over exposure. */
export const isLevel = ({ kind }: Pick<MetricPanel['cells'], 'kind'>): boolean => kind === 'share' || kind === 'mean';

/**
 * The one place that knows how cells are kept.
 *
 * @returns null for measures that are not a sum over a sum: quantiles, surveys, concentration, networks
 */
export function areaMonths({ cells, spans, coverage }: MetricPanel, areas: readonly Area[]): AreaMonths | null {
  if (!isScalar(cells.kind)) return null;
  const [over, under] = sides[cells.kind] ?? [];
  const names: readonly string[] = columnsOf[cells.kind];
  const [events, exposure] = [cells.columns[names.indexOf(over ?? '')], cells.columns[names.indexOf(under ?? '')]];
  return events && exposure ? { areas, spans, coverage, events, exposure, reported: cells.reported } : null;
}
