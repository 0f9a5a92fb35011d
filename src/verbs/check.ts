import { type ExitCode, exitCodes } from '../errors.ts';
import type { Check } from '../spec/index.ts';
import { eachPipeline } from './each-pipeline.ts';
import { envelope, statusOf } from './envelope.ts';
import { logOf, requestOf } from './request.ts';
import { paintOf } from './terminal.ts';
import type { Paint, Verb, VerbCall } from './verb.ts';

export const checkVerb: Verb = {
  name: 'check',
  argument: '[pipelines...]',
  about: 'judge what is stored by the limits declared now; nothing is read',
  flags: ['project', 'asOf', 'out', 'warehouse', 'json', 'quiet', 'debug', 'color'],
  options: [],
  examples: [
    { line: 'yardline check safe-streets', does: 'every check: what was measured, the limit, who accepts it' },
    { line: 'yardline check safe-streets --json', does: 'the same for a scheduled job; exit 3 when one fails' },
  ],
  act: (call) => eachPipeline(call, checkOne),
};

async function checkOne(path: string, call: VerbCall): Promise<ExitCode> {
  const { options, streams } = call;
  const { recheck } = await import('../run.ts');
  const { pipeline, checks } = await recheck(requestOf(call, path), logOf(call));
  const { status, exitCode } = statusOf(checks);
  if (options.json) streams.text(envelope('check', { pipeline: pipeline.id, status, exitCode, checks }));
  else streams.answer(await allLines(checks, paintOf(streams, options)));
  if (!options.quiet && exitCode !== exitCodes.ok) streams.note(`exit ${exitCode} (data check failed)`);
  return exitCode;
}

/** Every check, those that passed too: what is wrong comes last. */
async function allLines(checks: readonly Check[], paint: Paint): Promise<readonly string[]> {
  const { checkLines, checksLine, troubleLines } = await import('./check-lines.ts');
  return [
    ...checks.filter(({ passed }) => passed).flatMap((check) => checkLines(check, paint)),
    ...troubleLines(checks, paint),
    checksLine(checks),
  ];
}
