import { type ExitCode, exitCodes, usageError } from '../errors.ts';
import type { WhyKept } from '../run.ts';
import { envelope } from './envelope.ts';
import { onePipeline, wholeNumber } from './project.ts';
import { logOf, requestOf } from './request.ts';
import type { Verb, VerbCall } from './verb.ts';

export const pruneVerb: Verb = {
  name: 'prune',
  argument: '<pipeline>',
  about: 'remove old reports and forget their numbers; their hashes stay',
  flags: ['project', 'out', 'warehouse', 'json', 'quiet', 'debug', 'dryRun'],
  options: [
    { flags: '--keep <n>', about: 'the latest n reports stay, whatever their age' },
    { flags: '--older-than <age>', about: 'only what lies that long before the latest: 2y, 90d' },
  ],
  examples: [
    {
      line: 'yardline prune safe-streets --older-than 5y --dry-run',
      does: 'says what would go, and what stays and why',
    },
    { line: 'yardline prune safe-streets --keep 8', does: 'two years of quarters' },
  ],
  act: prune,
};

async function prune(call: VerbCall): Promise<ExitCode> {
  const { options, streams } = call;
  const keep = wholeNumber('--keep', options.keep as string | undefined);
  const olderThan = (options.olderThan as string | undefined) ?? null;
  if (olderThan !== null && !/^[1-9]\d*[yd]$/.test(olderThan))
    throw usageError('flag', '--older-than', `must be years or days (got "${olderThan}")`, 'for example 2y or 90d');
  if (keep === null && olderThan === null)
    throw usageError('flag', 'prune', 'must say what stays (got neither --keep nor --older-than)', '--keep 8');
  const path = await onePipeline(call);
  const { prune: pruneOne } = await import('../run.ts');
  const { dryRun } = options;
  const { pruned, kept } = await pruneOne({ ...requestOf(call, path), keep, olderThan, dryRun }, logOf(call));
  if (options.json) {
    streams.text(envelope('prune', { status: 'ok', exitCode: exitCodes.ok, dryRun, pruned, kept }));
    return exitCodes.ok;
  }
  streams.answer(pruned.map((period) => `${period}  ${dryRun ? 'would go' : 'is gone'}`));
  streams.answer(kept.map(({ period, why }) => `${period}  stays: ${whyWords[why]}`));
  return exitCodes.ok;
}

const whyWords: Readonly<Record<WhyKept, string>> = {
  latest: 'it is the latest',
  kept: 'it is among those to keep',
  young: 'it is not old enough',
  disclosure: 'small counts that are hidden elsewhere could be worked out from it, and that must be remembered',
};
