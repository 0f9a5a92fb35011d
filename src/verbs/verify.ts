import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ExitCode, exitCodes } from '../errors.ts';
import type { Compared, ToVerify, Verified } from '../run.ts';
import { envelope } from './envelope.ts';
import { pipelinePaths } from './project.ts';
import { readReport, reportFolder } from './published.ts';
import { logOf, requestOf } from './request.ts';
import type { Verb, VerbCall } from './verb.ts';

export const verifyVerb: Verb = {
  name: 'verify',
  argument: '<report>',
  about: 'make a report again from its sources and compare byte by byte',
  flags: ['project', 'out', 'warehouse', 'json', 'quiet', 'debug', 'threads', 'memory'],
  options: [],
  examples: [
    { line: 'yardline verify out/safe-streets/2025-Q3', does: 'ends with 6 where anything is not the same' },
    { line: 'yardline verify safe-streets-2025-Q3-bundle.zip', does: 'the report in a bundle, from this project' },
  ],
  act: verify,
};

async function verify(call: VerbCall): Promise<ExitCode> {
  const [named = ''] = call.args;
  if (!named.endsWith('.zip')) return verifyFolder(call, { report: reportFolder(call, named), earlier: [] });
  const { unpackReport } = await import('../run/export/index.ts');
  const scratch = await mkdtemp(join(tmpdir(), 'yardline-bundle-'));
  try {
    const earlier = await unpackReport(resolve(call.streams.cwd, named), scratch);
    return await verifyFolder(call, { report: scratch, earlier });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function verifyFolder(call: VerbCall, asked: Omit<ToVerify, 'notices'>): Promise<ExitCode> {
  const { options, streams } = call;
  const { run, board } = await readReport(call, asked.report);
  const [path = ''] = await pipelinePaths({ ...call, args: [run.pipeline] });
  const { verifyAgain } = await import('../run.ts');
  const notices = (board?.corrections ?? []).filter(({ report }) => report === run.asOf).map(({ on }) => on);
  const verified = await verifyAgain(requestOf(call, path), { ...asked, notices: notices.length }, logOf(call));
  const exitCode = verified.isSame ? exitCodes.ok : exitCodes.difference;
  if (options.json) streams.text(envelope('verify', { status: 'ok', exitCode, ...verified }));
  else streams.answer(verifiedLines(verified, notices));
  if (!options.quiet && exitCode !== exitCodes.ok) streams.note(`exit ${exitCode} (not the same)`);
  return exitCode;
}

const fateWords: Readonly<Record<Compared['fate'], string>> = {
  same: 'the same',
  altered: 'is not what was published: it was changed since',
  differs: 'is another one now',
  missing: 'is missing',
  new: 'was not there then',
};

/** So many documents that follow from what was changed are named; --json has all. */
const named = 10;

/** What is not the same, with its likely causes first: inputs, declarations, versions; and what can be done about it. */
function verifiedLines(verified: Verified, notices: readonly string[]): readonly string[] {
  const { run, documents, inputs, declarations, versions, recalled, isSame } = verified;
  const told = (title: string, all: readonly Compared[], most = Infinity): readonly string[] => {
    const other = all.filter(({ fate }) => fate !== 'same');
    if (other.length === 0) return [`${title}  ${all.length} the same`];
    const lines = other
      .slice(0, most)
      .map(({ path, fate, line }) => `  ✖ ${path}${line === null ? '' : `:${line}`} ${fateWords[fate]}`);
    const left = other.length > most ? [`  +${other.length - most} more: --json lists them`] : [];
    return [`${title}  ${all.length - other.length} of ${all.length} the same`, ...lines, ...left];
  };
  return [
    `${run.pipeline} · ${run.asOfLabel} · run ${run.id.slice(0, 6)}`,
    ...told('inputs      ', inputs),
    ...told('declarations', declarations),
    ...versions.map(({ name, was, now }) => `  ✖ ${name} ${was} made it, this is ${now}`),
    ...(recalled.length === 0 ? [] : ['checks        of new files beside those before them are the report’s own']),
    ...told('documents   ', alteredFirst(documents), named),
    ...noticeLines(notices),
    ...(isSame ? ['verified: made again, every byte is the same'] : ['not verified', ...whatToDo(verified)]),
  ];
}

const alteredFirst = (documents: readonly Compared[]): readonly Compared[] => {
  const isTouched = ({ fate }: Compared): boolean => fate === 'altered' || fate === 'missing';
  return [...documents.filter(isTouched), ...documents.filter((document) => !isTouched(document))];
};

/** A report is made again as it was first, and then with the notice that it got. */
const noticeLines = (notices: readonly string[]): readonly string[] =>
  notices.length === 0 ? [] : [`correction    of ${notices.join(', ')} stands on it, and is made with it`];

/** For each cause a way on; without a cause the same should have come out. */
function whatToDo({ run, documents, inputs, declarations, versions }: Verified): readonly string[] {
  const isOther = (all: readonly Compared[]): boolean => all.some(({ fate }) => fate !== 'same');
  const again = `yardline run ${run.pipeline} --as-of ${run.asOf}`;
  const steps: string[] = [];
  if (isOther(inputs))
    steps.push(
      `source files were changed since: put back those that manifest.json lists by their hashes, and verify again;`,
      `or make a report of what they hold now, which says what was restated: ${again}`,
    );
  if (isOther(declarations))
    steps.push(
      'declarations were changed since: verify with those of that time (a bundle holds them),',
      `or make a report by those of now: ${again}`,
    );
  if (versions.length > 0) steps.push('other versions may make other bytes: verify with those that made it');
  if (documents.some(({ fate }) => fate === 'altered' || fate === 'missing'))
    steps.push(
      `documents were changed after they were published: yardline report ${run.pipeline} --as-of ${run.asOf} writes them anew`,
    );
  if (steps.length === 0)
    steps.push('nothing that it is made of was changed: please report this as a mistake of yardline');
  return steps.map((step) => `  → ${step}`);
}
