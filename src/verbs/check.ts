import { type ExitCode, exitCodes } from '../errors.ts';
import type { Check } from '../spec/index.ts';
import { eachPipeline } from './each-pipeline.ts';
import { envelope, statusOf } from './envelope.ts';
import { logOf, requestOf } from './request.ts';
import type { Verb, VerbCall } from './verb.ts';

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
  if (options.json) streams.answer(envelope('check', { pipeline: pipeline.id, status, exitCode, checks }));
  else for (const line of await checkLines(checks, streams.color && options.color)) streams.answer(`${line}\n`);
  if (!options.quiet && exitCode !== exitCodes.ok) streams.note(`exit ${exitCode} (data check failed)\n`);
  return exitCode;
}

/** Every check, those that passed too: what is wrong comes last. */
async function checkLines(checks: readonly Check[], color: boolean): Promise<readonly string[]> {
  const { checkLine, checksLine, troubleLines } = await import('./check-lines.ts');
  return [
    ...checks.filter(({ passed }) => passed).map((check) => checkLine(check, color)),
    ...troubleLines(checks, color),
    checksLine(checks),
  ];
}
