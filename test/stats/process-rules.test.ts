import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assuranceOf,
  latestVariation,
  type ProcessSeries,
  processChart,
  type RuleSetName,
  ruleSets,
  runsAnalysis,
  runsTails,
  type Side,
  variationOf,
} from '../../src/stats/index.ts';

/** A chart with known limits: eleven pairs about 50 set mean 50 and limits 50 ± 2.66 · 2 = ± 5.32, then come `values`. */
const baseline = Array.from({ length: 22 }, (_, index) => (index % 2 === 0 ? 49 : 51));
function marks(ruleSet: RuleSetName, values: readonly number[], options: Partial<ProcessSeries> = {}) {
  const { points } = processChart({
    kind: 'i',
    values: [...baseline, ...values],
    freezeAfter: 22,
    ruleSet,
    ...options,
  });
  return points.slice(baseline.length).map(({ signals }) => signals.map(({ rule, side }) => `${rule} ${side}`));
}
const rules = (ruleSet: RuleSetName, values: readonly number[]) =>
  marks(ruleSet, values).map(([first]) => first ?? '-');

describe('mdc-7', () => {
  const [high, low] = ['two-of-three-near-limit high', 'two-of-three-near-limit low'];
  it.each<[string, readonly number[], readonly string[]]>([
    ['a point on a limit is inside', [55.32, 44.68], ['-', '-']],
    ['a point beyond a limit is marked', [55.33, 44.67], ['outside-limits high', 'outside-limits low']],
    ['two of three near a limit: only the near ones are marked', [54, 51, 54, 49], [high, '-', high, '-']],
    ['the third must lie on the same side', [54, 49, 54, 49], ['-', '-', '-', '-']],
    ['a point beyond the limit is not near it', [54, 56, 51, 49], ['-', 'outside-limits high', '-', '-']],
    ['near points on different sides do not pair', [54, 46, 54, 49], ['-', '-', '-', '-']],
    ['three near points are all marked', [46, 46, 46, 51], [low, low, low, '-']],
    ['six on one side are chance', [51, 52, 51, 52, 51, 52, 49], Array(7).fill('-')],
    ['a point on the mean breaks seven on one side', [51, 52, 51, 50, 51, 52, 51, 52], Array(8).fill('-')],
  ])('%s', (_, values, expected) => {
    // one point below the mean keeps the last pair of the baseline out
    expect(rules('mdc-7', [49, ...values]).slice(1)).toEqual(expected);
  });

  it('marks all of seven on one side, and all of seven that rise, the trend first', () => {
    expect(rules('mdc-7', [49, 51, 52, 51, 52, 51, 52, 51])).toEqual(['-', ...Array(7).fill('seven-on-one-side high')]);
    expect(marks('mdc-7', [47, 48, 49, 50, 51, 52, 53, 49]).slice(0, 7)).toEqual(
      Array(7).fill(['seven-rising-or-falling high']),
    );
    expect(rules('mdc-7', [47, 48, 49, 49, 50, 51, 52, 53])).toEqual(Array(8).fill('-'));
  });

  it('sees every move away from a baseline that never moved', () => {
    const { points, segments } = processChart({ kind: 'i', values: [5, 5, 5, 6, 5], freezeAfter: 3, ruleSet: 'mdc-7' });
    expect(segments[0]?.limits).toBe('flat');
    expect(points.map(({ signals }) => signals.length)).toEqual([0, 0, 0, 1, 0]);
  });

  it('gives the top of a rise that turns to a fall to the fall', () => {
    const [rise, fall] = ['seven-rising-or-falling high', 'seven-rising-or-falling low'];
    const values = [46.9, 47.5, 48.1, 48.7, 49.3, 50.5, 51.1, 50.9, 50.2, 49.6, 49, 48.4, 47.8];
    expect(rules('mdc-7', values)).toEqual([...Array(6).fill(rise), ...Array(7).fill(fall)]);
  });

  it('is the windowed definition of the NHS, whatever the series', () => {
    const value = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), (values) => {
        const { points } = processChart({ kind: 'i', values, ruleSet: 'mdc-7' });
        const rulesOf = points.map(({ signals }) => new Set(signals.map(({ rule }) => rule)));
        const expected = windowed(
          values,
          points.map(({ centre }) => centre ?? Number.NaN),
          points.map(({ low, high }) => (low === null || high === null ? Number.NaN : (high - low) / 2)),
        );
        expect(rulesOf).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

/** Every rule of mdc-7 by looking at each window that holds a point. */
function windowed(values: readonly number[], centre: readonly number[], reach: readonly number[]) {
  const side = values.map((value, at) => Math.sign(value - (centre[at] ?? 0)));
  const distance = values.map((value, at) => Math.abs(value - (centre[at] ?? 0)) / (reach[at] ?? 1));
  const outside = distance.map((far) => far > 1 + 1e-12);
  const near = distance.map((far, at) => far > 2 / 3 + 1e-12 && !outside[at]);
  const windows = (length: number) =>
    Array.from({ length: Math.max(0, values.length - length + 1) }, (_, from) =>
      Array.from({ length }, (__, step) => from + step),
    );
  const inAny = (length: number, holds: (window: readonly number[]) => boolean) => {
    const held = windows(length).filter(holds);
    return values.map((_, at) => held.some((window) => window.includes(at)));
  };
  const oneSide = inAny(7, (w) => w.every((at) => side[at] !== 0 && side[at] === side[w[0] ?? 0]));
  const steps = (w: readonly number[]) => w.slice(1).map((at) => Math.sign((values[at] ?? 0) - (values[at - 1] ?? 0)));
  const trend = inAny(7, (w) => steps(w).every((step) => step !== 0 && step === steps(w)[0]));
  const pair = inAny(
    3,
    (w) => Math.abs(w.reduce((sum, at) => sum + (side[at] ?? 0), 0)) === 3 && w.filter((at) => near[at]).length >= 2,
  );
  return values.map((_, at) => {
    const fired = new Set<string>();
    if (outside[at]) fired.add('outside-limits');
    if (trend[at]) fired.add('seven-rising-or-falling');
    if (pair[at] && near[at]) fired.add('two-of-three-near-limit');
    if (oneSide[at]) fired.add('seven-on-one-side');
    return fired;
  });
}

describe('western-electric', () => {
  it.each<[string, readonly number[], readonly string[]]>([
    ['marks the second of two of three beyond two', [54, 47, 54], ['-', '-', 'two-of-three-beyond-two high']],
    [
      'counts a point beyond three there too',
      [56, 54, 49],
      ['outside-limits high', 'two-of-three-beyond-two high', '-'],
    ],
    [
      'marks the fourth of four of five beyond one',
      [52, 52, 50, 52, 52],
      ['-', '-', '-', '-', 'four-of-five-beyond-one high'],
    ],
    [
      'marks the eighth on one side, and those after it',
      [50.5, 51, 50.5, 51, 50.5, 51, 50.5, 51, 50.5],
      [...Array(7).fill('-'), 'eight-on-one-side high', 'eight-on-one-side high'],
    ],
  ])('%s', (_, values, expected) => {
    expect(rules('western-electric', [49, ...values]).slice(1)).toEqual(expected);
  });
});

describe('ihi-6', () => {
  const run = (values: readonly number[]) => processChart({ kind: 'run', values, ruleSet: 'ihi-6' });

  it('sees six on one side of the median, points on it left out', () => {
    const { points, segments } = run([1, 9, 1, 9, 1, 1, 5, 1, 1, 1, 1, 9, 9, 9, 9, 5, 5]);
    const shifted = points.map(({ signals }) => signals.some(({ rule }) => rule === 'six-on-one-side'));
    expect(shifted.flatMap((marked, index) => (marked ? [index] : []))).toEqual([4, 5, 7, 8, 9, 10]);
    expect(segments[0]?.limits).toBe('none');
  });

  it('sees five that rise, equal neighbours counted once', () => {
    const trend = ({ points }: ReturnType<typeof run>) =>
      points.flatMap(({ signals }, index) => (signals.some(({ rule }) => rule.startsWith('five')) ? [index] : []));
    expect(trend(run([4, 1, 2, 2, 3, 4, 5, 1]))).toEqual([1, 2, 4, 5, 6]);
    expect(trend(run([4, 1, 2, 2, 2, 3, 4, 1]))).toEqual([]);
  });

  it('sees too few runs, and too many', () => {
    const names = (values: readonly number[]) => run(values).segments[0]?.signals.map(({ rule }) => rule) ?? [];
    expect(names([1, 2, 1, 2, 1, 9, 8, 9, 8, 9])).toContain('too-few-or-many-runs');
    expect(names([1, 9, 1, 9, 1, 9, 1, 9, 1, 9])).toContain('too-few-or-many-runs');
    expect(names([1, 9, 9, 1, 1, 9, 1, 9, 9, 1])).not.toContain('too-few-or-many-runs');
  });
});

describe('runs about the centre', () => {
  const sides = fc.array(fc.constantFrom<Side>(-1, 0, 1), { minLength: 1, maxLength: 12 });

  it.each([
    [5, 2],
    [12, 7],
    [24, 8],
    [45, 8],
    [46, 9],
    [100, 10],
  ])('of %i points may be up to a length that grows with their number', (n) => {
    const { longestRunMax } = runsAnalysis(Array.from({ length: n }, (_, index) => (index % 2 === 0 ? 1 : -1)));
    expect(longestRunMax).toBe({ 5: 5, 12: 7, 24: 8, 45: 8, 46: 9, 100: 10 }[n]);
  });

  it('have exact tails: all orders counted one by one', () => {
    fc.assert(
      fc.property(sides, (series) => {
        const useful = series.filter((side) => side !== 0);
        const runsOf = (order: readonly Side[]) => order.filter((side, at) => side !== order[at - 1]).length;
        const above = useful.filter((side) => side === 1).length;
        fc.pre(above > 0 && above < useful.length);
        const orders = Array.from({ length: 2 ** useful.length }, (_, bits) =>
          useful.map((__, at): Side => ((bits >> at) & 1 ? 1 : -1)),
        ).filter((order) => order.filter((side) => side === 1).length === above);
        const observed = runsOf(useful);
        const { few, many } = runsTails(series);
        expect(few).toBeCloseTo(orders.filter((order) => runsOf(order) <= observed).length / orders.length, 10);
        expect(many).toBeCloseTo(orders.filter((order) => runsOf(order) >= observed).length / orders.length, 10);
      }),
      { numRuns: 60 },
    );
  });

  it('signal a level that shifts half-way, and mark its points', () => {
    const values = [...Array(12).fill(3), ...Array(12).fill(9)].map((value, index) => value + (index % 2));
    const { segments, points } = processChart({ kind: 'run', values, ruleSet: 'anhoej' });
    expect(segments[0]?.runs).toMatchObject({ longestRun: 12, crossings: 1, signal: true });
    expect(segments[0]?.signals.map(({ rule }) => rule)).toEqual([
      'unusually-long-run',
      'unusually-long-run',
      'unusually-few-crossings',
    ]);
    expect(points.every(({ signals }) => signals.length === 1)).toBe(true);
  });
});

describe('reading a chart', () => {
  const outside = (side: 'high' | 'low') => ({ signals: [{ rule: 'outside-limits', side }] });
  it.each([
    ['high', 'higher', 'improvement'],
    ['high', 'lower', 'concern'],
    ['low', 'higher', 'concern'],
    ['low', 'lower', 'improvement'],
    ['high', 'neutral', 'neutral-high'],
    ['low', 'neutral', 'neutral-low'],
  ] as const)('%s where %s is better: %s', (side, better, expected) => {
    expect(variationOf(outside(side), better)).toBe(expected);
  });

  it('takes the latest judged point, not one that is excluded or missing', () => {
    const chart = processChart({
      kind: 'i',
      values: [...baseline, 60, 10, null],
      freezeAfter: 22,
      excluded: [23],
      ruleSet: 'mdc-7',
    });
    expect(latestVariation(chart, 'higher')).toBe('improvement');
    expect(latestVariation(processChart({ kind: 'i', values: [null], ruleSet: 'mdc-7' }), 'higher')).toBeNull();
  });

  it.each([
    [56, 'higher', 'fails'],
    [56, 'lower', 'passes'],
    [44, 'higher', 'passes'],
    [44, 'lower', 'fails'],
    [50, 'higher', 'hit-or-miss'],
    [50, 'neutral', null],
  ] as const)('target %d where %s is better: %s', (target, better, expected) => {
    const chart = processChart({ kind: 'i', values: baseline, ruleSet: 'mdc-7' });
    expect(assuranceOf(chart, { target, better })).toBe(expected);
  });

  it('says nothing of a target without limits', () => {
    expect(
      assuranceOf(processChart({ kind: 'run', values: [1, 2], ruleSet: 'anhoej' }), { target: 1, better: 'lower' }),
    ).toBe('no-limits');
  });
});

describe('rule sets', () => {
  it('have a version, a source and rules of different names', () => {
    for (const [name, set] of Object.entries(ruleSets)) {
      expect(set.name).toBe(name);
      expect(`${set.version}${set.source}`.length).toBeGreaterThan(8);
      expect(new Set(set.rules.map((rule) => rule.name)).size).toBe(set.rules.length);
    }
  });

  it('of stable series of 20 points, mdc-7 marks about one in five', () => {
    let state = 12345;
    const uniform = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    let marked = 0;
    for (let series = 0; series < 2000; series += 1) {
      const { points } = processChart({ kind: 'i', values: Array.from({ length: 20 }, normal), ruleSet: 'mdc-7' });
      if (points.some(({ signals }) => signals.length > 0)) marked += 1;
    }
    expect(marked / 2000).toBeGreaterThan(0.15);
    expect(marked / 2000).toBeLessThan(0.23);
  });
});
