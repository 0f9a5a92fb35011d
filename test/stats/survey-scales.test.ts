import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as stats from '../../src/stats/index.ts';

const close = (got: number | null | undefined, expected: number, relative = 1e-9) =>
  expect(Math.abs((got ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-12 + relative * Math.abs(expected));

describe('changes between waves of different people', () => {
  const wave = (estimate: number, standardError: number, n = 100) => ({
    estimate,
    standardError,
    n,
    effectiveN: n,
    df: n - 1,
  });
  it('have df between those of the less sure wave and of both', () => {
    close(stats.satterthwaiteDf({ standardError: 1, df: 30 }, { standardError: 1, df: 30 }), 60);
    close(stats.satterthwaiteDf({ standardError: 1, df: 30 }, { standardError: 1e-9, df: 5 }), 30);
    expect(stats.satterthwaiteDf({ standardError: 0, df: 30 }, { standardError: 0, df: 5 })).toBe(5);
  });
  it('of means are withheld without a degree of freedom', () => {
    const change = stats.waveChange([wave(3, 0.2, 1), wave(4, 0.3, 1)], { level: 0.95 });
    expect(change).toMatchObject({ difference: 1, p: null, interval: null });
  });
  it('of shares have an interval that touches 0 at the level that p says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 5, max: 300 }),
        (first, second, n) => {
          const share = (hits: number) => wave(hits / 40, Math.sqrt(((hits / 40) * (1 - hits / 40)) / (n - 1)), n);
          const waves = [share(first), share(second)] as const;
          const { p, difference, interval } = stats.shareChange(waves, { level: 0.95 });
          expect(interval?.low).toBeGreaterThanOrEqual(-1);
          expect(interval?.high).toBeLessThanOrEqual(1);
          expect((p ?? 0) < 0.05).toBe((interval?.low ?? 0) > 0 || (interval?.high ?? 0) < 0);
          if (difference === 0 || p === null || p < 1e-9 || p > 0.999) return;
          const there = stats.shareChange(waves, { level: 1 - p }).interval;
          expect(Math.min(Math.abs(there?.low ?? 1), Math.abs(there?.high ?? 1))).toBeLessThan(1e-6);
        },
      ),
    );
  });
  it('of shares hold where everybody in one wave agreed', () => {
    const { interval, p } = stats.shareChange([wave(1, 0, 20), wave(0.5, 0.115, 20)], { level: 0.95 });
    expect(interval?.high).toBeLessThan(0);
    expect(p).toBeLessThan(0.05);
    const both = stats.shareChange([wave(1, 0, 20), wave(1, 0, 20)], { level: 0.95 });
    expect(both).toMatchObject({ difference: 0, p: 1 });
    expect(both.interval?.low).toBeLessThan(-0.1);
  });
  it('of net scores stay within 2 either way', () => {
    const bounds = { lowest: -1, highest: 1 };
    const { interval } = stats.shareChange([wave(-1, 0, 12), wave(1, 0, 12)], { level: 0.95, bounds });
    expect(interval?.high).toBe(2);
    expect(interval?.low).toBeGreaterThan(1);
  });
  it('are a t test in large samples', () => {
    const waves = [wave(0.4, 0.005, 10_000), wave(0.41, 0.005, 10_000)] as const;
    const [share, mean] = [stats.shareChange(waves, { level: 0.95 }), stats.waveChange(waves, { level: 0.95 })];
    expect(Math.abs((share.p ?? 0) - (mean.p ?? 1))).toBeLessThan(0.002);
  });
});

