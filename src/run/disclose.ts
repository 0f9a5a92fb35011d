import { toldBefore } from '../recall/index.ts';
import { type Disclosed, redact } from '../redact/index.ts';
import type { Findings, Publication } from '../spec/index.ts';
import type { RunRecord } from '../store/index.ts';

export interface Published {
  /** All runs of the pipeline that are remembered. */
  readonly earlier: readonly RunRecord[];
  /** The folder of this one. */
  readonly period: string;
}

/** What may be shown, beside all that was shown before. Earlier reports are read only where something is hidden. */
export function disclose(publication: Publication, { earlier, period }: Published): Disclosed {
  const { id } = publication.findings.run;
  let read: readonly Findings[] | null = null;
  const told = (): readonly Findings[] => {
    read ??= toldBefore(earlier, { id, period }).map(({ findings }) => JSON.parse(findings) as Findings);
    return read;
  };
  return redact(publication, told);
}
