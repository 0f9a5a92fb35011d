import { existsSync } from 'node:fs';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { unzipSync, zipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withBrowser } from '../../src/run/export/browser.ts';
import type { Findings } from '../../src/spec/findings.ts';
import { smallProject, temporaryFolder, townPipeline, writeFiles, yardline } from '../program.ts';

const without = <T>(all: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== name));

let folder: string;
let remove: () => Promise<void>;
const call = (...args: readonly string[]) => yardline(args, { cwd: folder });
const hostile = '=HYPERLINK("http://e.example")';

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  const pipeline = townPipeline.replaceAll('A1', `'${hostile}'`).replace('minimum: 5', 'minimum: 20');
  const renamed = (text: string): string => text.replaceAll(',A1,', `,"${hostile.replaceAll('"', '""')}",`);
  await smallProject(folder, { 'pipelines/town.yaml': pipeline });
  for (const path of ['data/crime.csv', 'data/people.csv']) {
    const text = (await readFile(join(folder, path), 'utf8')).replace(/^A1,/gm, `"${hostile.replaceAll('"', '""')}",`);
    await writeFile(join(folder, path), renamed(text));
  }
  for (const period of ['2023-Q3', '2023-Q4']) {
    const ended = await call('run', 'town', '--quiet', '--as-of', period);
    expect(ended.code, ended.stderr).toBe(0);
  }
}, 120_000);
afterAll(() => remove());

const findings = async (): Promise<Findings> =>
  JSON.parse(await readFile(join(folder, 'out/town/2023-Q4/findings.json'), 'utf8')) as Findings;

