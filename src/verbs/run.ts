import { relative } from 'node:path';
import { type ExitCode, exitCodes, usageError } from '../errors.ts';
import { createLog } from '../log.ts';
import { pipelinePaths, projectFolder, wholeNumber } from './project.ts';
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
  act: runPipelines,
};

async function runPipelines(call: VerbCall): Promise<ExitCode> {
  const paths = await pipelinePaths(call);
  if (call.options.json && paths.length > 1)
    throw usageError('json', '--json', `must be one pipeline (got ${paths.length})`, 'name the pipeline');
  let worst: ExitCode = exitCodes.ok;
  for (const path of paths) {
    const code = await runOne(path, call);
    if (worst === exitCodes.ok) worst = code;
  }
  return worst;
}

async function runOne(path: string, call: VerbCall): Promise<ExitCode> {
  const { options, streams } = call;
  const [{ run }, { summaryLines }] = await Promise.all([import('../run.ts'), import('./summary.ts')]);
  const folder = projectFolder(call);
  const memory = options.memory ?? null;
  if (memory !== null && !/^\d+(\.\d+)?\s*(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/i.test(memory))
    throw usageError('flag', '--memory', `must be a size (got "${memory}")`, 'for example --memory 4GB');
  const log = createLog({ quiet: options.quiet, debug: options.debug, write: streams.note });
  if (!options.quiet) streams.note(`yardline run · ${path}\n`);
  const result = await run(
    {
      folder,
      pipeline: path,
      asOf: options.asOf ?? null,
      out: options.out,
      warehouse: options.warehouse ?? null,
      threads: wholeNumber('--threads', options.threads),
      memory,
      showValues: options.showValues,
    },
    log,
  );
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
