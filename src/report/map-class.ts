import type { Finding } from '../spec/findings.ts';
import { estimatedChange, primaryChange } from './select.ts';

/** How an area is shown on a map: by its verdict, and where there is none by which way it leans, or why it has no number. */
export const mapClasses = [
  'better',
  'worse',
  'changed',
  'lean-better',
  'lean-worse',
  'lean',
  'unjudged',
  'hidden',
  'none',
  'excluded',
] as const;
export type MapClass = (typeof mapClasses)[number];

/** Which way the number went; null where it did not, or nothing is known. */
export function wayOf(finding: Finding): 'up' | 'down' | null {
  const change = estimatedChange(finding);
  if (change === null) return null;
  // without a number it rose from none
  const from = change.scale === 'ratio' ? 1 : 0;
  const estimate = typeof change.estimate === 'number' ? change.estimate : Number.POSITIVE_INFINITY;
  if (estimate === from) return null;
  return estimate > from ? 'up' : 'down';
}

/** Full where the change is beyond chance, hollow where it may be chance: on paper both kinds of area are grey. */
const clearArrows = { up: '▲', down: '▼' } as const;
const leanArrows = { up: '△', down: '▽' } as const;

/** The arrow of an area: which way its number went; null where it went none, or nothing is known. */
export function arrowOf(finding: Finding): string | null {
  const way = wayOf(finding);
  if (way === null) return null;
  switch (mapClassOf(finding)) {
    case 'better':
    case 'worse':
    case 'changed':
      return clearArrows[way];
    case 'lean-better':
    case 'lean-worse':
      return leanArrows[way];
    default:
      return null;
  }
}

export function mapClassOf(finding: Finding): MapClass {
  switch (finding.movement) {
    case 'better':
    case 'worse':
      return finding.movement;
    case 'changed-up':
    case 'changed-down':
      return 'changed';
    case 'no-clear-change':
      return leanOf(finding);
    case 'too-few':
    case 'not-comparable':
    case 'monitoring':
      return 'unjudged';
    case 'withheld':
      return isHidden(finding) ? 'hidden' : 'none';
  }
}

function leanOf(finding: Finding): MapClass {
  const way = wayOf(finding);
  if (way === null || finding.better === 'neutral') return 'lean';
  return (way === 'up') === (finding.better === 'higher') ? 'lean-better' : 'lean-worse';
}

const isHidden = (finding: Finding): boolean => {
  const change = primaryChange(finding);
  return [finding.now, change].some((one) => one.status === 'withheld' && one.reason === 'suppressed');
};
