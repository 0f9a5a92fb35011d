import type { MetricDeclaration } from './metric.ts';

/** The column of figures in a source of aggregates, and the one that says which of them a row is. */
export const figureColumns = { value: 'value', measure: 'measure', weight: 'weight' } as const;

/**
 * A mean of figures that are means already: it goes by how many events each of them sums up, and knows no spread.
 *
 * @example isMeanOfFigures({ kind: 'aggregates', measure: { kind: 'mean', of: 'value', missing: 'bounds', empty: 'zero' } }) // => true
 */
export const isMeanOfFigures = ({ kind, measure }: Pick<MetricDeclaration, 'kind' | 'measure'>): boolean =>
  kind === 'aggregates' && measure.kind === 'mean' && measure.of === figureColumns.value;
