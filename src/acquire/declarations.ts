import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { glob } from 'tinyglobby';
import { exitCodes, type Problem, YardlineError } from '../errors.ts';
import {
  inFileOrder,
  type Kinds,
  type MetricDeclaration,
  type Pipeline,
  type PipelineDeclaration,
  parseDeclaration,
  type ReportDeclaration,
  resolvePipeline,
  type SourceText,
} from '../spec/index.ts';
import { type ActionsFile, readActions } from './actions-file.ts';
import { readCodeLists } from './code-lists.ts';
import { readMarginFiles } from './margin-files.ts';
import { type ReadNarrative, readNarratives } from './narratives.ts';
import { packageFolder } from './package-folder.ts';

/** A project's declarations, parsed and resolved, with the hash of each file they came from. */
export interface Project {
  readonly folder: string;
  readonly pipeline: Pipeline;
  readonly files: readonly DeclaredFile[];
  /** What people say of its reports; a run rests on those alone that it tells. */
  readonly narratives: readonly ReadNarrative[];
  /** The board's decisions, of which a run rests on those alone that were written down by its day; null without any. */
  readonly actions: ActionsFile | null;
}

/** A file by its hash; of a file that only grows, the hash of as many of its first bytes as are said. */
export interface DeclaredFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes?: number;
}

interface ReadContext {
  readonly folder: string;
  readonly problems: Problem[];
  readonly files: Map<string, string>;
}

/** Reads a pipeline and everything it names; throws once, with every mistake in all of these files. */
export async function readDeclarations(folder: string, pipelinePath: string, kinds: Kinds): Promise<Project> {
  const context: ReadContext = { folder, problems: [], files: new Map() };
  const text = await readText(pipelinePath, context);
  if (!text) throw new YardlineError(exitCodes.declaration, context.problems);
  const parsed = parseDeclaration('pipeline', text);
  const metrics = await readLibrary('metric', 'metrics', { ...context, named: metricsIn(parsed.value) });
  const reports = await readLibrary('report', 'reports', { ...context, named: parsed.value?.reports ?? [] });
  const readNamed = (path: string, own: Problem[]): Promise<SourceText | undefined> =>
    readText(path, { ...context, problems: own });
  const { codeLists, missing, mistakes } = await readCodeLists(parsed.located, readNamed);
  const margins = await readMarginFiles(parsed.located, readNamed);
  const { pipeline, problems } = resolvePipeline(parsed, {
    kinds,
    metrics: metrics as ReadonlyMap<string, MetricDeclaration>,
    reports: reports as ReadonlyMap<string, ReportDeclaration>,
    codeLists,
    marginFiles: margins.marginFiles,
  });
  const known = [...metrics.values()].map(({ id }) => id).concat(await shippedMetrics());
  const said = pipeline ? await readNarratives(folder, pipeline, known) : { narratives: [], problems: [] };
  const board = pipeline ? await readBoard(folder, pipeline, known) : { actions: null, problems: [] };
  const own = inFileOrder([...problems, ...missing, ...margins.missing]);
  const all = [...own, ...mistakes, ...context.problems, ...said.problems, ...board.problems];
  if (all.length > 0 || !pipeline) throw new YardlineError(exitCodes.declaration, all);
  const files = [...context.files]
    .map(([path, sha256]) => ({ path, sha256 }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return { folder, pipeline, files, narratives: said.narratives, actions: board.actions };
}

/** Metrics of the library that comes with the program, whose files are named after them. */
const shippedMetrics = async (): Promise<readonly string[]> =>
  (await glob('metrics/**/*.yaml', { cwd: packageFolder() })).map((path) =>
    posix.basename(path.split('\\').join('/'), '.yaml'),
  );

const readBoard = (
  folder: string,
  { id, metrics }: Pipeline,
  known: readonly string[],
): ReturnType<typeof readActions> => readActions(folder, { id, metrics: metrics.map((metric) => metric.id), known });

/** A file's text, or undefined and a problem; the problem stands where the file is named, when that is known. */
async function readText(path: string, { folder, files, problems }: ReadContext): Promise<SourceText | undefined> {
  try {
    const text = await readFile(join(folder, path), 'utf8');
    files.set(path, createHash('sha256').update(text).digest('hex'));
    return { path, text };
  } catch (cause) {
    problems.push({ ...unreadable((cause as NodeJS.ErrnoException).code), place: path, frame: '' });
    return undefined;
  }
}

const unreadable = (code: string | undefined): Omit<Problem, 'place' | 'frame'> => ({
  id: 'declaration-missing',
  message: code === 'ENOENT' ? 'must be there (there is no such file)' : `must be a readable file (${code})`,
  hint: 'check the path; it counts from the folder of the project (-C)',
});

type Room = 'metrics' | 'reports';
type Declared = ReadonlyMap<string, MetricDeclaration | ReportDeclaration>;
interface LibraryContext extends ReadContext {
  /** What the pipeline asks for. */
  readonly named: readonly string[];
}

const metricsIn = (declared: PipelineDeclaration | undefined): readonly string[] =>
  (declared?.metrics ?? []).map((metric) => (typeof metric === 'string' ? metric : metric.use));

/**
 * All metrics or all reports of the project, by the name that pipelines use for them. What the project does not have is
 * looked for in the library that comes with the program: so a project needs no copy of it, and one of its own stands.
 */
async function readLibrary(name: 'metric' | 'report', room: Room, context: LibraryContext): Promise<Declared> {
  const own = await readRoom(name, await pathsIn(room, context.folder), context);
  const missing = context.named.filter((wanted) => !own.has(wanted));
  if (missing.length === 0) return own;
  const files = new Map<string, string>();
  const folder = packageFolder();
  const paths = await pathsIn(room, folder);
  // all of them are read only where a name is not there, to say which is nearest
  const wantedPaths = missing.map((wanted) => `${room}/${wanted}.yaml`);
  const isThere = wantedPaths.every((path) => paths.includes(path));
  const shipped = await readRoom(name, isThere ? wantedPaths : paths, { ...context, folder, files });
  // of a library that is not the project's, only what is asked for belongs to its declarations
  for (const wanted of missing) {
    const sha256 = files.get(`${room}/${wanted}.yaml`);
    if (sha256 !== undefined) context.files.set(`yardline:${room}/${wanted}.yaml`, sha256);
  }
  return new Map([...shipped, ...own]);
}

async function pathsIn(room: Room, folder: string): Promise<readonly string[]> {
  const paths = await glob(`${room}/**/*.yaml`, { cwd: folder });
  return paths.map((path) => path.split('\\').join('/')).sort();
}

async function readRoom(name: 'metric' | 'report', paths: readonly string[], context: ReadContext): Promise<Declared> {
  const library = new Map<string, MetricDeclaration | ReportDeclaration>();
  for (const path of paths) {
    const text = await readText(path, context);
    if (!text) continue;
    const parsed = parseDeclaration(name, text);
    context.problems.push(...parsed.problems);
    if (parsed.value) library.set(path.slice(path.indexOf('/') + 1, -'.yaml'.length), parsed.value);
  }
  return library;
}
