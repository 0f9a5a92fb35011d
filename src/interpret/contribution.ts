import type { Bound, Contribution, Effect, EstimatedEffect, Metric } from '../spec/index.ts';
import { dependsOnComparison } from './evidence.ts';

export interface ContributionFacts {
  readonly better: Metric['better'];
  /** Records of the two windows, or of the two arms, were not made alike. */
  readonly isBlocked: boolean;
  /** Verdicts fall on other dates. */
  readonly isBetweenLooks: boolean;
}

/**
 * Whether the change can be put down to the programme. What stands in the way comes first; an effect by before and after
 * alone is no contribution, however clear, for nothing in it sets the programme apart from the time. Harm is told apart
 * from no effect: "not shown" of a guardrail that clearly worsened would hide what it is there to show.
 */
export function contributionOf(effect: Effect, { better, isBlocked, isBetweenLooks }: ContributionFacts): Contribution {
  if (effect.status === 'withheld' && effect.reason === 'own-work') return 'not-asked';
  if (isBlocked) return 'not-comparable';
  if (effect.status === 'withheld' || effect.design === 'before-after') return 'no-design';
  if (isBetweenLooks) return 'monitoring';
  if (effect.placebo.status === 'estimated' && effect.placebo.verdict === 'failed') return 'placebo-failed';
  if (dependsOnComparison(effect)) return 'depends-on-comparison';
  const direction = directionOf(effect);
  if (direction === 'unclear') return 'not-shown';
  return better === 'neutral' || direction === (better === 'lower' ? 'down' : 'up') ? 'supported' : 'contrary';
}

/** Which way an effect goes, by the interval that matches its family's adjustment. */
export function directionOf({ scale, adjusted }: EstimatedEffect): 'down' | 'up' | 'unclear' {
  const none = scale === 'ratio' ? 1 : 0;
  if (finite(adjusted.high) < none) return 'down';
  return adjusted.low > none ? 'up' : 'unclear';
}

const finite = (bound: Bound): number => (typeof bound === 'number' ? bound : Infinity);
