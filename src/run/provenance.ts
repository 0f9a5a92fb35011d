import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
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

/** The file that this stands in: parts of the program name each other by the hash of their content, so it stands for all. */
export async function programHash(): Promise<string | null> {
  const path = fileURLToPath(import.meta.url);
  return path.endsWith('.js') ? sha256(await readFile(path)) : null;
}
