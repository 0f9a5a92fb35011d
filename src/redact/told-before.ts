import type { CountedRecords, Finding, Findings } from '../spec/index.ts';

/** A finding of an earlier report, with the records that its metric counted then, as far as that report says. */
export type ToldBefore = Finding & { readonly counted?: CountedRecords };

export function toldBefore({ findings, counted = [] }: Findings): readonly ToldBefore[] {
  const known = new Map(counted.map((own) => [own.metric, own]));
  return findings.map((finding) => {
    const own = known.get(finding.metric);
    return own ? { ...finding, counted: own } : finding;
  });
}
