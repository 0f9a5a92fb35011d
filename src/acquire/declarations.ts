import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parse } from 'csv-parse/sync';
import { glob } from 'tinyglobby';
import { exitCodes, type Problem, YardlineError } from '../errors.ts';
import {
  type CodeList,
  inFileOrder,
  type Kinds,
  type Located,
  type MetricDeclaration,
  type Path,
  type Pipeline,
  parseDeclaration,
  problemAt,
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
  const text = await readText(pipelinePath, context);
  if (!text) throw new YardlineError(exitCodes.declaration, context.problems);
  const parsed = parseDeclaration('pipeline', text);
  const metrics = await readLibrary('metric', 'metrics', context);
  const reports = await readLibrary('report', 'reports', context);
  const { codeLists, missing } = await readCodeLists(parsed.located, context);
  const { pipeline, problems } = resolvePipeline(parsed, {
    kinds,
    metrics: metrics as ReadonlyMap<string, MetricDeclaration>,
    reports: reports as ReadonlyMap<string, ReportDeclaration>,
    codeLists,
  });
  const all = [...inFileOrder([...problems, ...missing]), ...context.problems];
  if (all.length > 0 || !pipeline) throw new YardlineError(exitCodes.declaration, all);
  const files = [...context.files]
    .map(([path, sha256]) => ({ path, sha256 }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return { folder, pipeline, files };
}

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
    const text = await readText(path, context);
    if (!text) continue;
    const parsed = parseDeclaration(name, text);
    context.problems.push(...parsed.problems);
    if (!parsed.value) continue;
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

interface CodeListsRead {
  readonly codeLists: ReadonlyMap<string, CodeList>;
  /** Lists that cannot be read, each wherever the pipeline names it. */
  readonly missing: readonly Problem[];
}

/** The code lists that a pipeline names, wherever they stand in it. */
async function readCodeLists({ file, value, offsetOf }: Located, context: ReadContext): Promise<CodeListsRead> {
  const codeLists = new Map<string, CodeList>();
  const missing: Problem[] = [];
  const named = codeFiles(value, []);
  for (const path of new Set(named.map(({ codes }) => codes))) {
    const problems: Problem[] = [];
    const text = await readText(path, { ...context, problems });
    const list = text && codeListOf(text, context);
    if (list) codeLists.set(path, list);
    for (const { at } of named.filter(({ codes }) => codes === path))
      for (const { id, message, hint } of problems)
        missing.push(problemAt(file, offsetOf(at, 'value'), { id, message: `code list "${path}" ${message}`, hint }));
  }
  return { codeLists, missing };
}

/** Every file of codes that a part of a declaration names, with its place. */
function codeFiles(value: unknown, path: Path): readonly { readonly codes: string; readonly at: Path }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return inner.flatMap(([step, part]) => {
    const at = [...path, step];
    return step === 'codes' && typeof part === 'string' ? [{ codes: part, at }] : codeFiles(part, at);
  });
}

function codeListOf({ path, text }: SourceText, context: ReadContext): CodeList | undefined {
  const complain = (line: number, message: string, hint: string): undefined =>
    void context.problems.push({ id: 'code-list', place: `${path}:${line}:1`, message, hint, frame: '' });
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
  const version = [...new Set(rows.map(({ record }) => record.version ?? ''))].filter((name) => name !== '').join(', ');
  return { path, version, entries: [...seen].map(([code, category]) => ({ code, category })) };
}
