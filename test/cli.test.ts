import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findingsSchema } from '../src/spec/findings.ts';
import { program, smallProject, temporaryFolder, townCrime, townPipeline, yardline } from './program.ts';

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const documents = async (): Promise<readonly string[]> =>
  (await readdir(join(folder, 'out', 'town'), { recursive: true }).catch(() => [])).sort();

describe('a good run', () => {
  it('exits 0, prints only the reports on stdout, and leaves every document of a run', async () => {
    await smallProject(folder);
    const { code, stdout, stderr } = await yardline(['run', 'town'], { cwd: folder });
    expect(code, stderr).toBe(0);
    expect(stdout).toBe('out/town/2023-Q4/analyst.html\nout/town/2023-Q4/board.html\n');
    expect(stderr).toContain('balances');
    const found = await documents();
    for (const name of ['board.html', 'analyst.html', 'findings.json', 'findings.csv', 'manifest.json', 'charts'])
      expect(found).toContain(join('2023-Q4', name));
    expect(found).toContain(join('private', '2023-Q4', 'rejects.csv'));
    // the two that are for analysts alone are named where they lie
    for (const file of ['rejects.csv', 'panel.parquet']) expect(stderr).toContain(`out/town/private/2023-Q4/${file}`);
    expect(found.filter((name) => name.split('/').at(-1)?.startsWith('.'))).toEqual([]);
  });

  it('answers --json with an envelope that its schema accepts, and nothing else on stdout', async () => {
    await smallProject(folder);
    const { code, stdout } = await yardline(['run', 'town', '--json', '-q'], { cwd: folder });
    expect(code).toBe(0);
    const findings = findingsSchema.parse(JSON.parse(stdout));
    const headline = findings.findings.find((finding) => finding.metric === 'shooting-victims' && finding.area === '*');
    expect(headline?.movement).toBe('better');
    expect(headline?.changes.baseline).toMatchObject({ status: 'estimated', events: 312, compared: { events: 72 } });
    expect(headline?.effect).toMatchObject({
      status: 'estimated',
      design: 'weighted-displacement-difference',
      launch: '2022-01-01',
    });
    expect(headline?.evidence).toBe(3);
    const burglaries = findings.findings.find((finding) => finding.metric === 'burglaries' && finding.area === '*');
    expect(burglaries?.movement).toBe('no-clear-change');
  });

  it('says the same in show, with a sparkline, and lists unknown metrics with the nearest', async () => {
    await smallProject(folder);
    await yardline(['run', 'town', '-q'], { cwd: folder });
    const shown = await yardline(['show', 'town', 'shooting-victims'], { cwd: folder });
    expect(shown.code, shown.stderr).toBe(0);
    expect(shown.stdout).toContain('Better');
    expect(shown.stdout).toMatch(/[▁▂▃▄▅▆▇█]{10}/);
    const wrong = await yardline(['show', 'town', 'shooting-victms'], { cwd: folder });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('did you mean "shooting-victims"?');
  });

  it('reads nothing again when nothing has changed', async () => {
    await smallProject(folder);
    await yardline(['run', 'town', '-q'], { cwd: folder });
    const again = await yardline(['run', 'town'], { cwd: folder });
    expect(again.stderr.match(/^ {2}read .*\(unchanged\)/gm)).toHaveLength(2);
    expect(again.code).toBe(0);
  });
});

describe('as of', () => {
  it.each(['2022-Q4', '2022-12', '2022', '2022-12-31'])('pins the evaluation to the end of %s', async (asOf) => {
    await smallProject(folder);
    const { stdout, code } = await yardline(['run', 'town', '--as-of', asOf, '--json', '-q'], { cwd: folder });
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as { run: { asOfLabel: string } }).run.asOfLabel).toBe('2022-Q1 to 2022-Q4');
  });

  it('refuses what is neither a date nor a period', async () => {
    await smallProject(folder);
    const { code, stderr } = await yardline(['run', 'town', '--as-of', 'last week'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('must be a date or a period (got "last week")');
    expect(stderr).toContain('→ write 2022-12-31, 2022-12, 2022-Q4 or 2022\n');
  });

  it('says how periods are named where years are fiscal: a bare year would be two', async () => {
    const fiscal = townPipeline.replace('grain: quarter,', 'grain: quarter, fiscal-year-starts: 7,');
    await smallProject(folder, { 'pipelines/town.yaml': fiscal });
    const { code, stderr } = await yardline(['run', 'town', '--as-of', '2022'], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining('FY2023: fiscal years begin in month 7 here')]);
  });
});

