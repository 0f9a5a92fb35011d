import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallProject, temporaryFolder, townCrime, townPipeline, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

/** Half of the records of one month have no area: 3 % of all. */
const blanks = townCrime()
  .split('\n')
  .map((line, index) => (index > 0 && index <= 55 ? line.replace(/,[AB][12],/, ',,') : line))
  .join('\n');
const limited = (limit: string, waivers = ''): Readonly<Record<string, string>> => ({
  'data/crime.csv': blanks,
  'pipelines/town.yaml':
    townPipeline.replace(
      '    files: data/crime.csv\n',
      `    files: data/crime.csv\n    checks: [{ rule: located-share, min: ${limit}, severity: fail }]\n`,
    ) + waivers,
});
const waiver = (until: string): string =>
  `waivers: [{ check: crime/located-share, owner: Dana Reyes, reason: beats are being redrawn, until: ${until} }]\n`;
const check = (...args: string[]): ReturnType<typeof yardline> => yardline(['check', 'town', ...args], { cwd: folder });

interface Said {
  readonly schema: string;
  readonly status: string;
  readonly exitCode: number;
  readonly checks: readonly {
    readonly id: string;
    readonly passed: boolean;
    readonly observed: number;
    readonly limit: number | null;
    readonly n: number;
    readonly waiver: { readonly owner: string } | null;
  }[];
}

describe('check', () => {
  it('judges by the limits declared now, with the data gone', async () => {
    await smallProject(folder, limited('90%'));
    expect((await yardline(['ingest', 'town', '-q'], { cwd: folder })).code).toBe(0);
    await smallProject(folder, limited('99%'));
    await rm(join(folder, 'data'), { recursive: true });
    const strict = await check();
    expect([strict.code, strict.stderr]).toEqual([3, 'exit 3 (data check failed)\n']);
    expect(strict.stdout).toMatch(/^✖ crime\/located-share: .*\(97\.0 %, at least 99\.0 %, n = 1,848\)$/m);
    await smallProject(folder, limited('95%'));
    await rm(join(folder, 'data'), { recursive: true });
    const loose = await check();
    expect([loose.code, loose.stderr]).toEqual([0, '']);
    expect(loose.stdout).toMatch(/^✔ crime\/located-share: .*\(97\.0 %, at least 95\.0 %, n = 1,848\)$/m);
  });

  it('says the observed value, the limit and n of every check, also of those that pass', async () => {
    await smallProject(folder);
    await yardline(['ingest', 'town', '-q'], { cwd: folder });
    const { code, stdout } = await check('--json');
    const said = JSON.parse(stdout) as Said;
    expect([code, said.schema, said.status, said.exitCode]).toEqual([0, 'yardline.check/1', 'ok', 0]);
    expect(said.checks.length).toBeGreaterThan(4);
    for (const one of said.checks)
      expect([one.id, Number.isFinite(one.observed), one.n >= 0]).toEqual([one.id, true, true]);
  });

  it('says the same as the run that measured', async () => {
    await smallProject(folder, limited('99%'));
    const run = await yardline(['run', 'town', '--json', '-q'], { cwd: folder });
    const said = JSON.parse((await check('--json')).stdout) as Said;
    expect(run.code).toBe(3);
    expect(said.checks).toEqual((JSON.parse(run.stdout) as Said).checks);
  });

  it('a waiver in force is shown, and fails nothing', async () => {
    await smallProject(folder, limited('99%', waiver('2024-12-31')));
    expect((await yardline(['ingest', 'town', '-q'], { cwd: folder })).code).toBe(0);
    const { code, stdout } = await check();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^~ crime\/located-share: /m);
    expect(stdout).toContain('accepted until 31 December 2024 by Dana Reyes: beats are being redrawn');
    expect(stdout).toMatch(/^checks {3}0 failed · 1 accepted · /m);
  });

  it('a waiver that has expired accepts nothing', async () => {
    await smallProject(folder, limited('99%', waiver('2023-06-30')));
    expect((await yardline(['ingest', 'town', '-q'], { cwd: folder })).code).toBe(3);
    const { code, stdout } = await check();
    expect(code).toBe(3);
    expect(stdout).toMatch(/^✖ crime\/located-share: /m);
  });

  it('exits 2 where nothing was ever read, and makes no warehouse', async () => {
    await smallProject(folder);
    const { code, stderr } = await check();
    expect([code, stderr]).toEqual([2, expect.stringContaining('yardline ingest town')]);
    expect(await stat(join(folder, 'out')).catch(() => null)).toBeNull();
  });

  it('exits 3 where nothing is stored of this pipeline, for then nothing was checked', async () => {
    await smallProject(folder, { 'pipelines/village.yaml': townPipeline.replace('id: town', 'id: village') });
    await yardline(['ingest', 'village', '-q'], { cwd: folder });
    const { code, stdout } = await check();
    expect([code, stdout]).toEqual([3, '']);
  });

  it('leaves the warehouse as it was', async () => {
    await smallProject(folder);
    await yardline(['ingest', 'town', '-q'], { cwd: folder });
    const path = join(folder, 'out/warehouse.duckdb');
    const before = await readFile(path);
    expect((await check()).code).toBe(0);
    expect((await readFile(path)).equals(before)).toBe(true);
  });
});
