import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Findings } from '../../src/spec/index.ts';
import { smallProject, temporaryFolder, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder);
});
afterEach(() => remove());

const metricFile = (): string => join(folder, 'metrics/outcomes/burglaries.yaml');

/** Edits the metric that counts burglaries. */
async function edit(...pairs: readonly (readonly [string, string])[]): Promise<void> {
  let text = await readFile(metricFile(), 'utf8');
  for (const [from, to] of pairs) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  await writeFile(metricFile(), text);
}
async function run(asOf: string): Promise<{ readonly findings: Findings; readonly stdout: string }> {
  const { code, stdout, stderr } = await yardline(['run', 'town', '--as-of', asOf], { cwd: folder });
  expect(code, stderr).toBe(0);
  const text = await readFile(join(folder, 'out/town', asOf, 'findings.json'), 'utf8');
  return { findings: JSON.parse(text) as Findings, stdout: stdout + stderr };
}
const validate = async (): Promise<string> => (await yardline(['validate', 'town'], { cwd: folder })).stdout;
const changesSince = ({ run: { sinceLast } }: Findings): readonly string[] =>
  sinceLast.map(({ text }) => text).filter((text) => text.startsWith('Burglaries'));
const headline = ({ findings }: Findings) =>
  findings.find(({ metric, area }) => metric === 'burglaries' && area === '*');

const counted: readonly [string, string] = ['category: burglary', 'category: [burglary, shooting]'];
const logged: readonly [string, string] = [
  'version: 1',
  `version: 2
changes:
  - { version: 2, date: 2023-07-01, what: shootings count as well, why: the board asked for both. }`,
];

describe('a definition that was edited after a report', () => {
  it('is told by validate and run where nothing says when or why, and what to write', async () => {
    await run('2023-Q3');
    await edit(counted);
    const told = 'its definition is not that of the last report';
    expect(await validate()).toContain(
      `burglaries: ${told} (2023-Q3), and nothing says when or why [definition-unlogged]`,
    );
    const { findings, stdout } = await run('2023-Q4');
    expect(stdout).toContain(`Burglaries: ${told}, and nothing says when or why. Write version: 2 in the metric`);
    expect(changesSince(findings)).toEqual([
      'Burglaries: what is counted has changed, and the metric does not say when or why. Its figures cannot be set against those of the last report.',
    ]);
    expect(headline(findings)?.caveats[0]?.key).toBe('caveat.definition-unlogged');
    expect(headline(findings)?.definitionLog.was).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is told with the metric’s own words where it has them, in place of figures and verdicts', async () => {
    await run('2023-Q3');
    await edit(counted, logged);
    expect(await validate()).not.toContain('definition-unlogged');
    const { findings, stdout } = await run('2023-Q4');
    expect(stdout).not.toContain('nothing says when or why');
    expect(changesSince(findings)).toEqual([
      'Burglaries: the definition changed on 1 July 2023: shootings count as well, because the board asked for both. Its figures cannot be set against those of the last report.',
    ]);
    for (const report of ['board.html', 'analyst.html']) {
      const page = await readFile(join(folder, 'out/town/2023-Q4', report), 'utf8');
      expect(page).toContain(
        'The definition changed on 1 July 2023: shootings count as well, because the board asked for both.',
      );
      expect(page).toContain('Version 2, from 1 July 2023: shootings count as well (the board asked for both.)');
    }
  });

  it('is nothing to tell of where only words for readers changed, or the log came later', async () => {
    await run('2023-Q3');
    await edit(['owner: evaluation lead', 'owner: the analyst'], ['caveats:\n', 'caveats:\n  - A word of care\n']);
    expect(await validate()).not.toContain('definition-unlogged');
    expect(changesSince((await run('2023-Q4')).findings)).toEqual([]);
  });
});

describe('a change log that does not hold together', () => {
  it.each([
    [
      'the version has none',
      'version: 3\nchanges: [{ version: 2, date: 2023-07-01, what: a, why: b }]',
      'the change that led to this version',
    ],
    [
      'versions go back',
      'version: 2\nchanges: [{ version: 3, date: 2023-01-01, what: a, why: b }, { version: 2, date: 2023-07-01, what: a, why: b }]',
      'each change after the one before it',
    ],
    ['it does not say why', 'version: 2\nchanges: [{ version: 2, date: 2023-07-01, what: a }]', 'why'],
  ])('is a mistake at its place: %s', async (_, text, message) => {
    await edit(['version: 1', text]);
    const { code, stderr } = await yardline(['validate', 'town'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toMatch(/metrics\/outcomes\/burglaries\.yaml:\d+:\d+/);
    expect(stderr).toContain(message);
  });

  it('is asked for where a version says that something changed', async () => {
    await edit(['version: 1', 'version: 2']);
    expect(await validate()).toContain('[no-change-log]');
  });

  it('two titles that differ in capitals alone are one', async () => {
    await edit(['title: Burglaries', 'title: shooting  Victims']);
    const { code, stderr } = await yardline(['validate', 'town'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('two metrics have the title');
  });
});
