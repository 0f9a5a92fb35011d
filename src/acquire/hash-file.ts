import { createHash } from 'node:crypto';
import { lineBlocks } from './blocks.ts';

/** The sha256 of a file's bytes: tells that a file is one that is known, without understanding a record of it. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const block of lineBlocks(path)) hash.update(block);
  return hash.digest('hex');
}
