import { describe, expect, it } from 'vitest';
import { type Comparison, changeOf } from '../../src/estimate/change.ts';

const comparison = (scale: 'ratio' | 'difference', high: number): Comparison =>
  ({
    status: 'comparable',
    subject: { metric: { better: 'lower' } },
    window: {},
    compared: {
      scale,
      estimate: 1,
      at: () => ({ low: 0.2, high, absolute: { low: -60, high: high * 75 } }),
      detectable: () => null,
    },
    now: {},
    before: {},
  }) as unknown as Comparison;

describe('the end of a range that is published', () => {
  it('is a number up to a thousandfold', () => {
    expect(changeOf(comparison('ratio', 900), { q: 1, level: 0.99 })).toMatchObject({
      high: 900,
      adjusted: { high: 900 },
      absolute: { high: 67_500 },
    });
  });

  it('is none beyond, in every form: a table would say 23,983,629,447 more activities', () => {
    expect(changeOf(comparison('ratio', 320_657_841), { q: 1, level: 0.99 })).toMatchObject({
      high: { bound: 'none' },
      adjusted: { high: { bound: 'none' } },
      absolute: { high: { bound: 'none' } },
    });
  });

  it('stays as it is where it is a difference, in seconds', () => {
    expect(changeOf(comparison('difference', 5_000), { q: 1, level: 0.99 })).toMatchObject({ high: 5_000 });
  });
});
