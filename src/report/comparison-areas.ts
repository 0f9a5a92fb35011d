import type { EstimatedChange, Finding } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { percentOnly } from './quantity.ts';
import { ofRole, primaryChange } from './select.ts';
import type { View } from './view.ts';

export type ComparisonWindow = EstimatedChange['window'];

const isSameSpan = (one: ComparisonWindow, other: ComparisonWindow): boolean =>
  one.from === other.from && one.to === other.to;

/** The comparison areas of a row; none for what the programme itself does, which is done nowhere else. */
const comparisonOf = (finding: Finding, { document }: View): Finding | undefined =>
  finding.areaRole !== 'all-program' || finding.contribution === 'not-asked'
    ? undefined
    : ofRole(document.findings, finding.metric, 'all-comparison');

/** The time that comparison areas are held against, where it is another one than that of the row. */
function otherWindow(finding: Finding, other: Finding): ComparisonWindow | null {
  const [own, theirs] = [primaryChange(finding).window, primaryChange(other)];
  return theirs.status === 'withheld' || own === null || isSameSpan(own, theirs.window) ? null : theirs.window;
}

/** That time, where several rows of a table have one and the same: it is said once. */
export function comparisonWindow(view: View): ComparisonWindow | null {
  const windows = view.headlines.flatMap((finding) => {
    const other = comparisonOf(finding, view);
    return other === undefined ? [] : (otherWindow(finding, other) ?? []);
  });
  const [first] = windows;
  return first !== undefined && windows.length > 1 && windows.every((window) => isSameSpan(window, first))
    ? first
    : null;
}

const monthsOf = ({ from, to }: ComparisonWindow, { formatMonth }: Words) =>
  [formatMonth(from), formatMonth(to)] as const;

/** The sentence that says it once; empty where rows differ, or have one. */
export function comparisonNote(view: View): string {
  const window = comparisonWindow(view);
  return window === null ? '' : view.words.pageWords.comparisonBaseline(...monthsOf(window, view.words));
}

/** What the comparison areas did over the same time, in the same row, so that no "better" stands alone. */
export function comparisonText(finding: Finding, view: View, told: ComparisonWindow | null): string | null {
  const { words } = view;
  const { movementWords, pageWords, reasonWords } = words;
  const other = comparisonOf(finding, view);
  if (other === undefined) return null;
  const change = primaryChange(other);
  if (change.status === 'withheld') {
    const own = primaryChange(finding);
    // one reason for both is told once
    const isTold = own.status === 'withheld' && own.reason === change.reason;
    return isTold ? null : pageWords.comparisonNotGiven(reasonWords[change.reason]);
  }
  const said = percentOnly(change, words) ?? movementWords[other.movement].label.toLowerCase();
  const window = otherWindow(finding, other);
  if (window === null || told !== null) return pageWords.comparisonAreas(said);
  return pageWords.comparisonWindow(said, ...monthsOf(window, words));
}
