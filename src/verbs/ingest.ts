import { type ExitCode, exitCodes } from '../errors.ts';
import type { Ingested } from '../run.ts';
import { eachPipeline } from './each-pipeline.ts';
import { envelope, statusOf } from './envelope.ts';
import { logOf, requestOf } from './request.ts';
import { paintOf } from './terminal.ts';
import type { Verb, VerbCall } from './verb.ts';

export const ingestVerb: Verb = {
  name: 'ingest',
  argument: '[pipelines...]',
  about: 'read the sources into the warehouse: what became of every record, and the checks',
  flags: ['project', 'asOf', 'out', 'warehouse', 'json', 'quiet', 'debug', 'color', 'threads', 'memory'],
  options: [],
  examples: [
    { line: 'yardline ingest safe-streets', does: 'read what is new, and see the ledger before any figure' },
    { line: 'yardline ingest safe-streets --json | jq .ledger', does: 'the ledger for another program' },
  ],
  act: (call) => eachPipeline(call, ingestOne),
};

async function ingestOne(path: string, call: VerbCall): Promise<ExitCode> {
  const { options, streams } = call;
  const [{ ingest }, { summariseRejects }] = await Promise.all([import('../run.ts'), import('../recall/index.ts')]);
  if (!options.quiet) streams.note(`yardline ingest · ${path}`);
  const ingested = await ingest(requestOf(call, path), logOf(call));
  const { conformed } = ingested;
  const { status, exitCode } = statusOf(conformed.checks);
  if (options.json)
    streams.text(
      envelope('ingest', {
        pipeline: ingested.pipeline.id,
        status,
        exitCode,
        ledger: conformed.sources.flatMap((source) => source.ledger),
        unused: summariseRejects(conformed.sources),
        checks: conformed.checks,
      }),
    );
  else streams.answer(await ingestLines(ingested, call));
  if (!options.quiet && exitCode !== exitCodes.ok) streams.note(`exit ${exitCode} (data check failed)`);
  return exitCode;
}

async function ingestLines({ conformed }: Ingested, { options, streams }: VerbCall): Promise<readonly string[]> {
  const { ledgerLines } = await import('./ledger-lines.ts');
  const { checksLine, troubleLines } = await import('./check-lines.ts');
  return [
    ...ledgerLines(conformed.sources),
    checksLine(conformed.checks),
    ...troubleLines(conformed.checks, paintOf(streams, options)),
  ];
}
