import { type ExitCode, exitCodes } from '../errors.ts';
import type { Evaluated } from '../run.ts';
import { eachPipeline } from './each-pipeline.ts';
import { envelope } from './envelope.ts';
import { logOf, requestOf } from './request.ts';
import type { Verb, VerbCall } from './verb.ts';

export const evaluateVerb: Verb = {
  name: 'evaluate',
  argument: '[pipelines...]',
  about: 'measure, compare and judge what is stored, without reading or writing',
  flags: ['project', 'asOf', 'out', 'warehouse', 'json', 'quiet', 'debug', 'threads', 'memory'],
  options: [{ flags: '--area <name>', about: 'an area, "*" for all programme areas, "@all" for everywhere' }],
  examples: [
    { line: 'yardline evaluate safe-streets', does: 'verdicts after a change of a declaration, before any report' },
    { line: 'yardline evaluate safe-streets --as-of 2024-Q4 --json', does: 'findings as they were, for a program' },
  ],
  act: (call) => eachPipeline(call, evaluateOne),
};

async function evaluateOne(path: string, call: VerbCall): Promise<ExitCode> {
  const { options, streams } = call;
  const [{ evaluate }, { changedLines }] = await Promise.all([import('../run.ts'), import('./plan-lines.ts')]);
  const shown = options.json ? 'all' : { area: (options.area as string | undefined) ?? null };
  const evaluated = await evaluate({ ...requestOf(call, path), shown }, logOf(call));
  const { findings, previews } = evaluated;
  for (const line of changedLines(findings.run.pipeline, previews)) streams.note(line);
  if (options.json) streams.text(answerOf(evaluated));
  else streams.answer(await shownLines(evaluated, call));
  if (findings.exitCode !== exitCodes.data) return exitCodes.ok;
  if (!options.quiet) streams.note(`exit ${exitCodes.data} (data check failed)`);
  return exitCodes.data;
}

/** All that findings.json would hold but documents, for there are none; and which sources have changed since. */
function answerOf({ findings, previews }: Evaluated): string {
  const { schema, tool, artifacts, run, ...rest } = findings;
  const sources = previews.map(({ source, action, why }) => ({ source, action, why }));
  return envelope('evaluate', { pipeline: run.pipeline, run, ...rest, sources });
}

async function shownLines({ findings }: Evaluated, { options }: VerbCall): Promise<readonly string[]> {
  const [{ chooseFindings }, { findingLines }, { checksLine }] = await Promise.all([
    import('../run/choose-findings.ts'),
    import('./finding-lines.ts'),
    import('./check-lines.ts'),
  ]);
  const area = options.area as string | undefined;
  const chosen = chooseFindings(findings.findings, { verb: 'evaluate', metric: undefined, area });
  const { pipeline, asOfLabel } = findings.run;
  const since = findings.run.sinceLast.map(({ text }) => `since the last report: ${text}`);
  return [`${pipeline} · ${asOfLabel}`, '', ...findingLines(chosen), '', ...since, checksLine(findings.checks)];
}
