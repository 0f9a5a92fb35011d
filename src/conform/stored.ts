import { exitCodes, type Problem, YardlineError } from '../errors.ts';
import type { Pipeline } from '../spec/index.ts';
import { type FactsTable, groupOfFile, type KnownFile, type Warehouse } from '../store/index.ts';
import { listAreas } from './area-list.ts';
import { judgeStored } from './checks/index.ts';
import type { Conformed } from './conformed.ts';
import type { ConformContext, LoadedSource } from './load-source.ts';
import { outlinesOf } from './outlines.ts';
import { previewOf, type SourcePreview, sourcePlans } from './plan-sources.ts';
import { rejectsIn } from './rejects.ts';
import type { SourcePlan } from './source-plan.ts';
import { unheadedIn } from './unheaded.ts';

/** What the last load left, and what a load would find now. */
export interface Stored {
  readonly conformed: Conformed;
  readonly previews: readonly SourcePreview[];
}

/**
 * Every source as it was last loaded, judged by the limits declared now. Files may have changed since, or be gone: what
 * is stored stands, and the previews say so.
 *
 * @throws a usage error that names every source of which nothing is stored, or whose facts would be made otherwise now
 */
export async function stored(
  pipeline: Pipeline,
  context: Pick<ConformContext, 'warehouse' | 'project' | 'scratch'> & { readonly asOf: string | null },
): Promise<Stored> {
  const { warehouse, asOf } = context;
  const plans = await sourcePlans(pipeline, context);
  const problems = plans.flatMap(({ plan }) => unusable(plan, pipeline.id));
  if (problems.length > 0) throw new YardlineError(exitCodes.declaration, problems);
  const sources: LoadedSource[] = [];
  for (const { plan } of plans) sources.push(await asItWasLoaded(plan, warehouse));
  const areaList = await listAreas(pipeline, sources, context);
  const judged = await judgeStored(pipeline, warehouse, { asOf, areaList });
  const known = plans.flatMap(({ boundaries: own }) => own ?? []);
  const drawn = await outlinesOf(pipeline, { project: context.project, areaList, known });
  const boundaries = [...known, ...drawn.boundaries];
  return {
    conformed: { sources, areaList, boundaries, outlines: drawn.outlines, ...judged },
    previews: plans.map(({ plan }) => previewOf(plan)),
  };
}

/** Facts of another declaration may lack what is asked of them now. */
function unusable({ rebuild, source }: SourcePlan, pipeline: string): readonly Problem[] {
  if (rebuild === null) return [];
  const what = { place: `${pipeline}, source "${source.id}"`, frame: '', hint: `yardline ingest ${pipeline}` };
  return [
    rebuild === 'first'
      ? { ...what, id: 'not-ingested', message: 'must have been read into the warehouse (nothing of it is stored)' }
      : {
          ...what,
          id: 'declaration-changed',
          message:
            'must be stored as it is declared now (its declaration or the program has changed since it was read)',
        },
  ];
}

async function asItWasLoaded({ source, table, before }: SourcePlan, warehouse: Warehouse): Promise<LoadedSource> {
  const { files = [], ledger = [] } = before ?? {};
  const loaded = { ...table, groups: groupsOf(table, files) };
  const changes = files.flatMap(({ change }) => change ?? []);
  return {
    source,
    table: loaded,
    ledger,
    changes,
    unheaded: unheadedIn(files),
    rejects: await rejectsIn(loaded, files, warehouse),
    unchanged: true,
    hasFullKeys: false,
  };
}

/** Agencies as the numbers of the loaded files have them: files of another agency may have come since. */
function groupsOf({ groups }: FactsTable, files: readonly KnownFile[]): FactsTable['groups'] {
  const last = Math.max(groups.length - 1, ...files.map(({ number }) => groupOfFile(number)));
  return Array.from({ length: last + 1 }, (_, group) => {
    const own = files.find(({ number }) => groupOfFile(number) === group);
    const planned = groups[group] ?? { declared: 0, agency: null, codes: [] };
    if (!own) return planned;
    const { agency } = own.line;
    return groups.find((candidate) => candidate.agency === agency) ?? { ...planned, agency };
  });
}
