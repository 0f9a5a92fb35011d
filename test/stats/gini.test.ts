import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poissonCdf } from '../../src/stats/distributions/distributions.ts';
import { gini, giniByChance, giniChange } from '../../src/stats/index.ts';
import { seeded } from './seeded.ts';

describe('the Gini coefficient by chance', () => {
  // e^(−2m) (I0(2m) + I1(2m)), by the series of the Bessel functions in exact arithmetic
  it.each([
    [0.1, 0.9092216751631412],
    [1, 0.5237776118026086],
    [2, 0.38575276072642195],
    [5, 0.24909601854788416],
  ])('of %d events a place is %d', (mean, expected) => {
    expect(giniByChance(mean)).toBeCloseTo(expected, 9);
  });
  it('goes over into its limit without a step', () => {
    expect(giniByChance(9_999.9) / giniByChance(10_000.1)).toBeCloseTo(1, 4);
  });
  it('is what many equal places show', () => {
    // as many places as have each count, of a million
    const counts = Array.from({ length: 30 }, (_, k) => poissonCdf(k, 3) - (k === 0 ? 0 : poissonCdf(k - 1, 3)));
    const places = counts.flatMap((share, k) => Array.from({ length: Math.round(share * 2000) }, () => k));
    expect(gini(places, 0.95)?.gini).toBeCloseTo(giniByChance(3), 3);
  });
  it.each([0, -1, Number.NaN, Infinity])('refuses a mean of %d', (mean) => {
    expect(() => giniByChance(mean)).toThrow(RangeError);
  });
});

const members = fc.integer({ min: 10, max: 25 }).chain((n) => {
  const amounts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: n, maxLength: n });
  return fc.tuple(amounts, amounts);
});

describe('a change of the Gini coefficient', () => {
  it('turns round with its times, and does not know the order or the unit of members', () => {
    fc.assert(
      fc.property(members, ([now, before]) => {
        const change = giniChange(now, before);
        if (change === null) return;
        const back = giniChange(before, now);
        expect(back?.difference).toBeCloseTo(-change.difference, 12);
        expect(back?.p).toBeCloseTo(change.p, 9);
        const other = giniChange(
          now.toReversed().map((x) => 3 * x),
          before.toReversed(),
        );
        expect(other?.standardError).toBeCloseTo(change.standardError, 9);
        const { low, high } = change.at(0.95);
        expect(low > 0 || high < 0).toBe(change.p < 0.05);
      }),
    );
  });
  it('is not told of fewer than ten, of nothing, and where nothing changed', () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(giniChange(ten.slice(1), ten.slice(1).toReversed())).toBeNull();
    expect(
      giniChange(
        ten,
        ten.map(() => 0),
      ),
    ).toBeNull();
    expect(
      giniChange(
        ten,
        ten.map((_, n) => (n === 0 ? 1 : 0)),
      ),
    ).toBeNull();
    expect(giniChange(ten, ten)).toBeNull();
    expect(
      giniChange(
        ten,
        ten.map((x) => x * x),
      )?.df,
    ).toBeLessThanOrEqual(9);
  });
  it.each([12, 40])('raises few false alarms where counts in %d areas scatter more than chance', (areas) => {
    const { uniform, normal } = seeded(areas);
    const poisson = (mean: number): number => {
      let [events, left] = [-1, Math.exp(mean)];
      for (; left >= 1; events += 1) left *= uniform();
      return events;
    };
    let alarms = 0;
    for (let draw = 0; draw < 1_000; draw += 1) {
      const means = Array.from({ length: areas }, () => 6 * Math.exp(0.8 * normal()));
      const counts = (): readonly number[] => means.map((mean) => poisson(mean * Math.exp(0.5 * normal())));
      if ((giniChange(counts(), counts())?.p ?? 1) < 0.05) alarms += 1;
    }
    // 5.5 % and what 1,000 draws leave open
    expect(alarms / 1_000).toBeLessThan(0.055 + 1.96 * Math.sqrt((0.055 * 0.945) / 1_000));
    expect(alarms).toBeGreaterThan(20);
  });
  it('needs the same members at both times', () => {
    expect(() => giniChange([1, 2], [1])).toThrow('before: must have 2 members (got 1)');
  });
});
