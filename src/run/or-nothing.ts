import { constants } from 'node:os';
import { type Folders, takeAway } from '../store/index.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Work that writes documents beside the published ones. Where it fails, or somebody ends the program, they are taken away:
 * nothing would show them, and they fill the disk until the next run. Once the commit has begun a signal takes nothing
 * away, for the next run needs what was committed.
 */
export async function orNothing(
  folders: Folders,
  work: (commit: (act: () => Promise<void>) => Promise<void>) => Promise<void>,
): Promise<void> {
  const end = (signal: NodeJS.Signals): void => {
    takeAway(folders);
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.once(signal, end);
  const release = (): void => {
    for (const signal of signals) process.removeListener(signal, end);
  };
  try {
    await work((act) => {
      release();
      return act();
    });
  } catch (error) {
    takeAway(folders);
    throw error;
  } finally {
    release();
  }
}
