import type { Disclosed } from '../redact/disclosed.ts';
import type { Finding, Findings } from '../spec/findings.ts';
import type { ReportDeclaration } from '../spec/report.ts';

/** One chart, drawn twice: a component shows the one that fits. */
export interface Drawing {
  readonly wide: string;
  readonly narrow: string;
  /** Where the specification is exported, beside the report. */
  readonly path: string;
}

/** Everything that a component may look at. */
export interface View {
  readonly publication: Disclosed;
  readonly document: Findings;
  readonly report: ReportDeclaration;
  readonly headlines: readonly Finding[];
  readonly drawings: ReadonlyMap<string, Drawing>;
}

export function drawingKey(chart: string, subject: string): string {
  return `${chart}/${subject}`;
}
