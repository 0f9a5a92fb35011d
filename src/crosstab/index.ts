import { areaNames, type Conformed, kinds, type LoadedSource } from '../conform/index.ts';
import {
  type Area,
  addIsoDays,
  coverOf,
  daysIn,
  type Metric,
  monthSpan,
  monthsIn,
  type Pipeline,
  type Span,
} from '../spec/index.ts';
import type { Measured, PanelQuery, PanelRow, Warehouse } from '../store/index.ts';
import { type Census, censusOf } from './census.ts';
import { personDays } from './exposure.ts';
import { completeGrid } from './grid.ts';
import type { Coverage, MetricPanel, Panel, PanelCell } from './panel.ts';
import { rollUp } from './roll-up.ts';

export * from './panel.ts';

/** Brings typed tables into the panel: per metric, period and area, events and exposure, with nothing read twice. */
export async function crosstab(
  pipeline: Pipeline,
  conformed: Conformed,
  { warehouse, grain }: { warehouse: Warehouse; grain: Panel['grain'] },
): Promise<Panel> {
  const { areas } = conformed.areaList;
  const homes = areaNames(conformed.areaList);
  const census = await censusOf(pipeline, conformed, warehouse);
  const metrics: MetricPanel[] = [];
  for (const loaded of conformed.sources) {
    const own = pipeline.metrics.filter((metric) => metric.source === loaded.source.id);
    if (own.length === 0) continue;
    const coverage = await coverageOf(loaded, warehouse);
    const rows = await warehouse.panel(
      panelQuery(loaded, own, { grain, cover: { from: coverage.from, to: coverage.to } }),
    );
    const spans = spansOf(coverage, grain);
    for (const [index, metric] of own.entries())
      metrics.push(metricPanel(metric, { index, rows, spans, coverage, areas, homes, census }));
  }
  const order = pipeline.metrics.map((metric) => metric.id);
  return { grain, areas, metrics: metrics.sort((a, b) => order.indexOf(a.metric) - order.indexOf(b.metric)) };
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
function spansOf(coverage: Coverage, grain: Panel['grain']): readonly Span[] {
  if (grain === 'day') {
    const days: Span[] = [];
    for (let day = coverage.from; day <= coverage.to; day = addIsoDays(day, 1)) days.push({ from: day, to: day });
    return days;
  }
  return monthsIn(coverage).map((month) => monthSpan(month));
}

const within = (span: Span, cover: Span): Span => ({
  from: span.from < cover.from ? cover.from : span.from,
  to: span.to > cover.to ? cover.to : span.to,
});

interface GridContext {
  readonly index: number;
  readonly rows: readonly PanelRow[];
  readonly spans: readonly Span[];
  readonly coverage: Coverage;
  readonly areas: readonly Area[];
  readonly homes: ReadonlyMap<string, string>;
  readonly census: Census;
}

function metricPanel(metric: Metric, { index, rows, spans, coverage, areas, homes, census }: GridContext): MetricPanel {
  const silenceIsZero = metric.measure.empty === 'zero';
  const { counted, incomplete } = rollUp(
    rows.map(({ start, area, values }) => ({ start, area, events: values[index] ?? 0 })),
    { homes, silenceIsZero },
  );
  const known = new Set(areas.map((area) => area.area));
  const elsewhere = counted
    .filter((row) => row.area === null || !known.has(row.area))
    .reduce((sum, row) => sum + row.events, 0);
  const spanOf = new Map(spans.map((span) => [span.from, within(span, coverage)]));
  const cells = completeGrid(counted, areas, spans).map(({ area, start, events }): PanelCell => {
    const span = spanOf.get(start) ?? { from: start, to: start };
    const exposure =
      metric.measure.kind === 'rate'
        ? personDays(census(metric.exposure, area), span)
        : { exposure: daysIn(span), interpolated: false };
    const reported = events !== null || silenceIsZero;
    const stat = reported ? { kind: 'count' as const, events: events ?? 0, exposure: exposure?.exposure ?? 0 } : null;
    return { ...span, area, stat, interpolated: exposure?.interpolated ?? false };
  });
  return { metric: metric.id, coverage, cells, elsewhere, incomplete };
}
