import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Histogram,
  histogramOf,
  moverDifference,
  moverSum,
  proportionDifference,
  quantile,
  quantileInterval,
  standardisedQuantile,
  standardisedShare,
  type WeightedHistogram,
  wilsonInterval,
} from '../../src/stats/index.ts';
import { type Seeded, seeded } from './seeded.ts';

const ones = (values: readonly number[]): Histogram => histogramOf(values.map((value) => ({ value, n: 1 })));
const share = fc
  .integer({ min: 1, max: 300 })
  .chain((n) => fc.record({ hits: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
const weighted = fc
  .record({ share, weight: fc.integer({ min: 1, max: 50 }) })
  .map(({ share: one, weight }) => ({ ...one, weight }));

describe('a weighted sum of estimates', () => {
  const part = fc
    .tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.nat(20), fc.nat(20))
    .map(([estimate, below, above]) => ({ estimate, low: estimate - below, high: estimate + above }));

  it('turns over with its weights, and of one estimate is that estimate', () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        (parts, weight) => {
          const plus = moverSum(parts.map((one) => ({ ...one, weight })));
          const minus = moverSum(parts.map((one) => ({ ...one, weight: -weight })));
          expect(plus.low).toBeCloseTo(-minus.high, 8);
          expect(plus.high).toBeCloseTo(-minus.low, 8);
          const [first] = parts;
          if (first !== undefined) expect(moverSum([{ ...first, weight: 2 }]).low).toBeCloseTo(2 * first.low, 8);
        },
      ),
    );
  });

  it('of one less another is what a difference is', () => {
    fc.assert(
      fc.property(part, part, (one, two) => {
        const terms = [
          { ...one, weight: 1 },
          { ...two, weight: -1 },
        ];
        expect(moverDifference(one, two)).toEqual(moverSum(terms));
      }),
    );
  });

  it('is open where a part is, unless that part weighs nothing', () => {
    const open = { estimate: 3, low: 1, high: Infinity };
    expect(moverSum([{ ...open, weight: -1 }])).toEqual({ estimate: -3, low: -Infinity, high: -1 });
    expect(
      moverSum([
        { ...open, weight: 0 },
        { estimate: 2, low: 1, high: 4, weight: 1 },
      ]),
    ).toEqual({ estimate: 2, low: 1, high: 4 });
  });

  it('of two shares is the interval of Newcombe', () => {
    const parts = [
      [56, 70, 1],
      [48, 80, -1],
    ].map(([hits = 0, n = 0, weight = 0]) => ({
      weight,
      estimate: hits / n,
      ...wilsonInterval({ hits, n }, 0.95),
    }));
    const { newcombe } = proportionDifference({ hits: 56, n: 70 }, { hits: 48, n: 80 }, 0.95);
    expect(moverSum(parts)).toMatchObject(newcombe);
    expect(newcombe.low).toBeCloseTo(0.0524314724, 9);
  });
});

describe('a share standardised to another mix', () => {
  it('is the crude share, with Wilson’s interval, where there is one group', () => {
    fc.assert(
      fc.property(share, ({ hits, n }) => {
        const result = standardisedShare([{ hits, n, weight: 3 }], 0.95);
        const { low, high } = wilsonInterval({ hits, n }, 0.95);
        expect(result?.share).toBe(hits / n);
        expect(result?.low).toBeCloseTo(low, 12);
        expect(result?.high).toBeCloseTo(high, 12);
      }),
    );
  });

  it('is the crude share where the mix is its own, and does not depend on the scale of the weights', () => {
    fc.assert(
      fc.property(fc.array(weighted, { minLength: 1, maxLength: 5 }), (groups) => {
        const own = standardisedShare(
          groups.map((group) => ({ ...group, weight: group.n })),
          0.95,
        );
        expect(own?.share).toBeCloseTo(own?.crude ?? -1, 10);
        const [one, other] = [1, 1000].map((scale) =>
          standardisedShare(
            groups.map((group) => ({ ...group, weight: group.weight * scale })),
            0.95,
          ),
        );
        expect(one?.low).toBeCloseTo(other?.low ?? -1, 10);
        expect((one?.low ?? 2) <= (one?.share ?? -1) + 1e-12).toBe(true);
        expect((one?.share ?? 2) <= (one?.high ?? -1) + 1e-12).toBe(true);
      }),
    );
  });

  it('has the variance of a stratified estimate', () => {
    const groups = [
      { hits: 45, n: 50, weight: 1 },
      { hits: 60, n: 150, weight: 3 },
    ];
    const variance = (0.25 ** 2 * 0.9 * 0.1) / 50 + (0.75 ** 2 * 0.4 * 0.6) / 150;
    expect(standardisedShare(groups, 0.95)?.standardError).toBeCloseTo(Math.sqrt(variance), 12);
  });

  it('is withheld where a group of the mix has no observations, and refused without a mix', () => {
    const groups = (weight: number) => [
      { hits: 4, n: 5, weight: 1 },
      { hits: 0, n: 0, weight },
    ];
    expect(standardisedShare(groups(1), 0.95)).toBeNull();
    expect(standardisedShare(groups(0), 0.95)?.share).toBe(0.8);
    expect(() => standardisedShare([{ hits: 1, n: 2, weight: 0 }], 0.95)).toThrow('sum of weights');
    expect(() => standardisedShare([{ hits: 1, n: 2, weight: -1 }], 0.95)).toThrow('zero or more');
  });

  it('covers about its level, small groups and rare misses included', () => {
    const dice = seeded(31);
    const truth = [0.95, 0.7, 0.4];
    let held = 0;
    for (let round = 0; round < 2000; round += 1) {
      const groups = truth.map((p, index) => {
        const n = [40, 25, 15][index] ?? 0;
        const hits = Array.from({ length: n }, dice.uniform).filter((draw) => draw < p).length;
        return { hits, n, weight: [5, 3, 2][index] ?? 0 };
      });
      const { low, high } = standardisedShare(groups, 0.95) ?? { low: 2, high: -1 };
      if (low <= 0.765 && 0.765 <= high) held += 1;
    }
    expect(held / 2000).toBeGreaterThan(0.935);
    expect(held / 2000).toBeLessThan(0.985);
  });
});

