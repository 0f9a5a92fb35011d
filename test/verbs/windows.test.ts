import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { smallProject, temporaryFolder, townPipeline, writeFiles, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

it('two windows of one day have a folder each, and neither replaces the other', async () => {
  await smallProject(folder);
  for (const [from, to] of [
    ['2023-01-01', '2023-06-30'],
    ['2023-07-01', '2023-12-31'],
  ]) {
    const current = `current: { from: ${from}, to: ${to} }`;
    await writeFiles(folder, { 'pipelines/town.yaml': townPipeline.replace('current: last-4-quarters', current) });
    const { code, stderr } = await yardline(['run', 'town', '-q'], { cwd: folder });
    expect(code, stderr).toBe(0);
  }
  const folders = ['2023-Q4_2023-01-01_2023-06-30', '2023-Q4_2023-07-01_2023-12-31'];
  expect((await readdir(join(folder, 'out/town'))).filter((name) => name.startsWith('2')).sort()).toEqual(folders);
  const shown = async (asOf: string): Promise<string> => {
    const { stdout } = await yardline(['show', 'town', 'shooting-victims', '--as-of', asOf], { cwd: folder });
    return /likely range .* in (\S+ to \S+)\)/.exec(stdout)?.[1] ?? stdout;
  };
  expect(await shown(folders[0] ?? '')).toBe('2023-01-01 to 2023-06-30');
  expect(await shown('2023-Q4')).toBe('2023-07-01 to 2023-12-31');
});
