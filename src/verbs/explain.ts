import { type ExitCode, exitCodes } from '../errors.ts';
import { envelope } from './envelope.ts';
import { onePipeline } from './project.ts';
import { logOf, requestOf } from './request.ts';
import type { Verb, VerbCall } from './verb.ts';

export const explainVerb: Verb = {
  name: 'explain',
  argument: '<pipeline> <metric>',
  about: 'where a number comes from, how it was judged, and why it moved',
  flags: ['project', 'asOf', 'out', 'warehouse', 'json', 'quiet', 'debug', 'threads', 'memory'],
  options: [{ flags: '--area <name>', about: 'an area, "*" for all programme areas, "@all" for everywhere' }],
  examples: [
    { line: 'yardline explain safe-streets shooting-victims', does: 'from the verdict back to the files' },
    { line: 'yardline explain safe-streets burglaries --area @all', does: 'the same number, everywhere' },
  ],
  act: explainOne,
};

async function explainOne(call: VerbCall): Promise<ExitCode> {
  const { options, streams, args } = call;
  const path = await onePipeline(call);
  const [{ explain }, { explainLines }, { changedLines }] = await Promise.all([
    import('../run.ts'),
    import('./explain-lines.ts'),
    import('./plan-lines.ts'),
  ]);
  const question = { metric: args[1] ?? '', area: (options.area as string | undefined) ?? null };
  const { previews, pipeline, ...explanation } = await explain({ ...requestOf(call, path), ...question }, logOf(call));
  for (const line of changedLines(pipeline, previews)) streams.note(line);
  const { metric, area } = explanation.finding;
  const answer = { status: 'ok' as const, exitCode: exitCodes.ok, pipeline, metric, area, ...explanation };
  if (options.json) streams.text(envelope('explain', answer));
  else streams.answer(explainLines(explanation));
  return exitCodes.ok;
}
