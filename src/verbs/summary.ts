import { relative } from 'node:path';
import { type RunResult, sumOf } from '../run.ts';
import { type Findings, headlines, movements } from '../spec/index.ts';
import { formatCount, formatDecimal, movementWords } from '../words/index.ts';
import { checksLine, troubleLines } from './check-lines.ts';
import { identityOf } from './ledger-lines.ts';
import type { Paint } from './verb.ts';

/** Values that were left out of records that were loaded all the same. */
function leftOutLine({ ledger }: Findings): readonly string[] {
  const n = sumOf(ledger, 'refusedValues');
  return n === 0
    ? []
    : [`  values   ${formatCount(n)} left out of records that were loaded, each listed in rejects.csv`];
}

function metricsLine(findings: Findings): string {
  const list = headlines(findings.findings);
  const counted = movements.flatMap((movement) => {
    const n = list.filter((finding) => finding.movement === movement).length;
    return n === 0 ? [] : [`${formatCount(n)} ${movementWords[movement].label.toLowerCase()}`];
  });
  return `  metrics  ${formatCount(list.length)}: ${counted.join(' · ')}`;
}

/** @example sizeText(22_408) // => "23 kB" */
export const sizeText = (bytes: number): string =>
  bytes < 100_000 ? `${formatCount(Math.ceil(bytes / 1000))} kB` : `${formatDecimal(bytes / 1_000_000, 1)} MB`;

export interface SummaryOptions {
  readonly cwd: string;
  readonly paint: Paint;
}

/** The last block of a run: what came of it, with failures last. */
export function summaryLines(result: RunResult, { cwd, paint }: SummaryOptions): readonly string[] {
  const { findings, folder, privateFolder, artifacts } = result;
  const show = (path: string): string => relative(cwd, path) || path;
  const documents = artifacts.filter(({ path }) => path.endsWith('.html'));
  const { run } = findings;
  return [
    paint.bold(`yardline run · ${run.pipeline} · ${run.asOfLabel} · run ${run.id.slice(0, 6)}`),
    `  read ${identityOf(findings.ledger)}    ${paint.green('✔')} balances`,
    ...leftOutLine(findings),
    `  ${checksLine(findings.checks)}`,
    metricsLine(findings),
    ...headlines(findings.findings).map(({ title, sentence }) => `    ${paint.bold(title)}: ${sentence.text}`),
    ...findings.warnings.map(({ text }) => `  ${paint.yellow('!')} ${text}`),
    ...documents.map(
      ({ path, bytes, sha256 }) =>
        `  report   ${show(folder)}/${path}  (${sizeText(bytes)}, sha256 ${sha256.slice(0, 8)}…)`,
    ),
    `  rejects  ${show(privateFolder)}/rejects.csv`,
    `  panel    ${show(privateFolder)}/panel.parquet  (with small counts: not for readers)`,
    ...troubleLines(findings.checks, paint).map((line) => `  ${line}`),
  ];
}
