import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Findings } from '../../src/spec/findings.ts';
import { smallProject, temporaryFolder, townCrime, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder);
});
afterEach(() => remove());

const ask = (...args: string[]): ReturnType<typeof yardline> => yardline(args, { cwd: folder });

/** What was asked of the records of crimes by area and month. */
async function counting(...args: string[]): Promise<readonly string[]> {
  const { code, stderr } = await ask(...args, '--debug');
  expect(code, stderr).toBe(0);
  return stderr.split('\n').filter((line) => line.includes('"town"."crime"') && line.includes('date_trunc'));
}

/** Numbers only: that a definition has changed is said where there was a report before. */
async function numbers(...args: string[]): Promise<unknown> {
  const { code, stdout } = await ask('evaluate', 'town', '--json', '-q', ...args);
  expect(code).toBe(0);
  const { findings } = JSON.parse(stdout) as Findings;
  return findings.map(({ metric, area, now, changes, series, effect }) => ({
    metric,
    area,
    now,
    changes,
    series,
    effect,
  }));
}

describe('what a run counted', { timeout: 240_000 }, () => {
  it('is not counted again by an evaluation', async () => {
    await ask('ingest', 'town', '-q');
    expect((await counting('evaluate', 'town')).length).toBeGreaterThan(0);
    const before = await numbers();
    await ask('run', 'town', '-q');
    expect(await counting('evaluate', 'town')).toEqual([]);
    expect(await numbers()).toEqual(before);
  });

  it('is counted again where a metric changes, and of this metric alone', async () => {
    await ask('run', 'town', '-q');
    const metric = join(folder, 'metrics/outcomes/burglaries.yaml');
    const text = await readFile(metric, 'utf8');
    const changed = text.replace('where: { category: burglary } }', 'where: { category: homicide } }');
    expect(changed).not.toBe(text);
    await writeFile(metric, changed);
    const asked = await counting('evaluate', 'town');
    expect(asked).toHaveLength(1);
    expect(asked[0]).not.toContain('firearm');
    const again = await numbers();
    await ask('ingest', 'town', '-q', '--out', 'fresh');
    expect(again).toEqual(await numbers('--out', 'fresh'));
  });

  it('is counted again where records came in', async () => {
    await ask('run', 'town', '-q');
    await writeFile(join(folder, 'data/crime.csv'), `${townCrime()}9001,2023-12-24,A1,SHOT,Y\n`);
    await ask('ingest', 'town', '-q');
    expect((await counting('evaluate', 'town')).length).toBeGreaterThan(0);
  });

  it('lies beside what was refused, for analysts', async () => {
    await ask('run', 'town', '-q');
    const path = join(folder, 'out/town/private/2023-Q4/panel.parquet');
    const bytes = await readFile(path);
    expect(bytes.subarray(0, 4).toString()).toBe('PAR1');
    // made anew from nothing, and when nothing has changed, it is the same
    await ask('run', 'town', '-q', '--out', 'other', '--threads', '1');
    expect(await readFile(path.replace(join('out', 'town'), join('other', 'town')))).toEqual(bytes);
    await ask('run', 'town', '-q');
    expect(await readFile(path)).toEqual(bytes);
    expect(existsSync(join(folder, 'out/town/2023-Q4/panel.parquet'))).toBe(false);
  });
});
