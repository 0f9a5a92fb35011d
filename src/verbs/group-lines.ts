import { groupsSentence } from '../report/groups.ts';
import { changeText, levelText } from '../report/quantity.ts';
import type { Finding } from '../spec/index.ts';
import { english, groupsTitle, movementWords } from '../words/index.ts';
import { tableLines } from './table-lines.ts';

/** A metric group by group, in the order in which groups were declared; nothing for a metric without them. */
export function groupLines(groups: readonly Finding[]): readonly string[] {
  if (groups.length === 0) return [];
  const rows = groups.map((finding) => {
    const isNamed = finding.groupKind === 'named';
    const change = isNamed ? changeText(finding, finding.changes[finding.changes.primary], english) : 'counted only';
    const verdict = isNamed ? movementWords[finding.movement].label : '';
    return [finding.group ?? '', levelText(finding, finding.now, english), change, verdict];
  });
  const table = tableLines([['group', 'now', 'change', 'verdict'], ...rows]);
  return [`${groupsTitle} ${groupsSentence(groups, english)}`, ...table].map((line) => `  ${line}`);
}
