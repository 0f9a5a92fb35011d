import { createHash } from 'node:crypto';
import { appendFile, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildChanged, smallProject, temporaryFolder, townCrime, townPipeline, yardline } from './program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder);
});
afterEach(() => remove());

const reused = '2 reports (unchanged)';
async function run(...flags: readonly string[]): Promise<string> {
  const { code, stderr } = await yardline(['run', 'town', ...flags], { cwd: folder });
  expect(code, stderr).toBe(0);
  return stderr;
}
/** Every document, public and private, by its hash. */
async function documents(): Promise<readonly string[]> {
  const out = join(folder, 'out/town');
  const names = (await readdir(out, { recursive: true })).sort();
  const hashed = names.map(async (name) => {
    if ((await stat(join(out, name))).isDirectory()) return name;
    return `${name} ${createHash('sha256')
      .update(await readFile(join(out, name)))
      .digest('hex')}`;
  });
  return Promise.all(hashed);
}

describe('a second run with nothing new', () => {
  it('reads no source and makes no document, and leaves the same bytes', async () => {
    const data = join(folder, 'data/crime.csv');
    const then = new Date('2024-01-02T03:04:05Z');
    await utimes(data, then, then);
    await run();
    const before = await documents();
    // were it read, it would be refused
    await writeFile(data, Buffer.alloc((await stat(data)).size));
    await utimes(data, then, then);
    expect(await run()).toContain(reused);
    expect(await documents()).toEqual(before);
  });

  it('makes a document again that is gone or is not what it was', async () => {
    await run();
    const before = await documents();
    await appendFile(join(folder, 'out/town/2023-Q4/board.html'), '<!-- changed -->');
    expect(await run()).not.toContain(reused);
    expect(await documents()).toEqual(before);
    await rm(join(folder, 'out/town/2023-Q4/charts'), { recursive: true });
    expect(await run()).not.toContain(reused);
    expect(await documents()).toEqual(before);
    expect(await run()).toContain(reused);
  });

  it('makes documents again with a program of which any part is another one', async () => {
    const other = await temporaryFolder();
    const page = () => readFile(join(folder, 'out/town/2023-Q4/analyst.html'), 'utf8');
    for (const mark of ['/* one */', '/* another */']) {
      const built = await buildChanged(other.folder, 'src/report/style/print-full.ts', (css) =>
        css.replace('@media print{', `@media print{ ${mark}`),
      );
      const again = () => yardline(['run', 'town'], { cwd: folder, built });
      expect((await again()).stderr).not.toContain(reused);
      expect(await page()).toContain(mark);
      expect((await again()).stderr).toContain(reused);
    }
    await other.remove();
  });

  it('writes what is private anew, for values may be asked for', async () => {
    await smallProject(folder, { 'data/crime.csv': `${townCrime()}x1,someday,A1,SHOT,Y\n` });
    await run();
    const rejects = join(folder, 'out/town/private/2023-Q4/rejects.csv');
    expect(await readFile(rejects, 'utf8')).not.toContain('someday');
    expect(await run('--show-values')).toContain(reused);
    expect(await readFile(rejects, 'utf8')).toContain('someday');
  });
});

describe('a run makes its documents anew', () => {
  it('when data, declarations or the day asked for are other ones', async () => {
    await run();
    expect(await run('--as-of', '2023-12-31')).not.toContain(reused);
    await smallProject(folder, { 'data/crime.csv': `${townCrime()}999999,2023-06-15,A1,SHOT,Y\n` });
    expect(await run()).not.toContain(reused);
    await smallProject(folder, {
      'data/crime.csv': `${townCrime()}999999,2023-06-15,A1,SHOT,Y\n`,
      'pipelines/town.yaml': townPipeline.replace('Small Town', 'Smaller Town'),
    });
    expect(await run()).not.toContain(reused);
    expect(await run()).toContain(reused);
  });

  it('with the same figures when a file only has another name', async () => {
    const pattern = townPipeline.replace('files: data/crime.csv', 'files: data/crime*.csv');
    await smallProject(folder, { 'pipelines/town.yaml': pattern });
    await run();
    const figures = async (): Promise<unknown> =>
      JSON.parse(await readFile(join(folder, 'out/town/2023-Q4/findings.json'), 'utf8')).findings;
    const before = await figures();
    await rename(join(folder, 'data/crime.csv'), join(folder, 'data/crime-2023.csv'));
    expect(await run()).not.toContain(reused);
    expect(await figures()).toEqual(before);
  });
});
