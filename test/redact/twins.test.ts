import { describe, expect, it } from 'vitest';
import { isAlike, spreadOf, staysOpen } from '../../src/redact/twins.ts';

const rowOf = (weight: number, answer: number, n = 1) => ({ start: '2024-01-01', weight, answer, n });

describe('answers of the same weight in another hidden part', () => {
  const own = [rowOf(1, 5, 2), rowOf(1, 1, 2), rowOf(2, 5)];

  it('keep a number open where enough of them said otherwise', () => {
    const others = [rowOf(1, 1, 6), rowOf(1, 5, 6), rowOf(2, 1)];
    expect(staysOpen({ own, others }, 5, [5])).toBe(true);
    expect(isAlike({ own, others })).toBe(true);
  });

  it('do not where they weigh otherwise, or said the same', () => {
    expect(staysOpen({ own, others: [rowOf(3, 1, 6), rowOf(3, 5, 6)] }, 5, [5])).toBe(false);
    expect(staysOpen({ own: [rowOf(1, 5, 2)], others: [rowOf(1, 5, 6)] }, 5, [5])).toBe(false);
    expect(isAlike({ own, others: [rowOf(3, 1, 6)] })).toBe(false);
  });

  it('are found of two hundred thousand people with a weight each', () => {
    const people = Array.from({ length: 200_000 }, (_, at) => rowOf(1 + at / 7_919, 1 + (at % 5)));
    expect(staysOpen({ own: people, others: people }, 5, null)).toBe(false);
    expect(isAlike({ own: people, others: people })).toBe(true);
    expect(spreadOf(people, people)).toBeCloseTo(1.85, 2);
  }, 20_000);
});
