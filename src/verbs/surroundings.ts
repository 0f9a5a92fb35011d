import { access, constants, readdir, stat, statfs } from 'node:fs/promises';
import { availableParallelism, freemem, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { YardlineError } from '../errors.ts';
import { findBrowser } from '../run/export/browser.ts';
import { countUnfinished, openWarehouse } from '../store/index.ts';

/** One thing that the program stands on, and what to do where it does not hold. */
export interface Surrounding {
  readonly name: string;
  readonly status: 'ok' | 'warn' | 'fail';
  readonly detail: string;
  readonly hint: string;
}

export interface Places {
  /** Absolute. */
  readonly project: string;
  readonly out: string;
}

const ok = (name: string, detail: string): Surrounding => ({ name, status: 'ok', detail, hint: '' });
const warn = (name: string, detail: string, hint: string): Surrounding => ({ name, status: 'warn', detail, hint });
const fail = (name: string, detail: string, hint: string): Surrounding => ({ name, status: 'fail', detail, hint });

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
/** Less free space than this ends a run in the middle; less than a gigabyte ends a large one. */
const scarceBytes = { fail: 100e6, warn: 1e9 } as const;

/** Looks at everything that a run needs, and at what it does not depend on but a reader may wonder about. */
export async function examine({ project, out }: Places): Promise<readonly Surrounding[]> {
  return [
    nodeVersion(process.versions.node),
    await database(),
    await readable('project', project),
    await writable('out', out),
    ...(await unfinished(out)),
    await writable('temporary', tmpdir()),
    memory(),
    ok('threads', String(availableParallelism())),
    ...clockAndLanguage(),
    await browser(),
  ];
}

/** The oldest Node that the program is tested on is 20.19. */
export function nodeVersion(version: string): Surrounding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    return fail('Node', `${version}, older than 20.19`, 'install Node 22 or 24, from nodejs.org or your system');
  return ok('Node', version);
}

async function database(): Promise<Surrounding> {
  try {
    const warehouse = await openWarehouse({
      address: ':memory:',
      project: '.',
      threads: null,
      memory: null,
      debug: () => undefined,
    });
    const version = await warehouse.version();
    await warehouse.close();
    return ok('DuckDB', version);
  } catch (error) {
    const detail = error instanceof YardlineError ? (error.problems[0]?.message ?? '') : String(error).split('\n')[0];
    return fail('DuckDB', `does not start: ${detail}`, 'run npm ci again, on this machine and with this Node');
  }
}

async function readable(name: string, folder: string): Promise<Surrounding> {
  const status = await stat(folder).catch(() => undefined);
  if (!status?.isDirectory()) return fail(name, `${folder} is no folder`, 'say where the project is with -C');
  const reads = await access(folder, constants.R_OK).then(
    () => true,
    () => false,
  );
  return reads ? ok(name, folder) : fail(name, `${folder} cannot be read`, 'ask whoever owns the folder for the right');
}

/** A folder that is not there yet is made in the nearest one that is. */
async function nearestExisting(folder: string): Promise<{ readonly path: string; readonly isFolder: boolean }> {
  const status = await stat(folder).catch(() => undefined);
  if (status) return { path: folder, isFolder: status.isDirectory() };
  return dirname(folder) === folder ? { path: folder, isFolder: false } : nearestExisting(dirname(folder));
}

async function writable(name: string, folder: string): Promise<Surrounding> {
  const { path, isFolder } = await nearestExisting(folder);
  if (!isFolder)
    return fail(name, `${folder}: ${path} is no folder`, 'move that file, or name another place with --out');
  const writes = await access(path, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!writes) return fail(name, `${path} cannot be written to`, 'ask for the right to write, or name another place');
  const { bavail, bsize } = await statfs(path);
  const free = bavail * bsize;
  const detail = `${folder}, ${gigabytes(free)} free`;
  const hint = 'make room: the warehouse needs about half the size of the CSV files';
  if (free < scarceBytes.fail) return fail(name, detail, hint);
  return free < scarceBytes.warn ? warn(name, detail, hint) : ok(name, detail);
}

/** What runs that were cut off have left beside the reports of any pipeline. */
async function unfinished(out: string): Promise<readonly Surrounding[]> {
  const pipelines = await readdir(out).catch(() => []);
  const counts = await Promise.all(pipelines.map((name) => countUnfinished(join(out, name))));
  return pipelines.flatMap((name, at) => {
    const n = counts[at] ?? 0;
    const detail = `${n} hidden ${n === 1 ? 'folder' : 'folders'} in ${join(out, name)}, of a run that was cut off or goes on`;
    return n === 0 ? [] : [warn('cut off', detail, `the next run takes them away: yardline run ${name}`)];
  });
}

function memory(): Surrounding {
  const limit = process.constrainedMemory?.() ?? 0;
  const total = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  const detail = `${gigabytes(total)}, ${gigabytes(Math.min(freemem(), total))} free`;
  return total < 1e9
    ? warn('memory', detail, 'large files are slow with so little: give the machine more, or set --memory')
    : ok('memory', detail);
}

function clockAndLanguage(): readonly Surrounding[] {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return [
    ok('locale', `${locale} (reports do not depend on it)`),
    ok('time zone', `${timeZone} (reports use the zone of the pipeline)`),
  ];
}

/** Only the tests of this program draw pages in a browser; reports need none to be written. */
/** Only the pictures and PDF of `export` need one. */
async function browser(): Promise<Surrounding> {
  const path = await findBrowser();
  return ok('browser', path ?? 'none: "yardline export" makes no PDF and PNG (Chromium, Chrome and Edge do)');
}
