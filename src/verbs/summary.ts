import { relative } from 'node:path';
import picocolors from 'picocolors';
import type { RunResult } from '../run.ts';
import { type Check, type Findings, headlines, movements } from '../spec/index.ts';
import { formatCount, formatDecimal, movementWords } from '../words/index.ts';

type Colors = ReturnType<typeof picocolors.createColors>;

function ledgerLine({ ledger }: Findings): string {
  const total = (field: 'read' | 'loaded' | 'rejected' | 'duplicate' | 'filtered'): number =>
    ledger.reduce((sum, line) => sum + line[field], 0);
  const parts = (['rejected', 'duplicate', 'filtered'] as const)
    .filter((field) => total(field) > 0)
    .map((field) => ` + ${formatCount(total(field))} ${field}`);
  return `  read ${formatCount(total('read'))} = ${formatCount(total('loaded'))} loaded${parts.join('')}`;
}

function metricsLine(findings: Findings): string {
  const list = headlines(findings.findings);
  const counted = movements.flatMap((movement) => {
    const n = list.filter((finding) => finding.movement === movement).length;
    return n === 0 ? [] : [`${n} ${movementWords[movement].label.toLowerCase()}`];
  });
  return `  metrics  ${list.length}: ${counted.join(' · ')}`;
}

const asShown = (value: number, unit: Check['unit']): string =>
  unit === 'share' ? `${formatDecimal(value * 100, 1)} %` : formatCount(value);

function failureLine({ severity, source, detail, observed, limit, unit }: Check, colors: Colors): string {
  const mark = severity === 'fail' ? colors.red('✖') : colors.yellow('!');
  const allowed = limit === null ? '' : `, limit ${asShown(limit, unit)}`;
  return `  ${mark} ${source}: ${detail} (${asShown(observed, unit)}${allowed})`;
}

export interface SummaryOptions {
  readonly cwd: string;
  readonly color: boolean;
}

/** The last block of a run: what came of it, with failures last. */
export function summaryLines(result: RunResult, { cwd, color }: SummaryOptions): readonly string[] {
  const { findings, folder, privateFolder, artifacts } = result;
  const colors = picocolors.createColors(color);
  const show = (path: string): string => relative(cwd, path) || path;
  const failures = findings.checks.filter((check) => !check.passed);
  const count = (severity: string): number => failures.filter((check) => check.severity === severity).length;
  const documents = artifacts.filter(({ path }) => path.endsWith('.html'));
  const { run, exitCode } = findings;
  return [
    colors.bold(`yardline run · ${run.pipeline} · ${run.asOfLabel} · run ${run.id.slice(0, 6)}`),
    `${ledgerLine(findings)}    ${colors.green('✔')} balances`,
    `  checks   ${findings.checks.length - failures.length} passed · ${count('warn')} warned · ${count('fail')} failed`,
    metricsLine(findings),
    ...headlines(findings.findings).map(({ title, sentence }) => `    ${colors.bold(title)}: ${sentence.text}`),
    ...failures.map((check) => failureLine(check, colors)),
    ...findings.warnings.map(({ text }) => `  ${colors.yellow('!')} ${text}`),
    ...documents.map(
      ({ path, bytes, sha256 }) =>
        `  report   ${show(folder)}/${path}  (${formatDecimal(bytes / 1_000_000, 1)} MB, sha256 ${sha256.slice(0, 8)}…)`,
    ),
    `  rejects  ${show(privateFolder)}/rejects.csv`,
    ...(exitCode === 3 ? [colors.red('exit 3 (data check failed)')] : []),
  ];
}
