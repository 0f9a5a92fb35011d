import { type CountStat, type MetricPanel, type Panel, statOf } from '../../src/crosstab/index.ts';

export interface ListedCell {
  readonly area: string;
  readonly from: string;
  readonly to: string;
  /** Null where nothing was reported. */
  readonly stat: CountStat | null;
  readonly interpolated: boolean;
}

/** The cells of a metric that counts, one by one, as a test wants to look at them. */
export function listCells({ areas }: Pick<Panel, 'areas'>, { spans, cells }: MetricPanel): readonly ListedCell[] {
  return areas.flatMap(({ area }, row) =>
    spans.map(({ from, to }, column) => {
      const at = row * spans.length + column;
      const values = cells.columns.map((column) => column[at] ?? 0);
      const found = statOf('count', values);
      const stat = cells.reported[at] === 1 && found.kind === 'count' ? found : null;
      return { area, from, to, stat, interpolated: cells.interpolated[at] === 1 };
    }),
  );
}

/** Those of the first metric. */
export function firstCells(panel: Panel): readonly ListedCell[] {
  const [metric] = panel.metrics;
  return metric ? listCells(panel, metric) : [];
}
