import { inSteps } from './coarse.ts';

/** Of a scale from 0 to 1: wider steps than this say next to nothing. */
const widest = 0.1;

/**
 * A step holds what is within reach on both sides, and as much again: else whoever knows how it was chosen would know that the
 * number lies in the middle of it.
 */
const fewest = 3;

const steps = [0.001, 0.01, 0.1].flatMap((unit) => [1, 2, 3, 4, 5, 6, 8].map((many) => many * unit)).concat(1);

export interface Weighted {
  /** Answers that a number rests on. */
  readonly n: number;
  /** By how much the heaviest that may stand for another weighs more than the lightest, in average ones. */
  readonly spread: number;
  /** How much the heaviest weighs whose answers hang together in the width of a range; 0 where none do. */
  readonly heaviest?: number;
  /** The lowest and the highest that a number can be. */
  readonly ends: readonly [number, number];
  readonly minimum: number;
}

/** How far a weighted number may be from another one that fits all that is told, and how wide its steps may be. */
export interface Reach {
  readonly moved: number;
  /** The same of the ends of its range. */
  readonly movedEnds: number;
  readonly widest: number;
  readonly ends: readonly [number, number];
}

type Stepping = Omit<Reach, 'movedEnds'>;

export interface Days {
  readonly from: string;
  readonly to: string;
}

/** How far what so many answers of some days say may be from what else fits. */
export type Reaching = (days: Days, n: number) => Reach;

/**
 * What numbers of answers leave open comes about by some answers that one area has more and another less. As many as the minimum
 * move a weighted number by no more than that many times the difference of two weights: nothing where all weigh the same. Ends of
 * ranges move somewhat more: the nearer to the middle of a scale, the wider a range. Where people were drawn by blocks, it hangs on
 * how many of each block said so, and ends move by what as many answers are worth (in trials, by three quarters of it).
 */
export function reachOf({ n, spread, heaviest = 0, ends, minimum }: Weighted): Reach {
  const range = ends[1] - ends[0];
  const worth = n === 0 ? 0 : (minimum * range) / n;
  return { moved: worth * spread, movedEnds: worth * (1.5 * spread + heaviest), widest: widest * range, ends };
}

export const isExact = ({ moved, movedEnds }: Reach): boolean => moved === 0 && movedEnds === 0;

/** How far a difference of two numbers may be from another one: a hidden number is of one of both times. */
export const reachOfDifference = (one: Reach, other: Reach): Reach => ({
  ...one,
  moved: Math.max(one.moved, other.moved),
  movedEnds: Math.max(one.movedEnds, other.movedEnds),
  ends: [-Infinity, Infinity],
});

/**
 * The narrowest step in which a number and all within its reach are told alike: to its nearest multiple, or to the next one
 * outward. It says no more then than the numbers of answers do. What is not none stays so.
 *
 * @returns 0 where the number may be told as it is; null where each such step would be too wide to be of use
 * @example stepFor(0.44, { moved: 0.01, widest: 0.1, ends: [0, 1] }) // => 0.04
 */
export function stepFor(value: number, reach: Stepping, towards: (x: number) => number = Math.round): number | null {
  const { moved, widest: most, ends } = reach;
  if (moved === 0) return 0;
  const [least, greatest] = [Math.max(ends[0], value - moved), Math.min(ends[1], value + moved)];
  const isEnd = (own: number): boolean => ends.includes(own);
  const isAlike = (step: number): boolean => {
    const told = inSteps(least, step, towards);
    return told === inSteps(greatest, step, towards) && (towards !== Math.round || isEnd(told) === isEnd(value));
  };
  return steps.find((step) => step >= fewest * moved && step <= most + 1e-9 && isAlike(step)) ?? null;
}

/** A number in its step; null where it has none. */
export function toldInSteps(
  value: number,
  reach: Stepping,
  towards: (x: number) => number = Math.round,
): number | null {
  const step = stepFor(value, reach, towards);
  if (step === 0) return value;
  if (step === null) return null;
  const [least, most] = reach.ends;
  return Math.min(most, Math.max(least, inSteps(value, step, towards)));
}

export const reachOfEnds = (reach: Reach): Reach => ({ ...reach, moved: reach.movedEnds });