describe('changes among the same people', () => {
  it.each([
    // SciPy binomtest
    [{ yesYes: 1, yesNo: 0, noYes: 3, noNo: 9 }, 0.25, 3],
    [{ yesYes: 40, yesNo: 9, noYes: 21, noNo: 30 }, 0.042773945257067694, 4.8],
    [{ yesYes: 0, yesNo: 5, noYes: 5, noNo: 0 }, 1, 0],
  ])('of yes and no: %j', (table, exact, chiSquare) => {
    const change = stats.panelChange(table);
    close(change.exactP, exact);
    close(change.chiSquare, chiSquare);
  });
  it('cannot be tested where nobody changed their answer, and are refused of nobody', () => {
    expect(stats.panelChange({ yesYes: 4, yesNo: 0, noYes: 0, noNo: 3 })).toEqual({
      difference: 0,
      standardError: 0,
      exactP: null,
      chiSquare: null,
      chiSquareP: null,
    });
    expect(() => stats.panelChange({ yesYes: 0, yesNo: 0, noYes: 0, noNo: 0 })).toThrow('must hold people');
    expect(() => stats.panelChange({ yesYes: 0.5, yesNo: 0, noYes: 0, noNo: 0 })).toThrow('whole counts');
  });
  it('of scores: ties, zeros and both signs as SciPy has them', () => {
    const pairs = [3, -1, 2, 2, -5, 4].map((change) => [10, 10 + change] as const);
    const change = stats.pairedChange(pairs, 0.95);
    close(change.t, 0.6163920909019225);
    close(change.p, 0.5646139768794901);
    close(change.rankP, 0.5282327768679831);
    expect(change.rankSum).toBe(14);
  });
  it('of scores leave out who lacks one, and withhold what one person cannot tell', () => {
    const one = stats.pairedChange(
      [
        [1, 3],
        [2, null],
        [null, 4],
      ],
      0.95,
    );
    expect(one).toMatchObject({ n: 1, difference: 2, standardError: null, interval: null, t: null, p: null });
    expect(one.standardised).toBeNull();
    const still = stats.pairedChange(
      [
        [1, 1],
        [2, 2],
      ],
      0.95,
    );
    expect(still).toMatchObject({ difference: 0, t: null, p: null, rankP: null, rankSum: 0 });
    // R 4.2.2's t.test stops here: "data are essentially constant"
    const rounded = stats.pairedChange(
      [
        [0.1, 0.3],
        [0.2, 0.4],
        [0.3, 0.5],
        [0.7, 0.9],
      ],
      0.95,
    );
    expect(rounded).toMatchObject({ t: null, p: null, standardised: null });
    expect(() => stats.pairedChange([[1, null]], 0.95)).toThrow('both scores');
  });
});

describe('tests of ordered answers', () => {
  it.each([
    // SciPy kruskal
    [
      [
        [1, 2, 3],
        [10, 20],
        [4, 4, 4, 4, 9],
      ],
      8.129032258064512,
      0.017171295955350854,
    ],
    [[[1], [2], [3, 4]], 2.7, 0.2592402606458915],
  ])('Kruskal and Wallis’ of %j', (groups, h, p) => {
    close(stats.kruskalWallis(groups).h, h);
    close(stats.kruskalWallis(groups).p, p);
  });
  it('cannot tell groups apart that all gave one answer, and need two groups', () => {
    expect(stats.kruskalWallis([[3, 3], [3]])).toEqual({ h: null, df: 1, p: null });
    expect(() => stats.kruskalWallis([[1, 2], []])).toThrow('each with answers');
    expect(() => stats.kruskalWallis([[1, 2]])).toThrow('two or more');
  });
  it('a trend is n times the squared correlation of answer and score', () => {
    const shares = [
      [5, 10],
      [0, 3],
      [9, 30],
      [40, 90],
    ].map(([hits = 0, n = 0]) => ({ hits, n }));
    close(stats.proportionTrend(shares, [0, 1, 2, 7])?.chiSquare, 1.2438525283274133);
    close(stats.proportionTrend(shares, [0, 1, 2, 7])?.p, 0.26472986741838916);
  });
  it('a trend needs answers of both kinds and scores that differ', () => {
    expect(
      stats.proportionTrend([
        { hits: 0, n: 4 },
        { hits: 0, n: 9 },
      ]),
    ).toBeNull();
    expect(
      stats.proportionTrend([
        { hits: 4, n: 4 },
        { hits: 9, n: 9 },
      ]),
    ).toBeNull();
    expect(
      stats.proportionTrend(
        [
          { hits: 1, n: 4 },
          { hits: 0, n: 9 },
        ],
        [2, 2],
      ),
    ).toBeNull();
    expect(() => stats.proportionTrend([{ hits: 1, n: 4 }], [1, 2])).toThrow('must be 1 (got 2)');
  });
});

