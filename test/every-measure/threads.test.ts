import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

const evaluated = async (threads: string) => {
  const { code, stdout, stderr } = await yardline(
    ['evaluate', 'coalition', '--json', '--debug', '--threads', threads],
    {
      cwd: folder,
    },
  );
  expect(code, stderr).toBe(0);
  return { answer: stdout, by: /judged by (\d+) threads/.exec(stderr)?.[1] };
};

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
