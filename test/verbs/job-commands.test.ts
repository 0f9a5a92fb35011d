import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteAll, terminalStreams } from '../../src/verbs/terminal.ts';
import type { Streams } from '../../src/verbs/verb.ts';
import { smallProject, temporaryFolder, townPipeline, writeFiles, yardline } from '../program.ts';

const attacks = [
  '::set-output name=a::b',
  '::error::not ours',
  '::add-mask::x',
  '##[error]not ours',
  '##vso[task.setvariable variable=PATH]/tmp',
  "##teamcity[buildStatus text='ok']",
];
/** What a runner takes for a command: GitHub looks at the start of a line without its blanks, Azure and TeamCity at all of it. */
const isCommand = (line: string): boolean => /^\s*::/.test(line) || /##\w*\[/.test(line);

/** Lines that a project of such names prints, and what of them a runner would do. */
const commandsIn = (text: string): readonly string[] => text.split(/\r?\n/).filter(isCommand);

describe('what is printed in a job', () => {
  it.each(attacks)('%s is shown and does nothing, whichever way it comes', (attack) => {
    const written: string[] = [];
    const out = (text: string): unknown => written.push(text);
    const streams = terminalStreams({ out, error: out, color: false, columns: null });
    streams.note(attack);
    streams.note(`  ${attack}`);
    streams.answer([attack]);
    streams.text(`first\n${attack}\n\t${attack}\n${JSON.stringify({ attack })}\n`);
    expect(commandsIn(written.join(''))).toEqual([]);
    expect(JSON.parse(written.at(-1)?.trim().split('\n').at(-1) ?? '')).toEqual({ attack });
  });

  it('a command of ours is one, and holds no other', () => {
    const written: string[] = [];
    const out = (text: string): unknown => written.push(text);
    const streams = terminalStreams({ out, error: out, color: false, columns: null });
    noteAll(streams as Streams, '::error title=a::##vso[task.complete]\n', 'command');
    expect(written).toEqual(['::error title=a::#\\u0023vso[task.complete]\n']);
  });
});

describe('a project with commands for names', () => {
  let folder = '';
  let remove: () => Promise<void> = async () => undefined;
  beforeAll(async () => {
    ({ folder, remove } = await temporaryFolder());
    const [first = '', , , , azure = ''] = attacks;
    const crime = `ID,DATE,BEAT,CODE,GUN\n1,2023-01-05,"${azure}",SHOT,Y\n2,2023-01-06,A1,"${first}",Y\n3,never,A1,SHOT,Y\n`;
    await smallProject(folder, {
      'pipelines/town.yaml': townPipeline
        .replace('title: Small Town', `title: "${first}"`)
        .replace('site: East', `site: "${azure}"`),
      'data/crime.csv': crime,
    });
    await writeFiles(folder, { 'odd.csv': `"${attacks.join('","')}"\n"${attacks.join('","')}"\n` });
  });
  afterAll(() => remove());

  it.each([
    ['run', 'town', '--show-values'],
    ['run', 'town', '--reporter', 'github', '--strict'],
    ['check', 'town'],
    ['rejects', 'town', '--csv'],
    ['inspect', 'odd.csv', '--show-values'],
    ['validate', 'town'],
  ])(
    '%s %s prints none but its own',
    async (...args) => {
      const { stdout, stderr } = await yardline(args, { cwd: folder });
      const own = /^::(error|warning) title=[^:]*::(?!.*##\w*\[)/;
      expect(commandsIn(`${stdout}\n${stderr}`).filter((line) => !own.test(line))).toEqual([]);
    },
    60_000,
  );
});
