import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verbs } from '../../src/verbs/index.ts';
import { projectRoot, smallProject, temporaryFolder, townPipeline, writeFiles, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder, {
    'pipelines/broken.yaml': townPipeline.replace('id: town', 'id: broken').replace('title:', 'titel:'),
  });
  await yardline(['run', 'town', '-q'], { cwd: folder });
});
afterAll(() => remove());

interface Promised {
  readonly verb: string;
  readonly schema: string;
  readonly keys: readonly string[];
}

/** The rows of the table in docs/json.md: verb, schema, and the names that stand outside of brackets. */
const promised: readonly Promised[] = [
  ...readFileSync(join(projectRoot, 'docs/json.md'), 'utf8').matchAll(/^\| (.+?) \| `(yardline\.[^`]+)` \| (.+) \|$/gm),
].map(([, verb = '', schema = '', holds = '']) => ({
  verb: verb.replaceAll('`', ''),
  schema,
  keys: [...(holds.replace(/\([^)]*\)/g, '').split(':')[0] ?? '').matchAll(/`([a-zA-Z]+)`/g)].map(
    ([, key = '']) => key,
  ),
}));
const argumentsOf: Readonly<Record<string, readonly string[]>> = {
  init: ['new', '--from', 'data/crime.csv'],
  inspect: ['data/crime.csv'],
  doctor: [],
  prune: ['town', '--keep', '1', '--dry-run'],
  action: ['list', 'town'],
  explain: ['town', 'shooting-victims'],
  power: ['town', 'shooting-victims'],
  diff: ['town/2023-Q4', 'town/2023-Q4'],
  verify: ['town/2023-Q4'],
  export: ['town', '--csv'],
  test: ['outcomes/shooting-victims'],
};
/** What no verb can answer: there is no such pipeline, file or report, or it is a wrong thing to ask. */
const mistakenOf: Readonly<Record<string, readonly string[]>> = {
  init: ['new', '--from', 'no-file.csv'],
  inspect: ['no-file.csv'],
  doctor: ['--no-such-flag'],
  explain: ['town', 'no-metric'],
  power: ['town', 'no-metric'],
  diff: ['town/2023-Q4', 'town/no-report'],
  verify: ['town/no-report'],
  export: ['town'],
  show: ['town', 'no-metric'],
  validate: ['broken'],
  action: ['list', 'no-such'],
  prune: ['town'],
  test: ['no-such-metric'],
};
const argumentOf = (verb: string): readonly string[] => argumentsOf[verb] ?? ['town'];

/** Of the schema as it is shipped, which is what a stranger's program has. */
const shipped = z.fromJSONSchema(JSON.parse(readFileSync(join(projectRoot, 'docs/schemas/answers.json'), 'utf8')));
const mistakesIn = (said: unknown): unknown => shipped.safeParse(said).error?.issues ?? 'none';
const answering = verbs.filter(({ flags }) => flags.includes('json')).map(({ name }) => name);

describe('an answer in JSON', () => {
  it('is described for every verb that has one', () => {
    expect(promised.map(({ verb }) => verb).filter((verb) => !verb.includes(' '))).toEqual(
      expect.arrayContaining(answering),
    );
  });

  it.each(promised.filter(({ verb }) => !verb.includes(' ')))(
    'of $verb is a $schema',
    async ({ verb, schema, keys }) => {
      const { code, stdout, stderr } = await yardline([verb, ...argumentOf(verb), '--json'], { cwd: folder });
      expect(code, stderr).toBe(0);
      const said = JSON.parse(stdout) as Record<string, unknown>;
      expect(said).toMatchObject({ schema, tool: { name: 'yardline' }, status: 'ok', exitCode: 0 });
      expect(Object.keys(said)).toEqual(expect.arrayContaining([...keys]));
      expect(mistakesIn(said)).toBe('none');
    },
  );

  it.each(answering)('of %s is as the shipped schema says where it cannot answer', async (verb) => {
    const { code, stdout } = await yardline([verb, ...(mistakenOf[verb] ?? ['no-such']), '--json'], { cwd: folder });
    const said: unknown = JSON.parse(stdout);
    expect(said).toMatchObject({ schema: 'yardline.problems/1', status: 'error', exitCode: code });
    expect(code).toBe(verb === 'inspect' ? 3 : 2);
    expect(mistakesIn(said)).toBe('none');
  });

  it('is held to the shipped schema: a field too many or too few is a mistake', () => {
    const said = { schema: 'yardline.runs/1', tool: { name: 'yardline', version: '1' }, status: 'ok', exitCode: 0 };
    expect(mistakesIn({ ...said, runs: [] })).toBe('none');
    expect(mistakesIn(said)).not.toBe('none');
    expect(mistakesIn({ ...said, runs: [], more: 1 })).not.toBe('none');
    expect(mistakesIn({ ...said, runs: [], schema: 'yardline.walks/1' })).not.toBe('none');
  });

  it.each(['run', 'ingest', 'check', 'evaluate', 'plan', 'validate'])('of %s on a mistake names it', async (verb) => {
    const { code, stdout } = await yardline([verb, 'broken', '--json'], { cwd: folder });
    const said = JSON.parse(stdout) as { problems: readonly Record<string, unknown>[] };
    expect([code, said]).toMatchObject([2, { schema: 'yardline.problems/1', status: 'error', exitCode: 2 }]);
    expect(said.problems[0]).toMatchObject({ id: 'unknown-key', place: 'pipelines/broken.yaml:2:1' });
    expect(Object.keys(said.problems[0] ?? {})).toEqual(['id', 'place', 'message', 'hint']);
  });

  it('of an unknown flag is one too', async () => {
    const { code, stdout } = await yardline(['run', '--treads', '2', '--json'], { cwd: folder });
    expect([code, JSON.parse(stdout)]).toMatchObject([2, { schema: 'yardline.problems/1', exitCode: 2 }]);
  });

  it('of help and version is none: they are for people', async () => {
    expect((await yardline(['--version', '--json'], { cwd: folder })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('is the only thing on standard output, also where a data check fails', async () => {
    const { folder: other, remove: removeOther } = await temporaryFolder();
    await smallProject(other);
    await writeFiles(other, { 'data/people.csv': 'BEAT,YEAR,N\nA1,2020,1\nA2,2020,0\nB1,2020,9\nB2,2020,5\n' });
    for (const verb of ['ingest', 'check', 'evaluate', 'run']) {
      const { code, stdout } = await yardline([verb, 'town', '--json'], { cwd: other });
      const said: unknown = JSON.parse(stdout);
      expect([code, said]).toMatchObject([3, { status: 'data-failed', exitCode: 3 }]);
      expect(mistakesIn(said)).toBe('none');
    }
    await rm(join(other, 'data/crime.csv'));
    const { code, stdout } = await yardline(['plan', 'town', '--json'], { cwd: other });
    const said: unknown = JSON.parse(stdout);
    expect([code, said]).toMatchObject([3, { status: 'data-failed', exitCode: 3 }]);
    expect(mistakesIn(said)).toBe('none');
    await removeOther();
  });
});
