import type { DesignId, Reason, Refusal } from '../../spec/index.ts';
import type { DesignTerms } from './design.ts';
import type { PreLaunchFacts } from './facts.ts';

/** One rule: what it looks at, and the least or the most that it may be. */
export interface Gate {
  readonly reason: Reason;
  readonly of: keyof PreLaunchFacts;
  readonly least?: number;
  readonly most?: number | 'alpha';
  /** Multiplies `least` by the periods of a year. */
  readonly inYears?: true;
}

const someProgram: Gate = { reason: 'no-launch', of: 'programAreas', least: 1 };
const someEvents: Gate = { reason: 'no-events-in-baseline', of: 'programEvents', least: 1 };
const someComparison: Gate = { reason: 'no-comparison-areas', of: 'comparisonAreas', least: 1 };
/** How much counts scatter, and how long that lasts, must have had time to show, in each season of the year. */
const enoughBefore: readonly Gate[] = [
  { reason: 'too-few-periods-before', of: 'periodsBefore', least: 8 },
  { reason: 'too-few-periods-before', of: 'periodsBefore', least: 2, inYears: true },
];
/** Chance must be able to tell: with so few areas that no p is small enough, no result could be one. */
const tellable: Gate = { reason: 'p-cannot-reach-alpha', of: 'smallestP', most: 'alpha' };
/** The same of comparison areas of like level, on which every effect against comparison areas is estimated again. */
const likeTellable: Gate = { reason: 'areas-unlike', of: 'likeSmallestP', most: 'alpha' };

/**
 * When a design is refused, on data from before the first launch (METHODS §0 and §1 to §4). Rules that need a fit, those
 * of synthetic controls and of autocorrelation, stand with their designs; what only the time after the launch can tell
 * withholds an estimate, and never changes the design.
 */
export const gates: Readonly<Record<DesignId, readonly Gate[]>> = {
  'staggered-adoption': [
    someProgram,
    { reason: 'one-launch-only', of: 'launches', least: 2 },
    someComparison,
    someEvents,
    { reason: 'too-few-periods-before', of: 'periodsBefore', least: 4 },
    tellable,
    likeTellable,
  ],
  'difference-in-differences': [
    someProgram,
    { reason: 'staggered-launches', of: 'launches', most: 1 },
    someComparison,
    someEvents,
    { reason: 'too-few-periods-before', of: 'periodsBefore', least: 4 },
    tellable,
    likeTellable,
  ],
  'synthetic-control': [
    someProgram,
    { reason: 'many-program-areas', of: 'programAreas', most: 4 },
    someComparison,
    { reason: 'too-few-donors', of: 'comparisonAreas', least: 19 },
    someEvents,
    { reason: 'too-few-periods-before', of: 'periodsBefore', least: 10 },
  ],
  'weighted-displacement-difference': [
    someProgram,
    { reason: 'staggered-launches', of: 'launches', most: 1 },
    someComparison,
    someEvents,
    { reason: 'no-events-in-baseline', of: 'comparisonEvents', least: 1 },
    { reason: 'areas-unlike', of: 'levelRatio', least: 0.5, most: 2 },
    ...enoughBefore,
  ],
  'interrupted-series': [someProgram, someEvents, ...enoughBefore],
  'before-after': [someProgram, someEvents, ...enoughBefore],
};

/** The first rule of a design that the facts break; null where all hold. */
export function firstBroken(
  design: DesignId,
  facts: PreLaunchFacts,
  terms: DesignTerms,
): Omit<Refusal, 'design'> | null {
  for (const { reason, of, least, most, inYears } of gates[design]) {
    const observed = facts[of];
    const fewest = least === undefined ? undefined : least * (inYears ? facts.seasons : 1);
    const highest = most === 'alpha' ? terms.alpha : most;
    if (fewest !== undefined && (observed ?? 0) < fewest) return { reason, observed, limit: fewest };
    if (highest !== undefined && (observed ?? 0) > highest) return { reason, observed, limit: highest };
  }
  return null;
}
