import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot, temporaryFolder, writeFiles, yardline } from '../program.ts';
import { areas, coalition, files, metrics, pipeline } from './coalition.ts';

/** Every measure, some of them group by group, and so many areas that it is worth more than one thread. */

const byPriority = 'by: { column: priority, groups: { Most urgent: ["1"], Others: ["2"] } }\n';
const byStratum = 'by: { column: stratum, groups: { West side: [west], East side: [east] } }\n';
const groups: Readonly<Record<string, string>> = { 'in-time': byPriority, safety: byStratum, 'feel-safe': byStratum };

const listed = [
  '    - { area: North, role: program, site: N, start: 2023-01-01 }',
  ...[...areas.slice(1), ...Array.from({ length: 90 }, (_, n) => `Block ${n}`)].map(
    (area) => `    - { area: ${area}, role: comparison }`,
  ),
].join('\n');
const paired = 'comparability: { recorded-called: { recorded: theft-rate, called: thefts, limit: 10% } }\n';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  const library = Object.entries(metrics).map(([id, text]): [string, string] => [
    `metrics/${id}.yaml`,
    text.replace('owner: nobody\n', `${groups[id] ?? ''}owner: nobody\n`),
  ]);
  await writeFiles(folder, {
    ...files(coalition()),
    ...Object.fromEntries(library),
    'reports/board.yaml': await readFile(join(projectRoot, 'reports/board.yaml'), 'utf8'),
    'pipelines/coalition.yaml': pipeline.replace('windows:\n', `areas:\n  list:\n${listed}\n${paired}windows:\n`),
  });
  const { code, stderr } = await yardline(['ingest', 'coalition', '-q'], { cwd: folder });
  expect(code, stderr).toBe(0);
}, 120_000);
afterAll(() => remove());

const evaluated = async (threads: string, flags: readonly string[] = ['--json']) => {
  const { code, stdout, stderr } = await yardline(
    ['evaluate', 'coalition', ...flags, '--debug', '--threads', threads],
    { cwd: folder },
  );
  expect(code, stderr).toBe(0);
  return { answer: stdout, by: /judged by (\d+) threads/.exec(stderr)?.[1] };
};

/** Every document by its path, as a hash. */
async function documentsIn(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashed = paths.sort().map(async (path): Promise<[string, string]> => {
    const hash = createHash('sha256').update(await readFile(path));
    return [relative(root, path), hash.digest('hex')];
  });
  return new Map(await Promise.all(hashed));
}

describe('findings', () => {
  it('are the same bytes from any number of threads', async () => {
    const one = await evaluated('1');
    expect(one.by).toBeUndefined();
    expect(JSON.parse(one.answer).findings.length).toBeGreaterThan(1_000);
    expect(one.answer).toContain('recorded-called-ratio');
    const several = await evaluated('3');
    expect(several.by).toBe('3');
    expect(several.answer === one.answer).toBe(true);
  }, 120_000);

  it('and documents are the same beside what earlier reports told', async () => {
    for (const flags of [
      ['--threads', '1'],
      ['--threads', '2', '--out', 'other'],
    ]) {
      const { code, stderr } = await yardline(['run', 'coalition', '-q', '--as-of', '2023-09-30', ...flags], {
        cwd: folder,
      });
      expect(code, stderr).toBe(0);
    }
    const [one, two] = await Promise.all(
      ['out', 'other'].map((out) => documentsIn(join(folder, out, 'coalition/2023-Q3'))),
    );
    expect(two).toEqual(one);
    expect([...(one?.keys() ?? [])].filter((path) => path.startsWith('charts')).length).toBeGreaterThan(40);
    const alone = await evaluated('1');
    expect(JSON.parse(alone.answer).run.previous).not.toBeNull();
    expect((await evaluated('3')).answer === alone.answer).toBe(true);
  }, 240_000);

  it('are the same lines where few of them are asked for', async () => {
    const all = JSON.parse((await evaluated('2')).answer).findings as { metric: string; area: string }[];
    for (const flags of [[], ['--area', 'Block 7']]) {
      const { answer } = await evaluated('2', flags);
      expect(answer).toBe((await evaluated('1', flags)).answer);
      const metrics = new Set(
        all.filter(({ area }) => flags.length === 0 || area === flags[1]).map(({ metric }) => metric),
      );
      expect(metrics.size).toBeGreaterThan(5);
      expect(answer.split('\n').length).toBeGreaterThan(metrics.size);
    }
    const { code, stderr } = await yardline(['evaluate', 'coalition', '-q', '--area', 'Block7'], { cwd: folder });
    expect([code, stderr.includes('"Block 7"')]).toEqual([2, true]);
  }, 120_000);

  it('that a thread worked out are those that power speaks of', async () => {
    const answers: string[] = [];
    for (const threads of ['1', '2']) {
      const asked = ['power', 'coalition', 'thefts', '--json', '-q', '--threads', threads];
      const { code, stdout, stderr } = await yardline(asked, { cwd: folder });
      expect(code, stderr).toBe(0);
      answers.push(stdout);
    }
    expect(answers[1]).toBe(answers[0]);
  }, 120_000);
});
