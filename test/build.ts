import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Builds the program once, before any test runs it as a user would. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: resolve(import.meta.dirname, '..'),
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
}
