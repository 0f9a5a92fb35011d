import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallProject, temporaryFolder, townCrime, townPipeline, writeFiles, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder, {
    'pipelines/town.yaml': pipeline,
    'data/crime-1.csv': first,
    'data/crime-2.csv': second,
  });
});
afterEach(() => remove());

const pipeline = townPipeline
  .replace('files: data/crime.csv', 'files: data/crime-*.csv\n    filter: { firearm: { not: false } }')
  .replace('key: [id]', 'key: [id]\n    revised-by: file')
  .replace('      area: BEAT\n', '      area: BEAT\n      victims: { from: N, refuse: value }\n');
const withN = (text: string, n: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line, index) => `${line},${index === 0 ? 'N' : n}`)
    .join('\n');
/** Lines 1850 to 1852: a value that is no number, a date that is none, and the last id once more. */
const first = `${withN(townCrime(), '1')}\n9001,2023-01-05,A1,SHOT,Y,two\n9002,soon,A1,SHOT,Y,1\n1848,2023-12-01,B2,BURG,N,1\n`;
/** The first ten records again, corrected. */
const second = `${withN(townCrime(), '1').split('\n').slice(0, 11).join('\n')}\n`;

describe('records near each other', () => {
  /** Line 2 is a shooting in A1 on 1 January 2020: once more a day later, and once three days later. */
  const nearly = `${townCrime()}9001,2020-01-02,A1,SHOT,N\n9002,2020-01-20,A1,KILLED,Y\n9003,2020-01-21,A1,KILLED,Y\n`;
  const source = (keep: string): string =>
    townPipeline.replace(
      '    covers:',
      `    near-duplicates: { same: [area, offense, firearm], within: 1d, keep: ${keep} }\n    covers:`,
    );

  it('are listed with the record that stands, and balance', async () => {
    await writeFiles(folder, { 'data/crime.csv': nearly, 'pipelines/town.yaml': source('first') });
    const { stdout, stderr, code } = await yardline(['run', 'town'], { cwd: folder });
    expect(code, stdout + stderr).toBe(0);
    expect(stderr).toMatch(/read 1,855 = [\d,]+ loaded \+ 0 rejected \+ [\d,]+ duplicate/);
    expect(stderr).toMatch(
      /crime\/near-duplicates: .* have the same area, offense, firearm as an earlier one within 1 d/,
    );
    const listed = (await yardline(['rejects', 'town'], { cwd: folder })).stdout;
    expect(listed).toContain(
      'data/crime.csv:1852  duplicate  near-duplicate  area+offense+firearm+occurred_at  kept data/crime.csv:1851',
    );
    expect(listed).not.toContain('data/crime.csv:1850 ');
    const analyst = await readFile(join(folder, 'out/town/2023-Q4/analyst.html'), 'utf8');
    expect(analyst).toMatch(/duplicate \([\d,]+ of them only near another record\)/);
  });

  it('are only counted unless the source says otherwise', async () => {
    await writeFiles(folder, { 'data/crime.csv': nearly, 'pipelines/town.yaml': source('all') });
    const { stdout } = await yardline(['ingest', 'town'], { cwd: folder });
    expect(stdout).toMatch(/read 1,851 = 1,851 loaded/);
    expect(stdout).toMatch(/crime\/near-duplicates: .* kept, and counted here alone/);
  });
});

describe('every fate of a record', () => {
  it('is in the identity that the summary of a run ends with, and values left out have a line', async () => {
    const { code, stderr } = await yardline(['run', 'town'], { cwd: folder });
    expect(code, stderr).toBe(0);
    const summary = stderr.slice(stderr.indexOf('yardline run · town'));
    const identity =
      /read ([\d,]+) = ([\d,]+) loaded \+ ([\d,]+) rejected \+ ([\d,]+) duplicate \+ ([\d,]+) superseded \+ ([\d,]+) filtered {4}✔ balances/;
    const [, ...counts] = (identity.exec(summary) ?? []).map((text) => Number(text.replaceAll(',', '')));
    const [read = 0, loaded = 0, rejected, duplicate, superseded, filtered = 0] = counts;
    expect([read, rejected, duplicate, superseded]).toEqual([1848 + 3 + 10 + 4, 1, 1, 10]);
    // every burglary is without a gun, and so filtered: half of them are in the file again, or superseded
    expect(filtered).toBeGreaterThan(700);
    expect(loaded).toBe(read - 12 - filtered);
    expect(summary).toContain('values   1 left out of records that were loaded, each listed in rejects.csv');
  });

  it('but loaded and filtered is listed with its line, its rule and what stands in its place', async () => {
    await yardline(['run', 'town', '-q'], { cwd: folder });
    const { code, stdout, stderr } = await yardline(['rejects', 'town'], { cwd: folder });
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toContain('data/crime-1.csv:1850  value  not-a-whole-number  victims  (masked)');
    expect(lines).toContain('data/crime-1.csv:1851  rejected  not-a-date  occurred_at  (masked)');
    expect(stderr).toContain('values are masked; yardline run town --show-values writes them into this list\n');
    expect(lines.filter((line) => /^data\/crime-1\.csv:\d+ {2}superseded/.test(line))).toHaveLength(10);
    expect(lines.find((line) => line.startsWith('data/crime-1.csv:2  superseded'))).toContain(
      'kept data/crime-2.csv:2',
    );
    expect(lines.filter((line) => line.includes('  duplicate  '))).toHaveLength(1);
    expect(stderr).toMatch(/^12 records were not used \(/);
    expect(stderr).toContain('10 superseded');
    expect(stderr).toContain('; 1 value was left out of records that were');
  });

  it('is in the ledger of its own file', async () => {
    const { stdout } = await yardline(['ingest', 'town'], { cwd: folder });
    const [, old = '', fresh = ''] = stdout.split(/^ {2}data\/crime-\d\.csv$/m);
    expect(old).toMatch(/read 1,851 = [\d,]+ loaded \+ 1 rejected \+ 1 duplicate \+ 10 superseded \+ [\d,]+ filtered/);
    expect(old).toContain('; 1 value left out');
    expect(old).toMatch(/superseded +10 {2}\S+ {2}id {2}line 2, 3, 4, 5, 6, …/);
    expect(fresh).toMatch(/read 10 = [\d,]+ loaded \+ 0 rejected \+ 0 duplicate \+ 0 superseded/);
  });

  it('is said to be with ingest where there is no report yet', async () => {
    await yardline(['ingest', 'town', '-q'], { cwd: folder });
    const { code, stderr } = await yardline(['rejects', 'town'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('the whole list is written with the report');
    expect(stderr).toContain('`yardline ingest` prints each reason with its first lines');
    expect(stderr).toContain('yardline run town');
  });

  it('show goes on as before', async () => {
    await yardline(['run', 'town', '-q'], { cwd: folder });
    const { code, stdout } = await yardline(['show', 'town', 'shooting-victims'], { cwd: folder });
    expect([code, stdout]).toEqual([0, expect.stringContaining('likely range')]);
  });

  it('rejects --csv prints the private list byte for byte', async () => {
    await yardline(['run', 'town', '-q'], { cwd: folder });
    const { stdout } = await yardline(['rejects', 'town', '--csv'], { cwd: folder });
    expect(stdout).toBe(await readFile(join(folder, 'out/town/private/2023-Q4/rejects.csv'), 'utf8'));
  });
});
