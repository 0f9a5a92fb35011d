import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { shapeOf } from '../../src/verbs/shape.ts';
import { temporaryFolder, townCrime, writeFiles, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const rows = townCrime()
  .trimEnd()
  .split('\n')
  .map((line) => line.split(','));
async function workbook(sheets: readonly string[]): Promise<void> {
  await mkdir(join(folder, 'data'), { recursive: true });
  await writeWorkbook(
    sheets.map((sheet, index) => ({ data: index === 0 ? rows : [['notes'], ['none']], sheet })),
  ).toFile(join(folder, 'data/crime.xlsx'));
}

describe('inspect', () => {
  it('looks into a packed file, and says what it is packed in', async () => {
    await writeFiles(folder, { 'data/crime.csv.gz': gzipSync(townCrime()) });
    const { code, stdout, stderr } = await yardline(['inspect', 'data/crime.csv.gz'], { cwd: folder });
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('data/crime.csv.gz  gzip, utf-8, comma-separated');
    expect(stdout).toContain('1,848 records');
    const mapping = await yardline(['inspect', 'data/crime.csv.gz', '--as', 'incidents'], { cwd: folder });
    expect(mapping.stdout).toContain('occurred_at: { from: DATE, formats: ["%Y-%m-%d"] }');
  });

  it('counts one record as one', async () => {
    await writeFiles(folder, { 'data/one.csv': 'id,note\n1,one\n' });
    const { stdout } = await yardline(['inspect', 'data/one.csv'], { cwd: folder });
    expect(stdout).toMatch(/^data\/one\.csv {2}utf-8, comma-separated, LF line ends, sha256 /);
    expect(stdout).toContain('2 lines = 1 of header + 0 blank + 1 of records; 1 record\n');
  });

  it('keeps a value with a line break on its line', async () => {
    await writeFiles(folder, { 'data/notes.csv': 'id,note\n1,"one\r\ntwo"\n2,x\n' });
    const { stdout } = await yardline(['inspect', 'data/notes.csv'], { cwd: folder });
    expect(stdout).toContain('aaa⏎aaa · a');
  });

  it('tells day from month by a record behind a thousand different days', async () => {
    const days = Array.from(
      { length: 1300 },
      (_, n) => `${(n % 12) + 1}/${(Math.floor(n / 12) % 12) + 1}/${2000 + Math.floor(n / 144)}`,
    );
    const numbers = days.map((day, n) => `${day},${n}`);
    await writeFiles(folder, { 'late.csv': `DATE,NO\n${numbers.join('\n')}\n12/31/2010,7b\n` });
    const { stdout } = await yardline(['inspect', 'late.csv', '--as', 'incidents'], { cwd: folder });
    expect(stdout).toContain('occurred_at: { from: DATE, formats: ["%m/%d/%Y"] }\n');
    const { stdout: profile } = await yardline(['inspect', 'late.csv'], { cwd: folder });
    expect(profile).toMatch(/NO +text +1,301 +0 +1,000\+/);
  });

  it('looks into the only sheet of a workbook', async () => {
    await workbook(['Incidents']);
    const { code, stdout, stderr } = await yardline(['inspect', 'data/crime.xlsx'], { cwd: folder });
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('data/crime.xlsx  workbook (sheet Incidents), sha256 ');
    expect(stdout).toContain('1,848 records');
  });

  it('asks which of several sheets, by their names, and takes the one that is named', async () => {
    await workbook(['Incidents', 'Read me']);
    const which = await yardline(['inspect', 'data/crime.xlsx'], { cwd: folder });
    expect(which.code).toBe(3);
    expect(which.stderr).toContain('Incidents');
    expect(which.stderr).toContain('Read me');
    expect(which.stderr).toContain('--sheet NAME with inspect');
    const one = await yardline(['inspect', 'data/crime.xlsx', '--sheet', 'Incidents'], { cwd: folder });
    expect(one.code, one.stderr).toBe(0);
    expect(one.stdout).toContain('1,848 records');
    const none = await yardline(['inspect', 'data/crime.xlsx', '--sheet', 'Incident'], { cwd: folder });
    expect([none.code, none.stderr]).toEqual([3, expect.stringContaining('Incidents')]);
  });

  it('shows the shapes of values, and values only to whoever asks', async () => {
    await writeFiles(folder, { 'people.csv': 'NAME,BORN\nÉlodie Durand-O’Neill,1987-04-30\n' });
    const shapes = await yardline(['inspect', 'people.csv'], { cwd: folder });
    expect(shapes.stdout).toContain('Aaaaaa Aaaaaa-A’Aaaaa');
    expect(shapes.stdout).toContain('9999-99-99');
    expect(shapes.stdout).not.toMatch(/Durand|1987/);
    const values = await yardline(['inspect', 'people.csv', '--show-values'], { cwd: folder });
    expect(values.stdout).toContain('Élodie Durand-O’Neill');
  });

  it('answers --json with the file as found and its columns', async () => {
    await writeFiles(folder, { 'data/crime.csv': townCrime() });
    const { stdout } = await yardline(['inspect', 'data/crime.csv', '--json'], { cwd: folder });
    const said = JSON.parse(stdout) as { file: Record<string, unknown>; columns: readonly { header: string }[] };
    expect(said).toMatchObject({ schema: 'yardline.inspect/1', file: { encoding: 'utf-8', read: 1848 } });
    expect(Object.keys(said.file)).not.toContain('textPath');
    expect(said.columns.map(({ header }) => header)).toEqual(['ID', 'DATE', 'BEAT', 'CODE', 'GUN']);
  });
});

describe('the shape of a text', () => {
  it.each([
    ['2021-05-05 13:07', '9999-99-99 99:99'],
    ['PD-0042/b', 'AA-9999/a'],
    ['Łódź №٣', 'Aaaa №9'],
    ['', ''],
    ['a'.repeat(40), `${'a'.repeat(24)}…`],
  ])('%j is %j', (text, shape) => {
    expect(shapeOf(text)).toBe(shape);
  });
});
