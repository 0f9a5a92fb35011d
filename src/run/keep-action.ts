import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { actionsPath, readActions } from '../acquire/index.ts';
import { exitCodes, toolError, usageError, writeError, YardlineError } from '../errors.ts';
import { type ActionLine, actionColumns, faultOfAction, type Pipeline } from '../spec/index.ts';
import { makeFolder } from '../store/index.ts';
import { csvCell } from '../words/csv-cell.ts';

export interface ActionsPlace {
  /** The folder of the project. */
  readonly folder: string;
  readonly pipeline: Pick<Pipeline, 'id' | 'metrics'>;
}

/** The lines that are there; none where there is no file. */
export async function actionLines({ folder, pipeline }: ActionsPlace): Promise<readonly ActionLine[]> {
  const metrics = pipeline.metrics.map(({ id }) => id);
  const { actions, problems } = await readActions(folder, { id: pipeline.id, metrics });
  if (problems.length > 0) throw new YardlineError(exitCodes.declaration, problems);
  return actions?.lines ?? [];
}

/**
 * Adds a line to the list of decisions. What is there stays byte for byte, as version control and earlier reports know it;
 * the new file is written beside and renamed, and nobody else can add one meanwhile.
 *
 * @param lineOf  the new line, from those that are there
 * @throws {YardlineError} (exit 1) where somebody else is writing, (exit 2) where the line cannot be
 */
export async function addActionLine(
  place: ActionsPlace,
  lineOf: (lines: readonly ActionLine[]) => ActionLine,
): Promise<ActionLine> {
  const path = join(place.folder, actionsPath(place.pipeline.id));
  await makeFolder(dirname(path)).catch((cause: unknown) => {
    throw writeError(path, cause);
  });
  const lock = `${path}.lock`;
  await take(lock);
  try {
    const line = lineOf(await actionLines(place));
    const fault = faultOfAction(line);
    if (fault !== null) throw usageError('action', line.id, fault, 'yardline action --help');
    const before = await readFile(path, 'utf8').catch(() => '');
    const beside = `${path}.new`;
    await writeFile(
      beside,
      `${before === '' ? `${actionColumns.join(',')}\n` : ended(before)}${rowOf(line, before)}\n`,
      {
        flush: true,
      },
    );
    await rename(beside, path);
    return line;
  } finally {
    await rm(lock, { force: true });
  }
}

const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** In the order of the columns that are there. */
function rowOf(line: ActionLine, before: string): string {
  const header = before === '' ? actionColumns : (before.replace(/^\uFEFF/, '').split(/\r?\n/)[0] ?? '').split(',');
  return header.map((name) => csvCell(line[name.trim().replace(/^"|"$/g, '') as keyof ActionLine] ?? '')).join(',');
}

/** A file that only one can make; what a writer that has ended left behind is taken over. */
async function take(lock: string, isRetry = false): Promise<void> {
  const file = await open(lock, 'wx').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EEXIST') return null;
    throw writeError(lock, cause);
  });
  if (file) {
    await file.writeFile(`${process.pid} ${hostname()}\n`);
    await file.close();
    return;
  }
  const [pid = '', host = ''] = (await readFile(lock, 'utf8').catch(() => '')).trim().split(' ');
  if (!isRetry && host === hostname() && !isRunning(Number(pid))) {
    await rm(lock, { force: true });
    return take(lock, true);
  }
  throw toolError(
    'locked',
    lock,
    `somebody else is writing (process ${pid} on ${host})`,
    'try again, or remove the file',
  );
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
