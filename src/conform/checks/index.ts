import { dataError } from '../../errors.ts';
import type { Check, Pipeline } from '../../spec/index.ts';
import { sha256, type Warehouse } from '../../store/index.ts';
import type { AreaList } from '../area-list.ts';
import type { LoadedSource } from '../load-source.ts';
import { type Judged, judgeMeasured, type SourceMeasured } from './judge.ts';
import { measure, remembered } from './measure.ts';

export { checkPopulation } from './area-checks.ts';
export { checkOf, type Observation } from './check-of.ts';
export type { Judged } from './judge.ts';
export { recalledChecks, restsOnEarlierFiles } from './recalled.ts';

/** What was found out about all sources together, kept beside the measurements of each. */
interface Whole {
  readonly areaList: AreaList;
  readonly made: Readonly<Record<string, readonly Check[]>>;
}
const whole = '*';

export interface QualityContext {
  readonly areaList: AreaList;
  readonly asOf: string | null;
  readonly warehouse: Warehouse;
  /** Checks of one source that its kind makes for itself, by the id of the source. */
  readonly made: ReadonlyMap<string, readonly Check[]>;
}

/** Measures every source, keeps what was measured, and judges it. */
export async function judgeQuality(
  pipeline: Pipeline,
  loaded: readonly LoadedSource[],
  { areaList, asOf, warehouse, made }: QualityContext,
): Promise<Judged> {
  const sources: SourceMeasured[] = [];
  for (const entry of loaded) {
    const measured = await measure(entry, pipeline, warehouse);
    sources.push({ source: entry.source, made: made.get(entry.source.id) ?? [], ...measured });
  }
  const known: Whole = { areaList, made: Object.fromEntries(made) };
  const text = JSON.stringify(known);
  await warehouse.saveMeasurements(pipeline.id, whole, { data: whole, identity: sha256(text), measured: text });
  return judgeMeasured(pipeline, sources, { areaList, asOf });
}

/**
 * Judges what the last load measured against the limits that are declared now, without reading any data.
 *
 * @param asOf  the day that checks stand on; the last settled one where it is null
 * @param areaList  the areas as they are declared now; those of the last load unless given
 * @throws a data error when a source was never measured
 */
export async function judgeStored(
  pipeline: Pipeline,
  warehouse: Warehouse,
  { asOf, areaList: listed }: { readonly asOf: string | null; readonly areaList?: AreaList },
): Promise<Judged> {
  const [record] = await warehouse.measurements(pipeline.id, whole);
  if (!record) throw notMeasuredYet(pipeline.id, 'the pipeline');
  const { areaList: known, made } = JSON.parse(record.measured) as Whole;
  const areaList = listed ?? known;
  const sources: SourceMeasured[] = [];
  for (const source of pipeline.sources) {
    const measured = await remembered(pipeline.id, source.id, warehouse);
    if (!measured) throw notMeasuredYet(pipeline.id, `source "${source.id}"`);
    sources.push({ source, made: made[source.id] ?? [], ...measured });
  }
  return judgeMeasured(pipeline, sources, { areaList, asOf });
}

const notMeasuredYet = (pipeline: string, what: string): Error =>
  dataError(
    'not-measured',
    pipeline,
    `${what} must have been loaded before it can be checked`,
    `run it first: yardline run pipelines/${pipeline}.yaml`,
  );
