import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { kinds } from '../src/conform/index.ts';
import { exitCodes } from '../src/errors.ts';
import { measureKinds } from '../src/spec/findings.ts';
import { type Findings, jsonSchema, parseDeclaration, standardIntervals } from '../src/spec/index.ts';
import { checkRules } from '../src/spec/source-checks.ts';
import { limitations } from '../src/words/index.ts';
import { projectRoot, smallProject, temporaryFolder, townCrime, townPipeline, yardline } from './program.ts';

const read = (name: string): string => readFileSync(join(projectRoot, 'docs', name), 'utf8');
const cookbook = read('cookbook.md');

/** The fenced blocks of a section, in order. */
function blocks(text: string, heading: string, language: string): readonly string[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, block = '']) => block,
  );
}

const indented = (block: string, by: number): string => block.replace(/^(?=.)/gm, ' '.repeat(by));

describe('docs/calibration.md', () => {
  it('is named by the methods page of every report', () => {
    const named = limitations.flatMap((line) =>
      [...line.matchAll(/docs\/([a-z-]+\.md)/g)].map(([, file = '']) => file),
    );
    expect(named).toEqual(['calibration.md']);
    expect(read('calibration.md')).toMatch(/^# Calibration\n/);
  });
});

describe('docs/declarations.md', () => {
  const kinds = ['pipeline', 'metric', 'report'] as const;
  const example = (kind: string): string => blocks(read('declarations.md'), `A ${kind}: `, 'yaml')[0] ?? '';

  it.each(kinds)('its %s has no mistakes of shape', (kind) => {
    const [, path = ''] = new RegExp(`^## A ${kind}: \`(.+)\``, 'm').exec(read('declarations.md')) ?? [];
    expect(parseDeclaration(kind, { path, text: example(kind) }).problems).toEqual([]);
  });

  it.each(kinds)('shows every key of a %s', (kind) => {
    const keys = [...JSON.stringify(jsonSchema(kind)).matchAll(/"properties":\{"([^"]+)"/g)].map(([, key]) => key);
    const all = new Set([...keys, ...keysOf(jsonSchema(kind))]);
    const text = read('declarations.md');
    expect([...all].filter((key) => !new RegExp(`(^|[\\s{\`"])${key}(:|\`|":)`, 'm').test(text))).toEqual([]);
  });
});

describe('docs/declarations.md, what a metric may measure', () => {
  const [, section = ''] = read('declarations.md').split('### What a metric may measure');
  const [, block = ''] = /^```yaml\n([\s\S]*?)^```/m.exec(section) ?? [];
  const examples = block.split(/^(?=measure:)/m).filter((text) => text.startsWith('measure:'));
  const kindIn = (text: string): string => /kind: ([a-z-]+)/.exec(text)?.[1] ?? '';

  it.each(examples.map((text) => [kindIn(text), text]))('an example of %s has no mistake', (_, text) => {
    const declared = `id: x\ntitle: X\nwhy: x\nquestion: how-well\nrole: context\nbetter: neutral\nkind: incidents\nowner: x\nversion: 1\n${text}`;
    expect(parseDeclaration('metric', { path: 'metrics/x.yaml', text: declared }).problems).toEqual([]);
  });

  it('lists every measure, and shows one of each', () => {
    const listed = [...section.matchAll(/^\| `\{ kind: ([a-z-]+)/gm)].map(([, kind]) => kind);
    expect(new Set(listed)).toEqual(new Set(measureKinds));
    expect(new Set(examples.map(kindIn))).toEqual(new Set(measureKinds));
  });
});

describe('docs/declarations.md, sources by job', () => {
  const sources = blocks(read('declarations.md'), 'Sources by job', 'yaml');
  const named = sources.map((block): [string, string] => [/^([a-z-]+):/.exec(block)?.[1] ?? '', block]);

  it.each(named)('%s is a source that validate accepts', async (_, block) => {
    const { folder, remove } = await temporaryFolder();
    await smallProject(folder, {
      'pipelines/town.yaml': townPipeline.replace('sources:\n', `sources:\n${indented(block, 2)}`),
      'codes/offenses.csv': 'code,category,version\nSHOT,shooting,2024\nROB,robbery,2024\n',
      'data/adults-by-age.csv': 'age,wave,people\n18-64,2021,800\n65+,2021,200\n18-64,2023,810\n65+,2023,190\n',
    });
    const { code, stderr } = await yardline(['validate', 'town'], { cwd: folder });
    expect(code, stderr).toBe(0);
    await remove();
  });

  it('there is one for every kind but populations of the main example', () => {
    const shown = new Set(sources.map((block) => /kind: (\w+)/.exec(block)?.[1]));
    const [, kindsTable = ''] = read('declarations.md').split('### Kinds of source');
    const table = [...(kindsTable.split('###')[0] ?? '').matchAll(/^\| `(\w+)` \|/gm)].map(([, kind]) => kind);
    expect(table).toEqual([...kinds.keys()].filter((kind) => !['areas', 'parents'].includes(kind)));
    expect(table.filter((kind) => !shown.has(kind))).toEqual(['actions']);
  });

  it('lists every interval that has a name, with its stamps', () => {
    const listed = [...read('declarations.md').matchAll(/^\| `(\w+)` \| `(\w+_at)` \| `(\w+_at)` \|$/gm)];
    expect(listed.map(([, name, from, to]) => [name, from, to])).toEqual(
      Object.entries(standardIntervals).map(([name, { from, to }]) => [name, from, to]),
    );
  });

  it('lists every rule of a check', () => {
    const [, table = ''] = read('declarations.md').split('| rule | what is measured |');
    const rules = [...(table.split('\n\n')[0] ?? '').matchAll(/`([a-z-]+)`(?=[,` |]*)/g)].map(([, rule]) => rule);
    for (const rule of checkRules) expect(rules).toContain(rule);
  });
});

