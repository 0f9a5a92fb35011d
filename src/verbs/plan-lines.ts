import type { FilePreview, SourcePreview } from '../conform/index.ts';
import type { Pipeline } from '../spec/index.ts';
import { formatCount, formatDecimal } from '../words/index.ts';

const statusWords: Readonly<Record<FilePreview['status'], string>> = {
  unchanged: 'unchanged: not read',
  'same-content': 'another time, the same content: not loaded again',
  renamed: 'another name, the same content: not loaded again',
  new: 'new',
  changed: 'changed',
  withdrawn: 'gone: its records are taken out of the figures',
  missing: 'missing',
};
const reasonWords: Readonly<Record<SourcePreview['why'], string>> = {
  first: 'nothing of it is stored yet',
  declaration: 'its declaration or the program has changed, so every file is loaded anew',
  files: 'its files have changed',
  unchanged: 'its files are those of the last run',
  problems: 'its files are missing, or named twice',
};
const actionWords: Readonly<Record<SourcePreview['action'], string>> = { read: 'read', skip: 'skip', fail: 'fail' };

/** What would be read and run, as the terminal shows it. */
export function planLines({ id, metrics, reports }: Pipeline, sources: readonly SourcePreview[]): readonly string[] {
  const load = sources.flatMap(({ files }) => files.filter((file) => file.load));
  const bytes = load.reduce((sum, file) => sum + file.bytes, 0);
  const files = `${formatCount(load.length)} ${load.length === 1 ? 'file' : 'files'}`;
  return [
    ...sources.flatMap((source) => [
      `${actionWords[source.action]}  ${source.title}: ${reasonWords[source.why]}`,
      ...source.files.map(({ file, status }) => `        ${file}  ${statusWords[status]}`),
      ...source.problems.flatMap(({ place, message, hint }) => [
        `        ${place}: ${message}`,
        ...(hint === '' ? [] : [`          → ${hint}`]),
      ]),
    ]),
    `${id}: ${files} to load (${formatDecimal(bytes / 1_000_000, 1)} MB), then ${formatCount(metrics.length)} ${metrics.length === 1 ? 'metric' : 'metrics'}, and the ${reports.length === 1 ? 'report' : 'reports'} ${reports.map((report) => report.id).join(', ')}`,
  ];
}

/** What a reader of stored results must know: the sources that are no longer what was read. */
export const changedLines = (pipeline: string, sources: readonly SourcePreview[]): readonly string[] =>
  sources
    .filter(({ action }) => action !== 'skip')
    .map(
      ({ title, why }) => `! ${title}: ${reasonWords[why]}; this is what was read before (yardline ingest ${pipeline})`,
    );
