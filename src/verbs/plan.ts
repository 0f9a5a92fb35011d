import { type ExitCode, exitCodes } from '../errors.ts';
import { eachPipeline } from './each-pipeline.ts';
import { envelope } from './envelope.ts';
import { logOf, requestOf } from './request.ts';
import type { Verb, VerbCall } from './verb.ts';

export const planVerb: Verb = {
  name: 'plan',
  argument: '[pipelines...]',
  about: 'what would be read and what not, and why; nothing is written',
  flags: ['project', 'out', 'warehouse', 'json', 'debug'],
  options: [],
  examples: [
    { line: 'yardline plan safe-streets', does: 'which files are new, changed, renamed or gone' },
    { line: 'yardline plan safe-streets --json', does: 'the same for a scheduled job' },
  ],
  act: (call) => eachPipeline(call, planOne),
};

async function planOne(path: string, call: VerbCall): Promise<ExitCode> {
  const { options, streams } = call;
  const [{ plan }, { planLines }] = await Promise.all([import('../run.ts'), import('./plan-lines.ts')]);
  const { pipeline, sources } = await plan(requestOf(call, path), logOf(call));
  const failed = sources.some(({ action }) => action === 'fail');
  const exitCode = failed ? exitCodes.data : exitCodes.ok;
  const status = failed ? 'data-failed' : 'ok';
  if (options.json) streams.text(envelope('plan', { pipeline: pipeline.id, status, exitCode, sources }));
  else streams.answer(planLines(pipeline, sources));
  return exitCode;
}
