import { describe, expect, it } from 'vitest';
import { isAlike, spreadOf, staysOpen, type Tally, weighedIn } from '../../src/redact/twins.ts';

const rowOf = (weight: number, answer: number, n = 1) => ({ start: '2024-01-01', weight, answer, n });
const isOpen = (own: Tally, others: Tally, chosen: readonly number[]): boolean =>
  staysOpen(
    { own: weighedIn(own), all: weighedIn([...own, ...others]) },
    { minimum: 5, chosen, others: [1, 2, 3, 4, 5].filter((place) => !chosen.includes(place)) },
  );

describe('answers of the same weight in another hidden part', () => {
  const own = [rowOf(1, 5, 2), rowOf(1, 1, 2), rowOf(2, 5)];

  it('keep a number open where enough of them said otherwise', () => {
    expect(isOpen(own, [rowOf(1, 1, 6), rowOf(1, 5, 6), rowOf(2, 1)], [5])).toBe(true);
  });

  it('do not where they weigh otherwise, or said the same', () => {
    expect(isOpen(own, [rowOf(3, 1, 6), rowOf(3, 5, 6)], [5])).toBe(false);
    expect(isOpen([rowOf(1, 5, 2)], [rowOf(1, 5, 6)], [5])).toBe(false);
  });

  it('are alike in weights where each may be another one, whatever was said', () => {
    const isLike = (others: Tally): boolean => isAlike({ own: weighedIn(own), all: weighedIn([...own, ...others]) });
    expect(isLike([rowOf(1, 1, 6), rowOf(1, 5, 6), rowOf(2, 1)])).toBe(true);
    expect(isLike([rowOf(3, 1, 6)])).toBe(false);
  });

  it('do not where what they said is told apart from it', () => {
    const [some, others] = [[rowOf(1, 5, 2), rowOf(1, 4, 2)], [rowOf(1, 1, 9)]];
    expect(isOpen(some, others, [5])).toBe(true);
    const all = weighedIn([...some, ...others]);
    expect(staysOpen({ own: weighedIn(some), all }, { minimum: 5, chosen: [5], others: [4] })).toBe(false);
  });

  it('are found of two hundred thousand people with a weight each', () => {
    const people = Array.from({ length: 200_000 }, (_, at) => rowOf(1 + at / 7_919, 1 + (at % 5)));
    expect(isOpen(people, people, [5])).toBe(false);
    expect(spreadOf(people, people)).toBeCloseTo(1.85, 2);
  }, 20_000);
});
