import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Builds the program once, before any test runs it as a user would. */
export function setup(): () => void {
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: resolve(import.meta.dirname, '..'),
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  return oneTemporaryFolder();
}

/**
 * Workers, and the programs that tests start, make their temporary folders in one, which goes with the last test: workers are
 * used for many files of tests, so that what one registers for its end may be forgotten, and some tests kill what they started.
 */
function oneTemporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'yardline-tests-'));
  // a test looks into it as another user
  chmodSync(folder, 0o755);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
