import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallProject, temporaryFolder, townCrime, townPipeline, yardline } from '../program.ts';

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

/** Shootings double where the programme works, instead of halving. */
const worseCrime = (): string => {
  const lines = townCrime().split('\n');
  const extra = lines.filter((line) => /,202[23]-\d\d-\d\d,A\d,SHOT/.test(line));
  const again = [1, 2, 3, 4].flatMap((turn) => extra.map((line) => line.replace(/^(\d+)/, `${turn}-$1`)));
  return [...lines.slice(0, -1), ...again, ''].join('\n');
};
const strictPipeline = townPipeline.replace(
  '    columns:\n      id: ID',
  '    checks: [{ rule: rejected-share, max: 0%, severity: warn }]\n    columns:\n      id: ID',
);

describe('results for scheduled jobs', () => {
  it('every run leaves summary.md and junit.xml beside the reports, listed in the manifest', async () => {
    await smallProject(folder);
    expect((await yardline(['run', 'town'], { cwd: folder })).code).toBe(0);
    const place = join(folder, 'out/town/2023-Q4');
    const manifest = JSON.parse(await readFile(join(place, 'manifest.json'), 'utf8')) as {
      artifacts: { path: string }[];
    };
    const listed = manifest.artifacts.map(({ path }) => path);
    expect(listed).toEqual(expect.arrayContaining(['summary.md', 'junit.xml']));
    expect(await readFile(join(place, 'summary.md'), 'utf8')).toContain('| Shooting victims |');
  });

  it('a goal that got worse ends with 5 where verdicts gate the job, and with 0 where they do not', async () => {
    await smallProject(folder, { 'data/crime.csv': worseCrime() });
    const plain = await yardline(['run', 'town'], { cwd: folder });
    expect(plain.code, plain.stderr).toBe(0);
    const gated = await yardline(['run', 'town', '--gate', 'verdicts', '--reporter', 'junit'], { cwd: folder });
    expect(gated.code, gated.stderr).toBe(5);
    expect(gated.stdout).toContain('<failure message="Worse; No target">');
    expect(gated.stdout).toMatch(/^<\?xml/);
    expect(await readdir(join(folder, 'out/town/2023-Q4'))).toContain('board.html');
  });

  it('annotates a job of GitHub’s and writes its page; stdout has the answer alone', async () => {
    const bad = `${townCrime()}x,no date,A1,SHOT,Y\n`;
    await smallProject(folder, { 'data/crime.csv': bad, 'pipelines/town.yaml': strictPipeline });
    const page = join(folder, 'step.md');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: page };
    const { code, stdout, stderr } = await yardline(['run', 'town', '--strict'], { cwd: folder, env });
    expect(code, stderr).toBe(3);
    expect(stderr).toMatch(/^::warning title=crime\/rejected-share.*::1 of/m);
    expect(stdout).toBe('out/town/2023-Q4/analyst.html\nout/town/2023-Q4/board.html\n');
    expect(await readFile(page, 'utf8')).toContain('# Small Town');
  });

  it('writes a reporter’s file, and refuses one that is none, two answers, and another gate', async () => {
    await smallProject(folder);
    const args = ['run', 'town', '--reporter', 'json=here/findings.json', '--reporter', 'plain'];
    expect((await yardline(args, { cwd: folder })).code).toBe(0);
    expect(JSON.parse(await readFile(join(folder, 'here/findings.json'), 'utf8'))).toHaveProperty(
      'run.pipeline',
      'town',
    );
    for (const [wrong, said] of [
      [['--reporter', 'xml'], 'must be one of pretty, plain, json, junit, github'],
      [['--json', '--reporter', 'junit'], 'must leave the answer to one of them'],
      [['--gate', 'checks'], 'must be "verdicts"'],
    ] as const) {
      const ended = await yardline(['run', 'town', ...wrong], { cwd: folder });
      expect(ended.code).toBe(2);
      expect(ended.stderr).toContain(said);
    }
  });

  it('writes no documents where a check fails and none are wanted then', async () => {
    const failing = strictPipeline.replace('severity: warn', 'severity: fail');
    await smallProject(folder, {
      'data/crime.csv': `${townCrime()}x,no date,A1,SHOT,Y\n`,
      'pipelines/town.yaml': failing,
    });
    const ended = await yardline(['run', 'town', '--no-report-on-fail'], { cwd: folder });
    expect(ended.code, ended.stderr).toBe(3);
    expect(ended.stderr).toContain('[check-failed]');
    expect(await readdir(join(folder, 'out/town')).catch(() => [])).toEqual([]);
    expect((await yardline(['run', 'town'], { cwd: folder })).code).toBe(3);
    expect(await readdir(join(folder, 'out/town/2023-Q4'))).toContain('board.html');
  });

  it('a dry run says what would be read, and leaves nothing', async () => {
    await smallProject(folder);
    const { code, stdout } = await yardline(['run', 'town', '--dry-run'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain('crime');
    expect(await readdir(folder)).not.toContain('out');
  });
});
