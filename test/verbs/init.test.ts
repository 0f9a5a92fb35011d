import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { program, projectRoot, temporaryFolder, townCrime, townPeople, writeFiles, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');
const people = townPeople.replace('BEAT,YEAR,N', 'area,year,population');
/** Runs the program in the project that was made. */
const inside = (project: string, ...args: readonly string[]) => yardline(args, { cwd: join(folder, project) });

describe('yardline init --from', () => {
  it('makes a project that validates and runs as it is', async () => {
    await writeFiles(folder, { 'in/crime-2023.csv': townCrime(), 'in/people.csv': people });
    const made = await yardline(
      ['init', 'east', '--from', 'in/crime-2023.csv', 'in/people.csv', '--timezone', 'America/Chicago'],
      { cwd: folder },
    );
    expect(made.code, made.stderr).toBe(0);
    expect(made.stderr).toContain('crime: incidents, 1,848 records, 0 rejected');
    const pipeline = await read('east/pipelines/east.yaml');
    expect(pipeline.split('\n')[0]).toBe('# yaml-language-server: $schema=../docs/schemas/pipeline.json');
    for (const line of [
      'timezone: America/Chicago',
      'files: ../in/crime-2023.csv',
      'key: [id]',
      'occurred_at: { from: DATE, formats: ["%Y-%m-%d"] }',
      'offense: { from: CODE, codes: codes/crime.csv }',
      'universe: people',
      '- { use: crime, source: crime, exposure: people }',
    ])
      expect(pipeline).toContain(line);
    expect(await read('east/areas.csv')).toBe(
      'area,role,site,start,end\nA1,comparison,,,\nA2,comparison,,,\nB1,comparison,,,\nB2,comparison,,,\n',
    );
    expect(await read('east/codes/crime.csv')).toMatch(
      /^code,category\nSHOT,shot\nBURG,burg\n$|^code,category\nBURG,burg\nSHOT,shot\n$/,
    );
    expect(JSON.parse(await read('east/docs/schemas/pipeline.json'))).toHaveProperty('title', 'Yardline pipeline');
    expect((await readdir(join(folder, 'east/docs/schemas'))).sort()).toEqual([
      'metric.json',
      'narrative.json',
      'pipeline.json',
      'report.json',
    ]);
    const steps = await read('east/NEXT-STEPS.md');
    expect(steps).toContain('- `crime` (incidents): 1,848 records of `../in/crime-2023.csv`, 2020-01-01 to');
    expect(steps).toContain('**areas.csv**: where does the programme work');
    expect((await inside('east', 'validate')).stdout).toMatch(/^pipelines\/east.yaml: no mistakes found\n/);
    const run = await inside('east', 'run');
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr).toMatch(/metrics {2}1: 1 /);
    expect(run.stdout).toContain('board.html');
  });

  it('replaces nothing that says something else, writes all or nothing, and leaves what is the same', async () => {
    await writeFiles(folder, { 'crime.csv': townCrime(), 'east/areas.csv': 'mine\n' });
    const args = ['init', 'east', '--from', 'crime.csv'];
    const refused = await yardline(args, { cwd: folder });
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('areas.csv: must not be there yet')]);
    expect(await readdir(join(folder, 'east'))).toEqual(['areas.csv']);
    expect((await yardline([...args, '--force'], { cwd: folder })).code).toBe(0);
    expect(await read('east/areas.csv')).toContain('A1,comparison');
    const again = await yardline(args, { cwd: folder });
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('0 files written')]);
  });

  it('keeps the letters of names when it makes ids of them', async () => {
    await writeFiles(folder, { 'agresión.csv': townCrime().replaceAll('BURG', 'Agresión') });
    const { code, stderr } = await yardline(['init', 'my pröject', '--from', 'agresión.csv'], { cwd: folder });
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('agresion: incidents');
    expect(await read('my pröject/pipelines/my-project.yaml')).toContain('id: my-project');
    expect(await read('my pröject/codes/agresion.csv')).toContain('Agresión,agresion');
  });

  it('keeps records that share an id, and asks what they are', async () => {
    const twice = `${townCrime()}1,2023-05-05,A1,SHOT,Y\n`;
    await writeFiles(folder, { 'crime.csv': twice });
    expect((await yardline(['init', 'east', '--from', 'crime.csv'], { cwd: folder })).code).toBe(0);
    expect(await read('east/pipelines/east.yaml')).toMatch(/repeats: keep/);
    expect(await read('east/NEXT-STEPS.md')).toContain('id is the same in 1 record and others');
  });

  it('reads calls, with the intervals that their stamps tell, from a packed workbook sheet', async () => {
    const row = (call: number, unit: string): readonly string[] => {
      const day = `2024-${String(1 + (call % 6)).padStart(2, '0')}-10`;
      return [
        String(call),
        unit,
        `${day} 10:00:00`,
        `${day} 10:0${call % 7}:30`,
        'North',
        call % 3 === 0 ? 'NULL' : 'GUN',
      ];
    };
    const header = ['Call Number', 'Unit ID', 'Received DtTm', 'On Scene DtTm', 'Area', 'Call Type'];
    const rows = Array.from({ length: 60 }, (_, call) => [row(call, 'E1'), row(call, 'E2')]).flat();
    await mkdir(join(folder, 'in'));
    await writeWorkbook([
      { data: [['notes']], sheet: 'notes' },
      { data: [header, ...rows].map((cells) => [...cells]), sheet: 'calls' },
    ]).toFile(join(folder, 'in/cad.xlsx'));
    const made = await yardline(['init', 'west', '--from', 'in/cad.xlsx#calls'], { cwd: folder });
    expect(made.code, made.stderr).toBe(0);
    const pipeline = await read('west/pipelines/west.yaml');
    for (const line of [
      'kind: responses',
      'key: [id, unit]',
      '- { match: ../in/cad.xlsx, sheet: "calls" }',
      'missing: ["NULL"]',
      'intervals: [total_response]',
      'answering: first',
      'grain: month',
    ])
      expect(pipeline).toContain(line);
    const run = await inside('west', 'run');
    expect(run.code, run.stderr).toBe(0);
    expect((await inside('west', 'check')).stdout).toContain('total response: 60 of 60 calls are measured');
  });

  it('reads a survey with a wave for each year and a question for each column of answers', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, n) => `${2021 + (n % 2)},W${n % 3},${1 + (n % 5)},${n % 7 === 0 ? 99 : 1 + (n % 4)}`,
    );
    await writeFiles(folder, { 'survey.csv': `Year,Ward,How safe do you feel?,Trust\n${rows.join('\n')}\n` });
    const made = await yardline(['init', 'views', '--from', 'survey.csv'], { cwd: folder });
    expect(made.code, made.stderr).toBe(0);
    const pipeline = await read('views/pipelines/views.yaml');
    expect(pipeline).toContain('- { wave: 2022, from: 2022-01-01, to: 2022-12-31 }');
    expect(pipeline).toContain(
      'how_safe_do_you_feel: { from: "How safe do you feel?", wording: "How safe do you feel?", scale: { min: 1, max: 5 } }'.replace(
        'how_safe_do_you_feel',
        'safe_do_you_feel',
      ),
    );
    expect(pipeline).toContain('trust: { from: Trust, wording: "Trust", scale: { min: 1, max: 4 }, missing: [99] }');
    expect((await inside('views', 'ingest')).code).toBe(0);
  });

  it('tells apart columns of one name, reads a decimal comma and points in thousands, and asks about spellings', async () => {
    const head = 'Wave;Neighborhood;How safe?;How safe?;weight';
    const answers = Array.from({ length: 40 }, (_, n) => {
      const area = n === 7 ? 'NORTH  SIDE' : n % 2 === 0 ? 'North Side' : 'Hafen';
      return `${2022 + (n % 2)};${area};${1 + (n % 5)};${5 - (n % 4)};${n % 3 === 0 ? '0,567' : '1,25'}`;
    });
    const residents = 'neighborhood;year;population\nNorth Side;2020;12.400\nHafen;2020;950\n';
    await writeFiles(folder, { 'ask.csv': `${head}\n${answers.join('\n')}\n`, 'people.csv': residents });
    const { code, stderr } = await yardline(['init', 'east', '--from', 'ask.csv', 'people.csv'], { cwd: folder });
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('ask: surveys, 40 records, 0 rejected');
    expect(stderr).toContain('people: populations, 2 records, 0 rejected');
    const pipeline = await read('east/pipelines/east.yaml');
    expect(pipeline).toContain('how_safe: { from: "How safe?", nth: 1, wording');
    expect(pipeline).toContain('how_safe_2: { from: "How safe?", nth: 2, wording');
    expect(pipeline).toContain('weight: { from: weight, decimal: "," }');
    expect(pipeline).toContain('population: { from: population, decimal: ",", thousands: "." }');
    expect(await read('east/NEXT-STEPS.md')).toContain('area: 1 of 3 names are like another but for capitals');
  });

  it('reads the fiscal years of grants, and says what their calendar lacks', async () => {
    const rows = ['FY23', 'FY24'].map((year) => `${year},Youth Works,"$10,000","$9,000"`);
    const total = 'Grand Total,,"$20,000","$18,000"';
    await writeFiles(folder, {
      'grants.csv': `Fiscal Year,Organization,Award,Paid\n${[...rows, total].join('\n')}\n`,
    });
    const { code, stderr } = await yardline(['init', 'east', '--from', 'resources=grants.csv'], { cwd: folder });
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('grants: resources, 3 records, 1 rejected');
    expect(await read('east/pipelines/east.yaml')).toContain('{ from: Fiscal Year, formats: ["FY%y"], pivot: 50 }');
    expect(await read('east/NEXT-STEPS.md')).toContain('fiscal-year-starts');
  });

  it('takes no address for an area, and says which day and month it took', async () => {
    const rows = Array.from({ length: 400 }, (_, n) => `${n},${1 + (n % 12)}/${1 + (n % 12)}/2023,${n} Main St,ROB`);
    await writeFiles(folder, { 'crime.csv': `id,Date,Area,Offense\n${rows.join('\n')}\n` });
    expect((await yardline(['init', 'east', '--from', 'crime.csv'], { cwd: folder })).code).toBe(0);
    expect(await read('east/pipelines/east.yaml')).toContain(
      'area: { value: everywhere }  # not Area: is it an address?',
    );
    const steps = await read('east/NEXT-STEPS.md');
    expect(steps).toContain('or %d/%m/%Y: the file does not tell');
    expect((await inside('east', 'run')).code).toBe(0);
  });

  it('reads files of one layout as one source, and another as its own', async () => {
    const [header = '', ...rows] = townCrime().trimEnd().split('\n');
    await writeFiles(folder, {
      'c-2020.csv': `${[header, ...rows.slice(0, 900)].join('\n')}\n`,
      'c-2021.csv': `${[header, ...rows.slice(900)].join('\n')}\n`,
      'log.csv': 'Date,Activity,Attendance\n2020-05-01,meeting,12\n2020-06-01,training,9\n2020-07-02,meeting,7\n',
    });
    const { code, stdout, stderr } = await yardline(
      ['init', 'east', '--from', 'c-2020.csv', 'c-2021.csv', 'log.csv', '--json'],
      { cwd: folder },
    );
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'yardline.init/1',
      pipeline: 'east',
      sources: [
        { source: 'c', kind: 'incidents', files: ['../c-2020.csv', '../c-2021.csv'], read: 1848 },
        { source: 'log', kind: 'activities', read: 3 },
      ],
    });
  });

  it('takes a column for dates though a quarter of them are none, and says so', async () => {
    const bad = ['13/45/2023', '00/00/0000', '99/99/9999'];
    const dayOf = (n: number): string =>
      n % 4 === 0 ? (bad[n % 3] ?? '') : `${1 + (n % 12)}/${1 + (n % 28)}/${2022 + (n % 2)}`;
    const rows = Array.from({ length: 400 }, (_, n) => `${n},${dayOf(n)},${n % 2 ? 'East' : 'West'},ROB`);
    await writeFiles(folder, { 'crime.csv': `Incident Number,Date of Offense,Area,Offense\n${rows.join('\n')}\n` });
    const made = await yardline(['init', 'east', '--from', 'crime.csv'], { cwd: folder });
    expect(made.code, made.stderr).toBe(0);
    expect(made.stderr).toContain('crime: incidents, 400 records, 100 rejected\n');
    const said = '100 of 400 values are no date of this form, and would be rejected: ask the agency what they mean';
    expect(await read('east/pipelines/east.yaml')).toContain(`formats: ["%m/%d/%Y"] }  # ${said}`);
    expect(await read('east/NEXT-STEPS.md')).toContain(said);
    const { stdout } = await yardline(['inspect', 'crime.csv'], { cwd: folder });
    expect(stdout).toMatch(/Date of Offense +date .*\(%m\/%d\/%Y, all but 100\)/);
  });

  it('says what it found where no form of dates reads a column', async () => {
    await writeFiles(folder, { 'crime.csv': 'id,Date,Area,Offense\n1,24005,East,ROB\n2,24037,West,ROB\n' });
    const { code, stderr } = await yardline(['init', 'east', '--from', 'crime.csv'], { cwd: folder });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('occurred_at ("Date" looks like it, and no form of dates'),
    ]);
  });

  it('makes a series of files named after months, which the next month joins; one kind said is said of all', async () => {
    const [, ...rows] = townCrime().trimEnd().split('\n');
    const part = (from: number): string => `${['ID,DATE,BEAT,WHAT,GUN', ...rows.slice(from, from + 300)].join('\n')}\n`;
    const files = { 'crime-jan.csv': part(0), 'crime-feb.csv': part(300), 'crime-mar.csv': part(600) };
    await writeFiles(folder, { ...files, 'crime-notes.csv': 'a,b\n1,2\n' });
    const names = Object.keys(files);
    const made = await yardline(['init', 'east', '--from', 'incidents=crime-feb.csv', ...names], { cwd: folder });
    expect(made.code, made.stderr).toBe(0);
    expect(made.stderr).toContain('crime: incidents, 900 records, 0 rejected');
    // the notes would be among "crime-*.csv"
    expect(await read('east/pipelines/east.yaml')).toContain('    - ../crime-feb.csv\n');
    await rm(join(folder, 'crime-notes.csv'));
    const again = await yardline(['init', 'west', '--from', 'incidents=crime-jan.csv', ...names], { cwd: folder });
    expect(again.code, again.stderr).toBe(0);
    expect(await read('west/pipelines/west.yaml')).toContain('files: "../crime-*.csv"\n');
    const steps = await read('west/NEXT-STEPS.md');
    expect(steps).toContain('900 records of 3 files, `../crime-*.csv`');
    expect(steps).toContain('too few to judge any change: ask for earlier years.');
  });

  it.each([
    [
      'a file whose headers tell nothing',
      'x.csv',
      'a,b\n1,2\n',
      'must be of a kind that its headers tell (they do not: no column can be read as dates)',
    ],
    [
      'a kind that the file cannot be',
      'responses=x.csv',
      'a,b\n1,2\n',
      'must have what responses need: received_at or',
    ],
    [
      'what no column of a file holds',
      'incidents=x.csv',
      'place,what\nA,theft\nB,theft\n',
      'where no column holds it, ask the agency for one',
    ],
    ['residents alone', 'x.csv', people, 'must have something to count'],
    ['a file that is not there', 'y.csv', 'a\n1\n', 'must be a file to begin with (there is none)'],
    ['a folder', '.', 'a\n1\n', 'must be a file to begin with (it is a folder)'],
  ])('%s is told, and nothing is written', async (_, name, content, words) => {
    await writeFiles(folder, { 'x.csv': content });
    const { code, stderr } = await yardline(['init', 'east', '--from', name], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(await readdir(folder)).toEqual(['x.csv']);
  });
});

