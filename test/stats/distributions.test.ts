import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as stats from '../../src/stats/index.ts';

// Expected values: SciPy 1.17 and, for densities, mpmath with 40 digits.
const close = (got: number, expected: number, relative = 1e-11) =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));

describe('gammaQuantile', () => {
  it.each([
    [1e-12, 400, 275.0321358228711],
    [0.025, 400, 361.75629663114347],
    [0.975, 523.5, 569.283725689995],
    [0.975, 1000, 1062.9211512248878],
    [0.5, 1e4, 9999.666668642047],
    [0.025, 1e5, 99381.15266374472],
    [0.975, 100001, 100621.74473974388],
    [0.0005, 1e6, 996712.748773537],
    [0.9995, 1e7, 10010408.835139157],
  ])('is right where the library is not: p %d, shape %d', (p, shape, expected) => {
    close(stats.gammaQuantile(p, shape), expected);
  });

  it('is where the lower tail is p, on both sides of the change of method', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 5000, noNaN: true }),
        fc.double({ min: 1e-6, max: 0.999999, noNaN: true }),
        (shape, p) => {
          close(stats.gammaTails(shape, stats.gammaQuantile(p, shape)).lower, p, 1e-9);
        },
      ),
    );
  });
});

describe('normalQuantile', () => {
  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798409],
    [1e-10, -6.361340902404056],
    [1e-5, -4.264890793922825],
  ])('keeps its digits far out: p %d', (p, expected) => {
    close(stats.normalQuantile(p), expected, 1e-14);
  });

  it('is antisymmetric and infinite at the ends', () => {
    close(stats.normalQuantile(0.9), -stats.normalQuantile(0.1), 1e-14);
    expect(stats.normalQuantile(0)).toBe(-Infinity);
    expect(stats.normalQuantile(1)).toBe(Infinity);
  });
});

describe('Poisson', () => {
  it.each([
    [0.5, 1e4, 1e4],
    [0.5, 1e5, 1e5],
    [0.025, 1e6, 998041],
    [0.975, 1e6, 1001960],
    [0.001, 9.3, 2],
    [1e-8, 1e6, 994393],
  ])('quantile is exact: p %d, mean %d', (p, mean, expected) => {
    expect(stats.poissonQuantile(p, mean)).toBe(expected);
  });

  it.each([
    [100000, 100000, 0.0012615652097053],
    [97470, 100000, 1.225667513708867e-17],
    [1008000, 1000000, 5.478587563881139e-18],
    [0, 0.01, 0.990049833749168],
    [3, 0.001, 1.665000833055625e-10],
  ])('density keeps its digits: count %d, mean %d', (count, mean, expected) => {
    close(stats.poissonPmf(count, mean), expected, 1e-13);
  });

  it('tails add up, with the library on one side and our incomplete gamma on the other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000 }), fc.double({ min: -4, max: 4, noNaN: true }), (mean, z) => {
        const count = Math.max(1, Math.round(mean + z * Math.sqrt(mean)));
        expect(stats.poissonCdf(count - 1, mean) + stats.poissonUpperTail(count, mean)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('has all its mass at zero when the mean is zero', () => {
    expect([
      stats.poissonCdf(0, 0),
      stats.poissonQuantile(0.975, 0),
      stats.poissonPmf(0, 0),
      stats.poissonPmf(1, 0),
    ]).toEqual([1, 0, 1, 0]);
  });
});

describe('chi-square, binomial and Student', () => {
  it.each([
    [9.54, 11, 0.5721758158560595],
    [250, 100, 7.76693640353949e-15],
    [0.001, 1, 0.9747728793699604],
    [60, 3, 5.878230727906921e-13],
    [1e4, 10200, 0.9199690008434274],
  ])('upper tail of chi-square: %d on %d', (x, df, expected) => {
    close(stats.chiSquareUpperTail(x, df), expected);
  });

  it.each([
    [1003500, 2000000, 0.5, 3.7289212734188286e-7],
    [40, 1e6, 1e-5, 7.338409669445836e-13],
    [0, 1000, 0.3, 1],
  ])('upper tail of the binomial is not a difference: %d of %d at %d', (hits, n, share, expected) => {
    close(stats.binomialUpperTail(hits, n, share), expected, 1e-9);
  });

  it('Student with unlimited df is the normal', () => {
    expect(stats.studentQuantile(0.975, Infinity)).toBe(stats.normalQuantile(0.975));
    close(stats.studentCdf(-1.96, 1e9), stats.studentCdf(-1.96, Infinity), 1e-8);
  });
});

describe('the ratio of two variances', () => {
  it.each([
    [44.8552204962719, 1, 39, 5.592655458833142e-8],
    [3.2, 2.7, 80.3, 0.03214409157813235],
    [200, 3.3, 1000, 3.0685861386722644e-109],
    [2, 0.6, 12, 0.17379658702229028],
    [5, 10, 1e5, 2.680972726079958e-7],
  ])('upper tail at %d on %d and %d is not a difference', (x, numerator, denominator, expected) => {
    close(stats.ratioUpperTail(x, { numerator, denominator }), expected);
  });

  it.each([
    [0.025, 29, 174, 0.5369655425274906],
    [0.05, 2.5, 14, 0.08348034860992541],
    [0.999, 1, 3, 167.02922380155425],
    [1e-6, 4, 5, 0.0005980432221536927],
  ])('quantile %d on %d and %d', (p, numerator, denominator, expected) => {
    close(stats.ratioQuantile(p, { numerator, denominator }), expected);
  });

  it('has all of itself above 0 and nothing above infinity', () => {
    expect(stats.ratioUpperTail(0, { numerator: 2, denominator: 3 })).toBe(1);
    expect(stats.ratioUpperTail(Infinity, { numerator: 2, denominator: 3 })).toBe(0);
  });
});

describe('negativeBinomialQuantile', () => {
  it.each([
    [0.025, 9.25, 111, 4],
    [0.975, 1e4, 3.5, 22878],
    [0.975, 1e5, 1e6, 100651],
    [0.5, 0.3, 0.5, 0],
    [0.999, 1e5, 0.5, 1082759],
    [0.0001, 500, 40, 248],
  ])('p %d, mean %d, size %d', (p, mean, size, expected) => {
    expect(stats.negativeBinomialQuantile(p, { mean, size })).toBe(expected);
  });

  it('comes to the Poisson quantile as the size grows', () => {
    for (const p of [0.025, 0.5, 0.975]) {
      expect(stats.negativeBinomialQuantile(p, { mean: 40, size: 1e12 })).toBe(stats.poissonQuantile(p, 40));
    }
  });
});

describe('quantilesAlong', () => {
  it('gives what is found anew, in whatever order it is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
        (n, share, asked) => {
          const along = stats.quantilesAlong((hits) => stats.binomialCdf(hits, n, share), n);
          for (const p of [...asked, ...asked.toReversed()])
            expect(along(p)).toBe(stats.binomialQuantile(p, { n, share }));
        },
      ),
    );
  });
});
