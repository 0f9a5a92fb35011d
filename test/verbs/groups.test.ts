import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding, Findings } from '../../src/spec/index.ts';
import { smallProject, temporaryFolder, townPipeline, writeFiles, yardline } from '../program.ts';

/**
 * A town where shootings fell for one group alone. In A1 and each month: B 4 and then 1, W 2, H 1, and once a quarter
 * one of whom it is not recorded. All of A1's 10,000 residents are counted by group.
 */
function crime(): string {
  const lines = ['ID,DATE,BEAT,CODE,GUN,RACE'];
  const add = (n: number, month: string, group: string): void => {
    for (let day = 1; day <= n; day += 1) lines.push(`${lines.length},${month}-0${day},A1,SHOT,Y,${group}`);
  };
  for (let year = 2020; year <= 2023; year += 1)
    for (let m = 1; m <= 12; m += 1) {
      const month = `${year}-${String(m).padStart(2, '0')}`;
      add(year >= 2022 ? 1 : 4, month, 'B');
      add(2, month, 'W');
      add(1, month, 'H');
      if (m % 3 === 0) add(1, month, '');
    }
  return `${lines.join('\n')}\n`;
}
const people = 'BEAT,YEAR,N,RACE\nA1,2020,6000,Black\nA1,2020,3000,White\nA1,2020,1000,Hisp\nB1,2020,9000,White\n';
const by =
  'by: { column: group, groups: { Black residents: [B, Black], White residents: [W, White], Hispanic residents: [H, Hisp] } }';
const byGroup = townPipeline
  .replace('firearm: {', 'group: RACE\n      firearm: {')
  .replace('key: [area, year]', 'key: [area, year, group]')
  .replace('population: N }', 'population: N, group: RACE }')
  .replace('    - { area: A2, role: program, site: West, start: 2022-01-01 }\n', '')
  .replace('exposure: people }', `exposure: people, ${by} }`);
const open = byGroup.replace('minimum: 5', 'minimum: 0, public-record: made up');

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

async function run(pipeline: string): Promise<ReadonlyMap<string | null, Finding>> {
  await smallProject(folder, { 'pipelines/town.yaml': pipeline, 'data/crime.csv': crime(), 'data/people.csv': people });
  const { code, stderr } = await yardline(['run', 'town', '-q'], { cwd: folder });
  expect(code, stderr).toBe(0);
  const { findings } = JSON.parse(await out('findings.json')) as Findings;
  const own = findings.filter(({ metric, area }) => metric === 'shooting-victims' && area === '*');
  return new Map(own.map((finding) => [finding.group, finding]));
}
const out = (file: string): Promise<string> => readFile(join(folder, 'out/town/2023-Q4', file), 'utf8');

