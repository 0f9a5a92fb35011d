import { appendFile, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { usageError, writeError } from '../../errors.ts';
import { makeFolder } from '../../store/make-folder.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import { noPaint, noteAll } from '../terminal.ts';
import type { Streams } from '../verb.ts';
import type { Reported, Reporter } from './reporter.ts';

export type { Reported } from './reporter.ts';

const lines = (all: readonly string[]): string => all.map((line) => `${visibleLine(line)}\n`).join('');

const notes = async (reported: Reported): Promise<string> => {
  const { summaryLines } = await import('../summary.ts');
  return lines(summaryLines(reported.result, reported));
};

/** Every way to tell what came of a run. */
const reporters = {
  pretty: { stream: 'note', text: notes },
  plain: { stream: 'note', text: (reported) => notes({ ...reported, paint: noPaint }) },
  json: { stream: 'answer', text: async ({ result }) => `${JSON.stringify(result.findings, null, 2)}\n` },
  junit: {
    stream: 'answer',
    text: async ({ result, missed }) => (await import('../../report/index.ts')).junitText(result.findings, missed),
  },
  github: {
    stream: 'note',
    text: async (reported) => lines((await import('./github.ts')).annotations(reported)),
  },
} as const satisfies Readonly<Record<string, Reporter>>;
type ReporterName = keyof typeof reporters;

/** A reporter, and the file that it writes; null for the stream of its own. */
export interface Chosen {
  readonly name: ReporterName;
  readonly path: string | null;
}

/**
 * What `--reporter` asks for, `name` or `name=path`, any number of them; `--json` is one of them. Without any, notes for
 * people, and annotations where a job shows them.
 *
 * @throws {YardlineError} for a name that is none, and where two would answer on the same stream
 */
export function chosenReporters(
  asked: readonly string[],
  { json, annotates }: { readonly json: boolean; readonly annotates: boolean },
): readonly Chosen[] {
  const named = [...asked, ...(json ? ['json'] : [])].map(chosenBy);
  const isTold = named.some(({ name, path }) => path === null && reporters[name].stream === 'note');
  const usual: readonly Chosen[] = [
    { name: 'pretty', path: null },
    ...(annotates ? [{ name: 'github', path: null } as const] : []),
  ];
  const all = isTold ? named : [...named, ...usual];
  const answering = all.filter(({ name, path }) => path === null && reporters[name].stream === 'answer');
  if (answering.length > 1)
    throw usageError(
      'reporter',
      '--reporter',
      `must leave the answer to one of them (got ${answering.map(({ name }) => name).join(' and ')})`,
      'give the others a file: --reporter junit=junit.xml',
    );
  return all;
}

function chosenBy(text: string): Chosen {
  const cut = text.indexOf('=');
  const [name, path] = cut < 0 ? [text, null] : [text.slice(0, cut), text.slice(cut + 1)];
  const known = Object.keys(reporters) as ReporterName[];
  const found = known.find((one) => one === name);
  if (found !== undefined && path !== '') return { name: found, path };
  throw usageError(
    'reporter',
    '--reporter',
    `must be one of ${known.join(', ')}, with a file or without (got "${text}")`,
    'for example --reporter junit=out/junit.xml',
  );
}

/** Whether a program reads the answer: then the paths of reports are not printed there. */
export const isAnswered = (chosen: readonly Chosen[]): boolean =>
  chosen.some(({ name, path }) => path === null && reporters[name].stream === 'answer');

/** Tells a result in every way that was chosen, and on the page of the job where there is one. */
export async function tell(
  chosen: readonly Chosen[],
  reported: Reported,
  { streams, quiet }: { readonly streams: Streams; readonly quiet: boolean },
): Promise<void> {
  for (const { name, path } of chosen) {
    const { stream, text } = reporters[name];
    if (path === null && stream === 'note' && quiet && name !== 'github') continue;
    const told = await text(path === null ? reported : { ...reported, paint: noPaint });
    if (path !== null) await writeReport(resolve(reported.cwd, path), told, reported.cwd);
    else if (stream === 'answer') streams.text(told);
    else noteAll(streams, told, name === 'github' ? 'command' : 'note');
  }
  if (streams.job?.summary) {
    const { summaryText } = await import('../../report/index.ts');
    const { english } = await import('../../words/index.ts');
    await appendFile(streams.job.summary, summaryText(reported.result.findings, english));
  }
}

export async function writeReport(path: string, text: string, cwd: string): Promise<void> {
  try {
    await makeFolder(dirname(path));
    await writeFile(path, visible(text));
  } catch (cause) {
    throw writeError(relative(cwd, path), cause);
  }
}