describe('a quantile standardised to another mix', () => {
  it('is the house quantile with the house interval where there is one group', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ value: fc.nat(40), n: fc.integer({ min: 1, max: 30 }) }), { minLength: 1, maxLength: 40 }),
        fc.constantFrom(0.25, 0.5, 0.9),
        (raw, p) => {
          const histogram = histogramOf(raw);
          const result = standardisedQuantile([{ histogram, weight: 7 }], { p, level: 0.95 });
          const { low, high, n } = quantileInterval(histogram, p, 0.95);
          expect(result?.estimate).toBeCloseTo(quantile(histogram, p), 8);
          expect(result?.effectiveN).toBeCloseTo(n, 6);
          expect([result?.low, result?.high]).toEqual([low, high]);
        },
      ),
    );
  });

  it('is the quantile of all where the mix is its own', () => {
    const values = fc.array(fc.nat(60), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, values, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (x, y, p) => {
        const groups = [x, y].map((each) => ({ histogram: ones(each), weight: each.length }));
        const result = standardisedQuantile(groups, { p, level: 0.9 });
        expect(result?.estimate).toBeCloseTo(quantile(ones([...x, ...y]), p), 8);
        expect((result?.low ?? Infinity) <= (result?.high ?? -Infinity)).toBe(true);
      }),
    );
  });

  it('counts a group as often as its weight says: doubling every call changes nothing but the interval', () => {
    const dice = seeded(5);
    const base: readonly WeightedHistogram[] = [
      { histogram: ones(calls(dice, 200, 5)), weight: 1 },
      { histogram: ones(calls(dice, 900, 7)), weight: 2 },
    ];
    const tripled = base.map(({ histogram, weight }) => ({
      histogram: { ...histogram, n: histogram.n.map((n) => 3 * n) },
      weight,
    }));
    const [once, thrice] = [base, tripled].map((groups) => standardisedQuantile(groups, { p: 0.5, level: 0.95 }));
    expect(Math.abs((once?.estimate ?? 0) - (thrice?.estimate ?? 0))).toBeLessThan(6);
    expect((thrice?.high ?? 0) - (thrice?.low ?? 0)).toBeLessThan((once?.high ?? 0) - (once?.low ?? 0));
  });

  it('is open where too few calls carry a group, and null where none does', () => {
    const groups = (n: number) => [
      { histogram: ones(Array.from({ length: 300 }, (_, i) => i)), weight: 1 },
      { histogram: ones(Array.from({ length: n }, (_, i) => 200 + 90 * i)), weight: 3 },
    ];
    expect(standardisedQuantile(groups(3), { p: 0.9, level: 0.95 })?.high).toBe(Infinity);
    expect(standardisedQuantile(groups(0), { p: 0.9, level: 0.95 })).toBeNull();
    expect(() => standardisedQuantile([], { p: 0.9, level: 0.95 })).toThrow('sum of weights');
  });

  it.each([0.5, 0.9])('covers at least its level: quantile %f of three groups of unlike size', (p) => {
    const dice = seeded(77);
    const shape = [
      { n: 60, centre: 5.2, weight: 0.5 },
      { n: 150, centre: 6, weight: 0.3 },
      { n: 40, centre: 6.6, weight: 0.2 },
    ];
    const truth = mixtureQuantile(shape, p);
    let held = 0;
    for (let round = 0; round < 300; round += 1) {
      const groups = shape.map(({ n, centre, weight }) => ({ histogram: ones(calls(dice, n, centre)), weight }));
      const { low, high } = standardisedQuantile(groups, { p, level: 0.95 }) ?? { low: Infinity, high: -Infinity };
      if (low <= truth && truth <= high + 1) held += 1;
    }
    expect(held / 300).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / 300));
  });
});

function calls(dice: Seeded, n: number, centre: number): readonly number[] {
  return Array.from({ length: n }, () => Math.floor(Math.exp(centre + 0.6 * dice.normal())));
}

/** By a hundred thousand draws from each group, weighted. */
function mixtureQuantile(shape: readonly { readonly centre: number; readonly weight: number }[], p: number): number {
  const dice = seeded(1);
  const groups = shape.map(({ centre, weight }) => ({ histogram: ones(calls(dice, 1e5, centre)), weight }));
  return standardisedQuantile(groups, { p, level: 0.5 })?.estimate ?? Number.NaN;
}
