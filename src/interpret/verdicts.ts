import type { SubjectEstimates } from '../estimate/index.ts';
import type { Comparability, Contribution, Finding, Movement } from '../spec/index.ts';
import { contributionOf } from './contribution.ts';
import { movementOf } from './movement.ts';
import { unclearOf } from './unclear.ts';

export interface Verdicts {
  readonly movement: Movement;
  readonly unclear: Finding['unclear'];
  readonly contribution: Contribution;
}

/** Where it went, and whether that can be put down to the programme; estimates as they were, and after the gate. */
export function verdictsOf(
  before: SubjectEstimates,
  after: SubjectEstimates & { readonly comparability: Comparability },
): Verdicts {
  const { better, decision } = after.subject.metric;
  const primary = after.changes[decision.primary];
  const isBetweenLooks = after.looks !== null && !after.looks.isLook;
  // where there was no number before the gate, that is what is told
  const wasEstimated = before.changes[decision.primary].status === 'estimated';
  const movement = movementOf(primary, better, {
    blocked: wasEstimated && after.comparability.blocked,
    monitoring: isBetweenLooks,
  });
  const isUnclear = movement === 'no-clear-change' && primary.status === 'estimated';
  return {
    movement,
    unclear: isUnclear ? unclearOf(primary, decision) : null,
    contribution: contributionOf(after.effect, {
      better,
      isBlocked: before.effect.status === 'estimated' && after.effect.status === 'withheld',
      isBetweenLooks,
    }),
  };
}
