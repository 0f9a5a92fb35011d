import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restsOnEarlierFiles } from '../conform/index.ts';
import { toolError, usageError } from '../errors.ts';
import type { Artifact, Findings } from '../spec/index.ts';
import { type ManifestFacts, openWarehouse, type RunRecord, sha256 } from '../store/index.ts';
import type { RunRequest, RunResult } from './documents.ts';
import type { SessionRequest } from './session.ts';

/** What became of one file: `altered` since it was published, or `differs` when it is made or read again. */
export type Fate = 'same' | 'altered' | 'differs' | 'missing' | 'new';

export interface Compared {
  readonly path: string;
  readonly fate: Fate;
  /** The first line that differs, of a document that is made otherwise. */
  readonly line: number | null;
}

/** What a second making of a report shows of the first. */
export interface Verified {
  readonly run: Findings['run'];
  readonly documents: readonly Compared[];
  readonly inputs: readonly Compared[];
  readonly declarations: readonly Compared[];
  /** What the report was made with, where it is another version now. */
  readonly versions: readonly { readonly name: string; readonly was: string; readonly now: string }[];
  /** Checks that are the report's own: they hold files against others that may be gone. */
  readonly recalled: readonly string[];
  /** Every document is there, is what was published, and is made again with the same bytes. */
  readonly isSame: boolean;
}

interface Manifest extends ManifestFacts {
  readonly run: Findings['run'];
  readonly artifacts: readonly Artifact[];
}

export interface VerifyQuestion {
  /** The folder of the report's documents. */
  readonly report: string;
  /** How many corrections stand on it. */
  readonly notices: number;
  /** All reports that are remembered: of those before it, it may speak. */
  readonly remembered: readonly RunRecord[];
  readonly make: (request: RunRequest) => Promise<RunResult>;
}

/** Makes a report again in a place of its own, from the sources, and compares byte by byte. The report is not touched. */
export async function verifyReport(
  request: SessionRequest,
  { report, notices, remembered, make }: VerifyQuestion,
): Promise<Verified> {
  const was = await readManifest(report);
  const { asOfDay } = was.run;
  if (asOfDay === undefined)
    throw usageError(
      'older-report',
      report,
      'must say on which day it stands (an earlier release made it, and it does not)',
      'run the pipeline again',
    );
  const scratch = await mkdtemp(join(tmpdir(), 'yardline-verify-'));
  try {
    const warehouse = join(scratch, 'warehouse.duckdb');
    await remember(recordsBefore(remembered, was.run), request, warehouse);
    const asked = { ...request, warehouse, out: join(scratch, 'out'), asOf: asOfDay };
    const shown = await shownIn(report, was);
    const recalled = shown?.checks;
    const madeFirst = {
      period: was.run.asOf,
      declarations: was.declarations,
      hasNotice: notices > 0,
      board: shown?.board ?? null,
    };
    const made = await make({
      ...asked,
      showValues: false,
      reportOnFail: true,
      madeFirst,
      ...(recalled ? { recalled } : {}),
    });
    const compared = await comparedTo(was, { report, remade: made.folder });
    return { ...compared, recalled: (recalled ?? []).filter(restsOnEarlierFiles).map(({ id }) => id) };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * What came after it told readers nothing then, and hides nothing of it. The run that is made of changed sources has
 * another name: the order must be found by that of the report.
 */
export function recordsBefore(
  remembered: readonly RunRecord[],
  { id, asOf }: Pick<Findings['run'], 'id' | 'asOf'>,
): readonly RunRecord[] {
  const own = remembered.findIndex((record) => record.id === id && record.period.split('_')[0] === asOf);
  return own === -1 ? remembered : remembered.slice(0, own);
}

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, 'manifest.json');
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Manifest;
  } catch (cause) {
    throw toolError('document', path, 'this document of a run cannot be read', 'run the pipeline again', cause);
  }
}

/** What a report tells, if that is what was published. */
async function shownIn(folder: string, { artifacts }: Manifest): Promise<Findings | null> {
  const bytes = await readFile(join(folder, 'findings.json')).catch(() => null);
  const listed = artifacts.find(({ path }) => path === 'findings.json')?.sha256;
  return bytes !== null && sha256(bytes) === listed ? (JSON.parse(bytes.toString()) as Findings) : null;
}

/**
 * A report speaks of the one before it, and hides what others before it would give away: whoever makes it again must
 * know them too, and which came first.
 */
async function remember(
  earlier: readonly RunRecord[],
  { folder, threads, memory }: SessionRequest,
  address: string,
): Promise<void> {
  const warehouse = await openWarehouse({ address, project: folder, threads, memory, debug: () => undefined });
  try {
    await warehouse.begin();
    for (const record of earlier) await warehouse.saveRun({ ...record, madeFrom: null });
    await warehouse.commit();
  } finally {
    await warehouse.close();
  }
}

interface Folders {
  readonly report: string;
  readonly remade: string;
}

async function comparedTo(was: Manifest, folders: Folders): Promise<Omit<Verified, 'recalled'>> {
  const now = await readManifest(folders.remade);
  const listed = [...was.artifacts, { path: 'manifest.json', sha256: '' }];
  const documents = await Promise.all(listed.map((artifact) => documentFate(artifact, folders)));
  const known = new Set(listed.map(({ path }) => path));
  const added = now.artifacts.filter(({ path }) => !known.has(path)).map(({ path }) => fateOf(path, 'new'));
  const versions = was.versions.flatMap(({ name, version }) => {
    const other = now.versions.find((one) => one.name === name)?.version ?? 'none';
    return other === version ? [] : [{ name, was: version, now: other }];
  });
  const all = [...documents, ...added];
  return {
    run: was.run,
    documents: all,
    inputs: hashFates(named(was.inputs, 'file'), named(now.inputs, 'file')),
    declarations: hashFates(named(was.declarations, 'path'), named(now.declarations, 'path')),
    versions,
    isSame: all.every(({ fate }) => fate === 'same'),
  };
}

const fateOf = (path: string, fate: Fate, line: number | null = null): Compared => ({ path, fate, line });

/** The manifest lists all documents but itself, so of it alone no hash is known. */
async function documentFate(
  { path, sha256: listed }: Pick<Artifact, 'path' | 'sha256'>,
  { report, remade }: Folders,
): Promise<Compared> {
  const [published, again] = await Promise.all(
    [report, remade].map((folder) => readFile(join(folder, path)).catch(() => null)),
  );
  if (!published) return fateOf(path, 'missing');
  if (listed !== '' && sha256(published) !== listed) return fateOf(path, 'altered');
  if (again && published.equals(again)) return fateOf(path, 'same');
  return fateOf(path, 'differs', again ? firstLine(published, again) : null);
}

function firstLine(a: Buffer, b: Buffer): number {
  let [line, at] = [1, 0];
  while (at < a.length && at < b.length && a[at] === b[at]) {
    if (a[at] === 10) line += 1;
    at += 1;
  }
  return line;
}

type Hashes = ReadonlyMap<string, string>;

const named = <K extends string>(
  all: readonly (Readonly<Record<K, string>> & { readonly sha256: string })[],
  by: K,
): Hashes => new Map(all.map((one) => [one[by], one.sha256]));

function hashFates(was: Hashes, now: Hashes): readonly Compared[] {
  const before = [...was].map(([path, hash]) => {
    const other = now.get(path);
    return fateOf(path, other === undefined ? 'missing' : other === hash ? 'same' : 'differs');
  });
  const added = [...now.keys()].filter((path) => !was.has(path)).map((path) => fateOf(path, 'new'));
  return [...before, ...added];
}
