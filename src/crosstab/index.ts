import { areaNames, type Conformed, kinds, type LoadedSource } from '../conform/index.ts';
import {
  type Area,
  addIsoDays,
  coverOf,
  type Metric,
  monthSpan,
  monthsIn,
  type Pipeline,
  type Span,
} from '../spec/index.ts';
import type { Measured, PanelQuery, Warehouse } from '../store/index.ts';
import { censusOf } from './census.ts';
import { type Exposures, exposuresOf } from './exposures.ts';
import { fillCells, type Grid, gridOf } from './fill-cells.ts';
import type { Coverage, MetricPanel, Panel } from './panel.ts';
import { type RolledUp, rollUp } from './roll-up.ts';

export * from './panel.ts';
export { type Arrival, type Recording, recordingsOf, type SourceRecordings } from './recordings.ts';
export * from './stat.ts';

/** Brings typed tables into the panel: per metric, period and area, what a measure needs to know, with nothing read twice. */
export async function crosstab(
  pipeline: Pipeline,
  conformed: Conformed,
  { warehouse, grain }: { warehouse: Warehouse; grain: Panel['grain'] },
): Promise<Panel> {
  const { areas } = conformed.areaList;
  const homes = areaNames(conformed.areaList);
  const exposures = exposuresOf(await censusOf(pipeline, conformed, warehouse), areas);
  const metrics: MetricPanel[] = [];
  for (const loaded of conformed.sources) {
    const own = pipeline.metrics.filter((metric) => metric.source === loaded.source.id);
    if (own.length === 0) continue;
    const coverage = await coverageOf(loaded, warehouse);
    const query = panelQuery(loaded, own, { grain, cover: { from: coverage.from, to: coverage.to } });
    const scene = {
      rows: rollUp(await warehouse.panel(query), homes),
      grid: gridFor(areas, coverage, grain),
      coverage,
      exposures,
    };
    metrics.push(...own.map((metric, index) => metricPanel(metric, index, scene)));
  }
  const order = new Map(pipeline.metrics.map((metric, index) => [metric.id, index]));
  const place = ({ metric }: MetricPanel): number => order.get(metric) ?? 0;
  return { grain, areas, metrics: metrics.sort((a, b) => place(a) - place(b)) };
}

/** One question for all metrics of a source. */
export function panelQuery(
  { source, table }: LoadedSource,
  metrics: readonly Metric[],
  { grain, cover }: { grain: Panel['grain']; cover: Span },
): PanelQuery {
  const kind = kinds.get(source.kind);
  const measures: Measured[] = metrics.map(({ id, measure }) => ({
    id,
    where: measure.count.where ?? {},
    of: measure.count.of ?? null,
    sum: measure.count.sum ?? null,
  }));
  const hasArea = kind?.area != null && source.columns.some(({ name }) => name === kind.area);
  return { table, when: source.when ?? '', area: hasArea ? kind.area : null, grain, cover, measures };
}

async function coverageOf({ source, table }: LoadedSource, warehouse: Warehouse): Promise<Coverage> {
  const { when, covers } = source;
  return coverOf(source, covers === null && when ? await warehouse.range(table, when) : null);
}

/** The months (or days) of a cover; at its edges only the covered part. */
function gridFor(areas: readonly Area[], coverage: Coverage, grain: Panel['grain']): Grid {
  const whole: Span[] = [];
  if (grain === 'day')
    for (let day = coverage.from; day <= coverage.to; day = addIsoDays(day, 1)) whole.push({ from: day, to: day });
  else whole.push(...monthsIn(coverage).map((month) => monthSpan(month)));
  const clipped = whole.map(({ from, to }) => ({
    from: from < coverage.from ? coverage.from : from,
    to: to > coverage.to ? coverage.to : to,
  }));
  return gridOf(
    areas,
    clipped,
    whole.map(({ from }) => from),
  );
}

interface Scene {
  readonly rows: readonly RolledUp[];
  readonly grid: Grid;
  readonly coverage: Coverage;
  readonly exposures: Exposures;
}

function metricPanel(metric: Metric, index: number, { rows, grid, coverage, exposures }: Scene): MetricPanel {
  const silenceIsZero = metric.measure.empty === 'zero';
  const filled = fillCells(grid, { kind: 'count', rows, from: index, width: 1, silenceIsZero });
  const { reported, columns } = filled.cells;
  const exposure = exposures(metric.measure.kind === 'rate' ? (metric.exposure ?? '') : null, grid.spans);
  const reportedExposure = exposure.days.map((days, cell) => (reported[cell] === 1 ? days : 0));
  return {
    metric: metric.id,
    coverage,
    spans: grid.spans,
    ...filled,
    cells: {
      ...filled.cells,
      columns: [columns[0] ?? new Float64Array(), reportedExposure],
      interpolated: exposure.interpolated,
    },
  };
}
