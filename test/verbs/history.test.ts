import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallProject, temporaryFolder, townCrime, yardline } from '../program.ts';

let folder: string;
let remove: () => Promise<void>;
const call = (...args: readonly string[]) => yardline(args, { cwd: folder });

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder);
  for (const period of ['2023-Q3', '2023-Q4'])
    expect((await call('run', 'town', '--as-of', period, '--quiet')).code).toBe(0);
}, 120_000);
afterAll(() => remove());

describe('the history of reports', () => {
  it('runs lists each, the latest last, with what it found', async () => {
    const { stdout } = await call('runs', 'town');
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.slice(0, 7)),
    ).toEqual(['2023-Q3', '2023-Q4']);
    expect(stdout).toContain('1 better');
    const { runs } = JSON.parse((await call('runs', 'town', '--json')).stdout) as {
      runs: { id: string; previous: string | null }[];
    };
    expect(runs[1]?.previous).toBe(runs[0]?.id);
  });

  it('index.html lists each report, the latest first, with links to its documents', async () => {
    const page = await readFile(join(folder, 'out/town/index.html'), 'utf8');
    const links = [...page.matchAll(/href="\.\/([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(links.filter((path) => path.endsWith('board.html'))).toEqual(['2023-Q4/board.html', '2023-Q3/board.html']);
    for (const path of links) await readFile(join(folder, 'out/town', path));
  });

  it('diff of two reports names figures; with --exit-code it ends with 6, and of one and itself with 0', async () => {
    const other = await call('diff', 'town/2023-Q3', 'town/2023-Q4', '--exit-code');
    expect(other.code).toBe(6);
    expect(other.stdout).toMatch(/^Figures \(\d+\)\n {2}shooting-victims · Everywhere: /m);
    const same = await call('diff', 'out/town/2023-Q4', 'out/town/2023-Q4/findings.json', '--exit-code');
    expect(same.stdout).toBe('no difference\n');
    expect(same.code).toBe(0);
    const none = await call('diff', 'town/2023-Q3', 'town/1999');
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('[no-report]');
  });

  it('verify makes a report again, which speaks of the one before it, with the same bytes, and touches nothing', async () => {
    const manifest = await readFile(join(folder, 'out/town/2023-Q4/manifest.json'), 'utf8');
    const ended = await call('verify', 'town/2023-Q4');
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.stdout).toContain('verified: made again, every byte is the same');
    expect(await readFile(join(folder, 'out/town/2023-Q4/manifest.json'), 'utf8')).toBe(manifest);
  });

  it('a report that cannot be read is named by those that want it, and stops no run', async () => {
    const broken = join(folder, 'out/town/2020-Q4');
    await mkdir(broken, { recursive: true });
    await writeFile(join(broken, 'manifest.json'), '{}');
    await writeFile(join(broken, 'findings.json'), '{"run":');
    const again = await call('run', 'town', '--as-of', '2023-Q2', '--quiet');
    expect(again.code, again.stderr).toBe(0);
    for (const args of [
      ['verify', broken],
      ['diff', broken, broken],
    ]) {
      const { code, stderr } = await call(...args);
      expect([code, stderr]).toEqual([1, expect.stringContaining('[document]')]);
    }
    await writeFile(join(broken, 'findings.json'), '{}');
    const { code, stderr } = await call('verify', broken);
    expect([code, stderr]).toEqual([1, expect.stringContaining('[document]')]);
    await rm(broken, { recursive: true });
    await rm(join(folder, 'out/town/2023-Q2'), { recursive: true });
  });

  it('verify ends with 6 and names what was changed since, and what the data make otherwise', async () => {
    const page = join(folder, 'out/town/2023-Q3/board.html');
    await appendFile(page, '<!-- x -->');
    const altered = await call('verify', page);
    expect(altered.code).toBe(6);
    expect(altered.stdout).toContain('✖ board.html is not what was published');
    expect(altered.stdout).toContain('yardline report town --as-of 2023-Q3 writes them anew');
    await writeFile(join(folder, 'data/crime.csv'), `${townCrime()}9999999,2023-12-01,A1,SHOT,Y\n`);
    const { code, stdout } = await call('verify', 'town/2023-Q4', '--json');
    expect(code).toBe(6);
    const { inputs, documents, isSame } = JSON.parse(stdout) as Record<
      'inputs' | 'documents',
      { path: string; fate: string; line: number | null }[]
    > & { isSame: boolean };
    expect(isSame).toBe(false);
    expect(inputs.find(({ path }) => path === 'data/crime.csv')?.fate).toBe('differs');
    expect(documents.find(({ path }) => path === 'findings.json')).toMatchObject({
      fate: 'differs',
      line: expect.any(Number),
    });
    const told = await call('verify', 'town/2023-Q4');
    expect(told.stdout).toContain('✖ data/crime.csv is another one now');
    expect(told.stdout).toContain('→ source files were changed since: put back those');
    expect(told.stdout).toMatch(/restated: yardline run town --as-of 2023-Q4$/m);
  });

  it('verify makes a report again whose files were held against others that are gone', async () => {
    expect((await call('run', 'town', '--as-of', '2023-Q4', '--quiet')).code).toBe(0);
    const told = await call('verify', 'town/2023-Q4');
    expect(told.stdout).toContain('checks        of new files beside those before them are the report’s own');
    expect(told.stdout).toContain('verified: made again, every byte is the same');
    expect(told.code).toBe(0);
  });
});
