import { execFile } from 'node:child_process';

/**
 * How a file stands in the history of its work tree: as it was last committed, `changed` since, `never-committed`, or
 * `not-versioned` where there is no work tree, or no git to ask.
 */
export interface FileHistory {
  /** From the project's folder. */
  readonly path: string;
  readonly state: 'committed' | 'changed' | 'never-committed' | 'not-versioned';
  /** The last commit that changed the file, and its day; null where there is none. */
  readonly commit: string | null;
  readonly committedOn: string | null;
}

/** A project's own settings may name programs for git to start: none is started. */
const quietly = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false'];

/**
 * Asks git for the last commit of a file; nothing is written.
 *
 * @param folder  the project's, absolute
 * @param path    of the file, from there
 */
export async function fileHistory(folder: string, path: string): Promise<FileHistory> {
  const none = { path, commit: null, committedOn: null };
  if ((await git(folder, ['rev-parse', '--is-inside-work-tree'])) === null) return { ...none, state: 'not-versioned' };
  // it fails where nothing at all was committed
  const said = (await git(folder, ['log', '-1', '--format=%H %cs', '--', path])) ?? '';
  const [commit = '', committedOn = ''] = said.trim().split(' ');
  if (commit === '') return { ...none, state: 'never-committed' };
  const isSame =
    (await git(folder, ['diff', '--quiet', '--no-ext-diff', '--no-textconv', 'HEAD', '--', path])) !== null;
  return { path, state: isSame ? 'committed' : 'changed', commit, committedOn };
}

/** What git says; null where it says that it cannot, or is not there. */
const git = (folder: string, asked: readonly string[]): Promise<string | null> =>
  new Promise((resolve) => {
    execFile('git', ['-C', folder, ...quietly, ...asked], { timeout: 10_000 }, (error, stdout) =>
      resolve(error ? null : stdout),
    );
  });
