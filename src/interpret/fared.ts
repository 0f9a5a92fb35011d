import type { SubjectEstimates } from '../estimate/index.ts';
import type { Comparability, Fare, Finding, Gap } from '../spec/index.ts';

type Gated = SubjectEstimates & { readonly comparability: Comparability };

/**
 * How a group is set apart from others, and how it fared against them. Where its records were not made alike in both
 * windows neither were theirs, as far as anybody knows: what the gate withholds of its change it withholds of the gap's.
 */
export function gapOf(entry: Gated): Finding['gap'] {
  const { gap, comparability, subject, looks } = entry;
  if (gap === null) return null;
  const primary = entry.changes[subject.metric.decision.primary];
  const told: Omit<Gap, 'fared'> =
    comparability.blocked && primary.status === 'withheld' && gap.change.status === 'estimated'
      ? { ...gap, change: { status: 'withheld', reason: primary.reason } }
      : gap;
  const isBetweenLooks = looks !== null && !looks.isLook;
  return { ...told, fared: isBetweenLooks ? 'not-told' : faredOf(told.change, subject.metric.better) };
}

/** By the interval that matches the adjustment, so that the word and the interval cannot disagree. */
export function faredOf(change: Gap['change'], better: Finding['better']): Fare {
  if (change.status === 'withheld') return 'not-told';
  const none = change.scale === 'ratio' ? 1 : 0;
  const { low, high } = change.adjusted;
  const isDown = typeof high === 'number' && high < none;
  if (!isDown && low <= none) return 'no-clear-difference';
  if (better === 'neutral') return isDown ? 'down' : 'up';
  return isDown === (better === 'lower') ? 'better' : 'worse';
}
