import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Findings } from '../../src/spec/index.ts';
import { smallProject, temporaryFolder, townCrime, townPipeline, yardline } from '../program.ts';

/** A run of the built program over data whose totals do not agree with what the agency states. */

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const stated = (total: number): string =>
  townPipeline
    .replace(
      '    files: data/crime.csv\n',
      `    files: data/crime.csv\n    totals: [{ period: 2023, total: ${total}, stated-by: annual report }]\n`,
    )
    .replace('period: 2023', 'period: "2023"')
    // where numbers of a source are hidden, a report tells no count of a part of its records
    .replace('privacy: { minimum: 5 }', 'privacy: { minimum: 0, public-record: made up }');
const waiver = (until: string): string =>
  `waivers: [{ check: crime/control-total/2023, owner: Dana Reyes, reason: a late batch, until: ${until} }]\n`;

async function run(
  pipeline: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly findings: Findings; readonly board: string }> {
  await smallProject(folder, { 'pipelines/town.yaml': pipeline, ...files });
  const { code, stderr } = await yardline(['run', 'town', '-q'], { cwd: folder });
  expect([0, 3], stderr).toContain(code);
  const document = (name: string): Promise<string> => readFile(join(folder, 'out/town/2023-Q4', name), 'utf8');
  return {
    code,
    findings: JSON.parse(await document('findings.json')) as Findings,
    board: await document('board.html'),
  };
}
const gradeOf = ({ findings }: Findings): string | null | undefined => findings.find(({ area }) => area === '*')?.grade;

describe('a total that does not agree', () => {
  it('fails the run, is accepted while a waiver is in force, and fails again after it', async () => {
    const right = (await run(stated(1))).findings.checks.find(({ rule }) => rule === 'control-total')?.n ?? 0;
    const agreed = await run(stated(right));
    expect([agreed.code, agreed.findings.status, gradeOf(agreed.findings)]).toEqual([0, 'ok', 'A']);

    const failed = await run(stated(right + 1));
    expect([failed.code, failed.findings.status, gradeOf(failed.findings)]).toEqual([3, 'data-failed', 'C']);
    expect(failed.board).toContain(`${right} records for 2023, where annual report states ${right + 1}`);

    const accepted = await run(stated(right + 1) + waiver('2023-12-31'));
    expect([accepted.code, accepted.findings.status, gradeOf(accepted.findings)]).toEqual([0, 'warned', 'B']);
    expect(accepted.board).toContain('Failure, accepted for now');
    expect(accepted.board).toMatch(/until 31 December 2023, by <bdi>Dana Reyes<\/bdi>: <bdi>a late batch<\/bdi>/);

    const over = await run(stated(right + 1) + waiver('2023-12-30'));
    expect([over.code, over.findings.status, gradeOf(over.findings)]).toEqual([3, 'data-failed', 'C']);
    expect(over.findings.checks.find(({ id }) => id === 'waivers/expired')).toMatchObject({
      passed: false,
      observed: 1,
    });
  }, 60_000);

  it('leaves the grid of months in the findings and on the page', async () => {
    const { findings, board } = await run(townPipeline.replace('to: 2023-12-31', 'to: 2024-02-29'));
    expect(findings.coverage.map(({ source }) => source)).toEqual(['crime']);
    const months = findings.coverage[0]?.agencies[0]?.months ?? [];
    expect(months).toHaveLength(50);
    expect(months.filter(({ state }) => state === 'not-reported').map(({ month }) => month)).toEqual([
      '2024-01',
      '2024-02',
    ]);
    expect(board).toContain('none for 2 of the 50 months covered (January 2024, February 2024)');
  }, 60_000);
});

describe('a month of which nothing came', () => {
  it('is compared with no other, until somebody answers for it that nothing happened', async () => {
    const rows = townCrime().split('\n');
    const gone = { 'data/crime.csv': rows.filter((row) => !row.includes(',2023-05-')).join('\n') };
    const headline = ({ findings }: Findings) =>
      findings.find(({ metric, area }) => metric === 'shooting-victims' && area === '*');
    const missing = await run(townPipeline, gone);
    expect(headline(missing.findings)).toMatchObject({
      movement: 'not-comparable',
      changes: { baseline: { status: 'withheld', reason: 'months-missing' } },
    });
    expect(missing.board).toContain('of some months nothing came');
    const accepted = await run(
      townPipeline + waiver('2023-12-31').replace('control-total/2023', 'silent-months'),
      gone,
    );
    expect(headline(accepted.findings)?.movement).toBe('better');
  }, 60_000);
});
