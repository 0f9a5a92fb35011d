import { type ExitCode, exitCodes, usageError } from '../errors.ts';
import { envelope } from './envelope.ts';
import { onePipeline } from './project.ts';
import { logOf, requestOf } from './request.ts';
import type { Verb, VerbCall } from './verb.ts';

export const powerVerb: Verb = {
  name: 'power',
  argument: '<pipeline> <metric>',
  about: 'the smallest change that the present numbers could show',
  flags: ['project', 'asOf', 'out', 'warehouse', 'json', 'quiet', 'debug', 'threads', 'memory'],
  options: [
    { flags: '--area <name>', about: 'an area, "*" for all programme areas, "@all" for everywhere' },
    { flags: '--power <share>', about: 'how often it must show, such as 90% (default: 80%)' },
  ],
  examples: [
    { line: 'yardline power safe-streets shooting-victims', does: 'now, and with longer windows' },
    { line: 'yardline power safe-streets burglaries --power 90%', does: 'what would show nine times in ten' },
  ],
  act: powerOf,
};

async function powerOf(call: VerbCall): Promise<ExitCode> {
  const { options, streams, args } = call;
  const share = shareOf(options.power as string | undefined);
  const path = await onePipeline(call);
  const [{ power }, { powerLines }, { changedLines }] = await Promise.all([
    import('../run.ts'),
    import('./power-lines.ts'),
    import('./plan-lines.ts'),
  ]);
  const question = { metric: args[1] ?? '', area: (options.area as string | undefined) ?? null, power: share };
  const { previews, pipeline, finding, ...answer } = await power(
    { ...requestOf(call, path), ...question },
    logOf(call),
  );
  for (const line of changedLines(pipeline, previews)) streams.note(line);
  const { metric, title, area, areaTitle, unit, better } = finding;
  const about = { pipeline, metric, title, area, areaTitle, unit, better };
  if (options.json) streams.text(envelope('power', { status: 'ok', exitCode: exitCodes.ok, ...about, ...answer }));
  else streams.answer(powerLines({ finding, ...answer }));
  return exitCodes.ok;
}

function shareOf(text: string | undefined): number {
  if (text === undefined) return 0.8;
  const share = /^\d+(\.\d+)?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : Number.NaN;
  if (share >= 0.5 && share < 1) return share;
  throw usageError('flag', '--power', `must be a percentage from 50% to below 100% (got "${text}")`, 'such as 90%');
}
