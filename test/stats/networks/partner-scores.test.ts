import { describe, expect, it } from 'vitest';
import { partnerScores } from '../../../src/stats/index.ts';

const tie = (from: string, to: string, trust: readonly (number | null)[], value: readonly (number | null)[]) => ({
  from,
  to,
  trust,
  value,
});

describe('partnerScores', () => {
  it('gives each tie one voice, however many items were answered', () => {
    const { trust } = partnerScores([tie('a', 'b', [4, null, null], [1, 1, 1]), tie('b', 'a', [1, 1, 1], [1, 1, 1])]);
    expect(trust).toEqual({ mean: 2.5, percent: 50 });
  });

  it('leaves a tie without answers out of the score and in the density', () => {
    const { value, trust, valueByTarget, density } = partnerScores([
      tie('a', 'b', [2, 2, 2], [null, null, null]),
      tie('c', 'a', [4, 4, 4], [4, 4, 4]),
    ]);
    expect(value.mean).toBe(4);
    expect(trust.mean).toBe(3);
    expect(valueByTarget).toEqual({ b: null, a: 4 });
    expect(density).toBeCloseTo(2 / 6, 12);
  });

  it('counts agencies without ties in the density when it is told of them', () => {
    const ties = [tie('a', 'b', [2, 2, 2], [2, 2, 2])];
    expect(partnerScores(ties, ['a', 'b', 'c', 'd']).density).toBeCloseTo(1 / 12, 12);
    expect(() => partnerScores(ties, ['a'])).toThrow('ties[0]: must be between agencies');
  });

  it('has nothing to say without ties, and refuses answers off the scale', () => {
    const nobody = { mean: null, percent: null };
    expect(partnerScores([])).toEqual({
      trust: nobody,
      value: nobody,
      trustByTarget: {},
      valueByTarget: {},
      density: null,
    });
    expect(() => partnerScores([tie('a', 'b', [5, 1, 1], [1, 1, 1])])).toThrow('answers: must be from 1 to 4');
  });
});
