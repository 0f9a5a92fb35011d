import { areaNames, type Conformed, type LoadedSource } from '../conform/index.ts';
import { groupMetrics, type Metric, type Pipeline, type Span } from '../spec/index.ts';
import type { Measured, PanelQuery, Warehouse } from '../store/index.ts';
import { censusOf } from './census.ts';
import { commonCoverage, coverageOf } from './coverage.ts';
import { eventDaysOf } from './event-days.ts';
import { exposuresOf } from './exposures.ts';
import { grids, metricPanel, type Planned, placements, type Tallied } from './metric-panel.ts';
import { rankNeed } from './neediest.ts';
import type { Coverage, MetricPanel, Panel } from './panel.ts';
import { type Asked, type MetricPlan, planOf } from './plan.ts';
import type { Question } from './question.ts';
import { areaColumn, type Placed, type QuestionScene } from './question-scene.ts';
import { ask, inTime } from './questions.ts';
import { rollUp } from './roll-up.ts';

export { type FunnelRows, funnelRows } from './funnel-rows.ts';
export { fromKept, toKept } from './kept-cells.ts';
export * from './panel.ts';
export { type Arrival, type Recording, recordingsOf, type SourceRecordings } from './recordings.ts';
export * from './stat.ts';
export { steadyMetrics } from './steady-metrics.ts';

/** Panels of metrics that were counted before, by metric: they are taken as they are. */
export type CountedBefore = ReadonlyMap<string, MetricPanel>;

/**
 * Brings typed tables into the panel: per metric, period and area, what a measure needs to know, with nothing read twice.
 *
 * @param before  what need not be counted
 */
export async function crosstab(
  pipeline: Pipeline,
  conformed: Conformed,
  scene: { warehouse: Warehouse; grain: Panel['grain']; before?: CountedBefore },
): Promise<Panel> {
  const { grain, before = new Map() } = scene;
  const metrics = pipeline.metrics.filter((metric) =>
    [metric, ...groupMetrics(metric)].some(({ id }) => !before.has(id)),
  );
  const counted = metrics.length === 0 ? null : await count({ ...pipeline, metrics }, conformed, scene);
  const made = new Map([...(counted?.metrics ?? []), ...(counted?.groups ?? [])].map((own) => [own.metric, own]));
  const panelsOf = (all: readonly Metric[]): readonly MetricPanel[] =>
    all.flatMap(({ id }) => made.get(id) ?? before.get(id) ?? []);
  return {
    grain,
    areas: conformed.areaList.areas,
    metrics: panelsOf(pipeline.metrics),
    groups: panelsOf(pipeline.metrics.flatMap(groupMetrics)),
  };
}

async function count(
  pipeline: Pipeline,
  conformed: Conformed,
  { warehouse, grain }: { warehouse: Warehouse; grain: Panel['grain'] },
): Promise<Pick<Panel, 'metrics' | 'groups'>> {
  const { areas } = conformed.areaList;
  const homes = areaNames(conformed.areaList);
  const ranked = await rankNeed(pipeline, conformed, { warehouse, homes });
  const exposures = exposuresOf(await censusOf(pipeline, conformed, warehouse), areas);
  const coverages = new Map<string, Coverage>();
  for (const loaded of conformed.sources)
    if (isAsked(loaded, pipeline.metrics)) coverages.set(loaded.source.id, await coverageOf(loaded, warehouse, grain));
  const wholePlans = ranked.metrics.map((metric) => plannedWithin(planOf(metric), coverages));
  const groupPlans = ranked.metrics.flatMap(groupMetrics).map((metric) => plannedWithin(planOf(metric), coverages));
  const plans = [...wholePlans, ...groupPlans];
  const tallied = new Map<string, Tallied>();
  for (const loaded of conformed.sources) {
    const coverage = coverages.get(loaded.source.id);
    const own = plans.flatMap(({ asked }) => asked.filter(({ source }) => source === loaded.source.id));
    if (coverage && own.length > 0)
      tallied.set(loaded.source.id, await tally(loaded, own, { warehouse, grain, homes, coverage }));
  }
  const answers = await askAll(plans, conformed.sources, { warehouse, grain, zone: pipeline.calendar.timezone });
  const gridFor = grids(areas, grain);
  const days = await eventDaysOf(pipeline, conformed, warehouse);
  const scene = { tallied, answers, homes, gridFor, placedIn: placements(), exposures };
  const metrics = wholePlans
    .flatMap((plan) => metricPanel(plan, { ...scene, wholes: [] }))
    .map((own) => ({ ...own, eventDays: days.get(own.metric), ranking: ranked.rankings.get(own.metric) }));
  const groups = groupPlans.flatMap((plan) => metricPanel(plan, { ...scene, wholes: metrics }));
  return { metrics, groups };
}

