import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Findings } from '../../src/spec/index.ts';
import { csv, projectOf } from '../every-measure/small-coalition.ts';
import { type Ended, projectRoot, temporaryFolder, writeFiles, yardline } from '../program.ts';
import { attackOn } from '../redact/attack/attack.ts';
import { type Coalition, quartersFrom } from '../redact/attack/coalition.ts';

/** Thefts by area and quarter of two years; what the program says of them is attacked as a reader would. */
const town: Coalition = {
  areas: [
    { area: 'North', role: 'program' },
    { area: 'South', role: 'program' },
    { area: 'East', role: 'comparison' },
    { area: 'West', role: 'comparison' },
  ],
  quarters: quartersFrom(2022, 8),
  events: [
    [11, 13, 9, 14, 10, 4, 11, 12],
    [16, 9, 15, 13, 12, 14, 9, 17],
    [21, 18, 22, 17, 19, 23, 18, 20],
    [9, 12, 3, 11, 13, 10, 14, 9],
  ],
};

const recordsOf = (events: Coalition['events']): readonly (readonly string[])[] =>
  town.areas.flatMap(({ area }, row) =>
    town.quarters.flatMap(({ from }, at) =>
      Array.from({ length: events[row]?.[at] ?? 0 }, (_, n) => [
        `${from.slice(0, 8)}${String(1 + (n % 28)).padStart(2, '0')}`,
        area,
        'T',
      ]),
    ),
  );

const project = projectOf({
  sources: `  crimes:
    kind: incidents
    repeats: keep
    covers: { from: 2022-01-01, to: 2023-12-31 }
    files: data/crimes.csv
    columns:
      occurred_at: { from: when, formats: ["%Y-%m-%d"] }
      area: where
      offense: { from: code, codes: { theft: [T] } }
`,
  metrics: {
    thefts: {
      kind: 'incidents',
      source: 'crimes',
      measure: '{ kind: count, count: { where: { category: theft } }, empty: zero }',
    },
  },
  files: { 'data/crimes.csv': csv('when,where,code', recordsOf(town.events)) },
  minimum: 3,
  more: `areas:
  list:
${town.areas.map(({ area, role }) => `    - { area: ${area}, role: ${role}${role === 'program' ? ', site: S, start: 2023-01-01' : ''} }`).join('\n')}
`,
});

let folder = '';
let remove: () => Promise<void> = async () => undefined;
const runs: Ended[] = [];
const pipeline = (): string => join(folder, 'pipelines/small.yaml');
const published = async (name: string): Promise<string> => readFile(join(folder, 'out/small/2023-Q4', name), 'utf8');
const withPrivacy = async (privacy: string): Promise<void> =>
  writeFile(pipeline(), (await readFile(pipeline(), 'utf8')).replace(/privacy: .*/, `privacy: ${privacy}`));

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  const board = await readFile(join(projectRoot, 'reports/board.yaml'), 'utf8');
  const analyst = await readFile(join(projectRoot, 'reports/analyst.yaml'), 'utf8');
  await writeFiles(folder, { ...project, 'reports/board.yaml': board, 'reports/analyst.yaml': analyst });
  runs.push(await yardline(['run', 'small'], { cwd: folder }));
}, 240_000);
afterAll(() => remove());

