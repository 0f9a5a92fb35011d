import { dirname } from 'node:path';
import {
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBListValue,
  type DuckDBResultReader,
  type DuckDBValue,
} from '@duckdb/node-api';
import { toolError, type YardlineError } from '../../errors.ts';
import { makeFolder } from '../make-folder.ts';
import { literal } from './sql.ts';

export type Answer = string | number | bigint | boolean | null;
/** Runs one statement with bound values and gives its rows. */
export type Ask = (
  sql: string,
  values?: readonly (string | number | boolean)[],
) => Promise<readonly (readonly Answer[])[]>;

/** Gives the rows of one question a page at a time; nothing else may be asked before the last. */
export type Stream = (sql: string) => AsyncIterable<readonly (readonly Answer[])[]>;

export interface OpenOptions {
  readonly path: string;
  readonly threads: number | null;
  readonly memory: string | null;
  readonly debug: (text: string) => void;
}

export interface Opened {
  readonly ask: Ask;
  readonly stream: Stream;
  readonly close: () => void;
}

/** Opens the warehouse's file, or explains who holds it. */
export async function openDuckDb({ path, threads, memory, debug }: OpenOptions): Promise<Opened> {
  const settings: Record<string, string> = {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true',
    // texts are packed a tenth faster than in the storage that older DuckDB can open (measured), to the same size
    storage_compatibility_version: 'v1.4.0',
  };
  if (threads !== null) settings.threads = String(threads);
  if (memory !== null) settings.memory_limit = memory;
  const instance = await openInstance(path, settings);
  const connection = await instance.connect();
  const ask: Ask = async (sql, values = []) => {
    debug(sql.replace(/\s+/g, ' '));
    return readRows(connection, sql, values);
  };
  return {
    ask,
    stream: (sql) => {
      debug(sql.replace(/\s+/g, ' '));
      return readPages(connection, sql);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Ends all access to files, but for one folder, and locks the settings. */
export async function seal(ask: Ask, scratch?: string): Promise<void> {
  if (scratch !== undefined) await ask(`SET allowed_directories = [${literal(scratch)}]`);
  await ask('SET enable_external_access = false');
  await ask('SET lock_configuration = true');
}

async function openInstance(path: string, settings: Record<string, string>): Promise<DuckDBInstance> {
  try {
    if (path !== ':memory:') await makeFolder(dirname(path));
    return await DuckDBInstance.create(path, settings);
  } catch (cause) {
    const message = (cause as Error).message;
    const holder = /PID (\d+)/.exec(message)?.[1];
    // a path may have "lock" in its name
    if (/could not set lock|conflicting lock|used by another process/i.test(message))
      throw toolError(
        'locked',
        path,
        `the warehouse is in use by another process${holder ? ` (PID ${holder})` : ''}`,
        'wait until that run ends; if none is running, end the process',
        cause,
      );
    throw toolError(
      'warehouse',
      path,
      `the warehouse cannot be opened: ${message.split('\n')[0]}`,
      'check the disk and the rights of its folder; it remembers what earlier reports told, so keep the file',
      cause,
    );
  }
}

async function readRows(
  connection: DuckDBConnection,
  sql: string,
  values: readonly (string | number | boolean)[],
): Promise<readonly (readonly Answer[])[]> {
  try {
    const result = await connection.runAndReadAll(sql, values.length > 0 ? ([...values] as DuckDBValue[]) : undefined);
    return rowsOf(result);
  } catch (cause) {
    throw failed(cause);
  }
}

/** Rows by way of columns: row by row, the library asks the warehouse anew how many columns there are (half as long again, measured). */
function rowsOf(result: DuckDBResultReader): readonly (readonly Answer[])[] {
  const columns = result.getColumns() as readonly (readonly Answer[])[];
  return Array.from({ length: result.currentRowCount }, (_, row) => columns.map((column) => column[row] as Answer));
}

/** The items of a list, for which the library has a value of its own; none where there is no list. */
export const listOf = (answer: unknown): readonly unknown[] => (answer instanceof DuckDBListValue ? answer.items : []);

async function* readPages(connection: DuckDBConnection, sql: string): AsyncGenerator<readonly (readonly Answer[])[]> {
  try {
    const result = await connection.stream(sql);
    for await (const rows of result.yieldRows()) yield rows as readonly (readonly Answer[])[];
  } catch (cause) {
    throw failed(cause);
  }
}

function failed(cause: unknown): YardlineError {
  const { message } = cause as Error;
  const hint = /no space left/i.test(message)
    ? 'make room on the disk, or name another with --warehouse, and run again; the last report stands'
    : 'run again with --debug and report it';
  return toolError(
    'warehouse',
    'warehouse',
    `a question to the warehouse failed: ${withoutValues(message)}`,
    hint,
    cause,
  );
}

/** The first line of a message of DuckDB's, which may quote a value of the data: what stands in quotes goes. */
export const withoutValues = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, '…');
