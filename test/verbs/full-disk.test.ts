import { execFile, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, program, smallProject, temporaryFolder, townPipeline, writeFiles, yardline } from '../program.ts';

/** Where nothing can be written, it is said, the exit code is 1, and what was published stands. */

let folder = '';
let remove: () => Promise<void> = async () => undefined;
let published = '';
const report = 'out/town/2023-Q4';
const bytes = async (): Promise<string> =>
  (
    await Promise.all(
      ['board.html', 'findings.json', 'manifest.json'].map((file) => readFile(join(folder, report, file), 'utf8')),
    )
  ).join();
const town = (...args: readonly string[]): Promise<Ended> => yardline(['run', 'town', '-q', ...args], { cwd: folder });

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder);
  expect((await town()).code).toBe(0);
  published = await bytes();
  // another title is another report: otherwise nothing would have to be written
  await writeFiles(folder, { 'pipelines/town.yaml': townPipeline.replace('Small Town', 'Other Town') });
}, 120_000);
afterAll(() => remove());

async function requireRefused({ code, stderr }: Ended, ...said: readonly string[]): Promise<void> {
  expect([code, stderr]).toEqual([1, expect.stringContaining(said[0] ?? '')]);
  for (const words of said) expect(stderr).toContain(words);
  expect(stderr).toMatch(/\n {2}→ \S/);
  expect(await bytes()).toBe(published);
}

/** Runs where no file may grow beyond so many kilobytes. */
const withLargest = (kilobytes: number): Promise<Ended> =>
  new Promise((settle) => {
    const line = `ulimit -f ${kilobytes}; exec "$0" "$1" run town -q`;
    execFile('bash', ['-c', line, process.execPath, program], { cwd: folder }, (error, stdout, stderr) =>
      settle({ code: error ? ((error as { code?: number }).code ?? null) : 0, stdout, stderr }),
    );
  });

describe('a run that cannot write', () => {
  it('its documents, for a file stands in place of their folder, says so', async () => {
    await mkdir(join(folder, 'taken'));
    await writeFile(join(folder, 'taken/town'), '');
    await requireRefused(
      await town('--out', 'taken'),
      'the documents cannot be written: ENOTDIR',
      'the last report stands',
    );
  }, 120_000);

  it('its warehouse, for a file stands in place of the folder, says so, and of no other process', async () => {
    await writeFile(join(folder, 'clock'), '');
    const ended = await town('--warehouse', 'clock/w.duckdb');
    await requireRefused(ended, 'the warehouse cannot be opened', 'it remembers what earlier reports told');
    expect(ended.stderr).not.toContain('in use by another process');
  }, 120_000);

  it('its warehouse, for that is a folder, says so', async () => {
    await mkdir(join(folder, 'folder'));
    await requireRefused(await town('--warehouse', 'folder'), 'the warehouse cannot be opened', 'directory');
  }, 120_000);

  it.skipIf(process.platform === 'win32')(
    'a file of its size, says so',
    async () => {
      await requireRefused(await withLargest(4), 'EFBIG', 'the last report stands');
    },
    120_000,
  );

  it('on a full or a read-only disk, says so', async () => {
    const disk = join(folder, 'disk');
    await mkdir(disk);
    for (const [options, said] of [
      ['size=64k', 'No space left on device'],
      ['size=64k,ro', 'ead-only file system'],
    ] as const) {
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status !== 0) {
        process.stderr.write('full disks are not tested: no disk can be mounted\n');
        return;
      }
      try {
        await requireRefused(await town('--warehouse', 'disk/w.duckdb'), said);
      } finally {
        spawnSync('umount', [disk]);
      }
    }
  }, 120_000);

  it.skipIf(process.platform !== 'linux')(
    'where no folder can be made says so, whatever it was to write',
    async () => {
      for (const line of [
        'export town --csv --to /proc/nope',
        'run town -q --out /proc/nope',
        'run town -q --warehouse /proc/nope/w.duckdb',
        'init /proc/nope',
        'init /proc/nope --demo',
      ])
        await requireRefused(await yardline(line.split(' '), { cwd: folder }), 'ENOENT', '/proc/nope');
    },
    120_000,
  );

  it('takes up its work once it can', async () => {
    expect((await town()).code).toBe(0);
    expect(await bytes()).toContain('Other Town');
    // what was begun and given up goes with the next run
    expect((await readdir(join(folder, 'out/town'))).filter((name) => name.startsWith('.'))).toEqual([]);
  }, 120_000);
});
