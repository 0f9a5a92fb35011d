import { relative } from 'node:path';
import { type ExitCode, exitCodes } from '../errors.ts';
import { eachPipeline } from './each-pipeline.ts';
import { envelope } from './envelope.ts';
import { logOf, requestOf } from './request.ts';
import type { Verb, VerbCall } from './verb.ts';

export const reportVerb: Verb = {
  name: 'report',
  argument: '[pipelines...]',
  about: 'write the documents of a run anew, from what was kept of it',
  flags: ['project', 'asOf', 'out', 'warehouse', 'json', 'quiet', 'debug'],
  options: [{ flags: '--anew', about: 'also where this version writes other bytes; the old go to history/' }],
  examples: [
    { line: 'yardline report safe-streets', does: 'the latest; no data are read, and the bytes are the same' },
    { line: 'yardline report safe-streets --as-of 2025-Q3', does: 'where documents were lost or changed' },
  ],
  act: (call) => eachPipeline(call, reportOne),
};

async function reportOne(path: string, call: VerbCall): Promise<ExitCode> {
  const { options, streams } = call;
  const { report } = await import('../run.ts');
  const { findings, folder, artifacts } = await report(
    { ...requestOf(call, path), anew: options.anew === true },
    logOf(call),
  );
  const shown = relative(streams.cwd, folder) || folder;
  if (options.json)
    streams.text(
      envelope('report', { status: 'ok', exitCode: exitCodes.ok, run: findings.run, folder: shown, artifacts }),
    );
  else
    streams.answer(
      artifacts.filter(({ path: name }) => name.endsWith('.html')).map(({ path: name }) => `${shown}/${name}`),
    );
  return exitCodes.ok;
}
