import type { Finding, Findings } from '../spec/index.ts';

/**
 * What disclosure control must remember: numbers that an earlier report told of metrics of which something is hidden.
 * Forgotten, they could be set against the next report, and nothing would know.
 */

const hidesSome = (finding: Finding): boolean => JSON.stringify(finding).includes('"suppressed"');

/** What counts the same is one to disclosure control, whatever it is called. */
const keyOf = ({ metric, definitionLog }: Finding): string => definitionLog?.hash ?? metric;

/** Metrics of which any of these reports hides something. */
export const hiddenMetrics = (reports: readonly Findings[]): ReadonlySet<string> =>
  new Set(reports.flatMap(({ findings }) => findings.filter(hidesSome).map(keyOf)));

/** Whether a report tells something of metrics that are hidden elsewhere. */
export const isNeeded = ({ findings }: Findings, hidden: ReadonlySet<string>): boolean =>
  findings.some((finding) => hidden.has(keyOf(finding)));

/** What is left of a report that is pruned: which run it was, its documents by hash, and what it hid. */
export interface Remains {
  readonly run: Findings['run'];
  readonly artifacts: Findings['artifacts'];
  readonly hidden: readonly { readonly metric: string; readonly area: string; readonly group: string | null }[];
}

export const remainsOf = ({ run, artifacts, findings }: Findings): Remains => ({
  run,
  artifacts,
  hidden: findings.filter(hidesSome).map(({ metric, area, group }) => ({ metric, area, group })),
});
