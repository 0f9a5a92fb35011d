import { relative } from 'node:path';
import { type ExitCode, exitCodes } from '../errors.ts';
import { eachPipeline } from './each-pipeline.ts';
import { logOf, requestOf } from './request.ts';
import type { Verb, VerbCall } from './verb.ts';

export const runVerb: Verb = {
  name: 'run',
  argument: '[pipelines...]',
  about: 'read the sources, measure, compare, and write the reports',
  flags: ['project', 'asOf', 'out', 'warehouse', 'json', 'quiet', 'debug', 'showValues', 'color', 'threads', 'memory'],
  options: [],
  examples: [
    { line: 'yardline run', does: 'every pipeline in pipelines/' },
    {
      line: 'yardline run safe-streets --as-of 2025-Q3',
      does: 'one pipeline, as things stood at the end of a quarter',
    },
  ],
  act: (call) => eachPipeline(call, runOne),
};

async function runOne(path: string, call: VerbCall): Promise<ExitCode> {
  const { options, streams } = call;
  const [{ run }, { summaryLines }] = await Promise.all([import('../run.ts'), import('./summary.ts')]);
  const request = requestOf(call, path);
  if (!options.quiet) streams.note(`yardline run · ${path}\n`);
  const result = await run({ ...request, showValues: options.showValues }, logOf(call));
  const shown = relative(streams.cwd, result.folder) || result.folder;
  if (options.json) streams.answer(`${JSON.stringify(result.findings, null, 2)}\n`);
  else
    for (const artifact of result.artifacts.filter(({ path: name }) => name.endsWith('.html')))
      streams.answer(`${shown}/${artifact.path}\n`);
  if (!options.quiet)
    for (const line of summaryLines(result, { cwd: streams.cwd, color: streams.color && options.color }))
      streams.note(`${line}\n`);
  return result.findings.exitCode === 3 ? exitCodes.data : exitCodes.ok;
}
