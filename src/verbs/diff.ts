import { type ExitCode, exitCodes } from '../errors.ts';
import { envelope } from './envelope.ts';
import { readReport } from './published.ts';
import type { Verb, VerbCall } from './verb.ts';

export const diffVerb: Verb = {
  name: 'diff',
  argument: '<before> <after>',
  about: 'what two reports say differently: verdicts, figures, definitions, checks, files',
  flags: ['project', 'out', 'json', 'debug'],
  options: [{ flags: '--exit-code', about: 'end with 6 where there is a difference' }],
  examples: [
    { line: 'yardline diff safe-streets/2025-Q2 safe-streets/2025-Q3', does: 'two reports in out/' },
    { line: 'yardline diff old/2025-Q3 out/safe-streets/2025-Q3 --exit-code', does: 'two folders, for a job' },
  ],
  act: diff,
};

async function diff(call: VerbCall): Promise<ExitCode> {
  const { args, options, streams } = call;
  const [before = '', after = ''] = args;
  const [earlier, later] = [await readReport(call, before), await readReport(call, after)];
  const { differencesOf } = await import('../recall/index.ts');
  const differences = differencesOf(earlier, later);
  const exitCode = options.exitCode === true && differences.length > 0 ? exitCodes.difference : exitCodes.ok;
  const runs = { before: earlier.run, after: later.run };
  if (options.json) streams.text(envelope('diff', { status: 'ok', exitCode, ...runs, differences }));
  else {
    const { differenceLines } = await import('./diff-lines.ts');
    const findings = [...earlier.findings, ...later.findings];
    streams.answer(differenceLines(differences, findings));
  }
  return exitCode;
}