/** Questions that are asked by themselves, each once, however many metrics ask it. */
async function askAll(
  plans: readonly Planned[],
  sources: readonly LoadedSource[],
  scene: Pick<QuestionScene, 'warehouse' | 'grain' | 'zone'>,
): Promise<ReadonlyMap<string, readonly Placed[]>> {
  const answers = new Map<string, readonly Placed[]>();
  const answerTo = async (question: Question, asking: QuestionScene): Promise<readonly Placed[]> => {
    const key = JSON.stringify(question);
    const found = answers.get(key) ?? (await answered(question, asking));
    answers.set(key, found);
    return found;
  };
  const answered = async (question: Question, asking: QuestionScene): Promise<readonly Placed[]> => {
    if (question.kind !== 'durations' || question.within === null) return ask(question, asking);
    return inTime(await answerTo({ ...question, within: null }, asking), question.within);
  };
  for (const { question, coverage } of plans) {
    const loaded = sources.find(({ source }) => source.id === question?.source);
    if (question === null || !loaded) continue;
    const { from, to, settledThrough } = coverage;
    await answerTo(question, { ...scene, loaded, cover: { from, to }, settledThrough });
  }
  return answers;
}

const isAsked = ({ source }: LoadedSource, metrics: readonly Metric[]): boolean =>
  metrics.some((metric) => metric.source === source.id || metric.denominator === source.id);

/** Of two sources that cover different days, only records of the days that both cover. */
function plannedWithin(plan: MetricPlan, coverages: ReadonlyMap<string, Coverage>): Planned {
  const own = [...new Set(plan.asked.map(({ source }) => source))].flatMap((id) => coverages.get(id) ?? []);
  const coverage = commonCoverage(own);
  const { from, to } = coverage;
  const isNarrower = own.some((one) => one.from !== from || one.to !== to);
  const asked = plan.asked.map((one) => ({ ...one, measured: { ...one.measured, within: { from, to } } }));
  return { ...plan, coverage, asked: isNarrower ? asked : plan.asked };
}

interface Asking {
  readonly warehouse: Warehouse;
  readonly grain: Panel['grain'];
  readonly homes: ReadonlyMap<string, string>;
  readonly coverage: Coverage;
}

async function tally(
  loaded: LoadedSource,
  asked: readonly Asked[],
  { warehouse, grain, homes, coverage: { from, to } }: Asking,
): Promise<Tallied> {
  const measures = asked.map(({ measured }) => measured);
  const query = panelQuery(loaded, measures, { grain, cover: { from, to } });
  return {
    rows: rollUp(await warehouse.panel(query), homes),
    places: new Map(asked.map((one, place) => [one, place])),
    hasAreas: query.area !== null,
  };
}

/** One question for all metrics of a source. */
export function panelQuery(
  loaded: LoadedSource,
  measures: readonly Measured[],
  { grain, cover }: { grain: Panel['grain']; cover: Span },
): PanelQuery {
  const { source, table } = loaded;
  return { table, when: source.when ?? '', area: areaColumn(loaded), grain, cover, measures };
}
