import { join, relative, resolve } from 'node:path';
import { type ExitCode, exitCodes, usageError } from '../errors.ts';
import type { Asked, Evidence } from '../run.ts';
import { envelope } from './envelope.ts';
import { onePipeline, projectFolder } from './project.ts';
import { readPublished } from './published.ts';
import { logOf, requestOf } from './request.ts';
import type { Verb, VerbCall } from './verb.ts';

const options = [
  { flags: '--csv', about: 'every published number, and what the columns mean' },
  { flags: '--xlsx', about: 'the same as a workbook, with typed cells' },
  { flags: '--svg', about: 'each chart as a drawing' },
  { flags: '--png', about: 'each chart as a picture (needs Chromium, Chrome or Edge)' },
  { flags: '--pdf', about: 'each report as a tagged PDF (needs the same)' },
  { flags: '--bundle', about: 'documents, declarations, queries and hashes as a zip, for an auditor' },
  { flags: '--to <dir>', about: 'where files go; default: out/PIPELINE/exports/PERIOD' },
] as const;

export const exportVerb: Verb = {
  name: 'export',
  argument: '<pipeline>',
  about: 'hand a report on as CSV, workbook, drawings, PDF or bundle',
  flags: ['project', 'asOf', 'out', 'json', 'debug'],
  options,
  examples: [
    { line: 'yardline export safe-streets --xlsx --pdf', does: 'the latest report, for a board' },
    { line: 'yardline export safe-streets --as-of 2025-Q3 --bundle --to audit', does: 'one report, for an auditor' },
  ],
  act: exportOne,
};

async function exportOne(call: VerbCall): Promise<ExitCode> {
  const { streams } = call;
  const [{ findings, folder }, { exportReport, formats }] = await Promise.all([
    readPublished(call),
    import('../run/export/index.ts'),
  ]);
  const asked = formats.filter((format) => call.options[format] === true);
  if (asked.length === 0)
    throw usageError('format', 'export', 'must say what to write (got none)', 'for example --xlsx --pdf');
  const named = call.options.to as string | undefined;
  const period = relative(join(folder, '..'), folder);
  const to = named === undefined ? join(folder, '..', 'exports', period) : resolve(streams.cwd, named);
  const exporting = {
    report: folder,
    project: projectFolder(call),
    to,
    findings,
    evidence: (of: Asked) => evidenceFor(call, of),
  };
  const files = await exportReport(exporting, asked);
  const shown = relative(streams.cwd, to) || '.';
  if (call.options.json)
    streams.text(envelope('export', { status: 'ok', exitCode: exitCodes.ok, folder: shown, files }));
  else streams.answer(files.map((file) => `${shown}/${file}`));
  return exitCodes.ok;
}

/** Only a bundle asks for it, and it is said where there is nothing to ask. */
async function evidenceFor(call: VerbCall, of: Asked): Promise<Evidence> {
  const path = await onePipeline(call);
  const { evidence } = await import('../run.ts');
  const found = await evidence(requestOf(call, path), of, logOf(call));
  if (found.questions.status === 'withheld') call.streams.note(`! the bundle has no sql/: ${found.questions.why}`);
  return found;
}
