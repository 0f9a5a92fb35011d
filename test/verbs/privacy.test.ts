import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Ended,
  smallProject,
  temporaryFolder,
  townCrime,
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

/** Columns of the file: those that the pipeline maps, and those that it does not. */
const mapped = ['ID', 'DATE', 'BEAT', 'CODE', 'GUN'] as const;
const unmapped = ['VICTIM', 'NARRATIVE'] as const;
const columns = [...mapped, ...unmapped] as const;
const markerOf = (column: string): string => `Zq${column}Leak`;

/** Every column has its own marker, in a good record, in one whose value is refused, and in records of no shape. */
function secretCrime(): string {
  const [, ...good] = townCrime().trimEnd().split('\n');
  const plain: Readonly<Record<string, string>> = {
    DATE: '2021-05-05',
    BEAT: 'A1',
    CODE: 'SHOT',
    GUN: 'Y',
    VICTIM: 'nobody',
    NARRATIVE: 'nothing',
  };
  const row = (id: string, own: Readonly<Record<string, string>> = {}): string =>
    columns.map((column) => (column === 'ID' ? (own.ID ?? id) : (own[column] ?? plain[column]))).join(',');
  const secrets = columns.map((column, index) => row(`s${index}`, { [column]: markerOf(column) }));
  const all = columns.map((column) => markerOf(column)).join(',');
  return [
    columns.join(','),
    ...good.map((line) => `${line},nobody,nothing`),
    ...secrets,
    row('', { ID: markerOf('ID') }),
    `${all},${all}`,
    all.slice(0, 40),
    `x1,2021-05-05,A1,"${markerOf('CODE')}"${markerOf('GUN')},Y,${markerOf('VICTIM')},n`,
    `x2,2021-05-05,A1,SHOT,Y,${markerOf('VICTIM')},"${markerOf('NARRATIVE')}`,
    '',
  ].join('\n');
}

const leaksIn = (text: string): readonly string[] => columns.filter((column) => text.includes(markerOf(column)));

async function filesBelow(path: string): Promise<readonly string[]> {
  const names = await readdir(path, { recursive: true });
  const found: string[] = [];
  for (const name of names) if ((await stat(join(path, name))).isFile()) found.push(name);
  return found.sort();
}

/** Which markers stand in which documents, but for the warehouse. */
async function leaksOnDisk(): Promise<readonly string[]> {
  const names = (await filesBelow(join(folder, 'out'))).filter((name) => !name.includes('.duckdb'));
  const leaks = await Promise.all(
    names.map(async (name) => ({ name, found: leaksIn(await readFile(join(folder, 'out', name), 'utf8')) })),
  );
  return leaks.filter(({ found }) => found.length > 0).map(({ name, found }) => `${name}: ${found.join(' ')}`);
}

const verbs: readonly (readonly string[])[] = [
  ['plan', 'town'],
  ['ingest', 'town'],
  ['ingest', 'town', '--json'],
  ['check', 'town'],
  ['check', 'town', '--json'],
  ['run', 'town'],
  ['run', 'town', '--json'],
  ['plan', 'town', '--json'],
  ['show', 'town'],
  ['show', 'town', '--json'],
  ['rejects', 'town'],
  ['rejects', 'town', '--json'],
  ['rejects', 'town', '--csv'],
  ['validate', 'town', '--print-config'],
  ['inspect', 'data/crime.csv'],
  ['inspect', 'data/crime.csv', '--json'],
  ['inspect', 'data/crime.csv', '--as', 'incidents'],
  ['doctor'],
];
const ask = (args: readonly string[]): Promise<Ended> => yardline([...args, '--debug'], { cwd: folder });

