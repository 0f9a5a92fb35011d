import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  projectRoot,
  smallProject,
  temporaryFolder,
  townCrime,
  townPeople,
  townPipeline,
  writeFiles,
  yardline,
} from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

/** A colour, a window title, a link, an eight-bit CSI that clears the screen, letters from right to left, a line drawn over. */
const hostile =
  '\u001b[31m\u001b]0;t\u0007\u001b]8;;http://x.test\u0007go\u001b]8;;\u0007\u009b2J\u202ecba\u202c\rover';
const control =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/;
const seen = '\\u001b[31m\\u001b]0;t\\u0007';

const expectHarmless = (what: string, text: string): void => {
  const found = control.exec(text);
  expect(found && `${what}: ${JSON.stringify(text.slice(Math.max(0, found.index - 60), found.index + 60))}`).toBeNull();
};

async function call(...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await yardline(args, { cwd: folder });
  expectHarmless(args.join(' '), stdout);
  expectHarmless(args.join(' '), stderr);
  return stdout + stderr;
}

const yaml = (text: string): string => JSON.stringify(text).replaceAll('\u007f', '\\u007f');

describe('what a file says, inspected', () => {
  const csv = `"${hostile}",DATE,"two\nlines"\n"${hostile}",2024-01-02,"x\ny"\nplain,2024-01-03,z\n`;

  it('headers and values are shown, not done', async () => {
    await writeFiles(folder, { 'odd.csv': csv });
    expect(await call('inspect', 'odd.csv', '--show-values')).toContain(seen);
    const told = await call('inspect', 'odd.csv');
    expect(told).toContain(seen);
    expect(told).toContain('two⏎lines');
  });

  it('JSON and a mapping still hold what is in the file', async () => {
    await writeFiles(folder, { 'odd.csv': csv });
    const told = JSON.parse(await call('inspect', 'odd.csv', '--json')) as { columns: { header: string }[] };
    expect(told.columns.map(({ header }) => header)).toEqual([hostile, 'DATE', 'two\nlines']);
    await writeFiles(folder, { 'day.csv': `"${hostile} DATE"\n2024-01-02\n2024-01-13\n` });
    const mapping = await call('inspect', 'day.csv', '--as', 'incidents');
    const { columns } =
      (parse(mapping) as Record<string, { columns: Record<string, { from: string }> }>)['my-source'] ?? {};
    expect(columns?.occurred_at?.from).toBe(`${hostile} DATE`);
  });

  it('names of files, those that are not there, and bytes of zero', async () => {
    await writeFiles(folder, { 'odd.csv': 'a,b\n1,2\n', 'nul.csv': 'a\u0000b,c\n1,2\u0000\n' });
    const name = 'x\u001b[2J\u202ecsv.exe\r.csv';
    await rename(join(folder, 'odd.csv'), join(folder, name));
    expect(await call('inspect', name)).toContain('x\\u001b[2J\\u202ecsv.exe\\u000d.csv');
    expect(await call('inspect', `no-${name}`)).toContain('\\u001b[2J');
    expect(await call('inspect', 'nul.csv')).toContain('nul.csv');
    expect(await call(`verb-${name}`, `--${name}`)).toContain('\\u001b[2J');
  });
});

describe('what declarations and data say, in a project', () => {
  const area = `A1${hostile}`;
  const crime = `${townCrime().replaceAll(',A1,', `,"${area}",`)}bad,"no ${hostile} date",A1,SHOT,Y\nodd,2021-01-01,A2,"${hostile}\nnext",Y\n`;
  const pipeline = townPipeline
    .replace('title: Small Town', `title: ${yaml(`Town ${hostile}\n✔ all is well`)}`)
    .replace('area: A1', `area: ${yaml(area)}`)
    .replace('site: East', `site: ${yaml(hostile)}`)
    .replace(
      '    files: data/crime.csv',
      `    files: [{ match: ${yaml('data/crime*.csv')}, agency: ${yaml(hostile)} }]`,
    );

  beforeEach(async () => {
    const burglaries = await readFile(join(projectRoot, 'metrics/outcomes/burglaries.yaml'), 'utf8');
    await smallProject(folder, {
      'metrics/outcomes/burglaries.yaml': burglaries.replace(/^title: .*$/m, `title: ${yaml(`Title ${hostile}`)}`),
      'data/people.csv': townPeople.replaceAll('A1', `"${area}"`),
      'data/crime.csv': crime,
      'pipelines/town.yaml': pipeline,
    });
    await rename(join(folder, 'data/crime.csv'), join(folder, 'data/crime\u001b[2J\u202e.csv'));
  });

  it('no verb lets it steer the terminal, and JSON still holds every sign', async () => {
    for (const verb of ['plan', 'ingest', 'check']) await call(verb, 'town');
    expect(await call('run', 'town', '--show-values', '--reporter', 'plain=notes.txt')).toContain(seen);
    expectHarmless('notes.txt', await readFile(join(folder, 'notes.txt'), 'utf8'));

    await call('action', 'add', 'town', hostile, '--metric', 'burglaries', '--on', '2024-02-01');
    for (const args of [
      ['rejects', 'town', '--csv'],
      ['show', 'town', 'burglaries', '--area', area],
      ['explain', 'town', 'burglaries', '--area', area],
      ['runs', 'town'],
      ['action', 'list', 'town'],
    ])
      expect(await call(...args), args.join(' ')).not.toContain('→');
    for (const args of [
      ['show', 'town', hostile],
      ['run', hostile],
      ['plan', 'town', '--as-of', hostile],
    ])
      expect(await call(...args), args.join(' ')).toContain('\\u001b');
    const { stdout } = await yardline(['show', 'town', 'burglaries', '--area', area, '--json'], { cwd: folder });
    expectHarmless('show --json', stdout);
    const { findings } = JSON.parse(stdout) as { findings: { area: string; title: string }[] };
    expect(findings.map(({ title }) => title)).toEqual([`Title ${hostile}`]);
    expect(findings.map((finding) => finding.area)).toEqual([area]);
  }, 240_000);

  it('the colours of the program stay, and none comes from data', async () => {
    const { stderr, stdout } = await yardline(['run', 'town'], {
      cwd: folder,
      env: { NO_COLOR: '', FORCE_COLOR: '1' },
    });
    expect(stderr).toContain('\u001b[1myardline run');
    const colors = ['1m', '2m', '22m', '31m', '32m', '33m', '36m', '39m'];
    const left = colors.reduce((text, color) => text.replaceAll(`\u001b[${color}`, ''), stderr + stdout);
    expectHarmless('run', left);
    expect(stderr).toContain('\\u001b[31m');
  }, 240_000);
});

describe('a mistake in a declaration', () => {
  it('is shown with its lines, and none of them does anything', async () => {
    await smallProject(folder, {
      'pipelines/town.yaml': townPipeline.replace('title: Small Town', `titel: ${yaml(hostile)}\n# \u009b2J\u202e`),
    });
    expect(await call('validate', 'town')).toContain('titel');
  });
});
