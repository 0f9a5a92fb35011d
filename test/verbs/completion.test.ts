import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { verbs } from '../../src/verbs/index.ts';
import { projectRoot, yardline } from '../program.ts';

const script = async (shell: string) => (await yardline(['completion', shell], { cwd: projectRoot })).stdout;
const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('for %s names every verb', async (shell) => {
    const text = await script(shell);
    for (const { name } of verbs) expect(text).toContain(name);
    expect(text).toContain(shell === 'fish' ? '-l as-of' : '--as-of');
  });

  it.skipIf(!has('bash'))('completes verbs, and the flags of a verb, in bash', async () => {
    const ask = async (...words: readonly string[]): Promise<readonly string[]> => {
      const typed = ['yardline', ...words].map((word) => `'${word}'`).join(' ');
      const lines = `${await script('bash')}COMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _yardline; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['-c', lines], { cwd: projectRoot, encoding: 'utf8' }).trim().split('\n');
    };
    expect(await ask('ver')).toEqual(['verify']);
    expect(await ask('run', '--ga')).toEqual(['--gate']);
    expect(await ask('run', 'safe')).toEqual(['safe-streets']);
  });

  it('refuses a shell that it does not know, and names those that it does', async () => {
    const { code, stderr } = await yardline(['completion', 'tcsh'], { cwd: projectRoot });
    expect(code).toBe(2);
    expect(stderr).toContain('must be one of: bash, zsh, fish, powershell (got "tcsh")');
  });
});
