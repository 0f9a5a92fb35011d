import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { access, constants, cp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toolError } from '../errors.ts';
import type { Artifact, Document } from '../spec/index.ts';
import { makeFolder } from './make-folder.ts';

/**
 * Documents appear whole or not at all. A run writes a new folder beside the old one; when the warehouse has
 * committed, the folders change places; the manifest gets its name last. Whatever a crash leaves behind has a
 * name that starts with a dot, and the next start completes it or drops it.
 */

export interface Folders {
  /** Where all documents of a pipeline are, such as `out/safe-streets`. */
  readonly root: string;
  readonly period: string;
  readonly run: string;
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export function artifactsOf(documents: readonly Document[]): readonly Artifact[] {
  return documents
    .map(({ path, bytes }) => ({ path, sha256: sha256(bytes), bytes: bytes.length }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A document that is not published may be too large to be held at once. */
export interface KeptDocument {
  readonly path: string;
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
}

const publicName = ({ period }: Folders): string => period;
const privateName = ({ period }: Folders): string => join('private', period);
const beside = (name: string, run: string, what: 'new' | 'old'): string =>
  join(dirname(name), `.${name.split(/[\\/]/).at(-1)}.${run}.${what}`);
const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** The documents that a list names, as they stand in a folder; null where one is gone or is not what it was. */
export async function readBack(folder: string, artifacts: readonly Artifact[]): Promise<readonly Document[] | null> {
  const documents: Document[] = [];
  for (const { path, sha256: hash } of artifacts) {
    const bytes = await readFile(join(folder, path)).catch(() => null);
    if (bytes === null || sha256(bytes) !== hash) return null;
    documents.push({ path, bytes });
  }
  return documents;
}

async function writeFolder(folder: string, documents: readonly KeptDocument[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const { path, bytes } of documents) {
    const target = join(folder, path);
    await makeFolder(dirname(target));
    await writeFile(target, bytes, { flush: true });
  }
}

/** Writes the documents of a run beside what is published, and where there are some, what is kept apart. Nothing that a reader sees changes yet. */
export async function writeBeside(
  folders: Folders,
  published: readonly Document[],
  kept: readonly KeptDocument[] | null,
): Promise<void> {
  const [own, apart] = [publicName(folders), privateName(folders)].map((name) =>
    join(folders.root, beside(name, folders.run, 'new')),
  ) as [string, string];
  try {
    const hidden = published.map((document) =>
      document.path === 'manifest.json' ? { ...document, path: 'manifest.json.pending' } : document,
    );
    await writeFolder(own, hidden);
    if (kept !== null) await writeFolder(apart, kept);
  } catch (cause) {
    // on a full disk the half that was written would be in the way of whatever makes room
    takeAway(folders);
    throw toolError(
      'write',
      folders.root,
      `the documents cannot be written: ${await whyNot(folders.root, cause as Error)}; the last report stands`,
      'check the disk and the rights of the folder',
      cause,
    );
  }
}

/** Takes away what `writeBeside` wrote, at once: a signal leaves no time to wait. */
export function takeAway(folders: Folders): void {
  for (const name of [publicName(folders), privateName(folders)])
    try {
      rmSync(join(folders.root, beside(name, folders.run, 'new')), { recursive: true, force: true });
    } catch {
      // what cannot be removed now is taken away by the next run
    }
}

/** Of a folder that may not be written to, Node says that it is not there. */
const whyNot = (folder: string, { message }: Error): Promise<string> =>
  access(folder, constants.W_OK).then(
    () => message,
    (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? message : error.message),
  );

/** Puts the new folders in the place of the old ones. Can be repeated after a crash at any point. */
export async function publish(folders: Folders): Promise<void> {
  for (const name of [privateName(folders), publicName(folders)]) {
    const fresh = join(folders.root, beside(name, folders.run, 'new'));
    const old = join(folders.root, beside(name, folders.run, 'old'));
    const place = join(folders.root, name);
    if (await exists(fresh)) {
      if (await exists(place)) {
        await rm(old, { recursive: true, force: true });
        await rename(place, old);
      }
      await rename(fresh, place);
    }
    await rm(old, { recursive: true, force: true });
  }
  const manifest = join(folders.root, publicName(folders), 'manifest.json');
  if (await exists(`${manifest}.pending`)) await rename(`${manifest}.pending`, manifest);
}

/** Copies what is published to `history/`, under the run and what tells its versions apart; what is kept there stays. */
export async function keepInHistory({ root, period, run }: Folders, which: string): Promise<void> {
  const kept = join(root, 'history', period, `${run}-${which}`);
  if (!(await exists(kept))) await cp(join(root, period), kept, { recursive: true });
}

/** A folder that a run which was cut off has left beside the documents. */
interface Leftover {
  readonly path: string;
  /** What it was to become, or was. */
  readonly place: string;
  readonly isOld: boolean;
}

async function leftoversIn(root: string): Promise<readonly Leftover[]> {
  const found: Leftover[] = [];
  for (const folder of [root, join(root, 'private')])
    for (const name of await readdir(folder).catch(() => [])) {
      const [, place, what] = /^\.(.+)\.[0-9a-f]+\.(new|old)$/.exec(name) ?? [];
      if (place === undefined) continue;
      found.push({ path: join(folder, name), place: join(folder, place), isOld: what === 'old' });
    }
  return found;
}

/** How many folders of runs that were cut off, or still go on, stand beside the documents. */
export const countUnfinished = async (root: string): Promise<number> => (await leftoversIn(root)).length;

/**
 * Drops what a run that never committed has left beside the documents, and restores what it had moved aside.
 *
 * @returns how many folders there were
 */
export async function dropUnfinished(root: string): Promise<number> {
  const found = await leftoversIn(root);
  for (const { path, place, isOld } of found)
    if (isOld && !(await exists(place))) await rename(path, place);
    else await rm(path, { recursive: true, force: true });
  return found.length;
}
