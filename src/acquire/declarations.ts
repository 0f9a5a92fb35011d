import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { parse } from 'csv-parse/sync';
import { glob } from 'tinyglobby';
import { exitCodes, type Problem, usageError, YardlineError } from '../errors.ts';
import {
  type CodeList,
  type Kinds,
  type MetricDeclaration,
  type Pipeline,
  parseDeclaration,
  type ReportDeclaration,
  resolvePipeline,
  type SourceText,
} from '../spec/index.ts';

/** A project's declarations, parsed and resolved, with the hash of each file they came from. */
export interface Project {
  readonly folder: string;
  readonly pipeline: Pipeline;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

interface ReadContext {
  readonly folder: string;
  readonly problems: Problem[];
  readonly files: Map<string, string>;
}

/** Reads a pipeline and everything it names; throws once, with every mistake in all of these files. */
export async function readDeclarations(folder: string, pipelinePath: string, kinds: Kinds): Promise<Project> {
  const context: ReadContext = { folder, problems: [], files: new Map() };
  const parsed = parseDeclaration('pipeline', await readText(pipelinePath, context));
  const metrics = await readLibrary('metric', 'metrics', context);
  const reports = await readLibrary('report', 'reports', context);
  const codeLists = await readCodeLists(parsed.located.value, context);
  const { pipeline, problems } = resolvePipeline(parsed, {
    kinds,
    metrics: metrics as ReadonlyMap<string, MetricDeclaration>,
    reports: reports as ReadonlyMap<string, ReportDeclaration>,
    codeLists,
  });
  const all = [...problems, ...context.problems];
  if (all.length > 0 || !pipeline) throw new YardlineError(exitCodes.declaration, all);
  const files = [...context.files]
    .map(([path, sha256]) => ({ path, sha256 }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return { folder, pipeline, files };
}

async function readText(path: string, { folder, files }: ReadContext): Promise<SourceText> {
  const absolute = join(folder, path);
  const text = await readFile(absolute, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw usageError(
      'declaration-missing',
      path,
      cause.code === 'ENOENT' ? 'must be there (there is no such file)' : `must be a readable file (${cause.code})`,
      'check the path; it counts from the folder of the project (-C)',
    );
  });
  files.set(path, createHash('sha256').update(text).digest('hex'));
  return { path, text };
}

/** All metrics or all reports of the project, by the name that pipelines use for them. */
async function readLibrary(
  name: 'metric' | 'report',
  room: string,
  context: ReadContext,
): Promise<ReadonlyMap<string, MetricDeclaration | ReportDeclaration>> {
  const paths = (await glob(`${room}/**/*.yaml`, { cwd: context.folder }))
    .map((path) => path.split('\\').join('/'))
    .sort();
  const library = new Map<string, MetricDeclaration | ReportDeclaration>();
  for (const path of paths) {
    const parsed = parseDeclaration(name, await readText(path, context));
    context.problems.push(...parsed.problems);
    if (!parsed.value) continue;
    if (parsed.value.id !== basename(path, '.yaml'))
      context.problems.push({
        id: 'id',
        place: `${path}:1:1`,
        message: `id must be the file's name (got "${parsed.value.id}")`,
        hint: `id: ${basename(path, '.yaml')}`,
        frame: '',
      });
    library.set(
      relative(room, path)
        .replace(/\.yaml$/, '')
        .split('\\')
        .join('/'),
      parsed.value,
    );
  }
  return library;
}

/** The code lists that a pipeline names, wherever they stand in it. */
async function readCodeLists(declaration: unknown, context: ReadContext): Promise<ReadonlyMap<string, CodeList>> {
  const lists = new Map<string, CodeList>();
  for (const path of codePaths(declaration)) {
    const list = await readCodeList(path, context);
    if (list) lists.set(path, list);
  }
  return lists;
}

function codePaths(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(codePaths);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'codes' in value && typeof value.codes === 'string' ? [value.codes] : [];
  return [...new Set([...own, ...Object.values(value).flatMap(codePaths)])];
}

async function readCodeList(path: string, context: ReadContext): Promise<CodeList | undefined> {
  const complain = (line: number, message: string, hint: string): undefined =>
    void context.problems.push({ id: 'code-list', place: `${path}:${line}:1`, message, hint, frame: '' });
  const { text } = await readText(path, context);
  let rows: readonly { readonly record: Record<string, string>; readonly info: { readonly lines: number } }[];
  try {
    rows = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true, info: true });
  } catch (cause) {
    return complain(
      (cause as { lines?: number }).lines ?? 1,
      'must be a CSV with the columns code and category',
      (cause as Error).message,
    );
  }
  const first = rows[0]?.record ?? {};
  if (!('code' in first && 'category' in first))
    return complain(
      1,
      `must have the columns code and category (got ${Object.keys(first).join(', ') || 'no rows'})`,
      'a third column, version, says which edition it is',
    );
  const seen = new Map<string, string>();
  for (const { record, info } of rows) {
    const { code = '', category = '' } = record;
    const other = seen.get(code);
    if (code === '' || category === '')
      complain(info.lines, 'must have a code and a category', 'fill both, or remove the line');
    if (other !== undefined && other !== category)
      complain(info.lines, `code "${code}" stands for both "${other}" and "${category}"`, 'a code has one category');
    seen.set(code, category);
  }
  const version = [...new Set(rows.map(({ record }) => record.version ?? ''))].filter((text) => text !== '').join(', ');
  return { path, version, entries: [...seen].map(([code, category]) => ({ code, category })) };
}
