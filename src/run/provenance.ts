import { readFile } from 'node:fs/promises';
import type { Project } from '../acquire/index.ts';
import type { Conformed } from '../conform/index.ts';
import type { Facts } from '../recall/index.ts';
import { sha256, type Warehouse } from '../store/index.ts';
import { version } from './session.ts';

/** The same inputs and declarations are the same run, on any machine. */
export function runIdOf(declarations: Project['files'], { sources, boundaries }: Conformed, asOf: string): string {
  const files = [...sources.flatMap((source) => source.ledger), ...boundaries];
  const inputs = files.map((line) => [line.file, line.sha256]);
  return sha256(JSON.stringify([version, asOf, declarations, inputs])).slice(0, 12);
}

/** What a run is made with. */
export const versionsOf = async (warehouse: Warehouse): Promise<Facts['versions']> => [
  { name: 'yardline', version },
  { name: 'DuckDB', version: await warehouse.version() },
];

/** Where all parts of the built program lie: the program itself, and that of its threads. */
const entries = ['./cli.js', './judge-thread.js'];

/**
 * A hash of the whole program, for parts of it name each other by the hash of their content, down from these two: another
 * part may have changed without the one that this stands in. Null where it is run from its sources.
 */
export async function programHash(): Promise<string | null> {
  if (!import.meta.url.endsWith('.js')) return null;
  const texts = await Promise.all(entries.map((entry) => readFile(new URL(entry, import.meta.url))));
  return sha256(texts.map(sha256).join());
}
