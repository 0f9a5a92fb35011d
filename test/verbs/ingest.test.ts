import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallProject, temporaryFolder, townCrime, townPipeline, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

interface Ledger {
  readonly schema: string;
  readonly pipeline: string;
  readonly status: string;
  readonly exitCode: number;
  readonly ledger: readonly Record<string, number | string>[];
  readonly unused: readonly Record<string, unknown>[];
  readonly checks: readonly { readonly id: string; readonly passed: boolean }[];
}

const dirty = `${townCrime()}1,2020-01-01,A1,SHOT,Y\n9001,yesterday,A1,SHOT,Y\n9002,2020-01-01,A1\n`;

describe('ingest', () => {
  it('prints the ledger of every file, with what was not used by rule and line, and writes no document', async () => {
    await smallProject(folder, { 'data/crime.csv': dirty });
    const { code, stdout, stderr } = await yardline(['ingest', 'town'], { cwd: folder });
    expect(code, stderr).toBe(0);
    const lines = dirty.split('\n').length - 1;
    expect(stdout).toContain('data/crime.csv');
    expect(stdout).toContain('read 1,851 = 1,848 loaded + 2 rejected + 1 duplicate + 0 superseded + 0 filtered');
    expect(stdout).toMatch(new RegExp(`rejected +1 +not-a-date {2}occurred_at {2}line ${lines - 1}$`, 'm'));
    expect(stdout).toMatch(new RegExp(`rejected +1 +too-few-fields {2}line ${lines}$`, 'm'));
    expect(stdout).toMatch(new RegExp(`duplicate +1 +same-key {2}id {2}line ${lines - 2}$`, 'm'));
    expect(stdout).toMatch(/^checks {3}\d+ failed · .*\d+ passed$/m);
    expect(await readdir(join(folder, 'out'))).toEqual(['warehouse.duckdb']);
  });

  it('answers --json with an envelope whose ledger balances', async () => {
    await smallProject(folder, { 'data/crime.csv': dirty });
    const { code, stdout } = await yardline(['ingest', 'town', '--json', '-q'], { cwd: folder });
    const said = JSON.parse(stdout) as Ledger;
    expect(code).toBe(0);
    expect(said).toMatchObject({ schema: 'yardline.ingest/1', pipeline: 'town', exitCode: 0 });
    for (const { read, loaded, rejected, duplicate, superseded, filtered } of said.ledger)
      expect(read).toBe(Number(loaded) + Number(rejected) + Number(duplicate) + Number(superseded) + Number(filtered));
    expect(said.unused.map(({ fate, rule, n }) => [fate, rule, n])).toEqual(
      expect.arrayContaining([
        ['rejected', 'not-a-date', 1],
        ['rejected', 'too-few-fields', 1],
        ['duplicate', 'same-key', 1],
      ]),
    );
    expect(said.checks.length).toBeGreaterThan(3);
  });

  it('commits: the run after it reads nothing again, and comes to the same figures as a run alone', async () => {
    await smallProject(folder, { 'data/crime.csv': dirty });
    await yardline(['ingest', 'town', '-q'], { cwd: folder });
    const after = await yardline(['run', 'town', '--json'], { cwd: folder });
    expect(after.stderr.match(/\(unchanged\)/g)).toHaveLength(2);
    await rm(join(folder, 'out'), { recursive: true });
    const alone = await yardline(['run', 'town', '--json'], { cwd: folder });
    expect(after.stdout).toBe(alone.stdout);
  });

  it('reads again, from the start, a long file whose line ends change far from its first bytes', async () => {
    const rows = Array.from(
      { length: 400_000 },
      (_, row) => `${row},2020-01-${String(1 + (row % 28)).padStart(2, '0')},A1,SHOT,Y`,
    );
    const text = `${townCrime().split('\n', 1)[0]}\n${rows.slice(0, 123_458).join('\n')}\r${rows.slice(123_458).join('\n')}\n`;
    await smallProject(folder, { 'data/crime.csv': text });
    const { code, stdout, stderr } = await yardline(['ingest', 'town', '--debug'], { cwd: folder });
    expect(code, stderr.slice(-2000)).toBe(0);
    expect(stderr).toContain('more carefully');
    expect(stdout).toContain('read 400,000 = 400,000 loaded + 0 rejected');
  });

  it('tells that a pipeline and its warehouse cannot have one name', async () => {
    await smallProject(folder, {});
    const { code, stderr } = await yardline(['ingest', 'town', '--warehouse', 'out/town.duckdb'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('the warehouse must have another name than the pipeline');
  });

  it('exits 3 on a failed data check, and keeps what it read', async () => {
    await smallProject(folder, {
      'data/people.csv': 'BEAT,YEAR,N\nA1,2020,10000\nA2,2020,0\nB1,2020,9000\nB2,2020,15000\n',
    });
    const { code, stdout, stderr } = await yardline(['ingest', 'town'], { cwd: folder });
    expect(code).toBe(3);
    expect(stdout).toContain('✖ people');
    expect(stderr).toContain('exit 3 (data check failed)');
    const again = await yardline(['ingest', 'town'], { cwd: folder });
    expect([again.code, again.stderr]).toEqual([3, expect.stringContaining('(unchanged)')]);
  });

  it.each([
    ['a missing file', townPipeline.replace('data/crime.csv', 'data/crimes.csv'), 3, 'file-missing'],
    ['a mistake in the pipeline', townPipeline.replace('title:', 'titel:'), 2, 'unknown-key'],
  ])('answers --json on %s too: what is wrong, where, and what to do', async (_, pipeline, exitCode, id) => {
    await smallProject(folder, { 'pipelines/town.yaml': pipeline });
    const { code, stdout } = await yardline(['ingest', 'town', '--json'], { cwd: folder });
    const said = JSON.parse(stdout) as { schema: string; exitCode: number; problems: { id: string; hint: string }[] };
    expect([code, said.exitCode, said.schema]).toEqual([exitCode, exitCode, 'yardline.problems/1']);
    expect(said.problems[0]?.id).toBe(id);
    expect(said.problems[0]?.hint).not.toBe('');
  });

  it('reads several pipelines, and ends with the code of the first that was not 0', async () => {
    await smallProject(folder, {
      'pipelines/village.yaml': townPipeline
        .replace('id: town', 'id: village')
        .replace('data/crime.csv', 'data/crimes.csv'),
    });
    const { code, stderr } = await yardline(['ingest'], { cwd: folder });
    expect([code, stderr]).toEqual([3, expect.stringContaining('[file-missing]')]);
  });
});
