import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ExitCode, exitCodes } from '../errors.ts';
import type { Compared, Verified } from '../run.ts';
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
  if (!named.endsWith('.zip')) return verifyFolder(call, reportFolder(call, named));
  const { unpackReport } = await import('../run/export/index.ts');
  const scratch = await mkdtemp(join(tmpdir(), 'yardline-bundle-'));
  try {
    await unpackReport(resolve(call.streams.cwd, named), scratch);
    return await verifyFolder(call, scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function verifyFolder(call: VerbCall, report: string): Promise<ExitCode> {
  const { options, streams } = call;
  const { run } = await readReport(call, report);
  const [path = ''] = await pipelinePaths({ ...call, args: [run.pipeline] });
  const { verifyAgain } = await import('../run.ts');
  const verified = await verifyAgain(requestOf(call, path), report, logOf(call));
  const exitCode = verified.isSame ? exitCodes.ok : exitCodes.difference;
  if (options.json) streams.answer(envelope('verify', { status: 'ok', exitCode, ...verified }));
  else for (const line of verifiedLines(verified)) streams.answer(`${line}\n`);
  if (!options.quiet && exitCode !== exitCodes.ok) streams.note(`exit ${exitCode} (not the same)\n`);
  return exitCode;
}

const fateWords: Readonly<Record<Compared['fate'], string>> = {
  same: 'the same',
  altered: 'is not what was published: it was changed since',
  differs: 'is another one now',
  missing: 'is missing',
  new: 'was not there then',
};

/** What is not the same, with its likely causes first: inputs, declarations, versions. */
function verifiedLines({ run, documents, inputs, declarations, versions, isSame }: Verified): readonly string[] {
  const told = (title: string, all: readonly Compared[]): readonly string[] => {
    const other = all.filter(({ fate }) => fate !== 'same');
    if (other.length === 0) return [`${title}  ${all.length} the same`];
    const lines = other.map(
      ({ path, fate, line }) => `  ✖ ${path}${line === null ? '' : `:${line}`} ${fateWords[fate]}`,
    );
    return [`${title}  ${all.length - other.length} of ${all.length} the same`, ...lines];
  };
  return [
    `${run.pipeline} · ${run.asOfLabel} · run ${run.id.slice(0, 6)}`,
    ...told('inputs      ', inputs),
    ...told('declarations', declarations),
    ...versions.map(({ name, was, now }) => `  ✖ ${name} ${was} made it, this is ${now}`),
    ...told('documents   ', documents),
    isSame ? 'verified: made again, every byte is the same' : 'not verified',
  ];
}
