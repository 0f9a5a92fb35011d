import { areaNames, type Conformed } from '../conform/index.ts';
import type { Metric, Pipeline } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import type { EventDay } from './panel.ts';
import { planOf } from './plan.ts';
import { areaColumn } from './question-scene.ts';

const asksForDays = ({ measure, process }: Metric): boolean =>
  process.chart === 'days-between' && (measure.kind === 'count' || measure.kind === 'rate');

/** The days of events of those metrics that ask for them: counts by month could not tell how far apart they are. */
export async function eventDaysOf(
  pipeline: Pipeline,
  { sources, areaList }: Conformed,
  warehouse: Warehouse,
): Promise<ReadonlyMap<string, readonly EventDay[]>> {
  const homes = areaNames(areaList);
  const all = new Map<string, readonly EventDay[]>();
  for (const metric of pipeline.metrics.filter(asksForDays)) {
    const loaded = sources.find(({ source }) => source.id === metric.source);
    const [first] = planOf(metric).asked;
    if (!loaded || !first || loaded.source.when === null) continue;
    const { table, source } = loaded;
    const rows = await warehouse.panel({
      table,
      when: loaded.source.when,
      area: areaColumn(loaded),
      grain: 'day',
      cover: source.covers ?? { from: '0001-01-01', to: '9999-12-31' },
      measures: [first.measured],
    });
    const days = rows
      .filter(({ values }) => (values[0] ?? 0) > 0)
      .map(({ start, area }) => ({ day: start, area: area === null ? null : (homes.get(area) ?? null) }))
      .sort((a, b) => (a.day < b.day ? -1 : 1));
    all.set(metric.id, days);
  }
  return all;
}
