import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '..');
export const program = join(projectRoot, 'dist', 'cli.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Running {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another program than the one that is tested. */
  readonly built?: string;
}

/** Runs the built program as a user would, in a folder. */
export function yardline(args: readonly string[], { cwd, env = {}, built = program }: Running): Promise<Ended> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [built, ...args], { cwd, env: { ...process.env, NO_COLOR: '1', ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', fail);
    child.on('close', (code) => settle({ code, stdout, stderr }));
  });
}

/** Builds the program in another folder, from sources of which one is changed, and gives where it lies. */
export async function buildChanged(folder: string, source: string, change: (text: string) => string): Promise<string> {
  for (const part of ['src', 'metrics', 'reports', 'docs', 'package.json', 'tsconfig.json'])
    await cp(join(projectRoot, part), join(folder, part), { recursive: true });
  await rm(join(folder, 'node_modules'), { force: true });
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const path = join(folder, source);
  await writeFile(path, change(await readFile(path, 'utf8')));
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: folder, shell: process.platform === 'win32' });
  return join(folder, 'dist/cli.js');
}

/** A folder of its own, gone after the test. */
export async function temporaryFolder(): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'yardline-test-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The project as it is shipped: its library, its reports, and the three coalitions with what they decided and said. */
export async function copySamples(folder: string): Promise<void> {
  for (const room of ['metrics', 'reports', 'pipelines', 'data-samples', 'actions', 'narrative'])
    await cp(join(projectRoot, room), join(folder, room), { recursive: true });
}

/** The same with the crimes of Safe Streets alone, for tests that run the whole program many times. */
export async function copyCrimes(folder: string, change: (pipeline: string) => string = (same) => same): Promise<void> {
  await copySamples(folder);
  for (const room of ['actions', 'narrative']) await rm(join(folder, room), { recursive: true });
  const pipeline = await readFile(join(projectRoot, 'test/five-metrics.yaml'), 'utf8');
  await writeFile(join(folder, 'pipelines/safe-streets.yaml'), change(pipeline));
}

/** Writes files into a folder, by their paths. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** The library and the reports of this project, and a small city of two programme and two comparison areas. */
export async function smallProject(
  folder: string,
  changes: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<void> {
  await cp(join(projectRoot, 'metrics'), join(folder, 'metrics'), { recursive: true });
  await cp(join(projectRoot, 'reports'), join(folder, 'reports'), { recursive: true });
  await writeFiles(folder, {
    'pipelines/town.yaml': townPipeline,
    'data/crime.csv': townCrime(),
    'data/people.csv': townPeople,
    ...changes,
  });
}

export const townPipeline = `id: town
title: Small Town
calendar: { grain: quarter, timezone: America/New_York }
sources:
  crime:
    kind: incidents
    repeats: drop
    key: [id]
    covers: { from: 2020-01-01, to: 2023-12-31 }
    files: data/crime.csv
    columns:
      id: ID
      occurred_at: { from: DATE, formats: ["%Y-%m-%d"] }
      area: BEAT
      offense: { from: CODE, codes: { shooting: [SHOT], homicide: [KILLED], burglary: [BURG] } }
      firearm: { from: GUN, true: [Y], false: [N] }
  people:
    kind: populations
    repeats: drop
    key: [area, year]
    files: data/people.csv
    columns: { area: BEAT, year: YEAR, population: N }
areas:
  universe: people
  default-role: comparison
  list:
    - { area: A1, role: program, site: East, start: 2022-01-01 }
    - { area: A2, role: program, site: West, start: 2022-01-01 }
windows:
  current: last-4-quarters
  baseline: { kind: fixed, from: 2020-01-01, to: 2021-12-31, reason: two years before the launch }
metrics:
  - { use: outcomes/shooting-victims, source: crime, exposure: people }
  - { use: outcomes/burglaries, source: crime, exposure: people }
privacy: { minimum: 5 }
reports: [board, analyst]
`;

export const townPeople = 'BEAT,YEAR,N\nA1,2020,10000\nA2,2020,12000\nB1,2020,9000\nB2,2020,15000\n';

/** Shootings halve in A1 and A2 from 2022 on; B1 and B2 stay as they are. Every month has the same burglaries. */
export function townCrime(): string {
  const lines = ['ID,DATE,BEAT,CODE,GUN'];
  let id = 0;
  const add = (count: number, month: string, beat: string, code: string, gun: string): void => {
    for (let n = 0; n < count; n++)
      lines.push(`${(id += 1)},${month}-${String(1 + ((n * 7) % 28)).padStart(2, '0')},${beat},${code},${gun}`);
  };
  for (let year = 2020; year <= 2023; year++) {
    for (let m = 1; m <= 12; m++) {
      const month = `${year}-${String(m).padStart(2, '0')}`;
      for (const beat of ['A1', 'A2', 'B1', 'B2']) {
        const treated = beat.startsWith('A') && year >= 2022;
        add(treated ? 3 : 6 + ((m + year) % 2), month, beat, 'SHOT', 'Y');
        add(4, month, beat, 'BURG', 'N');
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
