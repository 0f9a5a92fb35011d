import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallProject, temporaryFolder, townPipeline, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const declared = 'current: last-4-quarters';
const withWindow = (current: string): Readonly<Record<string, string>> => ({
  'pipelines/town.yaml': townPipeline.replace(declared, `current: ${current}`),
});
const documents = (): Promise<readonly string[]> => readdir(join(folder, 'out/town')).catch(() => []);

describe('an evaluation of days outside the data', () => {
  it.each([
    ['2030-Q1', 'last-quarter', '2030-01-01 to 2030-03-31', '--as-of 2023-Q4'],
    ['2030-02-11', 'last-quarter', '2029-10-01 to 2029-12-31', '--as-of 2023-Q4'],
    ['2019-Q4', 'last-quarter', '2019-10-01 to 2019-12-31', '--as-of 2020-Q1'],
    ['2019-Q4', 'last-4-quarters', '2019-01-01 to 2019-12-31', '--as-of 2020-Q4'],
    ['2020-Q2', 'last-4-quarters', '2019-07-01 to 2020-06-30', '--as-of 2020-Q4'],
    ['2024-Q1', '{ from: 2023-01-01, to: 2023-12-31 }', '2024-01-01 to 2024-03-31', '--as-of 2023-Q4'],
  ])('--as-of %s with %s exits 2, and names the nearest that works', async (asOf, current, got, hint) => {
    await smallProject(folder, withWindow(current));
    const { code, stdout, stderr } = await yardline(['run', 'town', '--as-of', asOf, '-q'], { cwd: folder });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(
      `--as-of: must be within the data, which cover 2020-01-01 to 2023-12-31 (got ${got}) [outside-cover]`,
    );
    expect(stderr).toContain(hint);
    expect(await documents()).toEqual([]);
  });

  it.each([
    ['{ from: 2024-01-01, to: 2024-12-31 }', 'correct current: in windows:'],
    ['{ from: 2019-01-01, to: 2020-12-31 }', 'correct current: in windows:'],
    ['last-8-quarters', undefined],
  ])('a window of %s', async (current, hint) => {
    await smallProject(folder, withWindow(current));
    const { code, stderr } = await yardline(['run', 'town', '-q'], { cwd: folder });
    expect(code).toBe(hint === undefined ? 0 : 2);
    if (hint !== undefined) expect(stderr).toContain(hint);
    // the report, the list of all reports, and what is private
    expect(await documents()).toHaveLength(hint === undefined ? 3 : 0);
  });

  it('the default window, which nobody wrote, is named with one that works', async () => {
    const text = townPipeline.replace(/covers: \{[^}]*\}/, 'covers: { from: 2020-01-01, to: 2020-02-10 }');
    expect(text).not.toBe(townPipeline);
    await smallProject(folder, { 'pipelines/town.yaml': text.replace(declared, 'current: last-quarter') });
    const { code, stderr } = await yardline(['run', 'town', '-q'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('the current window must be within the data, which cover 2020-01-01 to 2020-02-10');
    expect(stderr).toContain('the window is last-quarter unless windows: says otherwise');
    expect(stderr).toContain('windows: { current: { from: 2020-01-01, to: 2020-02-10 } }');
  });

  it('a period inside the data is evaluated, though not the last one', async () => {
    await smallProject(folder, withWindow('last-quarter'));
    const { code, stderr } = await yardline(['run', 'town', '--as-of', '2020-Q1', '-q'], { cwd: folder });
    expect(code, stderr).toBe(0);
    expect(await documents()).toContain('2020-Q1');
  });
});