describe('net scores', () => {
  const score = (codes: readonly (number | null)[], counts?: readonly number[]) =>
    stats.netScore({ weights: codes.map(() => 1), ...(counts ? { counts } : {}) }, codes, {
      boxes: { top: [4, 5], bottom: [1, 2] },
      level: 0.95,
    });
  it('are the difference of their shares, and vary as the shares do against each other', () => {
    const { net, top, bottom } = score([5, 4, 3, 2, 1, null], [7, 9, 12, 5, 3, 40]);
    close(net.estimate, top.estimate - bottom.estimate);
    expect(net.n).toBe(36);
    expect(net.standardError).toBeGreaterThan(Math.hypot(top.standardError, bottom.standardError));
  });
  it('end where the scale does', () => {
    const { net, top, bottom } = score([5], [12]);
    expect(net.interval).toMatchObject({ high: 1, method: 'exact' });
    expect(top.interval?.low).toBeLessThan(1);
    expect(bottom.interval).toMatchObject({ low: 0, method: 'exact' });
    const middle = score([3], [12]).net;
    expect([middle.estimate, middle.standardError]).toEqual([0, 0]);
  });
  it('refuse a code in both boxes', () => {
    const boxes = { top: [3, 4], bottom: [1, 3] };
    expect(() => stats.netScore({ weights: [1] }, [3], { boxes, level: 0.95 })).toThrow('must not share a code');
  });
});

describe('reliability of a scale', () => {
  const options = { missing: 'complete', level: 0.95 } as const;
  const a = [1, 2, 3, 4, 5, 3];
  const b = [2, 2, 3, 5, 4, 1];
  const c = [1, 3, 3, 4, 5, 5];
  it('with two items standardised is Spearman and Brown’s', () => {
    const [r] = stats.cronbachAlpha([a, b], options).itemTotal;
    close(stats.cronbachAlpha([a, b], options).standardised, (2 * (r ?? 0)) / (1 + (r ?? 0)));
    expect(stats.cronbachAlpha([a, b], options).ifDropped).toEqual([null, null]);
  });
  it('without an item is that of the others', () => {
    const { ifDropped } = stats.cronbachAlpha([a, b, c], options);
    close(ifDropped[0], stats.cronbachAlpha([b, c], options).alpha ?? Number.NaN);
    close(ifDropped[2], stats.cronbachAlpha([a, b], options).alpha ?? Number.NaN);
  });
  it('is the same from counts, and for items moved or turned together', () => {
    const counts = [3, 1, 2, 1, 4, 2];
    const single = (item: readonly number[]) =>
      item.flatMap((answer, row) => Array.from({ length: counts[row] ?? 0 }, () => answer));
    const counted = stats.cronbachAlpha([a, b, c], { ...options, counts });
    const turned = [a, b, c].map((item) =>
      stats.reversed(
        single(item).map((answer) => answer),
        { lowest: 1, highest: 5 },
      ),
    );
    expect(counted.n).toBe(13);
    close(stats.cronbachAlpha([a, b, c].map(single), options).alpha, counted.alpha ?? Number.NaN);
    close(stats.cronbachAlpha(turned, options).alpha, counted.alpha ?? Number.NaN);
  });
  it('is 1 of copies, and may be below 0 with an item left unturned', () => {
    close(stats.cronbachAlpha([a, a, a], options).alpha, 1);
    expect(stats.cronbachAlpha([a, b, c.map((answer) => 6 - answer)], options).alpha).toBeLessThan(0);
  });
  it('takes those who answered all, or all who answered two', () => {
    const gaps = [...c.slice(0, 4), null, null];
    expect(stats.cronbachAlpha([a, b, gaps], options).n).toBe(4);
    const pairwise = stats.cronbachAlpha([a, b, gaps], { ...options, missing: 'pairwise' });
    const complete = stats.cronbachAlpha([a, b, gaps], options);
    expect(pairwise.alpha).not.toBe(complete.alpha);
    const { covariance } = stats.itemCovariance([a, b, gaps], { missing: 'pairwise' });
    close(covariance[0]?.[1], stats.itemCovariance([a, b], options).covariance[0]?.[1] ?? Number.NaN);
  });
  it.each<[string, readonly stats.Item[]]>([
    ['one item', [[1, 2, 3]]],
    ['one respondent', [[1], [2]]],
    [
      'a sum that does not vary',
      [
        [1, 2, 3, 4],
        [4, 3, 2, 1],
      ],
    ],
    [
      'answers that do not vary',
      [
        [2, 2],
        [3, 3],
      ],
    ],
    [
      'nobody who answered all',
      [
        [1, null],
        [null, 2],
      ],
    ],
  ])('is not defined for %s', (_, items) => {
    expect(stats.cronbachAlpha(items, options)).toMatchObject({ alpha: null, interval: null });
  });
});