describe('data that cannot be used', () => {
  const cases: readonly (readonly [string, Record<string, string | Uint8Array>, string])[] = [
    ['an empty file', { 'data/crime.csv': '' }, 'file-empty'],
    ['a file with only a header', { 'data/crime.csv': 'ID,DATE,BEAT,CODE,GUN\n' }, 'no-records'],
    [
      'a binary file',
      { 'data/crime.csv': Buffer.from([...'\u0000\u0001\u0002PNG'].map((sign) => sign.charCodeAt(0))) },
      'not-text',
    ],
    ['a packed file that is cut off', { 'data/crime.csv': gzipSync(townCrime()).subarray(0, 2000) }, 'archive-broken'],
    ['a renamed column', { 'data/crime.csv': townCrime().replace('BEAT', 'BEATS') }, 'header-missing'],
    [
      'a missing file',
      { 'pipelines/town.yaml': townPipeline.replace('files: data/crime.csv', 'files: data/crimes.csv') },
      'file-missing',
    ],
    [
      'a pattern that matches nothing',
      { 'pipelines/town.yaml': townPipeline.replace('files: data/crime.csv', 'files: data/rms-*.csv') },
      'file-missing',
    ],
    [
      'a folder in place of a file',
      { 'pipelines/town.yaml': townPipeline.replace('files: data/crime.csv', 'files: data') },
      'file-is-folder',
    ],
  ];
  it.each(cases)('exits 3 on %s, says what to do, and touches no document', async (_, changes, id) => {
    await smallProject(folder, changes);
    const { code, stdout, stderr } = await yardline(['run', 'town'], { cwd: folder });
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain(`[${id}]`);
    expect(stderr).toContain('→');
    expect(stderr).not.toContain('    at ');
    expect(await documents()).toEqual([]);
  });

  it('leaves the last good report alone', async () => {
    await smallProject(folder);
    await yardline(['run', 'town', '-q'], { cwd: folder });
    const before = await readFile(join(folder, 'out/town/2023-Q4/board.html'), 'utf8');
    await smallProject(folder, { 'data/crime.csv': '' });
    const { code } = await yardline(['run', 'town', '-q'], { cwd: folder });
    expect(code).toBe(3);
    expect(await readFile(join(folder, 'out/town/2023-Q4/board.html'), 'utf8')).toBe(before);
  });

  it('accounts for every line around a stray quote', async () => {
    const lines = townCrime().split('\n');
    lines[500] = lines[500]?.replace(',SHOT,', ',"SHOT,').replace(',BURG,', ',"BURG,') ?? '';
    await smallProject(folder, { 'data/crime.csv': lines.join('\n') });
    const { code, stdout } = await yardline(['run', 'town', '--json', '-q'], { cwd: folder });
    expect(code).toBe(0);
    const { ledger } = JSON.parse(stdout) as { ledger: Record<string, number>[] };
    const [crime] = ledger;
    expect(crime).toMatchObject({
      read: lines.length - 2,
      rejected: 1,
      loaded: lines.length - 3,
      lines: lines.length - 1,
    });
    const rejects = await yardline(['rejects', 'town'], { cwd: folder });
    expect(rejects.stdout).toContain('data/crime.csv:501  rejected  unclosed-quote');
  });
});

