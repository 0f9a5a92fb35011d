import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyCrimes, temporaryFolder, yardline } from './program.ts';

/**
 * The same inputs give the same bytes wherever they are run. Every zone meets every language and every number of threads,
 * and every language every number of threads: nine runs stand for all eighteen.
 */
const zones = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'] as const;
const locales = ['C', 'de_DE.UTF-8', 'tr_TR.UTF-8'] as const;
const settings = zones.flatMap((zone, row) =>
  locales.map((locale, column) => ({
    zone,
    locale,
    threads: (row + column) % 2 === 0 ? 1 : 4,
    // drawing takes as long as all the rest: once in every zone and language
    isDrawn: row === column,
  })),
);

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  await copyCrimes(folder);
}, 60_000);
afterAll(() => remove());

/** The hash of every file below a folder, by its path. */
async function hashesIn(root: string): Promise<Readonly<Record<string, string>>> {
  const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const hashed = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    const hash = createHash('sha256').update(await readFile(path));
    return [relative(root, path), hash.digest('hex')] as const;
  });
  return Object.fromEntries((await Promise.all(hashed)).sort());
}

async function runIn(
  out: string,
  { zone, locale, threads, isDrawn }: (typeof settings)[number],
): Promise<Readonly<Record<string, string>>> {
  const env = { TZ: zone, LANG: locale, LC_ALL: locale };
  const options = { cwd: folder, env };
  const run = await yardline(['run', 'safe-streets', '-q', '--out', out, '--threads', String(threads)], options);
  expect(run.code, run.stderr).toBe(0);
  if (isDrawn) {
    const drawn = await yardline(['export', 'safe-streets', '--out', out, '--svg', '--xlsx'], options);
    expect(drawn.code, drawn.stderr).toBe(0);
  }
  return hashesIn(join(folder, out, 'safe-streets'));
}

describe('a run', () => {
  it('meets every pair of a zone, a language and a number of threads', () => {
    const pairs = (one: 'zone' | 'locale', other: 'locale' | 'threads'): number =>
      new Set(settings.map((setting) => `${setting[one]} ${setting[other]}`)).size;
    expect([pairs('zone', 'locale'), pairs('zone', 'threads'), pairs('locale', 'threads')]).toEqual([9, 6, 6]);
  });

  it('gives the same bytes in each of them', async () => {
    const [first, ...others] = settings;
    if (!first) throw new Error('no setting');
    const wanted = await runIn('out-0', first);
    const kinds = new Set(Object.keys(wanted).map((path) => extname(path)));
    expect([...kinds]).toEqual(expect.arrayContaining(['.html', '.json', '.csv', '.svg', '.md', '.xml']));
    const undrawn = Object.fromEntries(Object.entries(wanted).filter(([path]) => !path.startsWith('exports/')));
    for (const [index, setting] of others.entries()) {
      const found = await runIn(`out-${index + 1}`, setting);
      expect([setting, found]).toEqual([setting, setting.isDrawn ? wanted : undrawn]);
    }
  }, 900_000);
});
