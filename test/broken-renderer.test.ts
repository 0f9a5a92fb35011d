import { spawn } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot, smallProject, temporaryFolder, townCrime, writeFiles, yardline } from './program.ts';

/** A program that was broken on purpose: the built one, with one word of its renderer replaced. It stands where its parts find their libraries. */
const broken = join(projectRoot, 'dist', 'broken');
let folder = '';
let remove: () => Promise<void> = async () => undefined;
const built: string[] = [];
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder);
  await yardline(['run', 'town', '-q'], { cwd: folder });
  built.push(...(await readdir(join(projectRoot, 'dist'))).filter((name) => name.endsWith('.js')));
  // with other data, every document of the next run would be another one
  await writeFiles(folder, { 'data/crime.csv': `${townCrime()}999999,2023-06-15,A1,SHOT,Y\n` });
}, 60_000);
afterAll(async () => {
  await rm(broken, { recursive: true, force: true });
  await remove();
});

async function breakProgram(from: string, to: string): Promise<number> {
  await rm(broken, { recursive: true, force: true });
  await mkdir(broken, { recursive: true });
  let places = 0;
  for (const name of built) {
    const text = await readFile(join(projectRoot, 'dist', name), 'utf8');
    places += text.split(from).length - 1;
    if (text.includes(from)) await writeFile(join(broken, name), text.replaceAll(from, to));
    else await cp(join(projectRoot, 'dist', name), join(broken, name));
  }
  return places;
}

function runBroken(): Promise<{ readonly code: number | null; readonly stderr: string }> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [join(broken, 'cli.js'), 'run', 'town', '-q'], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('close', (code) => settle({ code, stderr }));
  });
}

async function documents(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(join(folder, 'out/town'), { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(await Promise.all(names.sort().map(async (name) => [name, await readFile(name, 'latin1')] as const)));
}

describe('a renderer that is broken', () => {
  it.each([
    ['loses the numbers of findings', '"data-finding":', '"data-lost":', /findings lack their number/],
    ['loses the scope of heads', 'scope: "row"', 'title: "row"', /not whole: a th has no scope/],
    [
      'loses its charts',
      'class: "drawing-wide", dangerouslySetInnerHTML',
      'class: "drawing-wide", title',
      /the chart of .* is not on the page/,
    ],
  ])(
    '%s: the last report stays as it was',
    async (_, from, to, words) => {
      expect(await breakProgram(from, to)).toBeGreaterThan(0);
      const before = await documents();
      const { code, stderr } = await runBroken();
      expect([code, stderr]).toEqual([1, expect.stringMatching(words)]);
      expect(await documents()).toEqual(before);
    },
    60_000,
  );

  it('whole again, goes on', async () => {
    const { code, stderr } = await yardline(['run', 'town'], { cwd: folder });
    expect([code, stderr]).toEqual([0, expect.stringContaining('1,853 = 1,853 loaded')]);
  }, 60_000);
});
