import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from './program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yardline-ci-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** `.ci/run` with an npm that leaves these results and ends with this status. */
function run(
  results: unknown,
  status: number,
): { readonly status: number | null; readonly last: string; readonly out: string } {
  cpSync(join(projectRoot, '.ci'), join(folder, '.ci'), { recursive: true });
  mkdirSync(join(folder, 'bin'));
  const leave =
    results === undefined
      ? ''
      : `mkdir -p out && cat > out/test-results.json <<'END'\n${JSON.stringify(results)}\nEND\n`;
  const scripts = {
    npm: `echo "npm $* CI=$CI"\n${leave}exit ${status}\n`,
    chromium: 'exit 0\n',
    pdftotext: 'exit 0\n',
  };
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}`);
    chmodSync(join(folder, 'bin', name), 0o755);
  }
  const ended = spawnSync('bash', [join(folder, '.ci', 'run')], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}` },
  });
  return { status: ended.status, last: ended.stdout.trim().split('\n').at(-1) ?? '', out: ended.stdout };
}

const file = (status: string, tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

describe.skipIf(process.platform === 'win32')('.ci/run', () => {
  it('runs the command that README names, and ends with the count', () => {
    const ended = run({ numPassedTests: 3, testResults: [file('passed', ['passed', 'passed', 'passed'])] }, 0);
    expect(ended).toMatchObject({ status: 0, last: '3 passed, 0 failed' });
    expect(ended.out).toContain('npm cit CI=true');
  });

  it('fails when a test failed, and counts what was skipped', () => {
    const results = {
      numPassedTests: 2,
      numFailedTests: 1,
      numPendingTests: 4,
      testResults: [file('failed', ['failed'])],
    };
    expect(run(results, 1)).toMatchObject({ status: 1, last: '2 passed, 1 failed, 4 skipped' });
  });

  it('counts a file that could not be loaded as failed', () => {
    expect(run({ numPassedTests: 2, testResults: [file('failed', [])] }, 0)).toMatchObject({
      status: 1,
      last: '2 passed, 1 failed',
    });
  });

  it('fails when no test ran, whatever npm says', () => {
    expect(run({ numPassedTests: 0, testResults: [] }, 0)).toMatchObject({ status: 1, last: '0 passed, 0 failed' });
  });

  it('fails when the checks before the tests do', () => {
    expect(run(undefined, 2)).toMatchObject({ status: 2, last: '0 passed, 0 failed' });
  });
});
