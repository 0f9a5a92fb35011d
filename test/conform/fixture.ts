import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { allRejects, type Reject } from '../../src/conform/index.ts';
import { type LoadedSource, loadSource } from '../../src/conform/load-source.ts';
import type { CodeList, FileGroup, LedgerLine, Mapping, Source } from '../../src/spec/index.ts';
import { plainMapping } from '../../src/spec/plain-mapping.ts';
import { type CellValue, openWarehouse, type Warehouse } from '../../src/store/index.ts';

/** Real files in a temporary folder, real DuckDB in memory: one source in, its ledger, rejects and facts out. */

/** A folder of its own, gone after the last test. */
export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'yardline-test-'));

export type Files = Readonly<Record<string, string | Uint8Array>>;

export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

export const mapping = (
  column: string,
  type: Mapping['type'],
  from: string | readonly string[],
  more: Partial<Mapping> & { readonly formats?: readonly string[] } = {},
): Mapping => {
  const { formats = [], ...rest } = more;
  return {
    column,
    type,
    how: 'alias',
    parts: [{ headers: [from].flat(), formats, nth: null }],
    ...plainMapping,
    refuse: 'record',
    trueValues: ['yes'],
    falseValues: ['no'],
    ...rest,
  };
};

export const codeList = (codes: Readonly<Record<string, string>>): CodeList => ({
  path: 'codes.csv',
  version: '1',
  entries: Object.entries(codes).map(([code, category]) => ({ code, category, agency: null })),
});

export interface SourceOptions extends Partial<Omit<Source, 'files'>> {
  readonly files?: readonly (Partial<FileGroup> & { readonly match: string })[];
}

export function sourceOf(
  mappings: readonly Mapping[],
  { files = [{ match: '*.csv' }], ...more }: SourceOptions = {},
): Source {
  const groups = files.map((group) => ({
    agency: null,
    mappings,
    encoding: null,
    delimiter: null,
    sheet: null,
    wide: null,
    ...group,
  }));
  const columns = new Map<string, Mapping['type']>();
  for (const one of groups.flatMap((group) => group.mappings)) {
    columns.set(one.column, one.type);
    if (one.codes && one.codesInto) columns.set(one.codesInto, 'text');
  }
  const rest = {
    id: 'crime',
    kind: 'incidents',
    title: 'crime',
    origin: '',
    licence: '',
    covers: null,
    extracted: null,
    reportingLagDays: null,
    when: 'occurred_at',
    repeats: 'keep',
    key: [],
    revisedBy: null,
    nearDuplicates: null,
    missing: [],
    filter: {},
    polygons: null,
    responses: null,
    figures: null,
    survey: null,
    checks: [],
    totals: [],
  } as const;
  return { ...rest, ...more, files: groups, columns: [...columns].map(([name, type]) => ({ name, type })) };
}

export interface Ingested {
  readonly loaded: LoadedSource;
  readonly ledger: readonly LedgerLine[];
  readonly rejects: readonly Reject[];
  readonly facts: readonly (readonly CellValue[])[];
}

export interface IngestOptions {
  readonly folder: string;
  readonly zone?: string;
  readonly warehouse?: Warehouse;
  readonly columns?: readonly string[];
  /** The key of pseudonyms. */
  readonly key?: string;
  /** Told of the bytes of files that are loaded. */
  readonly onBytes?: (file: string, bytes: number) => void;
}

export const openInMemory = (project: string, threads = 2): Promise<Warehouse> =>
  openWarehouse({ address: ':memory:', project, threads, memory: null, debug: () => undefined });

/** Loads a source from the files of a folder, and checks that every ledger line balances. */
export async function ingestFolder(
  source: Source,
  { folder, zone = 'UTC', warehouse, columns, key = 'a key of the tests alone', onBytes }: IngestOptions,
): Promise<Ingested> {
  const own = warehouse ?? (await openInMemory(folder));
  const scratch = await temporaryFolder();
  const loaded = await loadSource(source, {
    warehouse: own,
    pipeline: 'test',
    zone,
    project: folder,
    scratch,
    readKey: async () => ({ text: key, fingerprint: key }),
    ...(onBytes ? { onBytes } : {}),
  });
  const names = columns ?? source.columns.filter(({ type }) => type !== 'timestamp').map(({ name }) => name);
  const facts = await own.rows(loaded.table, names);
  const rejects = await allRejects(loaded.rejects);
  if (!warehouse) await own.close();
  for (const line of loaded.ledger) expectBalance(line);
  return { loaded, ledger: loaded.ledger, rejects, facts };
}

export async function ingest(
  files: Files,
  source: Source,
  options: Omit<IngestOptions, 'folder'> = {},
): Promise<Ingested> {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  return ingestFolder(source, { folder, ...options });
}

export function expectBalance(line: LedgerLine): void {
  expect(line.loaded + line.rejected + line.duplicate + line.superseded + line.filtered).toBe(line.read);
  expect(line.headerLines + line.blankLines + line.recordLines).toBe(line.lines);
}

/** The lines of a text as an editor shows them; a final line end starts no further line. */
export function editorLines(text: string): readonly string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** What tests compare most: line and rule of each reject. */
export const brief = (rejects: readonly Reject[]): readonly string[] =>
  rejects.map(({ file, line, rule, fate }) => `${file}:${line} ${fate === 'duplicate' ? 'duplicate' : rule}`);