describe('a run beside earlier reports', () => {
  it('ends with 4 where they gave a small count away, names it without its count, and leaves the last report', async () => {
    expect(runs[0]?.code, runs[0]?.stderr).toBe(0);
    const before = await published('findings.json');
    await withPrivacy('{ minimum: 5 }');
    const { code, stderr } = await yardline(['run', 'small'], { cwd: folder });
    expect(code, stderr).toBe(4);
    expect(stderr).toContain('thefts · North · 2023-04-01 to 2023-06-30');
    expect(stderr).toContain('thefts · West · 2022-07-01 to 2022-09-30');
    expect(stderr).toContain('shown-before');
    expect(await published('findings.json')).toBe(before);
    for (const verb of ['explain', 'power']) {
      const answer = await yardline([verb, 'small', 'thefts', '-q'], { cwd: folder });
      expect([verb, answer.code, answer.stdout]).toEqual([verb, 4, '']);
    }
  }, 240_000);

  it('goes on where it is declared why they may stand, and says so', async () => {
    await withPrivacy('{ minimum: 5, shown-before: the first report is in print. }');
    const { code, stderr } = await yardline(['run', 'small'], { cwd: folder });
    expect(code, stderr).toBe(0);
    expect(await published('board.html')).toContain('the first report is in print.');
  }, 240_000);

  it('tells nothing in any document from which a small count would follow, where it is the first', async () => {
    await withPrivacy('{ minimum: 5 }');
    const flags = ['--warehouse', join(folder, 'other.duckdb'), '--out', join(folder, 'other')];
    const { code, stderr } = await yardline(['run', 'small', ...flags], { cwd: folder });
    expect(code, stderr).toBe(0);
    const out = join(folder, 'other/small/2023-Q4');
    const told = (JSON.parse(await readFile(join(out, 'findings.json'), 'utf8')) as Findings).findings;
    expect(attackOn(town, told, 5)).toEqual([]);
    const hidden = told.flatMap((finding) =>
      finding.series.filter(({ state }) => state === 'suppressed').map(({ period }) => [finding.area, period] as const),
    );
    expect(hidden.length).toBeGreaterThan(2);
    // the table has the same cells empty, and no chart has a mark for them
    const table = (await readFile(join(out, 'findings.csv'), 'utf8')).split('\r\n');
    for (const [area, period] of hidden) {
      const row = table.find((line) => line.includes(`,${area},`) && line.includes('period') && line.includes(period));
      expect(row, `${area} ${period}`).toMatch(/suppressed/);
      expect(row).not.toMatch(/,(4|3),/);
    }
  }, 240_000);

  it('explains a change without the areas that are hidden, also those that are hidden for the sake of others', async () => {
    const events = [[11, 13, 9, 14, 0, 3, 0, 0], ...town.events.slice(1)];
    await writeFile(join(folder, 'data/crimes.csv'), csv('when,where,code', recordsOf(events)));
    const flags = ['--warehouse', join(folder, 'third.duckdb'), '--out', join(folder, 'third')];
    const { code, stderr } = await yardline(['run', 'small', ...flags], { cwd: folder });
    expect(code, stderr).toBe(0);
    const asked = ['explain', 'small', 'thefts', '--area', '@all', '--json', '-q', ...flags.slice(0, 2)];
    const { move } = JSON.parse((await yardline(asked, { cwd: folder })).stdout) as {
      move: { byArea: readonly { names: readonly string[] }[] };
    };
    const told = move.byArea.map(({ names }) => names.toSorted());
    expect(told).toContainEqual(['North', 'South']);
    expect(told).not.toContainEqual(['South']);
    const seen = ['power', 'small', 'thefts', '--area', 'West', '--json', '-q', ...flags.slice(0, 2)];
    const { comparison } = JSON.parse((await yardline(seen, { cwd: folder })).stdout);
    // a period of the baseline is hidden, and how much periods scatter would give it back
    expect(comparison).toEqual({ status: 'withheld', reason: 'suppressed' });
  }, 240_000);

  it('tells categories of the headline alone: those of all areas but one would give that one away', async () => {
    const ofTwo = recordsOf(town.events).map(([when = '', where = '', code = ''], n) => [
      when,
      where,
      n % 3 ? code : 'F',
    ]);
    const source = project['pipelines/small.yaml']?.replace('{ theft: [T] }', '{ theft: [T], fraud: [F] }') ?? '';
    const metric = project['metrics/thefts.yaml']?.replace('category: theft', 'category: [theft, fraud]') ?? '';
    await writeFiles(folder, {
      'pipelines/small.yaml': source,
      'metrics/thefts.yaml': metric,
      'data/crimes.csv': csv('when,where,code', ofTwo),
    });
    const flags = ['--warehouse', join(folder, 'fourth.duckdb')];
    const { code, stderr } = await yardline(['ingest', 'small', '-q', ...flags], { cwd: folder });
    expect(code, stderr).toBe(0);
    const categories = async (...area: readonly string[]): Promise<readonly unknown[]> => {
      const { stdout } = await yardline(['explain', 'small', 'thefts', ...area, '--json', '-q', ...flags], {
        cwd: folder,
      });
      return (JSON.parse(stdout) as { move: { byCategory: readonly unknown[] } }).move.byCategory;
    };
    expect(await categories()).toHaveLength(2);
    expect(await categories('--area', '@all')).toEqual([]);
  }, 240_000);
});
