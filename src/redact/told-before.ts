import type { CountedRecords, Finding, Findings } from '../spec/index.ts';

/** A finding of an earlier report, with the records that its metric counted then, as far as that report says. */
export type ToldBefore = Finding & {
  readonly counted?: CountedRecords;
  /** That report was made of the files of this one. */
  readonly isOfSameFiles?: boolean;
};

/** @param ledger  the files of this report */
export function toldBefore(report: Findings, ledger: readonly File[]): readonly ToldBefore[] {
  const known = new Map((report.counted ?? []).map((own) => [own.metric, own]));
  const more = isOfSameFiles(report.ledger, ledger) ? { isOfSameFiles: true } : {};
  return report.findings.map((finding) => {
    const own = known.get(finding.metric);
    return own ? { ...finding, ...more, counted: own } : { ...finding, ...more };
  });
}

type File = Pick<Findings['ledger'][number], 'source' | 'file' | 'sha256'>;

/** Whether the sources that both have are of the same files. */
function isOfSameFiles(then: readonly File[], now: readonly File[]): boolean {
  const sourcesIn = (ledger: readonly File[]): ReadonlySet<string> => new Set(ledger.map(({ source }) => source));
  const sources = [...sourcesIn(now)].filter((source) => sourcesIn(then).has(source));
  const filesOf = (ledger: readonly File[], source: string): string =>
    JSON.stringify(ledger.filter((own) => own.source === source).map(({ file, sha256 }) => [file, sha256]));
  return sources.length > 0 && sources.every((source) => filesOf(then, source) === filesOf(now, source));
}
