import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as stats from '../../src/stats/index.ts';

const share = fc
  .integer({ min: 1, max: 400 })
  .chain((n) => fc.record({ hits: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
const within = (low: number, value: number, high: number) => low <= value + 1e-9 && value <= high + 1e-9;

describe.each([
  ['Wilson', stats.wilsonInterval],
  ['Wilson corrected', stats.wilsonCorrectedInterval],
  ['Clopper–Pearson', stats.clopperPearsonInterval],
  ['Jeffreys', stats.jeffreysInterval],
])('%s interval', (_, interval) => {
  it('contains the share, stays in [0, 1], widens with the level, and mirrors when hits and misses change places', () => {
    fc.assert(
      fc.property(share, ({ hits, n }) => {
        const narrow = interval({ hits, n }, 0.9);
        const wide = interval({ hits, n }, 0.99);
        const mirrored = interval({ hits: n - hits, n }, 0.9);
        expect(narrow.low >= 0 && narrow.high <= 1).toBe(true);
        expect(within(narrow.low, hits / n, narrow.high)).toBe(true);
        expect(wide.low <= narrow.low && wide.high >= narrow.high).toBe(true);
        expect(mirrored.low).toBeCloseTo(1 - narrow.high, 9);
      }),
    );
  });

  it('refuses more hits than trials', () => {
    expect(() => interval({ hits: 3, n: 2 }, 0.95)).toThrow(RangeError);
    expect(() => interval({ hits: 0, n: 0 }, 0.95)).toThrow(RangeError);
  });
});

describe('two shares', () => {
  it('both intervals of the difference contain it and mirror, corners included', () => {
    fc.assert(
      fc.property(share, share, (first, second) => {
        const { difference, newcombe, score } = stats.proportionDifference(first, second, 0.95);
        const swapped = stats.proportionDifference(second, first, 0.95);
        for (const { low, high } of [newcombe, score]) expect(within(low, difference, high)).toBe(true);
        expect(swapped.score.low).toBeCloseTo(-score.high, 6);
        expect(swapped.newcombe.low).toBeCloseTo(-newcombe.high, 9);
      }),
      { numRuns: 300 },
    );
  });

  it('the intervals of the ratio contain it, corners included, and turn over when the groups are swapped', () => {
    fc.assert(
      fc.property(share, share, (now, baseline) => {
        const { ratio, koopman, katz } = stats.riskRatio(now, baseline, 0.95);
        const swapped = stats.riskRatio(baseline, now, 0.95);
        if (ratio !== null) expect(within(koopman.low, ratio, koopman.high)).toBe(true);
        if (ratio !== null && katz !== null) expect(within(katz.low, ratio, katz.high)).toBe(true);
        if (koopman.high === Infinity) expect(swapped.koopman.low).toBe(0);
        else expect(koopman.high * swapped.koopman.low).toBeCloseTo(1, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('the exact odds ratio lies in its interval and turns over when the groups are swapped; Fisher’s p does not change', () => {
    fc.assert(
      fc.property(share, share, (first, second) => {
        const { ratio, low, high } = stats.conditionalOddsRatio(first, second, 0.95);
        if (ratio === null) {
          expect([low, high]).toEqual([0, Infinity]);
          return;
        }
        expect(low <= ratio && ratio <= high).toBe(true);
        const swapped = stats.conditionalOddsRatio(second, first, 0.95);
        if (low > 0) expect(low * swapped.high).toBeCloseTo(1, 6);
        else expect(swapped.high).toBe(Infinity);
        expect(stats.fisherExactP(first, second)).toBeCloseTo(stats.fisherExactP(second, first), 9);
      }),
      { numRuns: 100 },
    );
  });

  // SciPy's conditional odds ratio.
  it('agrees with an independent solution', () => {
    const { ratio, low, high } = stats.conditionalOddsRatio({ hits: 61, n: 240 }, { hits: 88, n: 251 }, 0.95);
    expect([ratio, low, high]).toEqual([
      expect.closeTo(0.6318147158330525, 8),
      expect.closeTo(0.419041810868443, 8),
      expect.closeTo(0.9486035210638691, 8),
    ]);
  });

  it('power grows with n, is alpha without a difference on the arcsine scale, and refuses shares outside [0, 1]', () => {
    const power = (n: number) => stats.twoProportionPower({ n, first: 0.3, second: 0.4 }, 0.05);
    expect(power(400)).toBeGreaterThan(power(100));
    expect(stats.twoProportionArcsinePower({ n: 50, first: 0.3, second: 0.3 }, 0.05).power).toBeCloseTo(0.05, 10);
    expect(() => stats.twoProportionPower({ n: 50, first: -0.1, second: 0.3 }, 0.05)).toThrow(RangeError);
  });
});

describe('poolSites', () => {
  const site = fc.record({
    effect: fc.double({ min: -2, max: 2, noNaN: true }),
    variance: fc.double({ min: 0.005, max: 1, noNaN: true }),
  });

  /** The score of the restricted likelihood, over the sum of squared weights: 0 at an estimate that is not at the edge. */
  function remlScore(
    sites: readonly stats.SiteEffect[],
    { estimate, tauSquared }: { readonly estimate: number; readonly tauSquared: number },
  ): number {
    let [w1, w2, residual] = [0, 0, 0];
    for (const { effect, variance } of sites) {
      const weight = 1 / (variance + tauSquared);
      w1 += weight;
      w2 += weight ** 2;
      residual += weight ** 2 * (effect - estimate) ** 2;
    }
    return (residual - (w1 - w2 / w1)) / w2;
  }

  it('stays among the sites, and REML solves its own score equation', () => {
    fc.assert(
      fc.property(fc.array(site, { minLength: 2, maxLength: 12 }), (sites) => {
        const { common, derSimonianLaird, reml, q } = stats.poolSites(sites, { level: 0.95 });
        const effects = sites.map((one) => one.effect);
        for (const { estimate } of [common, derSimonianLaird, reml]) {
          expect(within(Math.min(...effects), estimate, Math.max(...effects))).toBe(true);
        }
        expect(q).toBeGreaterThanOrEqual(0);
        const score = remlScore(sites, reml);
        if (reml.tauSquared > 0) expect(Math.abs(score)).toBeLessThan(1e-8);
        else expect(score).toBeLessThanOrEqual(1e-12);
      }),
    );
  });

  it('comes to rest where scoring swings about the estimate', () => {
    const odd = { effect: 0.23663969856146022, variance: 0.007314479184294357 };
    const alike = [0.16, 0.0857, 0.0189, 0.151, 0.277, 0.559, 0.116, 0.143, 0.109].map((variance) => ({
      effect: 0,
      variance,
    }));
    const sites = [...alike, odd];
    const { reml } = stats.poolSites(sites, { level: 0.95 });
    expect(reml.tauSquared).toBeGreaterThan(0);
    expect(Math.abs(remlScore(sites, reml))).toBeLessThan(1e-8);
  });

  it('refuses a single site and variances that are not positive', () => {
    expect(() => stats.poolSites([{ effect: 1, variance: 1 }], { level: 0.95 })).toThrow(RangeError);
    expect(() =>
      stats.poolSites(
        [
          { effect: 1, variance: 0 },
          { effect: 1, variance: 1 },
        ],
        { level: 0.95 },
      ),
    ).toThrow(RangeError);
  });
});

describe('effectiveSampleSize', () => {
  it('is n for equal weights, less otherwise, and does not depend on their scale', () => {
    expect(stats.effectiveSampleSize([5, 5, 5])).toEqual({ size: 3, designEffect: 1 });
    const { size } = stats.effectiveSampleSize([1, 2, 9]);
    expect(size).toBeLessThan(3);
    expect(stats.effectiveSampleSize([10, 20, 90]).size).toBeCloseTo(size, 12);
    expect(() => stats.effectiveSampleSize([0, 0])).toThrow(RangeError);
  });
});
