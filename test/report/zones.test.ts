import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
let folder = '';
let program = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yardline-zones-'));
  program = join(folder, 'write.mjs');
  const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
  buildSync({
    entryPoints: [join(root, 'test/report/write.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner,
    logLevel: 'error',
    tsconfig: join(root, 'tsconfig.json'),
  });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function hashes(zone: string, locale: string): Readonly<Record<string, string>> {
  const out = join(folder, zone.replace(/\W/g, '-'));
  execFileSync(process.execPath, [program, out], {
    env: { PATH: process.env.PATH, TZ: zone, LANG: locale, LC_ALL: locale },
  });
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const entries = files.map(
    (entry) =>
      [
        entry.name,
        createHash('sha256')
          .update(readFileSync(join(entry.parentPath, entry.name)))
          .digest('hex'),
      ] as const,
  );
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

it('writes the same bytes in every zone and locale', () => {
  const first = hashes('UTC', 'C');
  expect(Object.keys(first).length).toBeGreaterThan(15);
  expect(hashes('America/New_York', 'de_DE.UTF-8')).toEqual(first);
  expect(hashes('Pacific/Kiritimati', 'ar_EG.UTF-8')).toEqual(first);
}, 120_000);
