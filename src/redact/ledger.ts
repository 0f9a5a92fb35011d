import type { Finding, MetricRecords, ShownLedgerLine } from '../spec/index.ts';
import type { HiddenPeriod } from './coverage.ts';
import { isHidden } from './hide.ts';

/** What is hidden, and which records it is made of. */
interface Hiding {
  readonly findings: readonly Finding[];
  /** Periods that are hidden, also of findings that nobody asked for. */
  readonly hides: readonly HiddenPeriod[];
  readonly records: readonly MetricRecords[];
}

/** Sources of which some number is hidden. */
export function hidingSources({ findings, hides, records }: Hiding): ReadonlySet<string> {
  const hiding = new Map([...findings.filter(hidesSome), ...hides].map(({ metric, source }) => [metric, source]));
  const within = records.flatMap(({ metric, within: own = [] }) => (hiding.has(metric) ? own : []));
  return new Set([...hiding.values(), ...within.map(({ source }) => source)]);
}

/**
 * The books of files as they may be shown. How many records a file has is the sum of some periods, agencies or areas: where
 * some number of the source is hidden, it goes, and with it the size of the file. A single file has the sum over all of
 * them, which checks tell as well, and numbers are kept safe beside that.
 *
 * @param ofAllTimes  sources of which not even that is told
 */
export function protectLedger(
  ledger: readonly ShownLedgerLine[],
  hiding: Hiding,
  ofAllTimes: ReadonlySet<string> = new Set(),
): readonly ShownLedgerLine[] {
  const sources = hidingSources(hiding);
  return ledger.map((line) => {
    const isSingle = ledger.every((other) => other === line || other.source !== line.source);
    const isKept = ofAllTimes.has(line.source) || (!isSingle && sources.has(line.source));
    return !isKept
      ? line
      : { ...line, bytes: null, lines: null, recordLines: null, read: null, loaded: null, facts: null };
  });
}

const hidesSome = (finding: Finding): boolean =>
  isHidden(finding) ||
  [finding.now, ...finding.also].some((level) => level.status === 'withheld' && level.reason === 'suppressed') ||
  finding.series.some(({ state }) => state === 'suppressed');
