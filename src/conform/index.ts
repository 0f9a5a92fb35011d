import { readKey } from '../acquire/index.ts';
import { exitCodes, type Problem, YardlineError } from '../errors.ts';
import type { Check, Pipeline } from '../spec/index.ts';
import { type AreaList, listAreas } from './area-list.ts';
import { checkPlaces } from './check-places.ts';
import { checkPopulation, type Judged, judgeQuality } from './checks/index.ts';
import { checkClocks } from './clock-checks.ts';
import type { Conformed } from './conformed.ts';
import { checkCopies } from './copied-files.ts';
import { checkFigures } from './figure-checks.ts';
import { checkFlags } from './flag-checks.ts';
import { groupResidents } from './group-residents.ts';
import { checkKey } from './key-check.ts';
import { type ConformContext, type LoadedSource, loadSource } from './load-source.ts';
import { madeOnce } from './made-once.ts';
import { outlinesOf } from './outlines.ts';
import { type Boundaries, withPolygons } from './polygons.ts';
import { checkResponses } from './response-checks.ts';
import { checkSurvey } from './survey-checks.ts';
import { checkUnheaded } from './unheaded.ts';
import { checkWeeks } from './week-checks.ts';
import { checkWhen } from './when-check.ts';

export { type AreaList, areaNames } from './area-list.ts';
export { type Judged, judgeStored, recalledChecks, restsOnEarlierFiles } from './checks/index.ts';
export type { Conformed } from './conformed.ts';
export { withExcerpts } from './excerpts.ts';
export { intervalQuery } from './interval-query.ts';
export { kinds } from './kinds.ts';
export { SeemedPlainError } from './load-file.ts';
export type { LoadedSource } from './load-source.ts';
export { type FilePreview, planSources, type SourcePreview } from './plan-sources.ts';
export type { Boundaries } from './polygons.ts';
export { allRejects, type Reject, type RejectList } from './rejects.ts';
export { type Stored, stored } from './stored.ts';
export { apart, firstWeek, longSpans } from './whole-periods.ts';

/** Brings every source of a pipeline into its facts table, and says how good the data are; throws once, with every file that is bad. */
export async function conform(
  pipeline: Pipeline,
  context: ConformContext & { readonly onSource: (loaded: LoadedSource) => void },
): Promise<Conformed> {
  const sources: LoadedSource[] = [];
  const boundaries: Boundaries[] = [];
  const problems: Problem[] = [];
  for (const source of pipeline.sources) {
    try {
      const bounded = await withPolygons(source, context);
      if (bounded.boundaries) boundaries.push(bounded.boundaries);
      const loaded = await loadSource(bounded.source, {
        ...context,
        warehouse: bounded.warehouse,
        readKey: () => readKey(pipeline.privacy.key, context.project),
      });
      context.onSource(loaded);
      sources.push(loaded);
    } catch (error) {
      if (!(error instanceof YardlineError) || error.exitCode !== exitCodes.data) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new YardlineError(exitCodes.data, problems);
  const judged = await judge(pipeline, sources, context);
  const { areaList } = judged;
  const drawn = await outlinesOf(pipeline, { project: context.project, areaList, known: boundaries });
  return { sources, ...judged, outlines: drawn.outlines, boundaries: [...boundaries, ...drawn.boundaries] };
}

/** What kinds check for themselves, then everything that is measured of every source, against its limits. */
async function judge(
  pipeline: Pipeline,
  sources: readonly LoadedSource[],
  context: ConformContext,
): Promise<Judged & { readonly areaList: AreaList }> {
  const { warehouse, asOf = null } = context;
  const areaList = await listAreas(pipeline, sources, context);
  const exposures = new Set(pipeline.metrics.map((metric) => metric.exposure));
  const made = new Map<string, readonly Check[]>();
  for (const loaded of sources) {
    const population = exposures.has(loaded.source.id)
      ? [await checkPopulation(loaded, areaList, warehouse), ...(await groupResidents(loaded, pipeline, warehouse))]
      : [];
    const survey = await checkSurvey(loaded, warehouse);
    const { calendar } = pipeline;
    const records = await madeOnce(loaded, { warehouse, pipeline: pipeline.id, calendar }, async () => [
      ...(await checkWhen(loaded, warehouse)),
      ...(await checkKey(loaded, warehouse)),
      ...(await checkClocks(loaded, { warehouse, zone: calendar.timezone })),
      ...(await checkFlags(loaded, warehouse)),
      ...(await checkResponses(loaded, { warehouse, zone: calendar.timezone })),
      ...(await checkFigures(loaded, warehouse)),
      ...(await checkWeeks(loaded, { warehouse, calendar })),
    ]);
    const places = await checkPlaces(loaded, areaList, warehouse);
    made.set(loaded.source.id, [
      ...checkCopies(loaded),
      ...checkUnheaded(loaded.source.id, loaded.unheaded),
      ...population,
      ...places,
      ...survey,
      ...records,
    ]);
  }
  return { areaList, ...(await judgeQuality(pipeline, sources, { areaList, asOf, warehouse, made })) };
}
