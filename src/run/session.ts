import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { type Project, readDeclarations } from '../acquire/index.ts';
import { kinds } from '../conform/index.ts';
import { usageError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Pipeline } from '../spec/index.ts';
import { openWarehouse, type Warehouse } from '../store/index.ts';

/** What every stage is asked: where the project is, and what with. */
export interface SessionRequest {
  /** The project's folder, absolute. */
  readonly folder: string;
  /** The pipeline's file, from that folder. */
  readonly pipeline: string;
  /** A date or a period, as it was given. */
  readonly asOf: string | null;
  readonly out: string;
  readonly warehouse: string | null;
  readonly threads: number | null;
  readonly memory: string | null;
}

/** Work in progress: what it was asked, where it stands, and where it tells of its progress. */
export interface Session<Request extends SessionRequest = SessionRequest> {
  readonly request: Request;
  readonly project: Project;
  readonly warehouse: Warehouse;
  readonly scratch: string;
  /** The folder of all documents of this pipeline. */
  readonly root: string;
  readonly log: Log;
}

export const version = packageJson.version;

/**
 * What becomes of the warehouse: `write` makes one where there is none and leaves it to the work to commit; `stored`
 * needs one and changes nothing; `look` does without, and changes nothing either.
 */
export type Use = 'write' | 'stored' | 'look';

/** Opens what a stage needs, gives it to the work, and closes it; what the work did not commit never happened. */
export async function inSession<Request extends SessionRequest, Result>(
  request: Request,
  { log, use, project: read }: { readonly log: Log; readonly use: Use; readonly project?: Project },
  work: (session: Session<Request>) => Promise<Result>,
): Promise<Result> {
  const { folder, threads, memory } = request;
  const project = read ?? (await readProject(request));
  const address = await addressFor(use, request, project.pipeline);
  const warehouse = await openWarehouse({ address, project: folder, threads, memory, debug: log.debug });
  const scratch = await mkdtemp(join(tmpdir(), 'yardline-'));
  const root = resolve(folder, request.out, project.pipeline.id);
  try {
    return await work({ request, project, warehouse, scratch, root, log });
  } catch (error) {
    log.clear();
    await warehouse.rollback();
    throw error;
  } finally {
    await warehouse.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

export const readProject = ({ folder, pipeline }: SessionRequest): Promise<Project> =>
  readDeclarations(folder, pipeline, kinds);

const warehouseOf = (request: SessionRequest, pipeline: Pipeline): string =>
  request.warehouse ??
  (request.out === 'out' ? pipeline.warehouse : resolve(request.folder, request.out, 'warehouse.duckdb'));

async function addressFor(use: Use, request: SessionRequest, pipeline: Pipeline): Promise<string> {
  const address = warehouseOf(request, pipeline);
  if (use === 'write' || address === ':memory:' || /^[a-z]+:\/\//.test(address)) return address;
  const path = isAbsolute(address) ? address : join(request.folder, address);
  if (await stat(path).catch(() => undefined)) return address;
  if (use === 'look') return ':memory:';
  throw usageError(
    'not-ingested',
    pipeline.id,
    'must have been read into the warehouse (there is none yet)',
    `yardline ingest ${pipeline.id}`,
  );
}
