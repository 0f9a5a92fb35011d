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

/**
 * The books of files as they may be shown. How many records a file has is the sum of some periods, agencies or areas, and
 * of a share the sum of those that it is of: where some number of the source is hidden, it goes, and with it the size of
 * the file. A single file has the sum over all of them, and counts are kept safe beside that.
 */
export function protectLedger(
  ledger: readonly ShownLedgerLine[],
  { findings, hides, records }: Hiding,
): readonly ShownLedgerLine[] {
  const hiding = new Map([...findings.filter(hidesSome), ...hides].map(({ metric, source }) => [metric, source]));
  const told = new Map(records.map((own) => [own.metric, own]));
  const sources = new Map<string, 'counts' | 'others'>();
  for (const [metric, source] of hiding) {
    const { counts = null, among = null, within = [] } = told.get(metric) ?? {};
    for (const own of [source, ...within.map((set) => set.source)])
      if (counts === null || among !== null) sources.set(own, 'others');
      else if (!sources.has(own)) sources.set(own, 'counts');
  }
  return ledger.map((line) => {
    const isSingle = ledger.every((other) => other === line || other.source !== line.source);
    const kind = sources.get(line.source);
    const stays = kind === undefined || (kind === 'counts' && isSingle);
    return stays
      ? line
      : { ...line, bytes: null, lines: null, recordLines: null, read: null, loaded: null, facts: null };
  });
}

const hidesSome = (finding: Finding): boolean =>
  isHidden(finding) ||
  [finding.now, ...finding.also].some((level) => level.status === 'withheld' && level.reason === 'suppressed') ||
  finding.series.some(({ state }) => state === 'suppressed');
