import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Findings } from '../../src/spec/index.ts';
import { smallProject, temporaryFolder, writeFiles, yardline } from '../program.ts';

const pageOne = (html: string): string => /<h3>Actions carried over[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';

describe('the actions of a board', () => {
  let folder = '';
  let remove: () => Promise<void> = async () => undefined;
  const action = (...args: readonly string[]) => yardline(['action', ...args], { cwd: folder });
  const csv = (): Promise<string> => readFile(join(folder, 'actions/town.csv'), 'utf8');
  beforeAll(async () => {
    ({ folder, remove } = await temporaryFolder());
    await smallProject(folder);
  });
  afterAll(() => remove());

  it('are lines that are only added, and no formulas', async () => {
    expect((await action('list', 'town')).stdout).toBe('no action is written down\n');
    const add = ['--metric', 'shooting-victims', '--owner', 'director', '--due', '2023-03-31', '--on', '2022-11-08'];
    expect((await action('add', 'town', 'Open a third site, "North"', ...add)).code).toBe(0);
    expect((await action('add', 'town', '=1+1', '--on', '2022-11-08')).code).toBe(0);
    const before = await csv();
    expect(before.split('\n').slice(1, 3)).toEqual([
      'A1,2022-11-08,2022-11-08,"Open a third site, ""North""",shooting-victims,director,2023-03-31,,open',
      "A2,2022-11-08,2022-11-08,'=1+1,,,,,open",
    ]);
    expect((await action('move', 'town', 'A1', '--due', '2023-09-30', '--on', '2023-03-20')).stdout).toMatch(
      /^A1 +late, due 2023-09-30 \(first 2023-03-31\)|^A1 +open, due/m,
    );
    expect((await action('close', 'town', 'A2', '--dropped', '--on', '2023-05-02')).code).toBe(0);
    expect((await csv()).startsWith(before)).toBe(true);
    const { stdout } = await action('list', 'town', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'yardline.action/1',
      actions: [
        { id: 'A1', status: 'open', firstDueOn: '2023-03-31', dueOn: '2023-09-30' },
        { id: 'A2', decision: '=1+1', status: 'dropped' },
      ],
    });
  });

  it('stand in the report as they stood on its day, and later ones change nothing in it', async () => {
    await yardline(['run', 'town', '-q', '--as-of', '2023-Q3'], { cwd: folder });
    const html = await readFile(join(folder, 'out/town/2023-Q3/board.html'), 'utf8');
    expect(pageOne(html)).toMatch(
      /Open a third site, &quot;North&quot;<\/bdi><\/strong> \(<bdi>director, due 30 September 2023, first due 31 March 2023, late</,
    );
    expect(pageOne(html)).toMatch(/Shooting victims: 18 \(2022-Q4\) when it was taken, 18 \(2023-Q3\) now\./);
    const { board } = JSON.parse(await readFile(join(folder, 'out/town/2023-Q3/findings.json'), 'utf8')) as Findings;
    expect(board?.actions).toMatchObject([
      { id: 'A1', status: 'open' },
      { id: 'A2', status: 'dropped' },
    ]);
    await action('close', 'town', 'A1', '--on', '2023-11-01');
    const { code, stdout } = await yardline(['verify', 'town/2023-Q3'], { cwd: folder });
    expect([code, stdout]).toEqual([0, expect.stringContaining('every byte is the same')]);
    const bundled = await yardline(['export', 'town', '--bundle'], { cwd: folder });
    expect(bundled.code, bundled.stderr).toBe(0);
  }, 60_000);

  it.each([
    [['add', 'town'], 'must say what was decided'],
    [['add', 'town', 'x', '--metric', 'homicides'], 'must be a metric of this pipeline'],
    [['add', 'town', 'x', '--metric', 'shoting-victims'], 'did you mean "shooting-victims"?'],
    [['add', 'town', 'x', '--due', '2024-1-1'], 'must be a date'],
    [['add', 'town', 'x', '--due', '2027-02-30'], 'must be a date'],
    [['add', 'town', 'x', '--due', '2023-01-01', '--on', '2024-01-01'], 'must not lie before 2024-01-01'],
    [['close', 'town', 'A9'], 'must be the number of an action'],
    [['close', 'town', 'A2'], 'must be open (it is dropped)'],
    [['shut', 'town', 'A1'], 'must be add, close, move or list'],
  ])('refuse %j', async (args, words) => {
    const { code, stderr } = await action(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  it('wait for nobody who holds the list, and take over from whoever died', async () => {
    await writeFiles(folder, { 'actions/town.csv.lock': '1 another-host\n' });
    expect(await action('add', 'town', 'x')).toMatchObject({ code: 1, stderr: expect.stringContaining('[locked]') });
    const { hostname } = await import('node:os');
    await writeFiles(folder, { 'actions/town.csv.lock': `4194304 ${hostname()}\n` });
    expect((await action('add', 'town', 'x')).code).toBe(0);
  });

  it('are checked with the declarations, each mistake at its line', async () => {
    const text = await csv();
    await writeFiles(folder, { 'actions/town.csv': `${text}A7,2023-01-01,2023-01-01,x,nothing,,,,open\n` });
    const { code, stderr } = await yardline(['validate', 'town'], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/actions\/town\.csv:8: "nothing" is not a metric/)]);
  });
});
