import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileHistory } from '../../src/acquire/index.ts';
import { temporaryFolder, writeFiles } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await writeFiles(folder, { 'pipelines/town.yaml': 'id: town\n' });
});
afterEach(() => remove());

const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org', '-c', 'commit.gpgsign=false'];
const git = (...asked: readonly string[]): string =>
  execFileSync('git', ['-C', folder, ...who, ...asked], {
    encoding: 'utf8',
    env: { ...process.env, GIT_COMMITTER_DATE: '2025-02-03T12:00:00Z' },
  });
const hasGit = ((): boolean => {
  try {
    execFileSync('git', ['--version']);
    return true;
  } catch {
    console.warn('git is not there: tests of the history of files are skipped');
    return false;
  }
})();

describe.skipIf(!hasGit)('the history of a file', () => {
  const path = 'pipelines/town.yaml';

  it('is that of no file outside of a work tree', async () => {
    expect(await fileHistory(folder, path)).toEqual({
      path,
      state: 'not-versioned',
      commit: null,
      committedOn: null,
    });
  });

  it('has no commit before the first one, nor for a file that is in none', async () => {
    git('init', '-q');
    expect(await fileHistory(folder, path)).toMatchObject({ state: 'never-committed', commit: null });
    git('add', '.');
    git('commit', '-qm', 'begin');
    await writeFiles(folder, { 'pipelines/other.yaml': 'id: other\n' });
    expect(await fileHistory(folder, 'pipelines/other.yaml')).toMatchObject({ state: 'never-committed', commit: null });
  });

  it('is that of the last commit that changed it, and says where it was changed since', async () => {
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'begin');
    const first = git('rev-parse', 'HEAD').trim();
    await writeFiles(folder, { 'metrics/one.yaml': 'id: one\n' });
    git('add', '.');
    git('commit', '-qm', 'go on');
    const known = { path, commit: first, committedOn: '2025-02-03' };
    expect(await fileHistory(folder, path)).toEqual({ ...known, state: 'committed' });
    writeFileSync(join(folder, path), 'id: town\ntitle: Town\n');
    expect(await fileHistory(folder, path)).toEqual({ ...known, state: 'changed' });
    git('add', '.');
    expect(await fileHistory(folder, path)).toEqual({ ...known, state: 'changed' });
  });
});
