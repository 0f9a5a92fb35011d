import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWarehouse } from '../../src/store/index.ts';
import { smallProject, temporaryFolder, townPipeline, writeFiles, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
const town = (...args: readonly string[]) => yardline(args, { cwd: folder });
const periods = ['2022-Q4', '2023-Q3', '2023-Q4'];
/** All that a report may rest on beside its findings: where areas lie, words of another language, a logic model. */
const square = (name: string, at: number): object => ({
  type: 'Feature',
  properties: { name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [at, 0],
        [at + 1, 0],
        [at + 1, 1],
        [at, 1],
        [at, 0],
      ],
    ],
  },
});
const rich = {
  'pipelines/town.yaml': townPipeline
    .replace('areas:\n', 'areas:\n  outlines: { file: areas.geojson, name: name, version: made up }\n')
    .replace('[board, analyst]', '[board, board-es, analyst]')
    .concat('logic:\n  - { activity: Patrols, outcome: [shooting-victims], because: They are seen. }\n')
    .concat('in: { es: { title: Pueblo, texts: { Patrols: Patrullas } } }\n'),
  'areas.geojson': JSON.stringify({
    type: 'FeatureCollection',
    features: ['A1', 'A2', 'B1', 'B2'].map((name, at) => square(name, at)),
  }),
};

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder, rich);
  for (const period of periods) await town('run', 'town', '-q', '--as-of', period);
}, 120_000);
afterAll(() => remove());

