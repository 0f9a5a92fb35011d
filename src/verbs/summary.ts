import { relative } from 'node:path';
import type { RunResult } from '../run.ts';
import type { Finding, Findings, Movement } from '../spec/index.ts';
import { formatCount, formatDecimal, movementWords } from '../words/index.ts';

const order: readonly Movement[] = ['better', 'worse', 'changed-up', 'changed-down', 'no-clear-change', 'too-few', 'not-comparable', 'monitoring', 'withheld'];

/** The findings that page one shows: all programme areas together, or everywhere where there is no programme. */
export function headlineFindings(findings: Findings): readonly Finding[] {
  const program = findings.findings.filter((finding) => finding.areaRole === 'all-program');
  return program.length > 0 ? program : findings.findings.filter((finding) => finding.areaRole === 'universe');
}

function ledgerLine({ ledger }: Findings): string {
  const total = (field: 'read' | 'loaded' | 'rejected' | 'duplicate' | 'filtered'): number => ledger.reduce((sum, line) => sum + line[field], 0);
  const parts = (['rejected', 'duplicate', 'filtered'] as const).filter((field) => total(field) > 0).map((field) => ` + ${formatCount(total(field))} ${field}`);
  return `  read ${formatCount(total('read'))} = ${formatCount(total('loaded'))} loaded${parts.join('')}    balances`;
}

function metricsLine(findings: Findings): string {
  const list = headlineFindings(findings);
  const counted = order.flatMap((movement) => {
    const n = list.filter((finding) => finding.movement === movement).length;
    return n === 0 ? [] : [`${n} ${movementWords[movement].label.toLowerCase()}`];
  });
  return `  metrics  ${list.length}: ${counted.join(' · ')}`;
}

/** The last block of a run: what came of it, with failures last. */
export function summaryLines({ findings, folder, privateFolder, artifacts }: RunResult, cwd: string): readonly string[] {
  const show = (path: string): string => relative(cwd, path) || path;
  const passed = findings.checks.filter((check) => check.passed).length;
  const failures = findings.checks.filter((check) => !check.passed);
  const count = (severity: string): number => failures.filter((check) => check.severity === severity).length;
  const documents = artifacts.filter(({ path }) => path.endsWith('.html'));
  return [
    `yardline run · ${findings.run.pipeline} · ${findings.run.asOfLabel} · run ${findings.run.id.slice(0, 6)}`,
    ledgerLine(findings),
    `  checks   ${passed} passed · ${count('warn')} warned · ${count('fail')} failed`,
    metricsLine(findings),
    ...headlineFindings(findings).map((finding) => `    ${finding.title}: ${finding.sentence.text}`),
    ...failures.map((check) => `  ${check.severity === 'fail' ? '✖' : '!'} ${check.source}: ${check.detail} (${formatDecimal(check.observed * (check.unit === 'share' ? 100 : 1), check.unit === 'share' ? 1 : 0)}${check.unit === 'share' ? ' %' : ''}, limit ${check.limit === null ? 'none' : formatDecimal(check.limit * (check.unit === 'share' ? 100 : 1), check.unit === 'share' ? 1 : 0)})`),
    ...documents.map(({ path, bytes, sha256 }) => `  report   ${show(folder)}/${path}  (${formatDecimal(bytes / 1_000_000, 1)} MB, sha256 ${sha256.slice(0, 8)}…)`),
    `  rejects  ${show(privateFolder)}/rejects.csv`,
    findings.exitCode === 3 ? 'exit 3 (data check failed)' : 'exit 0',
  ];
}
