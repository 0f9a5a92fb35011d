import { exitCodes } from '../errors.ts';
import type { Findings } from '../spec/index.ts';
import { envelope } from './envelope.ts';
import { readAllPublished } from './published.ts';
import type { Verb } from './verb.ts';

export const runsVerb: Verb = {
  name: 'runs',
  argument: '<pipeline>',
  about: 'the reports there are, the latest last: when, what about, and what they found',
  flags: ['project', 'out', 'json', 'debug'],
  options: [],
  examples: [
    { line: 'yardline runs safe-streets', does: 'one line for each report' },
    { line: 'yardline runs safe-streets --json', does: 'the same for a program' },
  ],
  act: async (call) => {
    const { options, streams } = call;
    const all = await readAllPublished(call);
    const runs = await Promise.all(all.map(({ period, findings }) => told(period, findings)));
    if (options.json) streams.text(envelope('runs', { status: 'ok', exitCode: exitCodes.ok, runs }));
    else streams.answer(await runLines(runs));
    return exitCodes.ok;
  },
};

interface Told {
  readonly period: string;
  readonly id: string;
  readonly previous: string | null;
  readonly asOf: string;
  readonly dataThrough: string;
  readonly status: Findings['status'];
  readonly files: number;
  /** Days on which it was found wrong, told on it. */
  readonly corrected: readonly string[];
  /** Of headline findings, by movement. */
  readonly verdicts: Readonly<Record<string, number>>;
}

async function told(period: string, { run, status, ledger, findings, board }: Findings): Promise<Told> {
  const { headlines, movements } = await import('../spec/index.ts');
  const list = headlines(findings);
  const verdicts = movements.flatMap((movement) => {
    const n = list.filter((finding) => finding.movement === movement).length;
    return n === 0 ? [] : [[movement, n] as const];
  });
  const { id, previous, asOf, dataThrough } = run;
  const counted = Object.fromEntries(verdicts);
  const corrected = (board?.corrections ?? []).filter(({ report }) => report === asOf).map(({ on }) => on);
  return { period, id, previous, asOf, dataThrough, status, files: ledger.length, corrected, verdicts: counted };
}

const statusWords: Readonly<Record<Findings['status'], string>> = {
  ok: 'checks passed',
  warned: 'checks warned',
  'data-failed': 'data checks failed',
  gated: 'gated',
};

async function runLines(runs: readonly Told[]): Promise<readonly string[]> {
  const { movementWords } = await import('../words/index.ts');
  const width = Math.max(...runs.map(({ period }) => period.length));
  return runs.map(({ period, id, dataThrough, status, corrected, verdicts }) => {
    const counted = Object.entries(verdicts).map(
      ([movement, n]) => `${n} ${movementWords[movement as keyof typeof movementWords].label.toLowerCase()}`,
    );
    return `${period.padEnd(width)}  run ${id.slice(0, 6)}  data through ${dataThrough}  ${statusWords[status]}  ${counted.join(' · ')}${corrected.length === 0 ? '' : `  corrected on ${corrected.join(', ')}`}`;
  });
}
