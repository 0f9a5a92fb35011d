import { readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallProject, temporaryFolder, townCrime, townPipeline, writeFiles, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

interface Plan {
  readonly sources: readonly {
    readonly source: string;
    readonly action: string;
    readonly why: string;
    readonly files: readonly { readonly file: string; readonly status: string; readonly load: boolean }[];
  }[];
}
const several = townPipeline.replace('files: data/crime.csv', 'files: data/crime*.csv');
const oneMore = 'ID,DATE,BEAT,CODE,GUN\n9001,2023-12-30,A1,SHOT,Y\n';

async function plan(): Promise<Plan['sources'][number]> {
  const { code, stdout, stderr } = await yardline(['plan', 'town', '--json'], { cwd: folder });
  expect([0, 3], stderr).toContain(code);
  const crime = (JSON.parse(stdout) as Plan).sources.find(({ source }) => source === 'crime');
  if (!crime) throw new Error('no source');
  return crime;
}
const told = ({ files }: Plan['sources'][number]): readonly string[] =>
  files.map(({ file, status, load }) => `${file} ${status}${load ? ' load' : ''}`);
const ingest = async (): Promise<void> =>
  expect((await yardline(['ingest', 'town', '-q'], { cwd: folder })).code).toBe(0);

describe('plan', () => {
  it('before the first run: everything is new, and no warehouse is made', async () => {
    await smallProject(folder);
    const { code, stdout, stderr } = await yardline(['plan', 'town'], { cwd: folder });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('read  crime: nothing of it is stored yet\n        data/crime.csv  new\n');
    expect(stdout).toMatch(/^town: 2 files to load \(0\.0 MB\), then 2 metrics, and the reports board, analyst$/m);
    expect(await stat(join(folder, 'out')).catch(() => null)).toBeNull();
  });

  it('after it: nothing is read, and the warehouse stays as it is, byte for byte', async () => {
    await smallProject(folder);
    await ingest();
    const path = join(folder, 'out/warehouse.duckdb');
    const before = await readFile(path);
    expect(await plan()).toMatchObject({ action: 'skip', why: 'unchanged' });
    expect((await readFile(path)).equals(before)).toBe(true);
    const { stdout } = await yardline(['plan', 'town'], { cwd: folder });
    expect(stdout).toContain(
      'skip  crime: its files are those of the last run\n        data/crime.csv  unchanged: not read\n',
    );
    expect(stdout).toContain('town: 0 files to load');
  });

  it('tells new, changed, renamed, touched and withdrawn files apart', async () => {
    await smallProject(folder, {
      'pipelines/town.yaml': several,
      'data/crime-b.csv': oneMore,
      'data/crime-c.csv': oneMore.replace('9001', '9002'),
      'data/crime-d.csv': oneMore.replace('9001', '9003'),
    });
    await ingest();
    await writeFiles(folder, {
      'data/crime-a.csv': oneMore.replace('9001', '8001'),
      'data/crime-b.csv': `${oneMore}9004,2023-12-30,A1,SHOT,Y\n`,
    });
    await rename(join(folder, 'data/crime-c.csv'), join(folder, 'data/crime-z.csv'));
    await rm(join(folder, 'data/crime-d.csv'));
    await utimes(join(folder, 'data/crime.csv'), new Date(2020, 1, 1), new Date(2020, 1, 1));
    const crime = await plan();
    expect(crime).toMatchObject({ action: 'read', why: 'files' });
    expect(told(crime)).toEqual([
      'data/crime-a.csv new load',
      'data/crime-b.csv changed load',
      'data/crime-z.csv renamed',
      'data/crime.csv same-content',
      'data/crime-d.csv withdrawn',
    ]);
  });

  it('says so where a declaration has changed: every file is loaded anew', async () => {
    await smallProject(folder);
    await ingest();
    await smallProject(folder, {
      'pipelines/town.yaml': townPipeline.replace('covers: { from: 2020', 'missing: ["-"]\n    covers: { from: 2020'),
    });
    expect(await plan()).toMatchObject({ action: 'read', why: 'declaration' });
  });

  it('means what it says: the run after it loads just that', async () => {
    await smallProject(folder, { 'pipelines/town.yaml': several });
    await ingest();
    await writeFiles(folder, { 'data/crime-2.csv': oneMore });
    expect(told(await plan())).toEqual(['data/crime-2.csv new load', 'data/crime.csv unchanged']);
    const { stderr } = await yardline(['run', 'town'], { cwd: folder });
    expect(stderr).toContain('crime: 1,849 = 1,849 loaded');
    expect(stderr).toMatch(/people: .*\(unchanged\)/);
    expect((await plan()).action).toBe('skip');
  });

  it.each([
    ['a file that is not there', townPipeline.replace('data/crime.csv', 'data/crimes.csv'), 'missing'],
    ['a pattern that matches nothing', townPipeline.replace('data/crime.csv', 'data/rms-*.csv'), 'got none'],
  ])('exits 3 on %s, as the run would', async (_, pipeline, said) => {
    await smallProject(folder, { 'pipelines/town.yaml': pipeline });
    const { code, stdout } = await yardline(['plan', 'town'], { cwd: folder });
    expect([code, stdout]).toEqual([3, expect.stringContaining(said)]);
    expect(stdout).toMatch(/^fail {2}crime: /m);
    expect((await yardline(['run', 'town', '-q'], { cwd: folder })).code).toBe(3);
  });

  it('holds no key of pseudonyms and no value of the data', async () => {
    const key = 'f3a9c1d2e4b5a6978877665544332211';
    await smallProject(folder, {
      'pipelines/town.yaml': townPipeline.replace('      area: BEAT\n', '      area: BEAT\n      person: NAME\n'),
      'data/crime.csv': townCrime()
        .replace(/\n(?=.)/g, ',Ann Neill\n')
        .replace('GUN,Ann Neill', 'GUN,NAME')
        .replace(/([YN])\n$/, '$1,Ann Neill\n'),
    });
    for (const args of [
      ['plan', 'town', '--json'],
      ['plan', 'town', '--debug'],
      ['ingest', 'town', '--debug'],
    ]) {
      const { code, stdout, stderr } = await yardline(args, { cwd: folder, env: { YARDLINE_KEY: key } });
      expect(code, stderr).toBe(0);
      expect(stdout + stderr).not.toContain(key);
      expect(stdout + stderr).not.toContain('Ann Neill');
    }
    const bytes = (await readFile(join(folder, 'out/warehouse.duckdb'))).toString('latin1');
    expect(bytes).not.toContain(key);
    expect(bytes).not.toContain('Ann Neill');
  });
});
