import { usageError } from '../errors.ts';
import { createLog, type Log } from '../log.ts';
import type { SessionRequest } from '../run.ts';
import { projectFolder, wholeNumber } from './project.ts';
import type { VerbCall } from './verb.ts';

/** What the flags of a call ask of the stages, for one pipeline. */
export function requestOf(call: VerbCall, pipeline: string): SessionRequest {
  const { options } = call;
  return {
    folder: projectFolder(call),
    pipeline,
    asOf: options.asOf ?? null,
    out: options.out,
    warehouse: options.warehouse ?? null,
    threads: wholeNumber('--threads', options.threads),
    memory: memorySize(options.memory),
  };
}

function memorySize(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!/^\d+(\.\d+)?\s*(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/i.test(text))
    throw usageError('flag', '--memory', `must be a size (got "${text}")`, 'for example --memory 4GB');
  return text;
}

/** The log of a call: a live line where its notes go to a terminal. */
export const logOf = ({ options, streams }: VerbCall): Log =>
  createLog({ quiet: options.quiet, debug: options.debug, note: streams.note, live: streams.live });
