import { readKey } from '../acquire/index.ts';
import type { Problem } from '../errors.ts';
import type { Pipeline } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import { type Bounded, withPolygons } from './polygons.ts';
import { isUnchanged, type PlannedFile, planSource, type SourcePlan } from './source-plan.ts';

/** What would become of a file, and how large it is. */
export interface FilePreview {
  readonly file: string;
  readonly agency: string | null;
  readonly bytes: number;
  readonly status: PlannedFile['status'] | 'withdrawn' | 'missing';
  /** Whether its records are read and loaded. */
  readonly load: boolean;
}

/** What would be done with a source, and why. */
export interface SourcePreview {
  readonly source: string;
  readonly title: string;
  /** `skip` where nothing has changed, `fail` where the files it names are not there, or are named twice. */
  readonly action: 'read' | 'skip' | 'fail';
  readonly why: 'first' | 'declaration' | 'files' | 'unchanged' | 'problems';
  readonly files: readonly FilePreview[];
  readonly problems: readonly Problem[];
}

interface Looking {
  readonly warehouse: Warehouse;
  /** The project's folder, absolute. */
  readonly project: string;
}

/** What would be read of every source, and why; nothing is read but what tells one content from another. */
export async function planSources(pipeline: Pipeline, looking: Looking): Promise<readonly SourcePreview[]> {
  return (await sourcePlans(pipeline, looking)).map(({ plan }) => previewOf(plan));
}

/** The plan of every source of a pipeline, with the boundaries that it places records by. */
export async function sourcePlans(
  pipeline: Pipeline,
  { warehouse, project }: Looking,
): Promise<readonly { readonly plan: SourcePlan; readonly boundaries: Bounded['boundaries'] }[]> {
  const plans: { readonly plan: SourcePlan; readonly boundaries: Bounded['boundaries'] }[] = [];
  for (const declared of pipeline.sources) {
    const { source, boundaries } = await withPolygons(declared, { warehouse, project });
    const plan = await planSource(source, {
      warehouse,
      project,
      pipeline: pipeline.id,
      zone: pipeline.calendar.timezone,
      readKey: () => readKey(pipeline.privacy.key, project),
    });
    plans.push({ plan, boundaries });
  }
  return plans;
}

/** A plan as it may be shown: without the key of pseudonyms, and without what only the warehouse needs. */
export function previewOf(plan: SourcePlan): SourcePreview {
  const { source, rebuild, withdrawn, problems } = plan;
  const files = plan.files.map(filePreview);
  const named = new Set(files.map(({ file }) => file));
  const gone = withdrawn
    .filter(({ file }) => !named.has(file))
    .map(
      ({ file, bytes, line }): FilePreview => ({
        file,
        agency: line.agency,
        bytes,
        status: 'withdrawn',
        load: false,
      }),
    );
  const common = { source: source.id, title: source.title, files: [...files, ...gone], problems };
  if (problems.length > 0 || files.some(({ status }) => status === 'missing'))
    return { ...common, action: 'fail', why: 'problems' };
  if (isUnchanged(plan)) return { ...common, action: 'skip', why: 'unchanged' };
  return { ...common, action: 'read', why: rebuild ?? 'files' };
}

function filePreview({ found, status, known }: PlannedFile): FilePreview {
  // a file that is named in full is looked for only when it is read: until then it has neither size nor time
  const isMissing = found.bytes === 0 && found.modified === 0;
  return {
    file: found.file,
    agency: found.group.agency,
    bytes: found.bytes,
    status: isMissing ? 'missing' : status,
    load: known === null && !isMissing,
  };
}
