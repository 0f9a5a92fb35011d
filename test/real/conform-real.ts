import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readDeclarations } from '../../src/acquire/index.ts';
import { type Conformed, conform, kinds, type LoadedSource } from '../../src/conform/index.ts';
import { crosstab } from '../../src/crosstab/index.ts';
import { estimate, type SubjectEstimates } from '../../src/estimate/index.ts';
import type { Check, Measure, Metric, Pipeline, Span } from '../../src/spec/index.ts';
import { openWarehouse, type Warehouse } from '../../src/store/index.ts';
import { metric } from '../estimate/town.ts';
import { projectRoot, temporaryFolder } from '../program.ts';

/** Sources of real public data, loaded from their declarations into a warehouse in memory. */

export const realDataHere = existsSync(join(projectRoot, '../shared/data'));
/** The title of a suite, which says so where it cannot run. */
export const realTitle = (title: string): string =>
  realDataHere ? title : `${title} (SKIPPED: ../shared/data is not here)`;

export interface RealRun {
  readonly pipeline: Pipeline;
  readonly conformed: Conformed;
  readonly warehouse: Warehouse;
  readonly source: (id: string) => LoadedSource;
  readonly check: (id: string) => Check;
  readonly close: () => Promise<void>;
}

/** Loads what `test/real/<name>.yaml` declares, or what a change of it declares. */
export async function conformReal(
  name: string,
  change: (pipeline: Pipeline) => Pipeline = (pipeline) => pipeline,
): Promise<RealRun> {
  const { folder, remove } = await temporaryFolder();
  const project = await readDeclarations(projectRoot, `test/real/${name}.yaml`, kinds);
  const pipeline = change(project.pipeline);
  const warehouse = await openWarehouse({
    address: ':memory:',
    project: projectRoot,
    threads: 2,
    memory: null,
    debug: () => undefined,
  });
  const conformed = await conform(pipeline, {
    warehouse,
    pipeline: pipeline.id,
    zone: pipeline.calendar.timezone,
    project: projectRoot,
    scratch: folder,
    onSource: () => undefined,
  });
  const sure = <T>(found: T | undefined, what: string): T => {
    if (found === undefined) throw new Error(`there is no ${what}`);
    return found;
  };
  return {
    pipeline,
    conformed,
    warehouse,
    source: (id) =>
      sure(
        conformed.sources.find(({ source }) => source.id === id),
        id,
      ),
    check: (id) =>
      sure(
        conformed.checks.find((check) => check.id === id),
        id,
      ),
    close: async () => {
      await warehouse.close();
      await remove();
    },
  };
}

/** What a measure comes to everywhere in a window, over records that were loaded. */
export async function everywhereOf(
  { pipeline: whole, conformed, warehouse }: RealRun,
  declared: { readonly measure: Measure } & Partial<Metric>,
  current: Span,
): Promise<SubjectEstimates> {
  const own = metric({ exposure: null, shownAs: 'number', ...declared });
  const pipeline = { ...whole, metrics: [own], windows: { current, also: [] } };
  const panel = await crosstab(pipeline, conformed, { warehouse, grain: 'month' });
  const found = estimate(pipeline, panel, current.to.slice(0, 7)).subjects.find(
    ({ subject }) => subject.code === '@all',
  );
  if (!found) throw new Error('nothing was estimated');
  return found;
}
