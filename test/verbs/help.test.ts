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
    '--threads',
    '--memory',
  ],
  validate: ['--print-config', '--project', '--json', '--debug'],
  inspect: ['--as', '--json', '--debug'],
  rejects: ['--csv', '--project', '--as-of', '--out', '--json', '--quiet', '--debug'],
  show: ['--area', '--project', '--as-of', '--out', '--json', '--debug'],
  schema: ['--debug'],
};

describe('the help of a verb', () => {
  it.each(Object.entries(shown))('%s shows the flags that change what it does, and no others', async (verb, flags) => {
    const { code, stdout } = await yardline([verb, '--help'], { cwd: projectRoot });
    expect(code).toBe(0);
    const found = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag);
    expect(found).toEqual([...flags, '--help']);
  });

  it('hides no flag from a script that gives the same ones to every verb', async () => {
    const { code, stderr } = await yardline(['schema', 'metric', '-q', '--no-color'], { cwd: projectRoot });
    expect(code, stderr).toBe(0);
  });
});
