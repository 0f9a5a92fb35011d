export { headlines } from '../spec/headlines.ts';

import type { Change, EstimatedChange, Finding, Findings } from '../spec/findings.ts';
import type { ReportDeclaration } from '../spec/report.ts';

type List = readonly Finding[];

export function ofRole(findings: List, metric: string, role: Finding['areaRole']): Finding | undefined {
  return findings.find((finding) => finding.metric === metric && finding.areaRole === role && finding.group === null);
}

/** Programme, neighbouring and comparison areas of a metric, each as a whole: those of them that there are. */
export function sidesOf(findings: List, metric: string): List {
  return (['all-program', 'all-buffer', 'all-comparison'] as const).flatMap(
    (role) => ofRole(findings, metric, role) ?? [],
  );
}

const roleOrder: readonly Finding['areaRole'][] = ['program', 'comparison', 'buffer', 'excluded'];

/** Single areas of a metric: programme areas first, then alphabetical. Never by value: areas are not ranked. */
export function singleAreas(findings: List, metric?: string): List {
  return findings
    .filter((finding) => roleOrder.includes(finding.areaRole) && finding.group === null)
    .filter((finding) => metric === undefined || finding.metric === metric)
    .toSorted(
      (a, b) => roleOrder.indexOf(a.areaRole) - roleOrder.indexOf(b.areaRole) || byName(a.areaTitle, b.areaTitle),
    );
}

/** Sums of areas first, then single areas as `singleAreas` has them, each with its groups behind it. */
export function inAreaOrder(findings: List): List {
  const single = singleAreas(findings).map(({ area }) => area);
  return findings.toSorted((a, b) => single.indexOf(a.area) - single.indexOf(b.area));
}

export interface AreasShown {
  /** Drawn as small multiples. */
  readonly panels: List;
  /** In the table behind them. */
  readonly rows: List;
  /** Of those not drawn, how many are hidden, all but a few of their numbers. */
  readonly hidden: number;
  /** Comparison areas stand in another report. */
  readonly isCut: boolean;
}

const hiddenOf = ({ series }: Finding): number => series.filter(({ state }) => state === 'suppressed').length;
/** Hidden, all but a few: a panel of it would be empty. */
const isHidden = (finding: Finding): boolean =>
  hiddenOf(finding) > 3 * finding.series.filter(({ value }) => value !== null).length;
const isDrawable = (finding: Finding): boolean =>
  finding.series.some(({ value }) => value !== null) && !isHidden(finding);

/**
 * The areas of a metric that a report shows. What was left out of the evaluation is never drawn, nor an area without any
 * number, or with nearly all of them hidden. A plain report keeps to the programme and its neighbours, for a board cannot read a hundred panels; without a
 * programme it has all.
 */
export function areasFor(findings: List, metric: string, detail: ReportDeclaration['detail']): AreasShown {
  const rows = singleAreas(findings, metric);
  const panels = rows.filter((finding) => finding.areaRole !== 'excluded');
  const near = panels.filter((finding) => finding.areaRole !== 'comparison');
  const hasProgram = near.some((finding) => finding.areaRole === 'program');
  const hidden = (list: List): number => list.filter(isHidden).length;
  if (detail === 'full' || !hasProgram)
    return { panels: panels.filter(isDrawable), rows, hidden: hidden(panels), isCut: false };
  return {
    panels: near.filter(isDrawable),
    rows: near,
    hidden: hidden(near),
    isCut: panels.some((area) => isDrawable(area) && !near.includes(area)),
  };
}

const numbered = /^(.*?)(\d+)$/;

/** Precincts by their numbers, and other areas by name: Precinct 2 before Precinct 14. */
function byName(a: string, b: string): number {
  const [own, other] = [numbered.exec(a), numbered.exec(b)];
  const isSame = own !== null && other !== null && own[1] === other[1];
  return (isSame ? Number(own[2]) - Number(other[2]) : 0) || byText(a, b);
}

/** Code-unit order: the same on every machine, unlike a locale's. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function primaryChange(finding: Finding): Change {
  return finding.changes[finding.changes.primary];
}

export function estimatedChange(finding: Finding): EstimatedChange | null {
  const change = primaryChange(finding);
  return change.status === 'estimated' ? change : null;
}

/** Page one's groups: the three questions with goals and context, then all guardrails. */
export function grouped(
  list: List,
): readonly { readonly key: Finding['question'] | 'guardrails'; readonly findings: List }[] {
  const questions = ['how-much', 'how-well', 'better-off'] as const;
  const groups = questions.map((key) => ({
    key,
    findings: list.filter((finding) => finding.question === key && finding.role !== 'guardrail'),
  }));
  const guardrails = { key: 'guardrails' as const, findings: list.filter((finding) => finding.role === 'guardrail') };
  return [...groups, guardrails].filter((group) => group.findings.length > 0);
}

/** What readers call a metric; its name where the report does not tell it. */
export const titleOf = ({ findings }: Findings, metric: string): string =>
  findings.find((finding) => finding.metric === metric)?.title ?? metric;

/** Metrics in their declared order. */
export function metricIds(document: Findings): readonly string[] {
  return [...new Set(document.findings.map((finding) => finding.metric))];
}

/** The window that all metrics are compared with, where it is one and the same. */
export function commonWindow(list: List): EstimatedChange['window'] | null {
  const windows = list.flatMap((finding) => primaryChange(finding).window ?? []);
  const [first] = windows;
  return first !== undefined && windows.every((window) => window.label === first.label) ? first : null;
}

/** The window that most metrics are compared with, and whether all are; null where no two share one. */
export function usualWindow(list: List): { readonly label: string; readonly isCommon: boolean } | null {
  const labels = list.flatMap((finding) => primaryChange(finding).window?.label ?? []);
  const times = (label: string): number => labels.filter((other) => other === label).length;
  const [usual] = labels.toSorted((a, b) => times(b) - times(a));
  const isCommon = commonWindow(list) !== null;
  return usual === undefined || (!isCommon && times(usual) < 2) ? null : { label: usual, isCommon };
}
