import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeVersion } from '../../src/verbs/surroundings.ts';
import { smallProject, temporaryFolder, writeFiles, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

interface Seen {
  readonly schema: string;
  readonly status: string;
  readonly exitCode: number;
  readonly surroundings: readonly { name: string; status: string; detail: string; hint: string }[];
}

describe('doctor', () => {
  it('finds nothing broken where the tests run, and writes nothing', async () => {
    await smallProject(folder);
    const { code, stdout, stderr } = await yardline(['doctor'], { cwd: folder });
    expect([code, stderr]).toEqual([0, '']);
    for (const name of [
      'Node',
      'DuckDB',
      'project',
      'out',
      'temporary',
      'memory',
      'threads',
      'locale',
      'time zone',
      'browser',
    ])
      expect(stdout).toMatch(new RegExp(`^(ok  |warn)  ${name} `, 'm'));
    expect(stdout).toContain(`out       ${join(folder, 'out')}`);
    const { code: missing } = await yardline(['rejects', 'town'], { cwd: folder });
    expect(missing).toBe(2);
  });

  it('tells of folders that a run which was cut off has left', async () => {
    await writeFiles(folder, {
      'out/town/.2023-Q4.ab12.new/board.html': 'half',
      'out/town/2023-Q4/board.html': 'whole',
    });
    const { code, stdout } = await yardline(['doctor'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^warn {2}cut off {3}1 hidden folder in .*out\/town, of a run that was cut off or goes on$/m,
    );
    expect(stdout).toContain('→ the next run takes them away: yardline run town');
  });

  it('answers --json with one entry for each thing', async () => {
    const { code, stdout } = await yardline(['doctor', '--json'], { cwd: folder });
    const seen = JSON.parse(stdout) as Seen;
    expect(code).toBe(0);
    expect(seen).toMatchObject({ schema: 'yardline.doctor/1', exitCode: 0 });
    expect(seen.surroundings.find(({ name }) => name === 'DuckDB')?.detail).toMatch(/^v\d/);
  });

  it.each([
    ['a project that is not there', ['-C', 'nowhere'], 'project', 'say where the project is with -C'],
    ['a file where documents would go', ['--out', 'notes.txt/out'], 'out', 'move that file'],
  ])('exits 1 on %s, and says what to do', async (_, args, name, hint) => {
    await writeFiles(folder, { 'notes.txt': 'notes' });
    const { code, stdout } = await yardline(['doctor', '--json', ...args], { cwd: folder });
    const seen = JSON.parse(stdout) as Seen;
    expect([code, seen.exitCode, seen.status]).toEqual([1, 1, 'fail']);
    expect(seen.surroundings.find((line) => line.status === 'fail')).toMatchObject({
      name,
      hint: expect.stringContaining(hint),
    });
  });

  it('exits 1 where the temporary folder is not there', async () => {
    const { code, stdout } = await yardline(['doctor'], { cwd: folder, env: { TMPDIR: join(folder, 'notes/tmp') } });
    // a folder that is missing is made; a file in its place cannot be
    expect(code).toBe(0);
    await writeFiles(folder, { notes: 'a file' });
    const broken = await yardline(['doctor'], { cwd: folder, env: { TMPDIR: join(folder, 'notes/tmp') } });
    expect([broken.code, broken.stdout]).toEqual([1, expect.stringMatching(/^fail {2}temporary /m)]);
    expect(stdout).toContain('ok    temporary');
  });

  it.each([
    ['18.20.8', 'fail'],
    ['20.18.3', 'fail'],
    ['20.19.0', 'ok'],
    ['24.1.0', 'ok'],
  ])('Node %s: %s', (version, status) => {
    expect(nodeVersion(version).status).toBe(status);
  });
});