describe('yardline init', () => {
  it('alone makes an empty project, and says what comes next', async () => {
    const { code, stdout, stderr } = await yardline(['init', 'new'], { cwd: folder });
    expect([code, stdout]).toEqual([0, expect.stringContaining('new: ')]);
    expect(stderr).toContain('yardline init --from FILE');
    expect((await readdir(join(folder, 'new'))).sort()).toEqual(['.gitignore', 'docs', 'reports']);
    // and then there are data
    await writeFiles(folder, { 'new/data/crime.csv': townCrime() });
    const made = await inside('new', 'init', '--from', 'data/crime.csv');
    expect(made.code, made.stderr).toBe(0);
    expect(await read('new/pipelines/new.yaml')).toContain('files: data/crime.csv');
  });

  it('--demo cannot go with --from', async () => {
    const { code, stderr } = await yardline(['init', 'x', '--demo', '--from', program], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot go with --from')]);
  });
});

describe('the package', () => {
  it('brings the sample city anywhere, and runs it, and lends its library to other projects', {
    timeout: 180_000,
  }, async () => {
    const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
      cwd: projectRoot,
      encoding: 'utf8',
    }).trim();
    execFileSync('tar', ['-xzf', join(folder, packed), '-C', folder]);
    await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
    const installed = (args: readonly string[], cwd: string): string =>
      execFileSync(process.execPath, [join(folder, 'package/dist/cli.js'), ...args], {
        cwd,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    installed(['init', 'demo', '--demo'], folder);
    const samples = await readdir(join(folder, 'demo/data-samples'));
    expect([samples.includes('safe-streets'), samples.includes('generate.ts')]).toEqual([true, false]);
    expect(installed(['run', 'safe-streets'], join(folder, 'demo'))).toContain('board.html');
    // a project without metrics/ and reports/ of its own
    await writeFiles(folder, {
      'own/calls.csv': 'CALL,RECEIVED,AREA\n1,2024-01-05 10:00,N\n2,2024-02-05 10:00,N\n3,2024-03-31 10:00,N\n',
      'own/pipelines/own.yaml': `id: own
title: Own
calendar: { grain: month, timezone: UTC }
sources:
  calls:
    kind: responses
    repeats: drop
    key: [id]
    files: calls.csv
    columns: { id: CALL, received_at: { from: RECEIVED, formats: ["%Y-%m-%d %H:%M"] }, area: AREA }
metrics: [response/calls]
`,
    });
    expect(installed(['run', 'own'], join(folder, 'own'))).toContain('analyst.html');
    const manifest = await read('own/out/own/2024-03/manifest.json');
    expect(manifest).toContain('yardline:metrics/response/calls.yaml');
    expect(manifest).not.toContain('burglaries');
  });
});