/** Every document of a folder, by its path. */
async function bytesIn(path: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(join(folder, path), { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  const read = names.map(async ({ parentPath, name }): Promise<[string, string]> => {
    const file = join(parentPath, name);
    return [file, await readFile(file, 'latin1')];
  });
  return new Map((await Promise.all(read)).sort());
}

/** Changes what is kept of a run. */
async function alter(period: string, change: (findings: string) => string): Promise<void> {
  const warehouse = await openWarehouse({
    address: 'out/warehouse.duckdb',
    project: folder,
    threads: 1,
    memory: null,
    debug: () => undefined,
  });
  const [record] = (await warehouse.runs('town')).filter((run) => run.period === period);
  if (record) await warehouse.saveRun({ ...record, findings: change(record.findings) });
  await warehouse.close();
}

describe('a report that is written anew', () => {
  it('is the bytes that the run made, without any source', async () => {
    const before = await bytesIn('out/town/2023-Q3');
    const apart = await bytesIn('out/town/private/2023-Q3');
    await writeFiles(folder, { 'out/town/2023-Q3/board.html': 'changed by hand' });
    await rm(join(folder, 'out/town/2023-Q3/charts'), { recursive: true });
    await rename(join(folder, 'data'), join(folder, 'gone'));
    const { code, stdout, stderr } = await town('report', 'town', '--as-of', '2023-Q3');
    await rename(join(folder, 'gone'), join(folder, 'data'));
    expect([code, stdout], stderr).toEqual([
      0,
      ['analyst', 'board-es', 'board'].map((name) => `out/town/2023-Q3/${name}.html\n`).join(''),
    ]);
    expect(await bytesIn('out/town/2023-Q3')).toEqual(before);
    expect(await bytesIn('out/town/private/2023-Q3')).toEqual(apart);
    expect([...before.keys()].filter((file) => file.endsWith('-map.vl.json')).length).toBeGreaterThan(0);
    const spanish = await readFile(join(folder, 'out/town/2023-Q3/board-es.html'), 'utf8');
    expect(spanish).toContain('Patrullas');
  }, 60_000);

  it('is the latest, where no period is named, and none where there is none', async () => {
    expect((await town('report', 'town', '-q')).stdout).toContain('out/town/2023-Q4/board.html');
    const { code, stderr } = await town('report', 'town', '--as-of', '2021-Q4');
    expect([code, stderr]).toEqual([2, expect.stringContaining('there are: 2022-Q4, 2023-Q3, 2023-Q4')]);
  }, 60_000);

  it('is not written where it would be another one', async () => {
    const before = await bytesIn('out/town/2022-Q4');
    await alter('2022-Q4', (findings) => findings.replace('Small Town', 'Other Town'));
    const { code, stderr } = await town('report', 'town', '--as-of', '2022-Q4', '-q');
    expect([code, stderr]).toEqual([
      6,
      expect.stringContaining('nothing was written, what was published stands as it was [not-the-same]'),
    ]);
    expect(stderr).toContain('yardline report town --as-of 2022-Q4 --anew');
    expect(await bytesIn('out/town/2022-Q4')).toEqual(before);
  }, 60_000);

  it('is written as this program writes it where that is asked for, and what was published is kept', async () => {
    const before = await bytesIn('out/town/2022-Q4');
    const { code, stderr } = await town('report', 'town', '--as-of', '2022-Q4', '--anew');
    expect([code, stderr]).toEqual([0, expect.stringContaining('as this program writes them')]);
    expect((await bytesIn('out/town/2022-Q4')).get(join(folder, 'out/town/2022-Q4/board.html'))).toContain(
      'Other Town',
    );
    const [old = ''] = await readdir(join(folder, 'out/town/history/2022-Q4'));
    expect([...(await bytesIn(`out/town/history/2022-Q4/${old}`)).values()]).toEqual([...before.values()]);
    await alter('2022-Q4', (findings) => findings.replace('Other Town', 'Small Town'));
    expect((await town('report', 'town', '--as-of', '2022-Q4', '--anew', '-q')).code).toBe(0);
    expect([...(await bytesIn('out/town/2022-Q4')).values()]).toEqual([...before.values()]);
  }, 60_000);
});

describe('a report that was found wrong', () => {
  it('gets a notice with its own numbers when the next one is made, and its old bytes are kept', async () => {
    const before = await readFile(join(folder, 'out/town/2023-Q3/board.html'), 'utf8');
    await writeFiles(folder, {
      'narrative/town/2023-Q3.md': '---\ncorrections:\n  - { on: 2024-03-01, what: Two were counted twice. }\n---\n',
    });
    expect((await town('run', 'town', '-q', '--as-of', '2023-Q4')).code).toBe(0);
    const after = await readFile(join(folder, 'out/town/2023-Q3/board.html'), 'utf8');
    const notice = /<div class="correction" role="note">.*?<\/div>/s;
    expect(after).toMatch(notice);
    expect(after.replace(notice, '')).toBe(before);
    const [run = ''] = await readdir(join(folder, 'out/town/history/2023-Q3'));
    expect(await readFile(join(folder, 'out/town/history/2023-Q3', run, 'board.html'), 'utf8')).toBe(before);
    expect((await town('runs', 'town')).stdout).toMatch(/^2023-Q3 .*corrected on 2024-03-01$/m);
    expect((await town('diff', 'town/2022-Q4', 'town/2023-Q3')).stdout).toContain('Two were counted twice.');
    expect((await town('report', 'town', '--as-of', '2023-Q3', '-q')).code).toBe(0);
    // the narrative is a declaration that was not there then
    const { code, stdout } = await town('verify', 'town/2023-Q3', '-q');
    expect([code, stdout]).toEqual([0, expect.stringContaining('correction    of 2024-03-01 stands on it')]);
    expect(stdout).toContain('every byte is the same');
  }, 90_000);

  it('is made again with the notice that stands on it, and no other one', async () => {
    const narrative = (what: string): Record<string, string> => ({
      'narrative/town/2023-Q3.md': `---\ncorrections:\n  - { on: 2024-03-01, what: ${what} }\n---\n`,
    });
    await writeFiles(folder, narrative('Three were counted twice.'));
    expect((await town('verify', 'town/2023-Q3', '-q')).code).toBe(6);
    await writeFiles(folder, narrative('Two were counted twice.'));
    expect((await town('verify', 'town/2023-Q3', '-q')).code).toBe(0);
  }, 90_000);

  it('is left alone once it says so', async () => {
    const { stderr } = await town('run', 'town', '--as-of', '2023-Q4');
    expect(stderr).not.toContain('has a notice');
  }, 60_000);
});

describe('old reports', () => {
  const listed = async (): Promise<readonly string[]> =>
    (await readdir(join(folder, 'out/town'))).filter((name) => name.startsWith('20'));

  it('go by number and age, the latest never, and a dry run changes nothing', async () => {
    const dry = await town('prune', 'town', '--older-than', '80d', '--dry-run', '--json');
    expect(JSON.parse(dry.stdout)).toMatchObject({ dryRun: true, pruned: ['2022-Q4', '2023-Q3'] });
    expect(await listed()).toEqual(periods);
    const { code, stdout } = await town('prune', 'town', '--keep', '2');
    expect([code, stdout.split('\n').slice(0, 3)]).toEqual([
      0,
      ['2022-Q4  is gone', '2023-Q3  stays: it is among those to keep', '2023-Q4  stays: it is the latest'],
    ]);
    expect(await listed()).toEqual(['2023-Q3', '2023-Q4']);
    expect(await readdir(join(folder, 'out/town/history'))).toEqual(['2023-Q3']);
    expect((await town('runs', 'town')).stdout).not.toContain('2022-Q4');
    expect((await town('report', 'town', '--as-of', '2022-Q4')).code).toBe(2);
    expect((await town('verify', 'town/2023-Q4')).code).toBe(0);
  }, 90_000);

  it('stay where small counts that are hidden could be worked out from them', async () => {
    await writeFiles(folder, {
      'pipelines/town.yaml': townPipeline.replace('minimum: 5', 'minimum: 12, shown-before: they are in print'),
    });
    expect((await town('run', 'town', '-q')).code).toBe(0);
    const { stdout } = await town('prune', 'town', '--keep', '1');
    expect(stdout).toMatch(/^2023-Q3 {2}stays: small counts that are hidden elsewhere/m);
    expect(await listed()).toEqual(['2023-Q3', '2023-Q4']);
  }, 60_000);

  it.each([
    [[], 'must say what stays'],
    [['--older-than', '2 years'], 'must be years or days'],
    [['--keep', '0'], 'must be a whole number from 1 up'],
  ])('are not guessed at: %j', async (flags, words) => {
    const { code, stderr } = await town('prune', 'town', ...flags);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});
