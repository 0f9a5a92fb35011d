import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { monthsAsNumbers } from '../../conform/month-names.ts';
import type { ReadFile } from './read-files.ts';

/** A name with a star for each number and month. */
const patternOf = (name: string): string => monthsAsNumbers(name).replace(/\d+/g, '*');

/**
 * Files that come one after another month or quarter, as a pattern that takes in the next one too; null where their names
 * are not alike, or where the pattern would take in a file that was not named.
 */
export async function seriesPattern(files: readonly ReadFile[], folder: string): Promise<string | null> {
  const [first, ...others] = files;
  if (!first || others.length === 0 || files.some(({ sheet }) => sheet !== null)) return null;
  const place = posix.dirname(first.path);
  const pattern = patternOf(first.name);
  const isAlike = files.every(({ path, name }) => posix.dirname(path) === place && patternOf(name) === pattern);
  if (!isAlike || /[[\]{}()!?+@\\]/.test(pattern)) return null;
  const matching = new RegExp(`^${pattern.split('*').map(escaped).join('[^/]*')}$`);
  const there = (await readdir(join(folder, place)).catch(() => [])).filter((name) => matching.test(name));
  return there.length === files.length ? posix.join(place, pattern) : null;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
