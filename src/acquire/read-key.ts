import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { usageError } from '../errors.ts';
import type { Pipeline } from '../spec/index.ts';

/** The key of pseudonyms, and what may be known of it. */
export interface PseudonymKey {
  readonly text: string;
  /** The first 32 bits of its SHA-256: another key makes other pseudonyms, and so other facts. */
  readonly fingerprint: string;
}

const shortest = 16;
const making = 'make one with: openssl rand -hex 32 — keep it as long as the data, and apart from them';

/**
 * Reads the key of pseudonyms, from a file or the environment.
 *
 * @param place    what the pipeline says under `privacy: key:`
 * @param project  the folder of the project: paths start there
 * @returns the key without the blanks and line ends around it
 * @throws {YardlineError} exit 2, when it is not there or has fewer than 16 characters
 */
export async function readKey(place: Pipeline['privacy']['key'], project: string): Promise<PseudonymKey> {
  const isFile = 'file' in place;
  const said = isFile ? place.file : `environment variable ${place.environment}`;
  const found = isFile ? await readKeyFile(place.file, project) : process.env[place.environment];
  const text = found?.trim() ?? '';
  if (text === '') throw usageError('key', said, 'must hold the key of pseudonyms (there is none)', making);
  if (text.length < shortest)
    throw usageError('key', said, `must hold a key of at least ${shortest} characters (got ${text.length})`, making);
  return { text, fingerprint: createHash('sha256').update(text).digest('hex').slice(0, 8) };
}

async function readKeyFile(file: string, project: string): Promise<string | undefined> {
  return readFile(resolve(project, file), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw usageError(
      'key',
      file,
      `must be readable (${cause.code ?? cause.message})`,
      'check the path and the rights of the file',
    );
  });
}