describe('values of a dirty file', () => {
  it('are in no answer, no note, no question to the warehouse and no document, whatever is asked', async () => {
    await smallProject(folder, { 'data/crime.csv': secretCrime() });
    const leaks: string[] = [];
    for (const args of verbs) {
      const { code, stdout, stderr } = await ask(args);
      expect(code, `${args.join(' ')}\n${stderr.slice(-2000)}`).toBe(0);
      if (leaksIn(stdout).length > 0) leaks.push(`${args.join(' ')} answers ${leaksIn(stdout).join(' ')}`);
      if (leaksIn(stderr).length > 0) leaks.push(`${args.join(' ')} notes ${leaksIn(stderr).join(' ')}`);
    }
    expect(leaks).toEqual([]);
    expect(await leaksOnDisk()).toEqual([]);
  });

  it('were refused for every reason that the test means: otherwise it proves nothing', async () => {
    await smallProject(folder, { 'data/crime.csv': secretCrime() });
    const { stdout } = await yardline(['ingest', 'town', '--json', '-q'], { cwd: folder });
    const { unused } = JSON.parse(stdout) as { unused: readonly { rule: string; column: string }[] };
    const rules = unused.map(({ rule, column }) => `${rule} ${column}`.trim()).sort();
    expect(rules).toEqual(
      expect.arrayContaining([
        'not-a-date occurred_at',
        'not-yes-or-no firearm',
        'same-key id',
        'too-few-fields',
        'too-many-fields',
        'unclosed-quote',
      ]),
    );
  });

  it('of columns that no declaration maps are nowhere in the warehouse', async () => {
    await smallProject(folder, { 'data/crime.csv': secretCrime() });
    expect((await ask(['run', 'town', '--show-values'])).code).toBe(0);
    const path = join(folder, 'out/warehouse.duckdb');
    const bytes = (await readFile(path)).toString('latin1');
    const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
    const connection = await instance.connect();
    const tables = await connection.runAndReadAll(
      'SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal',
    );
    const whole: string[] = [bytes];
    for (const [schema, table] of tables.getRows()) {
      const rows = await connection.runAndReadAll(`SELECT t::VARCHAR FROM "${schema}"."${table}" t`);
      whole.push(rows.getRows().flat().join('\n'));
    }
    connection.closeSync();
    instance.closeSync();
    expect(tables.getRows().length).toBeGreaterThan(3);
    expect(leaksIn(whole.join('\n')).filter((column) => unmapped.some((name) => name === column))).toEqual([]);
    // the marker of a mapped column is found, so that the search is known to work
    expect(leaksIn(whole.join('\n'))).toContain('CODE');
  });

  it('are in the private lists, and only there, for whoever asks to see them', async () => {
    await smallProject(folder, { 'data/crime.csv': secretCrime() });
    expect((await ask(['run', 'town'])).code).toBe(0);
    const { stdout, stderr } = await ask(['run', 'town', '--show-values']);
    expect([leaksIn(stdout), leaksIn(stderr)]).toEqual([[], []]);
    expect((await leaksOnDisk()).map((leak) => leak.split(':')[0])).toEqual([
      join('town', 'private', '2023-Q4', 'rejects.csv'),
      join('town', 'private', '2023-Q4', 'unlisted.csv'),
    ]);
    const rejects = await readFile(join(folder, 'out/town/private/2023-Q4/rejects.csv'), 'utf8');
    for (const column of ['DATE', 'GUN', 'VICTIM', 'NARRATIVE']) expect(rejects).toContain(markerOf(column));
  });

  it('are in no message about a file that cannot be used', async () => {
    const secret = secretCrime();
    const bad: readonly (readonly [string, string])[] = [
      [
        'without its header',
        secret
          .slice(secret.indexOf('\n') + 1)
          .split('\n')
          .slice(-7)
          .join('\n'),
      ],
      ['with a column renamed', secret.replace('BEAT', 'BEATS')],
      ['of another delimiter', secret.replaceAll(',', '~')],
      ['that is cut in a quote', `${secret.split('\n').slice(0, 3).join('\n')}\n"${markerOf('NARRATIVE')}`],
    ];
    for (const [what, text] of bad) {
      await smallProject(folder, { 'data/crime.csv': text });
      for (const verb of ['ingest', 'run']) {
        const { stdout, stderr } = await ask([verb, 'town']);
        expect([what, leaksIn(stdout), leaksIn(stderr)]).toEqual([what, [], []]);
      }
    }
  });
});

describe('victim services', () => {
  const asCustodian = (kind: string): string =>
    townPipeline.replace('    kind: incidents\n', `    kind: ${kind}\n    custody: victim-services\n`);

  it.each(['run', 'ingest', 'validate'])('%s refuses rows about people before anything is read', async (verb) => {
    await smallProject(folder, { 'pipelines/town.yaml': asCustodian('incidents') });
    const { code, stderr } = await yardline([verb, 'town'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('a source in the custody of victim services must be aggregates (got incidents) [custody]');
    expect(await readdir(join(folder, 'out')).catch(() => [])).toEqual([]);
  });

  it('aggregates are read', async () => {
    await smallProject(folder, {
      'pipelines/town.yaml': townPipeline.replace(
        'areas:\n',
        [
          '  services:',
          '    kind: aggregates',
          '    custody: victim-services',
          '    repeats: drop',
          '    files: data/services.csv',
          '    columns:',
          '      period: { from: MONTH, formats: ["%Y-%m"] }',
          '      measure: { value: families-served }',
          '      value: SERVED',
          'areas:',
          '',
        ].join('\n'),
      ),
    });
    await writeFiles(folder, { 'data/services.csv': 'MONTH,SERVED\n2023-01,31\n2023-02,28\n' });
    const { code, stdout, stderr } = await yardline(['ingest', 'town'], { cwd: folder });
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('read 2 = 2 loaded');
  });
});
