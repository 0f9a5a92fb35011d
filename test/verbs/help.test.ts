import { describe, expect, it } from 'vitest';
import { projectRoot, yardline } from '../program.ts';

const shown: Readonly<Record<string, readonly string[]>> = {
  run: [
    '--project',
    '--as-of',
    '--out',
    '--warehouse',
    '--json',
    '--quiet',
    '--debug',
    '--show-values',
    '--no-color',
    '--reporter',
    '--strict',
    '--gate',
    '--no-report-on-fail',
    '--dry-run',
    '--threads',
    '--memory',
  ],
  init: ['--from', '--demo', '--timezone', '--force', '--project', '--json', '--quiet', '--debug'],
  runs: ['--project', '--out', '--json', '--debug'],
  diff: ['--exit-code', '--project', '--out', '--json', '--debug'],
  action: ['--metric', '--owner', '--due', '--dropped', '--on', '--project', '--json', '--debug'],
  report: ['--anew', '--project', '--as-of', '--out', '--warehouse', '--json', '--quiet', '--debug'],
  prune: ['--keep', '--older-than', '--project', '--out', '--warehouse', '--json', '--quiet', '--debug', '--dry-run'],
  verify: ['--project', '--out', '--warehouse', '--json', '--quiet', '--debug', '--threads', '--memory'],
  export: [
    '--csv',
    '--xlsx',
    '--svg',
    '--png',
    '--pdf',
    '--bundle',
    '--to',
    '--project',
    '--as-of',
    '--out',
    '--json',
    '--debug',
  ],
  completion: ['--debug'],
  validate: ['--print-config', '--project', '--json', '--debug'],
  inspect: ['--as', '--sheet', '--json', '--debug', '--show-values'],
  ingest: [
    '--project',
    '--as-of',
    '--out',
    '--warehouse',
    '--json',
    '--quiet',
    '--debug',
    '--no-color',
    '--threads',
    '--memory',
  ],
  check: ['--project', '--as-of', '--out', '--warehouse', '--json', '--quiet', '--debug', '--no-color'],
  evaluate: [
    '--area',
    '--project',
    '--as-of',
    '--out',
    '--warehouse',
    '--json',
    '--quiet',
    '--debug',
    '--threads',
    '--memory',
  ],
  plan: ['--project', '--out', '--warehouse', '--json', '--debug'],
  doctor: ['--project', '--out', '--json', '--debug', '--no-color'],
  rejects: ['--csv', '--project', '--as-of', '--out', '--json', '--quiet', '--debug'],
  show: ['--area', '--project', '--as-of', '--out', '--json', '--debug'],
  explain: [
    '--area',
    '--project',
    '--as-of',
    '--out',
    '--warehouse',
    '--json',
    '--quiet',
    '--debug',
    '--threads',
    '--memory',
  ],
  power: [
    '--area',
    '--power',
    '--project',
    '--as-of',
    '--out',
    '--warehouse',
    '--json',
    '--quiet',
    '--debug',
    '--threads',
    '--memory',
  ],
  schema: ['--debug'],
  test: ['--project', '--json', '--quiet', '--debug', '--no-color', '--reporter', '--strict'],
};

describe('the help of a verb', () => {
  it('is tested for every verb there is', async () => {
    const { stdout } = await yardline(['--help'], { cwd: projectRoot });
    const verbs = [...(stdout.split('Commands:')[1] ?? '').matchAll(/^ {2}([a-z]+) /gm)].map(([, verb]) => verb);
    expect(verbs.sort()).toEqual(Object.keys(shown).sort());
  });

  it.each(Object.entries(shown))('%s shows the flags that change what it does, and no others', async (verb, flags) => {
    const { code, stdout } = await yardline([verb, '--help'], { cwd: projectRoot });
    expect(code).toBe(0);
    const found = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag);
    expect(found).toEqual([...flags, '--help']);
    const lines = stdout.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(stdout.match(/^ {2}yardline /gm)?.length).toBe(2);
  });

  it.each(Object.keys(shown))('%s names the nearest of an unknown flag', async (verb) => {
    const { code, stderr } = await yardline([verb, '--debgu'], { cwd: projectRoot });
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean --debug?')]);
  });

  it('hides no flag from a script that gives the same ones to every verb', async () => {
    const { code, stderr } = await yardline(['schema', 'metric', '-q', '--no-color'], { cwd: projectRoot });
    expect(code, stderr).toBe(0);
  });
});
