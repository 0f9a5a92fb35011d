import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Findings, findingsSchema } from '../../src/spec/findings.ts';
import { smallProject, temporaryFolder, townCrime, townPipeline, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const ask = (...args: string[]): ReturnType<typeof yardline> => yardline(args, { cwd: folder });
const evaluate = (...args: string[]): ReturnType<typeof yardline> => ask('evaluate', 'town', '-q', ...args);

interface Answer extends Omit<Findings, 'schema'> {
  readonly schema: string;
  readonly pipeline: string;
  readonly sources: readonly { readonly source: string; readonly action: string; readonly why: string }[];
}
const answer = async (...args: string[]): Promise<Answer> =>
  JSON.parse((await evaluate('--json', ...args)).stdout) as Answer;

describe('evaluate', () => {
  it('says the same as the run that reads and writes, before and after there is a report', async () => {
    await smallProject(folder);
    expect((await ask('ingest', 'town', '-q')).code).toBe(0);
    const before = await answer();
    const run = JSON.parse((await ask('run', 'town', '--json', '-q')).stdout) as Findings;
    const { schema, pipeline, sources, ...own } = before;
    expect([schema, pipeline, new Set(sources.map(({ why }) => why))]).toEqual([
      'yardline.evaluate/1',
      'town',
      new Set(['unchanged']),
    ]);
    expect({ ...own, schema: run.schema, artifacts: run.artifacts }).toEqual(run);
    expect(await answer()).toEqual(before);
  });

  it('answers as the schema of findings has it', async () => {
    await smallProject(folder);
    await ask('ingest', 'town', '-q');
    const { pipeline, sources, ...own } = await answer();
    const parsed = findingsSchema.safeParse({ ...own, schema: 'yardline.findings/1', artifacts: [] });
    expect(parsed.error?.issues).toBeUndefined();
  });

  it('judges by what is declared now, writes no document, and leaves the warehouse as it was', async () => {
    await smallProject(folder);
    await ask('ingest', 'town', '-q');
    const warehouse = join(folder, 'out/warehouse.duckdb');
    const bytes = await readFile(warehouse);
    const changed = townPipeline.replace(
      'kind: fixed, from: 2020-01-01, to: 2021-12-31, reason: two years before the launch',
      'kind: trailing, periods: 4, reason: the year before',
    );
    await smallProject(folder, { 'pipelines/town.yaml': changed });
    const { findings } = await answer();
    const shootings = findings.find(({ metric, area }) => metric === 'shooting-victims' && area === '*');
    expect(shootings?.changes.baseline).toMatchObject({
      status: 'estimated',
      window: { kind: 'trailing', from: '2022-01-01', to: '2022-12-31' },
      events: 72,
      compared: { events: 72 },
    });
    expect((await readFile(warehouse)).equals(bytes)).toBe(true);
    expect(await stat(join(folder, 'out/town')).catch(() => null)).toBeNull();
  });

  it('shows what is stored when files have changed or are gone, and says so', async () => {
    await smallProject(folder);
    await ask('ingest', 'town', '-q');
    const before = await answer();
    await smallProject(folder, { 'data/crime.csv': `${townCrime()}9999,2023-05-05,A1,SHOT,Y\n` });
    const changed = await evaluate();
    expect(changed.code).toBe(0);
    expect(changed.stderr).toBe(
      '! crime: its files have changed; this is what was read before (yardline ingest town)\n',
    );
    await rm(join(folder, 'data'), { recursive: true });
    const gone = await answer();
    expect(gone.sources.map(({ action, why }) => [action, why])).toEqual([
      ['fail', 'problems'],
      ['fail', 'problems'],
    ]);
    expect(gone.findings).toEqual(before.findings);
  });

  it('keeps what agencies sent apart, also where the files of another have come since', async () => {
    const pipeline = townPipeline.replace('files: data/crime.csv', 'files: data/{agency}/*.csv');
    const [header = '', ...rows] = townCrime().trimEnd().split('\n');
    const half = (which: number): string =>
      `${[header, ...rows.filter((_, index) => index % 2 === which)].join('\n')}\n`;
    await smallProject(folder, {
      'pipelines/town.yaml': pipeline,
      'data/north/1.csv': half(0),
      'data/south/1.csv': half(1),
    });
    const run = JSON.parse((await ask('run', 'town', '--json', '-q')).stdout) as Findings;
    await smallProject(folder, { 'pipelines/town.yaml': pipeline, 'data/east/1.csv': half(1) });
    const { findings, sources } = await answer();
    expect(sources[0]).toMatchObject({ source: 'crime', action: 'read', why: 'files' });
    expect(findings).toEqual(run.findings);
  });

  it('evaluates as things stood on a day', async () => {
    const pipeline = townPipeline.replace(/current: .*/, 'current: last-quarter');
    await smallProject(folder, { 'pipelines/town.yaml': pipeline });
    await ask('ingest', 'town', '-q');
    const { run, findings } = await answer('--as-of', '2023-Q2');
    expect([run.asOf, findings[0]?.now]).toMatchObject(['2023-Q2', { from: '2023-04-01', to: '2023-06-30' }]);
    const wrong = await evaluate('--as-of', 'yesterday');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('[as-of]')]);
  });

  it('shows verdicts, gates and what is withheld in words, for one area where it is asked for', async () => {
    const pipeline = townPipeline.replace(
      'metrics:\n',
      'events:\n  - { date: 2022-06-01, kind: measurement, label: New system, breaks: true }\nmetrics:\n',
    );
    await smallProject(folder, { 'pipelines/town.yaml': pipeline });
    await ask('ingest', 'town', '-q');
    const all = await evaluate();
    expect(all.code).toBe(0);
    expect(all.stdout).toMatch(/^Shooting victims +327 +not given: .* +Cannot be compared$/m);
    expect(all.stdout).toMatch(/^ {2}gate {6}declared changes of measurement .*: New system/m);
    const one = await evaluate('--area', 'B1');
    expect(one.stdout).toContain('Shooting victims · B1');
    expect(one.stdout).not.toContain('All programme areas');
    const none = await evaluate('--area', 'B11');
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('did you mean "B1"?')]);
  });

  it('shows only numbers that may be published', async () => {
    const few = townCrime()
      .split('\n')
      .filter((line, index) => index === 0 || !/2023-\d\d-\d\d,A1,SHOT/.test(line) || line.includes('2023-03'))
      .join('\n');
    await smallProject(folder, { 'data/crime.csv': few });
    await ask('ingest', 'town', '-q');
    const { findings } = await answer();
    const own = findings.find(({ metric, area }) => metric === 'shooting-victims' && area === 'A1');
    expect(own).toMatchObject({ now: { status: 'withheld', reason: 'suppressed' }, sentence: { key: 'suppressed' } });
    expect((await evaluate('--area', 'A1')).stdout).toContain('could point to a person');
  });

  it('says that a rule was edited after the last report, and shows the hash that it had there', async () => {
    const declared = (alpha: number): string =>
      townPipeline
        .replace(/current: .*/, 'current: last-quarter')
        .replace(
          'source: crime, exposure: people }',
          `source: crime, exposure: people, decision: { alpha: ${alpha}, declared: 2021-12-01 } }`,
        );
    await smallProject(folder, { 'pipelines/town.yaml': declared(0.05) });
    const run = JSON.parse((await ask('run', 'town', '--as-of', '2023-Q3', '--json', '-q')).stdout) as Findings;
    const [first] = run.findings;
    expect((await answer('--as-of', '2023-Q4')).findings[0]?.decision).toMatchObject({ was: null });
    await smallProject(folder, { 'pipelines/town.yaml': declared(0.1) });
    const { findings, run: now } = await answer('--as-of', '2023-Q4');
    const edited =
      'the rule that was declared beforehand was changed after the last report: how strong a result must be (was 5 %, is 10 %).';
    expect(now.sinceLast.map(({ text }) => text)).toContain(`Shooting victims: ${edited}`);
    expect(findings[0]?.decision?.was).toBe(first?.decision?.hash);
    expect((await evaluate('--as-of', '2023-Q4')).stdout).toContain(
      `since the last report: Shooting victims: ${edited}`,
    );
  });

  it('ends with 2 where nothing is stored, or facts would be made otherwise now', async () => {
    await smallProject(folder);
    const never = await evaluate();
    expect([never.code, never.stderr]).toEqual([2, expect.stringContaining('[not-ingested]')]);
    expect(await stat(join(folder, 'out')).catch(() => null)).toBeNull();
    await smallProject(folder, { 'pipelines/village.yaml': townPipeline.replace('id: town', 'id: village') });
    await ask('ingest', 'village', '-q');
    const other = await evaluate();
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('source "crime"')]);
    await ask('ingest', 'town', '-q');
    const recoded = townPipeline.replace('burglary: [BURG]', 'burglary: [BURG, BRGL]');
    await smallProject(folder, { 'pipelines/town.yaml': recoded });
    const changed = await evaluate();
    expect([changed.code, changed.stderr]).toEqual([2, expect.stringContaining('[declaration-changed]')]);
  });
});
