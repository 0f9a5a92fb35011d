import type { EstimatedEffect, Finding } from '../spec/index.ts';
import { bounded, digits, inSteps } from './coarse.ts';

/** Of fewer numbers of single areas that are hidden, what else is told leaves next to no choice. */
const few = 30;

export const hiddenIn = (findings: readonly Finding[]): number =>
  findings.reduce((sum, { series }) => sum + series.filter(({ state }) => state === 'suppressed').length, 0);

export const hidesFew = (findings: readonly Finding[]): boolean => {
  const hidden = hiddenIn(findings);
  return hidden > 0 && hidden < few;
};

const suppressed = { status: 'withheld', reason: 'suppressed' } as const;

/**
 * The effect beside few hidden numbers of single areas, of which each table that fits the sums could be tried out: how large
 * it is and one wide range stand, p with one digit, and what follows from these.
 *
 * @param effect  with two digits
 */
export function besideFew(effect: EstimatedEffect): EstimatedEffect {
  const rough = (p: number): number => Math.min(1, digits(p, Math.ceil, 1));
  return {
    ...effect,
    ...(effect.levels === null ? countParts(effect) : levelParts(effect, effect.levels)),
    p: rough(effect.p),
    q: rough(effect.q),
    averted: null,
    smallestDetectable: null,
    eValue: null,
    placebo: suppressed,
    eventStudy: [],
    sensitivity: [],
  };
}

/** Ratios: below “no change” in twentieths, from two on in halves. */
function countParts({ observed, estimate, design, expected, comparisonChange, adjusted, low, high }: EstimatedEffect) {
  const ends = (own: Ends): Ends => ({ low: ratioEnd(own.low, Math.floor), high: bounded(own.high, upperRatio) });
  const own = { ...ends({ low, high }), adjusted: { ...adjusted, ...ends(adjusted) } };
  // one arm before and since: of these no single area tells anything
  if (design === 'difference-in-differences') return own;
  const isRatio = observed !== null && typeof estimate === 'number' && estimate > 0;
  return {
    ...own,
    expected: isRatio ? digits(observed / estimate, Math.round) : expected,
    comparisonChange: isRatio ? null : comparisonChange,
  };
}

type Ends = Pick<EstimatedEffect, 'low' | 'high'>;

const upperRatio = (end: number): number => ratioEnd(end, Math.ceil);

function ratioEnd(end: number, towards: (x: number) => number): number {
  if (end < 1) return Math.min(0.99, inSteps(end, 0.05, towards));
  return end < 2 ? end : towards(end * 2) / 2;
}

/** Differences, in steps of about a twentieth of what was observed. */
function levelParts(
  { estimate, adjusted, low, high }: EstimatedEffect,
  levels: NonNullable<EstimatedEffect['levels']>,
): Partial<EstimatedEffect> {
  const step = digits(Math.abs(levels.observed) / 20, Math.floor, 1) || 1;
  const inOwn = (value: number, towards: (x: number) => number): number =>
    digits(towards(Number((value / step).toFixed(6))) * step || digits(value, towards, 1), Math.round);
  const ends = (own: Ends): Ends => ({
    low: inOwn(own.low, Math.floor),
    high: bounded(own.high, (end) => inOwn(end, Math.ceil)),
  });
  const moved = bounded(estimate, (own) => inOwn(own, Math.round));
  return {
    ...ends({ low, high }),
    estimate: moved,
    adjusted: { ...adjusted, ...ends(adjusted) },
    levels: {
      ...levels,
      expected: typeof moved === 'number' ? digits(levels.observed - moved, Math.round) : levels.expected,
      comparisonMoved: null,
    },
  };
}