function keysOf(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'properties' in node ? Object.keys(node.properties as object) : [];
  return [...own, ...Object.values(node).flatMap(keysOf)];
}

it('docs/exit-codes.md lists every exit code', () => {
  const listed = [...read('exit-codes.md').matchAll(/^\| (\d) \|/gm)].map(([, code]) => Number(code));
  expect(listed).toEqual(Object.values(exitCodes));
});

describe('docs/cookbook.md', () => {
  let folder: string;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    ({ folder, remove } = await temporaryFolder());
  });
  afterEach(() => remove());

  /** Runs the commands of a recipe; each must end well. The last run's findings, where there is one. */
  async function follow(recipe: string): Promise<Findings | undefined> {
    let findings: Findings | undefined;
    for (const line of blocks(cookbook, recipe, 'sh').join('').trim().split('\n')) {
      const args = line.split(' ').slice(1);
      const { code, stdout, stderr } = await yardline([...args, ...(args[0] === 'run' ? ['--json'] : [])], {
        cwd: folder,
      });
      expect(code, `${line}\n${stderr}`).toBe(0);
      if (args[0] === 'run') findings = JSON.parse(stdout) as Findings;
    }
    return findings;
  }

  const partOf = (recipe: string, nth = 0): string => blocks(cookbook, recipe, 'yaml')[nth] ?? '';
  const crimeLines = (findings: Findings | undefined): Findings['ledger'] =>
    findings?.ledger.filter((line) => line.source === 'crime') ?? [];

  it('an agency joins with its own layout', async () => {
    const recipe = 'An agency joins';
    const pipeline = townPipeline
      .replace('    files: data/crime.csv\n', indented(partOf(recipe), 4))
      .replace('    key: [id]\n', indented(partOf(recipe, 1), 4));
    const sheriff = townCrime()
      .replace('ID,DATE,BEAT,CODE,GUN', 'CASE_NO,OCCURRED,ZONE,CODE,GUN')
      .replace(/(\d{4})-(\d\d)-(\d\d)/g, '$2/$3/$1');
    await smallProject(folder, { 'pipelines/town.yaml': pipeline, 'data/sheriff/2023.csv': sheriff });
    const findings = await follow(recipe);
    expect(
      crimeLines(findings).map((line) => [line.agency, (line.read ?? 0) > 1000 && line.loaded === line.read]),
    ).toEqual([
      ['Police Department', true],
      ['Sheriff', true],
    ]);
  });

  it('a new quarter arrives', async () => {
    const recipe = 'A new quarter arrives';
    const [covers = '', files = ''] = partOf(recipe).trim().split('\n');
    const pipeline = townPipeline
      .replace(/covers: .*/, covers)
      .replace(/files: data\/crime\.csv/, files)
      .replace(/current: .*/, 'current: last-quarter');
    const rows = ['01', '02', '03'].map((month, index) => `9${index},2024-${month}-11,A1,SHOT,Y`);
    const quarter = `ID,DATE,BEAT,CODE,GUN\n${rows.map((row) => row.replace(/^/, '90')).join('\n')}\n`;
    await smallProject(folder, { 'pipelines/town.yaml': pipeline, 'data/crime-2024-q1.csv': quarter });
    const findings = await follow(recipe);
    expect(findings?.run.asOf).toBe('2024-Q1');
    const now = findings?.findings.find(({ metric, area }) => metric === 'shooting-victims' && area === '*')?.now;
    expect(now).toMatchObject({ from: '2024-01-01', to: '2024-03-31' });
    expect(crimeLines(findings).map((line) => line.file)).toHaveLength(2);
  });

  it('the agency sent a corrected export', async () => {
    const recipe = 'The agency sent a corrected export';
    const pipeline = townPipeline
      .replace('    files: data/crime.csv\n', '')
      .replace('    key: [id]\n', indented(partOf(recipe), 4));
    const corrected = `${townCrime().split('\n').slice(0, 11).join('\n').replaceAll(',A1,', ',B1,')}\n`;
    await smallProject(folder, { 'pipelines/town.yaml': pipeline, 'data/crime2.csv': corrected });
    const lines = crimeLines(await follow(recipe));
    expect(lines.map(({ file, superseded, loaded, read }) => [file, superseded, (read ?? 0) - (loaded ?? 0)])).toEqual([
      ['data/crime.csv', 10, 10],
      ['data/crime2.csv', 0, 0],
    ]);
  });

  it('a workbook', async () => {
    const pipeline = townPipeline.replace('    files: data/crime.csv\n', indented(partOf('A workbook'), 4));
    const rows = townCrime()
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const path = join(folder, 'data/crime.xlsx');
    await smallProject(folder, { 'pipelines/town.yaml': pipeline });
    await writeWorkbook([
      { data: rows, sheet: 'Incidents' },
      { data: [['notes']], sheet: 'Read me' },
    ]).toFile(path);
    const [line] = crimeLines(await follow('A workbook'));
    expect(line).toMatchObject({ container: 'workbook', sheet: 'Incidents', read: rows.length - 1, rejected: 0 });
  });

  it('years as columns', async () => {
    const recipe = 'Years as columns';
    const pipeline = townPipeline.replace(/ {4}files: data\/people\.csv\n.*\n/, indented(partOf(recipe), 4));
    const wide = 'BEAT,y2020,y2021\nA1,10000,10000\nA2,12000,12000\nB1,9000,9000\nB2,15000,\n';
    await smallProject(folder, { 'pipelines/town.yaml': pipeline, 'data/people.csv': wide });
    const findings = await follow(recipe);
    const people = findings?.ledger.find(({ source }) => source === 'people');
    expect(people).toMatchObject({ read: 4, loaded: 4, facts: 7 });
    const rate = findings?.findings.find(({ metric, area }) => metric === 'shooting-victims' && area === '*');
    expect(rate?.now.status).toBe('estimated');
  });

  it('codes nobody mapped', async () => {
    const recipe = 'Codes nobody mapped';
    const crime = townCrime()
      .split('\n')
      .map((line, index) => (index > 0 && index % 80 === 0 ? line.replace(/,(SHOT|BURG),/, ',BRGL,') : line))
      .join('\n');
    await smallProject(folder, { 'data/crime.csv': crime });
    const unmapped = (findings: Findings | undefined): number =>
      (findings?.checks ?? [])
        .flatMap(({ items }) => items)
        .filter(({ value }) => value === 'BRGL')
        .reduce((sum, { n }) => sum + (n ?? 0), 0);
    const before = await yardline(['run', 'town', '--json', '-q'], { cwd: folder });
    expect(unmapped(JSON.parse(before.stdout) as Findings)).toBe(23);
    const pipeline = townPipeline.replace(/ {6}offense: .*\n/, indented(partOf(recipe), 6));
    await smallProject(folder, { 'data/crime.csv': crime, 'pipelines/town.yaml': pipeline });
    expect(unmapped(await follow(recipe))).toBe(0);
  });

  it('a check fails and we accept it for a month', async () => {
    const recipe = 'A check fails and we accept it';
    const crime = townCrime().replaceAll(/^(\d\d),([\d-]+),[AB]\d/gm, '$1,$2,');
    const limited = townPipeline.replace(
      'files: data/crime.csv',
      'files: data/crime.csv\n    checks: [{ rule: located-share, min: 99%, severity: fail }]',
    );
    await smallProject(folder, { 'data/crime.csv': crime, 'pipelines/town.yaml': limited });
    expect((await yardline(['run', 'town', '-q'], { cwd: folder })).code).toBe(3);
    await smallProject(folder, {
      'data/crime.csv': crime,
      'pipelines/town.yaml': `${limited}${partOf(recipe)}`,
    });
    const findings = await follow(recipe);
    expect(findings?.checks.find(({ waiver }) => waiver !== null)).toMatchObject({
      passed: false,
      waiver: { owner: 'Dana Reyes, county data office', until: '2024-01-31' },
    });
    expect(findings?.exitCode).toBe(0);
  });

  it('add a metric', async () => {
    const [metric = '', binding = ''] = blocks(cookbook, 'Add a metric', 'yaml');
    const pipeline = townPipeline.replace('metrics:\n', `metrics:\n${indented(binding, 2)}`);
    await smallProject(folder, { 'pipelines/town.yaml': pipeline, 'metrics/outcomes/gun-burglaries.yaml': metric });
    const findings = await follow('Add a metric');
    expect(findings?.findings.some((finding) => finding.metric === 'gun-burglaries')).toBe(true);
  });

  it('say how the work should lead there', async () => {
    const [logic = ''] = blocks(cookbook, 'Say how the work', 'yaml');
    await smallProject(folder, { 'pipelines/town.yaml': `${townPipeline}${logic}` });
    const findings = await follow('Say how the work');
    expect(findings?.logic?.paths[0]?.outcome).toEqual(['shooting-victims']);
  });

  it('a metric moved', async () => {
    await smallProject(folder);
    expect((await yardline(['run', 'town', '-q'], { cwd: folder })).code).toBe(0);
    await follow('A metric moved');
  });
});
