import { type ExitCode, exitCodes } from '../errors.ts';
import type { Difference } from '../recall/index.ts';
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
  if (options.json) streams.answer(envelope('diff', { status: 'ok', exitCode, ...runs, differences }));
  else for (const line of await differenceLines(differences)) streams.answer(`${line}\n`);
  return exitCode;
}

const kindWords: Readonly<Record<Difference['kind'], string>> = {
  correction: 'Corrections',
  verdict: 'Verdicts',
  promise: 'Promises',
  effect: 'What the programme changed',
  definition: 'Definitions',
  metric: 'Findings that came or went',
  figure: 'Figures',
  restated: 'Figures of the same period, restated',
  check: 'Checks',
  file: 'Files',
};
/** More than this of a kind are counted, and listed by --json. */
const mostOfKind = 20;

/** All areas together stand before each by itself. */
const headlinesFirst = (all: readonly Difference[]): readonly Difference[] =>
  all.toSorted((a, b) => Number(/^[*@]|^$/.test(b.area)) - Number(/^[*@]|^$/.test(a.area)));

async function differenceLines(differences: readonly Difference[]): Promise<readonly string[]> {
  const { formatCount, formatValue } = await import('../words/index.ts');
  const said = (value: Difference['was']): string =>
    typeof value === 'number' ? formatValue(value) : (value ?? 'none');
  const lineOf = ({ subject, area, group, period, was, now }: Difference): string => {
    const place = [subject, area, group, period].filter((part) => part !== '').join(' · ');
    return `  ${place}: ${said(was)} → ${said(now)}`;
  };
  if (differences.length === 0) return ['no difference'];
  return (Object.keys(kindWords) as Difference['kind'][]).flatMap((kind) => {
    const own = headlinesFirst(differences.filter((difference) => difference.kind === kind));
    if (own.length === 0) return [];
    const more = own.length - mostOfKind;
    return [
      `${kindWords[kind]} (${formatCount(own.length)})`,
      ...own.slice(0, mostOfKind).map(lineOf),
      ...(more > 0 ? [`  and ${formatCount(more)} more: --json lists all`] : []),
    ];
  });
}