describe('a metric group by group', () => {
  it('gives each its level, its change judged with the others, and its gap to them', async () => {
    const found = await run(open);
    expect([...found.keys()]).toEqual([
      null,
      'Black residents',
      'White residents',
      'Hispanic residents',
      'Any other',
      'Not recorded',
    ]);
    const black = found.get('Black residents');
    // 12 of 6,000 in 365 days, over 365.25; R: poisson.test(c(12, 96), c(6000 * 365, 6000 * 731)) at 1 - 0.05 / 3
    expect(black?.now).toMatchObject({ events: 12, value: 200.13698630136986 });
    expect(black?.changes.baseline).toMatchObject({ events: 96, method: 'exact-central' });
    const change = black?.changes.baseline;
    if (change?.status !== 'estimated') throw new Error('the change must be there');
    expect(change.estimate).toBeCloseTo((12 / 96) * (731 / 365), 9);
    expect(change.adjusted.level).toBeCloseTo(1 - 0.05 / 3, 9);
    expect(change.adjusted.low).toBeCloseTo(0.1062331001, 6);
    expect(change.adjusted.high).toBeCloseTo(0.5119016567, 6);
    expect(black?.movement).toBe('better');
    // 12 ÷ 6,000 against 36 ÷ 4,000; before, 96 ÷ 6,000 against 72 ÷ 4,000
    expect(black?.gap).toMatchObject({
      against: ['White residents', 'Hispanic residents'],
      now: { scale: 'ratio', estimate: expect.closeTo(2 / 9, 9) },
      before: { estimate: expect.closeTo(8 / 9, 9) },
      fared: 'better',
    });
    // R: fisher.test(matrix(c(12, 96, 36, 72), 2))$conf.int, and its central p
    const gap = black?.gap?.change;
    if (gap?.status !== 'estimated') throw new Error('the gap must be there');
    expect(gap.estimate).toBeCloseTo(0.25, 9);
    expect(gap.p).toBeCloseTo(0.0001321508626, 9);
    expect(gap.adjusted.low).toBeCloseTo(0.1035794649, 4);
    expect(found.get('White residents')).toMatchObject({ movement: 'no-clear-change', gap: { fared: 'worse' } });
  });

  it('counts those of whom nothing is recorded, and gives them neither rate nor verdict', async () => {
    const found = await run(open);
    expect(found.get('Not recorded')).toMatchObject({
      measure: 'count',
      now: { events: 4, value: 4 },
      changes: { baseline: { status: 'withheld', reason: 'not-asked-for' } },
      gap: null,
    });
    const sum = [...found].reduce((total, [group, { now }]) => {
      const events = now.status === 'estimated' ? (now.events ?? 0) : 0;
      return total + (group === null ? 0 : events);
    }, 0);
    expect(found.get(null)?.now).toMatchObject({ events: sum });
  });

  it('shows it in both reports and in the exports, and leaves page one’s number to everybody', async () => {
    await run(open);
    for (const report of ['board.html', 'analyst.html']) {
      const page = await out(report);
      expect(page).toContain('Who is it better for?');
      expect(page).toContain(
        'Of 3 groups: 1 better, 2 no clear change. It went worse than for others for White residents.',
      );
      expect(page).toContain('By group: better for 1 of 3');
    }
    const csv = (await out('findings.csv')).split('\r\n');
    const header = csv[0]?.split(',') ?? [];
    const rows = csv.filter((line) => line.includes(',Black residents,') && line.includes('gap-change'));
    expect(rows).toHaveLength(1);
    expect(header).toEqual(expect.arrayContaining(['group', 'against', 'fared']));
    expect(rows[0]).toContain(',White residents; Hispanic residents,better');
    const { stdout } = await yardline(['show', 'town', 'shooting-victims'], { cwd: folder });
    expect(stdout).toContain('Shooting victims · All programme areas: 520');
    expect(stdout.match(/finding/g)).toHaveLength(1);
    expect(stdout).toMatch(/Black residents +12 +23 to 43 fewer \(small counts\) +Better/);
  });

  it('hides a small group with the rarest other, in every document', async () => {
    const found = await run(byGroup);
    const shown = [...found].map(([group, { now }]) => [group, now.status === 'estimated' ? now.events : now.reason]);
    expect(shown).toEqual([
      [null, 52],
      ['Black residents', 12],
      ['White residents', 24],
      ['Hispanic residents', 'suppressed'],
      ['Any other', 0],
      ['Not recorded', 'suppressed'],
    ]);
    expect(found.get('White residents')?.gap?.now).toMatchObject({ status: 'withheld', reason: 'suppressed' });
    const csv = (await out('findings.csv')).split('\r\n').filter((line) => line.includes(',Hispanic residents,'));
    expect(csv.length).toBeGreaterThan(0);
    for (const line of csv) expect(line).toMatch(/withheld,(suppressed|not-asked-for)/);
  });
});

describe('a breakdown that cannot be made', () => {
  it('for want of residents under its name is told with the name, and the others stay', async () => {
    const found = await run(open.replace('H, Hisp', 'H, Hispanic'));
    expect(found.get('Hispanic residents')?.now).toMatchObject({ status: 'withheld', reason: 'no-exposure' });
    expect(found.get('Black residents')?.now).toMatchObject({ events: 12 });
    const { checks } = JSON.parse(await out('findings.json')) as Findings;
    expect(checks.find(({ id }) => id === 'people/group-residents')).toMatchObject({
      passed: false,
      detail: '1 of 3 groups have no residents here, and so no rate',
      items: [{ value: 'Hispanic residents' }],
    });
  });

  it.each([
    ['population: N, group: RACE }', 'population: N }', 'does not say how many residents each group has'],
    ['key: [area, year, group]', 'key: [area, year]', 'its key does not name the group'],
    ['column: group', 'column: race', 'is broken down by "race", which source "crime" does not map'],
    ['White residents: [W', 'White residents: [W, B', 'has "B" in two groups'],
    ['Hispanic residents: [H', 'Not recorded: [H', 'which is what a row of the report is called already'],
    [
      '{ column: group,',
      '{ column: group, compare-with: Whites,',
      'compares with "Whites", which is none of its groups',
    ],
  ])('is told by validate: %s → %s', async (from, to, message) => {
    await smallProject(folder, { 'data/crime.csv': crime(), 'data/people.csv': people });
    const changed = byGroup.replace(from, to);
    expect(changed).not.toBe(byGroup);
    await writeFiles(folder, { 'pipelines/town.yaml': changed });
    const { code, stderr } = await yardline(['validate', 'town'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