describe('scores', () => {
  it('need as many items as required, and one at least', () => {
    expect(
      stats.scaleScores([
        [1, null],
        [3, null],
      ]),
    ).toEqual([2, null]);
    expect(
      stats.scaleScores([
        [1, null],
        [null, null],
      ]),
    ).toEqual([null, null]);
    expect(
      stats.scaleScores(
        [
          [1, null],
          [null, null],
        ],
        0,
      ),
    ).toEqual([1, null]);
    expect(() => stats.scaleScores([])).toThrow('must be one or more');
    expect(() => stats.scaleScores([[1], [1, 2]])).toThrow('must have 1 rows (got 2)');
  });
  it('turn only what the scale offers', () => {
    expect(() => stats.reversed([6], { lowest: 1, highest: 5 })).toThrow('from 1 to 5');
  });
});

describe('concentration', () => {
  it('is the mean difference over twice the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 20 }), (amounts) => {
        const total = amounts.reduce((sum, amount) => sum + amount, 0);
        if (total === 0) {
          expect(stats.gini(amounts, 0.95)).toBeNull();
          return;
        }
        let differences = 0;
        for (const one of amounts) for (const other of amounts) differences += Math.abs(one - other);
        const result = stats.gini(amounts, 0.95);
        close(result?.gini, differences / (2 * amounts.length * total));
        const { low = 0, high = 1 } = result?.interval ?? {};
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(result?.gini).toBeGreaterThanOrEqual(low - 1e-12);
        expect(result?.gini).toBeLessThanOrEqual(high + 1e-12);
      }),
    );
  });
  it('has no interval where leaving one out leaves nothing, all gave alike, or there are two', () => {
    expect(stats.gini([0, 0, 7], 0.95)).toMatchObject({ standardError: null, interval: null, relative: 1 });
    expect(stats.gini([4, 4, 4], 0.95)).toMatchObject({ gini: 0, interval: null });
    expect(stats.gini([1, 2], 0.95)?.interval).toBeNull();
    expect(stats.gini([5], 0.95)).toBeNull();
    expect(() => stats.gini([1, -1], 0.95)).toThrow('amounts[1]');
  });
  it('has the jackknife’s error', () => {
    const amounts = [1, 4, 2, 9];
    const without = amounts.map(
      (_, member) =>
        stats.gini(
          amounts.filter((_, other) => other !== member),
          0.95,
        )?.gini ?? 0,
    );
    const mean = without.reduce((sum, one) => sum + one, 0) / 4;
    const squares = without.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    close(stats.gini(amounts, 0.95)?.standardError, Math.sqrt((3 / 4) * squares));
  });
});

describe('cells of few people', () => {
  it.each([
    [9, 9, 'suppress'],
    [10, 10, 'flag'],
    [29, 29, 'flag'],
    [30, 29.9, 'flag'],
    [30, 30, 'show'],
  ])('%d respondents worth %d: %s', (n, effectiveN, expected) => {
    expect(stats.cellSize({ n, effectiveN })).toBe(expected);
  });
});
