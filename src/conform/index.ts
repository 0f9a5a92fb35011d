import { exitCodes, type Problem, YardlineError } from '../errors.ts';
import type { Check, Pipeline } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import { type AreaList, listAreas } from './area-list.ts';
import { checkAreas, checkPopulation, checkSource } from './checks.ts';
import { type ConformContext, type LoadedSource, loadSource } from './load-source.ts';

export type { AreaList } from './area-list.ts';
export { kinds } from './kinds.ts';
export type { LoadedSource } from './load-source.ts';
export type { Reject } from './rejects.ts';

export interface Conformed {
  readonly sources: readonly LoadedSource[];
  readonly areaList: AreaList;
  readonly checks: readonly Check[];
}

/** Brings every source of a pipeline into its facts table, and says how good the data are; throws once, with every file that is bad. */
export async function conform(
  pipeline: Pipeline,
  context: ConformContext & { readonly onSource: (loaded: LoadedSource) => void },
): Promise<Conformed> {
  const sources: LoadedSource[] = [];
  const problems: Problem[] = [];
  for (const source of pipeline.sources) {
    try {
      const loaded = await loadSource(source, context);
      context.onSource(loaded);
      sources.push(loaded);
    } catch (error) {
      if (!(error instanceof YardlineError) || error.exitCode !== exitCodes.data) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new YardlineError(exitCodes.data, problems);
  return { sources, ...(await judge(pipeline, sources, context.warehouse)) };
}

async function judge(
  pipeline: Pipeline,
  sources: readonly LoadedSource[],
  warehouse: Warehouse,
): Promise<{ readonly areaList: AreaList; readonly checks: readonly Check[] }> {
  const areaList = await listAreas(pipeline, sources, warehouse);
  const checks: Check[] = [];
  const exposures = new Set(pipeline.metrics.map((metric) => metric.exposure));
  for (const loaded of sources) {
    checks.push(...(await checkSource(loaded, areaList, warehouse)));
    if (exposures.has(loaded.source.id)) checks.push(await checkPopulation(loaded, areaList, warehouse));
  }
  return { areaList, checks: [...checks, ...checkAreas(areaList)] };
}
