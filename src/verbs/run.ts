import { relative } from 'node:path';
import { type ExitCode, exitCodes, usageError } from '../errors.ts';
import type { RunResult } from '../run.ts';
import { eachPipeline } from './each-pipeline.ts';
import { planVerb } from './plan.ts';
import { logOf, requestOf } from './request.ts';
import { paintOf } from './terminal.ts';
import type { Verb, VerbCall } from './verb.ts';

export const runVerb: Verb = {
  name: 'run',
  argument: '[pipelines...]',
  about: 'read the sources, measure, compare, and write the reports',
  flags: [
    'project',
    'asOf',
    'out',
    'warehouse',
    'json',
    'reporter',
    'strict',
    'gate',
    'reportOnFail',
    'dryRun',
    'quiet',
    'debug',
    'showValues',
    'color',
    'threads',
    'memory',
  ],
  options: [],
  examples: [
    {
      line: 'yardline run safe-streets --as-of 2025-Q3',
      does: 'one pipeline, as things stood at the end of a quarter',
    },
    {
      line: 'yardline run --gate verdicts --reporter junit=out/junit.xml',
      does: 'all of pipelines/ in a job; exit 5 when a goal is missed',
    },
  ],
  act: (call) => (call.options.dryRun ? planVerb.act(call) : eachPipeline(call, runOne)),
};

async function runOne(path: string, call: VerbCall): Promise<ExitCode> {
  const { options, streams } = call;
  const { json, quiet, showValues, reportOnFail, strict } = options;
  const isGated = gated(options.gate);
  const [{ run, missedIn }, { chosenReporters, isAnswered, tell }] = await Promise.all([
    import('../run.ts'),
    import('./reporters/index.ts'),
  ]);
  const chosen = chosenReporters(options.reporter, { json, annotates: streams.job !== null });
  if (!quiet) streams.note(`yardline run · ${path}`);
  const result = await run({ ...requestOf(call, path), showValues, reportOnFail }, logOf(call));
  const shown = relative(streams.cwd, result.folder) || result.folder;
  if (!isAnswered(chosen))
    streams.answer(
      result.artifacts.filter(({ path: name }) => name.endsWith('.html')).map(({ path: name }) => `${shown}/${name}`),
    );
  const missed = isGated ? missedIn(result) : [];
  const paint = paintOf(streams, options);
  await tell(chosen, { result, missed, cwd: streams.cwd, paint }, { streams, quiet });
  const [code, why] = endOf(result, { strict, missed: missed.length });
  if (!quiet && code !== exitCodes.ok) streams.note(`exit ${code} (${why})`);
  return code;
}

function gated(gate: string | undefined): boolean {
  if (gate === undefined || gate === 'verdicts') return gate === 'verdicts';
  throw usageError('gate', '--gate', `must be "verdicts" (got "${gate}")`, 'yardline run --gate verdicts');
}

function endOf(
  { findings }: RunResult,
  { strict, missed }: { readonly strict: boolean; readonly missed: number },
): readonly [ExitCode, string] {
  if (findings.exitCode === exitCodes.data) return [exitCodes.data, 'data check failed'];
  if (strict && findings.status === 'warned') return [exitCodes.data, 'data check warned, and --strict'];
  if (missed > 0) return [exitCodes.gate, missed === 1 ? 'a verdict' : `${missed} verdicts`];
  return [exitCodes.ok, ''];
}