describe('the other exit codes', () => {
  it('1 where the warehouse cannot be opened, and nothing is written', async () => {
    await smallProject(folder);
    const { code, stderr } = await yardline(['run', 'town', '--warehouse', 'data'], { cwd: folder });
    expect([code, stderr]).toEqual([1, expect.stringContaining('[warehouse]')]);
    expect(await documents()).toEqual([]);
  });

  it('3 with documents that say so, where a data check fails', async () => {
    await smallProject(folder, {
      'data/people.csv': 'BEAT,YEAR,N\nA1,2020,10000\nA2,2020,0\nB1,2020,9000\nB2,2020,15000\n',
    });
    const { code, stderr } = await yardline(['run', 'town'], { cwd: folder });
    expect(code).toBe(3);
    expect(stderr).toContain('1 programme areas and 0 other areas have no population');
    expect(await readFile(join(folder, 'out/town/2023-Q4/board.html'), 'utf8')).toMatch(/data checks failed/i);
    expect(JSON.parse(await readFile(join(folder, 'out/town/2023-Q4/findings.json'), 'utf8'))).toMatchObject({
      status: 'data-failed',
      exitCode: 3,
    });
  });
});

describe('declarations and usage', () => {
  it('exits 2 on an unknown verb or flag, with the nearest', async () => {
    await smallProject(folder);
    const verb = await yardline(['rnu'], { cwd: folder });
    expect([verb.code, verb.stderr]).toEqual([2, expect.stringContaining('Did you mean run?')]);
    const flag = await yardline(['run', '--treads', '2'], { cwd: folder });
    expect([flag.code, flag.stderr]).toEqual([2, expect.stringContaining('Did you mean --threads?')]);
  });

  it('exits 2 on a mistake in the pipeline, before any data are read', async () => {
    await smallProject(folder, {
      'pipelines/town.yaml': townPipeline.replace('title: Small Town', 'titel: Small Town'),
    });
    for (const verb of ['run', 'validate']) {
      const { code, stderr } = await yardline([verb, 'town'], { cwd: folder });
      expect(code).toBe(2);
      expect(stderr).toContain('pipelines/town.yaml:2:1');
      expect(stderr).toContain('did you mean "title"?');
    }
    expect(await documents()).toEqual([]);
  });

  it('says that no run is there yet', async () => {
    await smallProject(folder);
    const { code, stderr } = await yardline(['show', 'town'], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining('yardline run town')]);
  });
});

describe('inspect', () => {
  it('profiles a file and prints a mapping that runs', async () => {
    await smallProject(folder);
    const profile = await yardline(['inspect', 'data/crime.csv'], { cwd: folder });
    expect(profile.stdout).toContain('utf-8, comma-separated, LF line ends');
    expect(profile.stdout).toMatch(/DATE\s+date /);
    const mapping = await yardline(['inspect', 'data/crime.csv', '--as', 'incidents'], { cwd: folder });
    expect(mapping.stdout).toContain('occurred_at: { from: DATE, formats: ["%Y-%m-%d"] }');
    expect(mapping.stdout).toContain('area: BEAT');
    const wrong = await yardline(['inspect', 'data/crime.csv', '--as', 'incident'], { cwd: folder });
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('did you mean "incidents"?')]);
  });
});

describe('starting', () => {
  it('loads no heavy library before a verb needs it', async () => {
    const seen = new Set<string>();
    // what the program imports before it does anything, from chunk to chunk
    const follow = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      seen.add(path);
      const text = await readFile(path, 'utf8');
      for (const [, chunk = ''] of text.matchAll(/^(?:import|export)[^;]*?from "(\.\/[^"]+)";/gms))
        await follow(join(path, '..', chunk));
    };
    await follow(program);
    const all = (await Promise.all([...seen].map((path) => readFile(path, 'utf8')))).join('\n');
    expect(all.length).toBeGreaterThan(50_000);
    for (const heavy of [
      'node_modules/vega',
      'node_modules/zod',
      'node_modules/yaml',
      'node_modules/arquero',
      'node_modules/preact',
      'from "@duckdb',
    ])
      expect(all, heavy).not.toContain(heavy);
  });
});
