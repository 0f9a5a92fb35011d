import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exitCodes } from '../src/errors.ts';
import { type Findings, jsonSchema, parseDeclaration } from '../src/spec/index.ts';
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

  it('add an agency', async () => {
    const [files = '', key = ''] = blocks(cookbook, 'Add an agency', 'yaml');
    const pipeline = townPipeline
      .replace('    files: data/crime.csv\n', indented(files, 4))
      .replace('    key: [id]\n', indented(key, 4));
    const sheriff = townCrime()
      .replace('ID,DATE,BEAT,CODE,GUN', 'CASE_NO,OCCURRED,ZONE,CODE,GUN')
      .replace(/(\d{4})-(\d\d)-(\d\d)/g, '$2/$3/$1');
    await smallProject(folder, { 'pipelines/town.yaml': pipeline, 'data/sheriff/2023.csv': sheriff });
    const findings = await follow('Add an agency');
    const crime = findings?.ledger.filter((line) => line.source === 'crime') ?? [];
    expect(crime.map((line) => [line.agency, line.read > 1000 && line.loaded === line.read])).toEqual([
      ['Police Department', true],
      ['Sheriff', true],
    ]);
  });

  it('add a new quarter', async () => {
    const [changed = ''] = blocks(cookbook, 'Add a new quarter', 'yaml');
    const [covers = '', files = ''] = changed.trim().split('\n');
    const pipeline = townPipeline
      .replace(/covers: .*/, covers)
      .replace(/files: data\/crime\.csv/, files)
      .replace(/current: .*/, 'current: last-quarter');
    const rows = ['01', '02', '03'].map((month, index) => `9${index},2024-${month}-11,A1,SHOT,Y`);
    const quarter = `ID,DATE,BEAT,CODE,GUN\n${rows.map((row) => row.replace(/^/, '90')).join('\n')}\n`;
    await smallProject(folder, { 'pipelines/town.yaml': pipeline, 'data/crime-2024-q1.csv': quarter });
    const findings = await follow('Add a new quarter');
    expect(findings?.run.asOf).toBe('2024-Q1');
    const now = findings?.findings.find(({ metric, area }) => metric === 'shooting-victims' && area === '*')?.now;
    expect(now).toMatchObject({ from: '2024-01-01', to: '2024-03-31' });
    expect(findings?.ledger.filter((line) => line.source === 'crime').map((line) => line.file)).toHaveLength(2);
  });

  it('add a metric', async () => {
    const [metric = '', binding = ''] = blocks(cookbook, 'Add a metric', 'yaml');
    const pipeline = townPipeline.replace('metrics:\n', `metrics:\n${indented(binding, 2)}`);
    await smallProject(folder, { 'pipelines/town.yaml': pipeline, 'metrics/outcomes/gun-burglaries.yaml': metric });
    const findings = await follow('Add a metric');
    expect(findings?.findings.some((finding) => finding.metric === 'gun-burglaries')).toBe(true);
  });

  it('a metric moved', async () => {
    await smallProject(folder);
    expect((await yardline(['run', 'town', '-q'], { cwd: folder })).code).toBe(0);
    await follow('A metric moved');
  });
});
