import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { program, smallProject, temporaryFolder, townCrime, yardline } from './program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

/** Starts a run and kills it after a while, as a power cut would. */
function killedAfter(milliseconds: number): Promise<NodeJS.Signals | null> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [program, 'run', 'town', '-q'], { cwd: folder, stdio: 'ignore' });
    setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('close', (_, signal) => settle(signal));
  });
}

const publicFolder = (): string => join(folder, 'out/town/2023-Q4');

async function publicDocuments(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(publicFolder())).filter((name) => name !== 'charts').sort();
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => [name, await readFile(join(publicFolder(), name), 'utf8')]),
    ),
  );
}

describe('a run that is killed', () => {
  it('never changes a published report by halves, and the next run puts everything right', async () => {
    await smallProject(folder);
    const start = Date.now();
    expect((await yardline(['run', 'town', '-q'], { cwd: folder })).code).toBe(0);
    // a busy machine takes its time: what is cut off must be every stage of a run, up to the documents
    const whole = Date.now() - start;
    const before = await publicDocuments();
    // one more shooting: every document of the new run differs, but for tables, which name no run
    await smallProject(folder, { 'data/crime.csv': `${townCrime()}999999,2023-06-15,A1,SHOT,Y\n` });
    let killed = 0;
    for (const part of [0.02, 0.2, 0.4, 0.55, 0.7, 0.8, 0.9, 0.97]) {
      const milliseconds = Math.round(part * whole);
      if ((await killedAfter(milliseconds)) === 'SIGKILL') killed += 1;
      const now = await publicDocuments();
      const isOld = [...before].every(([name, text]) => now.get(name) === text);
      const isNew =
        [...before].every(([name, text]) => name.endsWith('.csv') || now.get(name) !== text) &&
        now.has('manifest.json');
      expect(isOld || isNew, `after ${milliseconds} ms`).toBe(true);
    }
    expect(killed).toBeGreaterThan(0);
    await mkdir(join(folder, 'out/town/.2023-Q4.ab12.new'), { recursive: true });
    const last = await yardline(['run', 'town'], { cwd: folder });
    expect(last.stderr).toContain('a run was cut off');
    expect(last.code, last.stderr).toBe(0);
    const left = (await readdir(join(folder, 'out'), { recursive: true })).filter((name) =>
      name.split('/').some((part) => part.startsWith('.')),
    );
    expect(left).toEqual([]);
    expect([...(await publicDocuments()).keys()]).toEqual([...before.keys()]);
    expect(last.stderr).toContain('1,853 = 1,853 loaded');
  });
});
