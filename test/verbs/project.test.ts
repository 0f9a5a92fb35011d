import { spawn } from 'node:child_process';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ended, program, smallProject, temporaryFolder, townPipeline, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder);
});
afterEach(() => remove());

describe('names that lead nowhere', () => {
  it.each(['run', 'validate', 'show', 'rejects'])('%s says that the folder of the project is missing', async (verb) => {
    const { code, stderr } = await yardline([verb, 'town', '-C', 'nowhere'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('must be the folder of the project (there is no such folder) [project-missing]');
  });

  it.each(['run', 'validate', 'show', 'rejects'])('%s names the pipeline nearest to one misspelt', async (verb) => {
    const { code, stderr } = await yardline([verb, 'twon'], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining('did you mean "town"?')]);
  });

  it('a code list that is not there is told where it is named, beside every other mistake', async () => {
    const inline = '{ shooting: [SHOT], homicide: [KILLED], burglary: [BURG] }';
    await smallProject(folder, {
      'pipelines/town.yaml': townPipeline
        .replace(inline, 'codes/none.csv')
        .replace('America/New_York', 'New York')
        .replace('reports: [board, analyst]', 'reports: [bord]'),
    });
    const { code, stderr } = await yardline(['validate', 'town'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr.match(/^\S+ .*\[[a-z-]+\]$/gm)).toEqual([
      expect.stringMatching(/^pipelines\/town\.yaml:3:39: .*\[timezone\]$/),
      expect.stringMatching(
        /^pipelines\/town\.yaml:15:37: code list "codes\/none.csv" must be there .*\[declaration-missing\]$/,
      ),
      expect.stringMatching(/^pipelines\/town\.yaml:\d+:11: .*\[unknown-report\]$/),
    ]);
  });

  it('a code list of one group of files that is not there leaves its metrics alone', async () => {
    await smallProject(folder, {
      'pipelines/town.yaml': townPipeline
        .replace(
          'files: data/crime.csv',
          'files: [{ match: data/crime.csv, columns: { offense: { from: CODE, codes: none.csv } } }]',
        )
        .replace(/ {6}offense: .*\n/, ''),
    });
    const { stderr } = await yardline(['validate', 'town'], { cwd: folder });
    expect(stderr.match(/^\S+: .*\[[a-z-]+\]$/gm)).toEqual([expect.stringContaining('[declaration-missing]')]);
  });
});

describe('two pipelines with one id', () => {
  it.each(['validate', 'run'])('%s refuses the one whose file has another name, and writes nothing', async (verb) => {
    await cp(join(folder, 'pipelines/town.yaml'), join(folder, 'pipelines/village.yaml'));
    const { code, stderr } = await yardline([verb, 'village'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('pipelines/village.yaml:1:5: id must be the file\'s name (got "town") [id]');
    expect(stderr).toContain('→ id: village');
    expect(await readdir(join(folder, 'out')).catch(() => [])).toEqual([]);
  });

  it('holds outside of pipelines/ too, and a name that is no id asks for another file name', async () => {
    await mkdir(join(folder, 'drafts'));
    await cp(join(folder, 'pipelines/town.yaml'), join(folder, 'drafts/My Town.yaml'));
    const { code, stderr } = await yardline(['validate', 'drafts/My Town.yaml'], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining('rename the file: town.yaml')]);
  });
});

/** Runs the program for a reader that closes its end before the first line. */
function unread(args: readonly string[]): Promise<Omit<Ended, 'stdout'>> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: folder });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('close', (code) => settle({ code, stderr }));
  });
}

describe('a reader that has seen enough', () => {
  it('stops nothing, and is no error', async () => {
    expect(await unread(['run', 'town', '-q'])).toEqual({ code: 0, stderr: '' });
    expect(await readdir(join(folder, 'out/town'))).toContain('2023-Q4');
    expect(await unread(['show', 'town'])).toEqual({ code: 0, stderr: '' });
    expect(await unread(['show', 'town', '--json'])).toEqual({ code: 0, stderr: '' });
  });
});
