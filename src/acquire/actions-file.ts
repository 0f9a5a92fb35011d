import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../errors.ts';
import { type ActionLine, actionColumns, faultOfAction, suggest } from '../spec/index.ts';
import { readGrid } from './read-grid.ts';

/** The list of a board's decisions, and how much of the file stood there on a day. */
export interface ActionsFile {
  readonly path: string;
  readonly lines: readonly ActionLine[];
  /** The beginning of the file that a report of a day rests on; null where nothing was written yet. */
  readonly upTo: (day: string) => { readonly path: string; readonly sha256: string; readonly bytes: number } | null;
}

export interface ActionsRead {
  /** Null where there is no such file, or a mistake in it. */
  readonly actions: ActionsFile | null;
  readonly problems: readonly Problem[];
}

export const actionsPath = (pipeline: string): string => `actions/${pipeline}.csv`;

/** Spreadsheets take a cell that begins with such a sign for a formula: an apostrophe before it says that it is none. */
const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');

interface Named {
  readonly id: string;
  /** Metrics that the pipeline tells. */
  readonly metrics: readonly string[];
  /** All that there are: what was decided and done may be about one that is told no more. */
  readonly known?: readonly string[];
}

/** Reads the actions of a pipeline; every line that is not one is a problem with its place. */
export async function readActions(folder: string, { id, metrics, known = [] }: Named): Promise<ActionsRead> {
  const path = actionsPath(id);
  const bytes = await readFile(join(folder, path)).catch(() => null);
  if (bytes === null) return { actions: null, problems: [] };
  const grid = readGrid(bytes.toString('utf8'));
  const problem = (line: number, message: string, hint: string): Problem => ({
    id: 'actions',
    place: `${path}:${line}`,
    message,
    hint,
    frame: '',
  });
  if (grid.kind === 'no-grid')
    return { actions: null, problems: [problem(grid.line, `it must be a CSV (${grid.why})`, 'open it in an editor')] };
  const missing = actionColumns.filter((column) => !grid.header.includes(column));
  if (missing.length > 0)
    return {
      actions: null,
      problems: [problem(1, `it needs the columns ${missing.join(', ')}`, actionColumns.join(','))],
    };
  const problems: Problem[] = [];
  const entries = grid.rows.map(({ line, cells }) => ({
    line,
    entry: Object.fromEntries(actionColumns.map((column) => [column, plain(cells[column] ?? '')])) as ActionLine,
  }));
  const open = new Map(entries.map(({ entry }) => [entry.id, entry.status === 'open']));
  const isPast = (entry: ActionLine): boolean => known.includes(entry.metric) && open.get(entry.id) === false;
  for (const { line, entry } of entries) {
    const fault = faultOfAction(entry);
    if (fault !== null) problems.push(problem(line, fault, 'lines are added by yardline action'));
    else if (entry.metric !== '' && !metrics.includes(entry.metric) && !isPast(entry))
      problems.push(
        problem(line, `"${entry.metric}" is not a metric of this pipeline`, suggest(entry.metric, metrics)),
      );
  }
  if (problems.length > 0) return { actions: null, problems };
  const lines = entries.map(({ entry }) => entry);
  return { actions: { path, lines, upTo: beginningOf(path, bytes, entries) }, problems };
}

type Rows = readonly { readonly line: number; readonly entry: ActionLine }[];

/** A file that only grows is known by its first bytes: up to the last line that had been written by a day. */
function beginningOf(path: string, bytes: Buffer, rows: Rows): ActionsFile['upTo'] {
  return (day) => {
    const last = rows.findLastIndex(({ entry }) => entry.recorded_on <= day);
    if (last === -1) return null;
    const next = rows[last + 1];
    const end = next ? startOfLine(bytes, next.line) : bytes.length;
    const sha256 = createHash('sha256').update(bytes.subarray(0, end)).digest('hex');
    return { path, sha256, bytes: end };
  };
}

function startOfLine(bytes: Buffer, line: number): number {
  let at = 0;
  for (let passed = 1; passed < line; passed++) at = bytes.indexOf(10, at) + 1;
  return at;
}
