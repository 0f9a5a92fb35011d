import type { MetricFile, MetricFiles } from '../acquire/index.ts';
import { exitCodes, usageError } from '../errors.ts';
import type { TestedMetric } from '../run.ts';
import { projectFolder } from './project.ts';
import { logOf } from './request.ts';
import { paintOf } from './terminal.ts';
import type { Verb, VerbCall } from './verb.ts';

export const testVerb: Verb = {
  name: 'test',
  argument: '[metrics...]',
  about: 'run the tests in the files of metrics: a few rows, and what must come out',
  flags: ['project', 'json', 'reporter', 'strict', 'quiet', 'debug', 'color'],
  options: [],
  examples: [
    { line: 'yardline test', does: 'every metric of the project, or the library where it has none' },
    {
      line: 'yardline test outcomes/homicides response --strict',
      does: 'one metric and a folder of them; one without tests fails too',
    },
  ],
  act: async (call) => {
    const { options, streams } = call;
    const [{ readMetrics }, { testMetric }, { chosenReporters, isAnswered }, { countTests }] = await Promise.all([
      import('../acquire/index.ts'),
      import('../run.ts'),
      import('./reporters/index.ts'),
      import('./test-lines.ts'),
    ]);
    const chosen = chosenReporters(options.reporter, { json: options.json, annotates: streams.job !== null });
    const asked = await askedFor(call, await readMetrics(projectFolder(call)));
    const isListed = !isAnswered(chosen);
    const tested: TestedMetric[] = [];
    for (const file of asked) {
      const one = await testMetric(file, logOf(call));
      tested.push(one);
      if (isListed) await list(one, call);
    }
    const { tellTests } = await import('./reporters/tests.ts');
    const { failed, untested } = countTests(tested);
    const isWrong = failed > 0 || (options.strict && untested > 0);
    const code = isWrong ? exitCodes.declaration : exitCodes.ok;
    await tellTests(chosen, { tested, code, strict: options.strict }, { streams, isListed });
    if (isWrong && !options.quiet)
      streams.note(`exit ${code} (${failed > 0 ? 'a metric test failed' : 'a metric without tests, and --strict'})`);
    return code;
  },
};

async function list(tested: TestedMetric, { options, streams }: VerbCall): Promise<void> {
  const { metricLines } = await import('./test-lines.ts');
  streams.answer(metricLines(tested, paintOf(streams, options)));
}

/** The metrics that were named, by path, id or folder; without a name those of the project, or the library. */
async function askedFor({ args, options }: VerbCall, { own, shipped }: MetricFiles): Promise<readonly MetricFile[]> {
  const all = [...own, ...shipped];
  if (args.length === 0) {
    const usual = own.length > 0 ? own : shipped;
    if (usual.length > 0) return usual;
    throw usageError(
      'no-metric',
      options.project,
      'must have a metric in metrics/ (got none)',
      'name one, or say where the project is with -C',
    );
  }
  const { suggest } = await import('../spec/index.ts');
  const found = args.flatMap((name) => {
    const matching = all.filter(
      ({ metric, path, declaration }) =>
        metric === name || declaration.id === name || path === name || metric.startsWith(`${name}/`),
    );
    if (matching.length > 0) return matching;
    throw usageError(
      'unknown-metric',
      name,
      'must be a metric: a name in metrics/, or a folder of them (there is neither)',
      suggest(
        name,
        all.map(({ metric }) => metric),
      ) || 'say where the project is with -C',
    );
  });
  return [...new Set(found)];
}