/** Runs a script in the warehouse, as an auditor would, and adds up the last column of its last question. */
async function totalOf(script: string): Promise<number> {
  const instance = await DuckDBInstance.create(join(folder, 'out/warehouse.duckdb'), { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  let total = 0;
  for (const statement of script.trim().split(/;\n/)) {
    const rows = (await connection.runAndReadAll(statement)).getRows();
    total = rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
  }
  connection.closeSync();
  instance.closeSync();
  return total;
}

describe('export', () => {
  it('writes a workbook of typed cells, in which what is hidden stays hidden and no text is a formula', async () => {
    const { code, stdout, stderr } = await call('export', 'town', '--xlsx', '--csv');
    expect(code, stderr).toBe(0);
    expect(stdout.trim().split('\n')).toEqual(
      ['findings.csv', 'dictionary.csv', 'town-2023-Q4.xlsx'].map((name) => `out/town/exports/2023-Q4/${name}`),
    );
    const path = join(folder, 'out/town/exports/2023-Q4/town-2023-Q4.xlsx');
    const sheets = await readExcelFile(path);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Verdicts', 'Figures', 'Periods', 'Dictionary', 'About']);
    const periods = sheets[2]?.data ?? [];
    const head = periods[0] as string[];
    const rows = periods.slice(1).map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])));
    const points = (await findings()).findings.flatMap(({ series }) => series);
    expect(rows).toHaveLength(points.length);
    expect(rows.map(({ value }) => value ?? null)).toEqual(points.map(({ value }) => value));
    expect(points.some(({ state }) => state === 'suppressed')).toBe(true);
    expect(rows.some(({ area }) => area === hostile)).toBe(true);
    expect(rows.map(({ from }) => (from as unknown as Date).toISOString().slice(0, 10))).toEqual(
      points.map(({ from }) => from),
    );
    const parts = unzipSync(await readFile(path));
    for (const [name, bytes] of Object.entries(parts))
      if (name.includes('worksheets/')) expect(new TextDecoder().decode(bytes)).not.toMatch(/<f[ >]/);
  });

  it('has a meaning for every column, and a row in the dictionary', async () => {
    const head = (await readFile(join(folder, 'out/town/2023-Q4/findings.csv'), 'utf8')).split('\r\n')[0] ?? '';
    const dictionary = (await readFile(join(folder, 'out/town/2023-Q4/dictionary.csv'), 'utf8')).trim().split('\r\n');
    expect(dictionary.slice(1).map((line) => line.split(',')[0])).toEqual(head.split(','));
    for (const line of dictionary) expect(line.length).toBeGreaterThan((line.split(',')[0] ?? '').length + 5);
  });

  it('draws each chart as a file of its own, with a name and colours in it', async () => {
    expect((await call('export', 'town', '--svg', '--to', 'drawn')).code).toBe(0);
    const specs = (await readdir(join(folder, 'out/town/2023-Q4/charts'))).filter((name) => name.endsWith('.vl.json'));
    const drawn = await readdir(join(folder, 'drawn/charts'));
    expect(drawn).toHaveLength(specs.length);
    const svg = await readFile(join(folder, 'drawn/charts', drawn[0] ?? ''), 'utf8');
    expect(svg).toMatch(/^<svg[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"[^>]* role="img"/);
    expect(svg).toMatch(/<title id="[^"]+">[^<]{5,}<\/title>/);
    expect(svg).toMatch(/(fill|stroke)="#[0-9a-f]{6}"/);
  });

  it('bundles the same bytes twice, which verify; a bundle that was changed does not', async () => {
    for (const to of ['one', 'two']) expect((await call('export', 'town', '--bundle', '--to', to)).code).toBe(0);
    const [one, two] = await Promise.all(
      ['one', 'two'].map((to) => readFile(join(folder, to, 'town-2023-Q4-bundle.zip'))),
    );
    expect(one?.equals(two as Buffer)).toBe(true);
    const inside = Object.keys(unzipSync(one as Buffer));
    expect(inside).toEqual(
      expect.arrayContaining(['README.txt', 'inputs.sha256', 'report/board.html', 'declarations/pipelines/town.yaml']),
    );
    expect(inside.some((path) => path.includes('crime.csv'))).toBe(false);
    expect(inside.filter((path) => path.startsWith('sql/'))).toEqual([
      'sql/shooting-victims.sql',
      'sql/burglaries.sql',
    ]);
    const script = new TextDecoder().decode(unzipSync(one as Buffer)['sql/burglaries.sql']);
    // four in each of four areas and each of 48 months
    expect(await totalOf(script)).toBe(4 * 4 * 48);
    // an auditor has the bundle and the sources, and no warehouse that remembers the report before
    const declared = Object.entries(unzipSync(one as Buffer)).filter(([path]) => path.startsWith('declarations/'));
    const auditor = join(folder, 'auditor');
    await writeFiles(auditor, Object.fromEntries(declared.map(([path, bytes]) => [path.slice(13), bytes])));
    await cp(join(folder, 'data'), join(auditor, 'data'), { recursive: true });
    const verified = await call('verify', 'one/town-2023-Q4-bundle.zip', '-C', 'auditor');
    expect(verified.code, verified.stdout + verified.stderr).toBe(0);
    const files = unzipSync(one as Buffer);
    const list = new TextDecoder().decode(files['files.sha256']);
    expect(list.split('\n').map((line) => line.slice(66))).toEqual([
      ...Object.keys(files).filter((path) => path !== 'files.sha256'),
      '',
    ]);
    const earlier = inside.find((path) => path.startsWith('earlier/')) ?? '';
    const other = new TextEncoder().encode(
      new TextDecoder().decode(files[earlier]).replace('Small Town', 'Other Town'),
    );
    for (const [to, changed] of Object.entries({
      'changed.zip': { ...files, [earlier]: other },
      'gone.zip': without(files, earlier),
    })) {
      await writeFile(join(folder, to), zipSync(changed));
      const { code, stderr } = await call('verify', to, '-C', 'auditor');
      expect([code, stderr]).toEqual([2, expect.stringContaining(`"${earlier}" is not what was bundled`)]);
    }
    await writeFile(join(folder, 'not.zip'), 'PK');
    const broken = await call('verify', 'not.zip');
    expect(broken.code).toBe(2);
    expect(broken.stderr).toContain('[bundle]');
  }, 180_000);

  it('bundles and prints what was published, and nothing that lies beside it', async () => {
    const place = join(folder, 'out/town/2023-Q4');
    await writeFile(join(place, 'names.csv'), 'somebody');
    await writeFile(join(place, 'notes.html'), 'somebody');
    expect((await call('export', 'town', '--bundle', '--to', 'beside')).code).toBe(0);
    const inside = Object.keys(unzipSync(await readFile(join(folder, 'beside/town-2023-Q4-bundle.zip'))));
    expect(inside.filter((path) => /names|notes/.test(path))).toEqual([]);
    expect(inside).toContain('report/manifest.json');
    const before = await readFile(join(place, 'board.html'));
    await writeFile(join(place, 'board.html'), 'changed');
    const altered = await call('export', 'town', '--bundle', '--to', 'beside');
    await writeFile(join(place, 'board.html'), before);
    expect([altered.code, altered.stderr]).toEqual([2, expect.stringContaining('[document-changed]')]);
  });

  it('bundles no queries where the warehouse holds other files than the report, and says so', async () => {
    const data = join(folder, 'data/crime.csv');
    const before = await readFile(data, 'utf8');
    await writeFile(data, `${before}999999,2023-05-05,B1,SHOT,Y\n`);
    expect((await call('ingest', 'town', '-q')).code).toBe(0);
    const { code, stderr } = await call('export', 'town', '--bundle', '--to', 'other');
    const why = 'the warehouse holds another data/crime.csv than the report';
    expect([code, stderr]).toEqual([0, `! the bundle has no sql/: ${why}\n`]);
    const files = unzipSync(await readFile(join(folder, 'other/town-2023-Q4-bundle.zip')));
    expect(Object.keys(files).filter((path) => path.startsWith('sql/'))).toEqual([]);
    expect(new TextDecoder().decode(files['README.txt'])).toContain(why);
    await writeFile(data, before);
  });

  it('says what to do where there is no browser, and where nothing was asked for', async () => {
    const none = await yardline(['export', 'town', '--pdf'], { cwd: folder, env: { YARDLINE_BROWSER: '/no/browser' } });
    expect(none.code).toBe(1);
    expect(none.stderr).toContain('[no-browser]');
    expect(none.stderr).toContain('open the report in any browser and print it');
    expect((await call('export', 'town')).code).toBe(2);
  });

  it('writes nothing of what was asked for together with what needs a browser that is not there', async () => {
    const env = { YARDLINE_BROWSER: '/no/browser' };
    const { code, stderr } = await yardline(['export', 'town', '--csv', '--png', '--to', 'half'], { cwd: folder, env });
    expect([code, stderr]).toEqual([1, expect.stringContaining('[no-browser]')]);
    expect(existsSync(join(folder, 'half'))).toBe(false);
  });

  const hasBrowser = ['/usr/bin/chromium', '/usr/bin/google-chrome'].some((path) => existsSync(path));
  it.skipIf(!hasBrowser)('prints each report as a tagged PDF', async () => {
    const { code, stderr } = await call('export', 'town', '--pdf', '--to', 'paper');
    expect(code, stderr).toBe(0);
    for (const name of ['board.pdf', 'analyst.pdf']) {
      const pdf = (await readFile(join(folder, 'paper', name))).toString('latin1');
      expect(pdf.startsWith('%PDF-')).toBe(true);
      expect(pdf).toContain('/StructTreeRoot');
    }
  });

  it.skipIf(!hasBrowser)('makes each chart a picture at twice the pixels, whole however low it is', async () => {
    const { code, stderr } = await call('export', 'town', '--png', '--svg', '--json', '--to', 'pictures');
    expect(code, stderr).toBe(0);
    const drawings = await readdir(join(folder, 'pictures/charts'));
    for (const name of drawings.filter((path) => path.endsWith('.svg'))) {
      const svg = await readFile(join(folder, 'pictures/charts', name), 'utf8');
      const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
      const bytes = await readFile(join(folder, 'pictures/charts', name.replace('.svg', '.png')));
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(
        [width, height].map((side) => 2 * Math.ceil(Number(side))),
      );
    }
    // a bar at the foot of a low picture, and none: the lowest window that a browser opens cut it off
    const [bar, none] = await withBrowser(async ({ picture }) => {
      const made: Buffer[] = [];
      for (const [at, y] of [
        [0, 100],
        [1, 400],
      ] as const) {
        const svg = join(folder, `low-${at}.svg`);
        const rect = `<rect y="${y}" width="600" height="20"/>`;
        await writeFile(svg, `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="120">${rect}</svg>`);
        made.push(await picture(svg, { width: 600, height: 120 }));
      }
      return made;
    });
    expect(bar?.equals(none as Buffer)).toBe(false);
  });

  it.skipIf(!hasBrowser)('says so where the browser ends before it answers', async () => {
    const env = { YARDLINE_BROWSER: '/bin/false' };
    const { code, stderr } = await yardline(['export', 'town', '--pdf', '--to', 'none'], { cwd: folder, env });
    expect([code, stderr]).toEqual([1, expect.stringContaining('[browser]')]);
  });
});
