import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as stats from '../../src/stats/index.ts';

const close = (got: number | null | undefined, expected: number, relative = 1e-9) =>
  expect(Math.abs((got ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-12 + relative * Math.abs(expected));

/** One row of a survey as the warehouse counts it. */
const row = fc.record({
  weight: fc.integer({ min: 1, max: 40 }).map((tenths) => tenths / 10),
  count: fc.integer({ min: 1, max: 5 }),
  answer: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 6, nil: null }),
  stratum: fc.constantFrom('A', 'B', 'C'),
  unit: fc.integer({ min: 1, max: 6 }),
  inside: fc.boolean(),
});
const rows = fc.array(row, { minLength: 4, maxLength: 40 });
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

const columns = (from: readonly Row[]) => ({
  weights: from.map(({ weight }) => weight),
  counts: from.map(({ count }) => count),
  strata: from.map(({ stratum }) => stratum),
  // units are numbered within strata
  units: from.map(({ stratum, unit }) => `${stratum}${unit}`),
  answers: from.map(({ answer }) => answer),
  inside: from.map(({ inside }) => inside),
});
const unfolded = (from: readonly Row[]): Row[] =>
  from.flatMap((one) => Array.from({ length: one.count }, () => ({ ...one, count: 1 })));

describe('a mean from counts of alike respondents', () => {
  it.each<[string, (c: ReturnType<typeof columns>) => readonly stats.SamplingStage[]]>([
    ['drawn one by one', () => [{}]],
    ['drawn one by one in strata', ({ strata }) => [{ strata }]],
    ['drawn in clusters within strata', ({ strata, units }) => [{ strata, units }]],
    ['drawn from few', ({ strata }) => [{ strata, populations: strata.map(() => 300) }]],
  ])('is that of the respondents themselves, %s', (_, stages) => {
    fc.assert(
      fc.property(rows, (from) => {
        fc.pre(from.some(({ inside, answer }) => inside && answer !== null));
        const estimate = (these: readonly Row[]) => {
          const { weights, counts, answers, inside, ...rest } = columns(these);
          const sample = { weights, counts, stages: stages({ weights, counts, answers, inside, ...rest }) };
          return stats.surveyMean(sample, answers, inside);
        };
        const [counted, single] = [estimate(from), estimate(unfolded(from))];
        for (const key of ['estimate', 'standardError', 'effectiveN', 'population'] as const)
          close(counted[key], single[key], 1e-9);
        expect([counted.n, counted.df]).toEqual([single.n, single.df]);
      }),
    );
  });
});

describe('variance over a design', () => {
  it('sums by unit first: it does not matter into how many rows, months or files a unit is cut', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (from, keys) => {
        const order = from.map((_, at) => at).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
        const total = (these: readonly Row[]) => {
          const { weights, counts, strata, units, answers } = columns(these);
          const values = answers.map((answer) => answer ?? 0);
          return stats.totalsCovariance({ weights, counts, stages: [{ strata, units }] }, [values])[0]?.[0];
        };
        close(total(order.map((at) => from[at]).filter((one) => one !== undefined)), total(from) ?? Number.NaN, 1e-9);
        close(total(unfolded(from)), total(from) ?? Number.NaN, 1e-9);
      }),
    );
  });

  it('counts units of the stratum that are empty in the domain', () => {
    // four units of one respondent; the domain holds two of them: u = (1, −1, 0, 0)/2 about its mean, times 4/3
    const sample = { weights: [1, 1, 1, 1], stages: [{ units: [1, 2, 3, 4] }] };
    const { standardError, df, n } = stats.surveyMean(sample, [1, 3, 9, 9], [true, true, false, false]);
    close(standardError ** 2, (4 / 3) * (0.25 + 0.25));
    expect([n, df]).toEqual([2, 1]);
  });

  it('is the textbook one of simple random sampling with and without replacement', () => {
    const answers = [3, 1, 4, 1, 5, 9, 2, 6];
    const average = 31 / 8;
    const squares = answers.reduce((sum, y) => sum + (y - average) ** 2, 0);
    const weights = answers.map(() => 10);
    close(stats.surveyMean({ weights }, answers).standardError ** 2, squares / 7 / 8);
    const drawn = { weights, stages: [{ populations: answers.map(() => 80) }] };
    close(stats.surveyMean(drawn, answers).standardError ** 2, (squares / 7 / 8) * 0.9);
    close(stats.surveyTotal(drawn, answers).standardError, 80 * Math.sqrt((squares / 7 / 8) * 0.9));
    const whole = { weights, stages: [{ populations: answers.map(() => 8) }] };
    expect(stats.surveyMean(whole, answers).standardError).toBe(0);
  });

  it('adds the second stage times the share of units drawn first', () => {
    // two of four blocks, in each two of three homes; totals by Cochran 1977, eq. 11.24
    const sample = {
      weights: [3, 3, 3, 3],
      stages: [{ units: ['a', 'a', 'b', 'b'], populations: [4, 4, 4, 4] }, { populations: [3, 3, 3, 3] }],
    };
    const between = 4 * 4 * (1 - 2 / 4) * (((9 - 21) ** 2 / 2) * (1 / 2));
    const within = (4 / 2) * (3 * 3 * (1 - 2 / 3) * (2 / 2) + 3 * 3 * (1 - 2 / 3) * (8 / 2));
    close(stats.surveyTotal(sample, [2, 4, 5, 9]).standardError ** 2, between + within);
  });

  it('says in which strata one unit was drawn, and follows the rule for them', () => {
    const sample = { weights: [10, 12, 9, 15], stages: [{ strata: ['A', 'A', 'A', 'B'] }] } as const;
    const answers = [3, 4, 2, 1];
    expect(stats.lonelyStrata(sample)).toEqual(['B']);
    const variance = (lonely: stats.LonelyRule) => stats.surveyMean({ ...sample, lonely }, answers).standardError ** 2;
    const mean = stats.surveyMean(sample, answers).estimate;
    close(variance('adjust') - variance('certainty'), ((15 * (1 - mean)) / 46) ** 2);
    close(variance('average'), 2 * variance('certainty'));
    expect(() => variance('fail')).toThrow('must have two sampled units');
    expect(() => stats.surveyMean({ weights: [1], lonely: 'average' }, [1])).toThrow('one with two sampled units');
    // a unit that is all there was of its stratum brings no error
    const taken = { ...sample, stages: [{ strata: ['A', 'A', 'A', 'B'], populations: [99, 99, 99, 1] }] };
    expect(stats.lonelyStrata(taken)).toEqual([]);
    expect(stats.surveyMean({ ...taken, lonely: 'fail' }, answers).standardError).toBeGreaterThan(0);
  });

  it.each<[string, stats.SurveySample, string]>([
    ['columns of unlike length', { weights: [1, 1], counts: [1] }, 'counts: must have 2 rows (got 1)'],
    ['a negative weight', { weights: [1, -1] }, 'weights[1]: must be ≥ 0 and finite (got -1)'],
    ['half a respondent', { weights: [1, 1], counts: [1, 0.5] }, 'counts[1]: must be whole and positive (got 0.5)'],
    [
      'more drawn than there are',
      { weights: [1, 1], stages: [{ populations: [1, 1] }] },
      'at least the 2 drawn (got 1)',
    ],
    ['a stratum of two sizes', { weights: [1, 1], stages: [{ populations: [5, 6] }] }, 'one number within a stratum'],
    ['nobody with a weight', { weights: [0, 0] }, 'must have respondents (got none)'],
  ])('refuses %s', (_, sample, message) => {
    expect(() => stats.surveyMean(sample, [1, 2])).toThrow(message);
  });
});

describe('a ratio', () => {
  it('is 0 for nothing of something, and refused for anything of nothing', () => {
    const sample = { weights: [1, 2] };
    const zero = stats.surveyRatio(sample, { numerator: [0, 0], denominator: [1, 3] });
    expect([zero.estimate, zero.standardError]).toEqual([0, 0]);
    expect(() => stats.surveyRatio(sample, { numerator: [1, 1], denominator: [2, -1] })).toThrow('add up to 0');
  });
});

describe('design effects', () => {
  it('are 1 for a simple sample, and not known where all agree or weights are relative', () => {
    const sample = { weights: [1, 1, 1, 1, 1] };
    close(stats.designEffect(sample, [1, 0, 0, 1, 1]).withReplacement, 1);
    expect(stats.designEffect(sample, [1, 0, 0, 1, 1]).withoutReplacement).toBeNull();
    expect(stats.designEffect(sample, [1, 1, 1, 1, 1])).toEqual({ withoutReplacement: null, withReplacement: null });
  });
  it('grow with the size of clusters that agree', () => {
    const answers = [1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0];
    const units = answers.map((_, at) => Math.floor(at / 3));
    const sample = { weights: answers.map(() => 50), stages: [{ units }] };
    close(stats.designEffect(sample, answers).withReplacement, 11 / 3);
  });
});

describe('intervals of surveys', () => {
  const base = { n: 50, effectiveN: 40, df: 12 };
  it('stay within the range of the answers, however near its end', () => {
    for (const estimate of [0, 1e-9, 0.001, 0.5, 0.999, 1]) {
      const interval = stats.boundedInterval({ ...base, estimate, standardError: 0.05 }, 0.95);
      expect(interval?.low).toBeGreaterThanOrEqual(0);
      expect(interval?.high).toBeLessThanOrEqual(1);
      expect(interval?.low).toBeLessThanOrEqual(estimate);
      expect(interval?.high).toBeGreaterThanOrEqual(estimate);
    }
    const net = stats.boundedInterval({ ...base, estimate: -1, standardError: 0 }, 0.95, { lowest: -1, highest: 1 });
    expect(net).toMatchObject({ low: -1, method: 'exact' });
    expect(net?.high).toBeGreaterThan(-0.95);
    expect(() => stats.boundedInterval({ ...base, estimate: 1.2, standardError: 0 }, 0.95)).toThrow('from 0 to 1');
  });
  it('are not of no width where all gave one answer inside the range', () => {
    const answers = { n: 20, effectiveN: 20, df: 19, standardError: 0 };
    const interval = stats.boundedInterval({ ...answers, estimate: 3 }, 0.95, { lowest: 1, highest: 5 });
    // R 4.2.2: 1 + 4 * 0.5 * binom.test(20, 20)$conf.int[1], and 1 + 4 * (1 - 0.5 * binom.test(20, 20)$conf.int[1])
    close(interval?.low, 2.66313305803);
    close(interval?.high, 3.33686694197);
    expect(interval?.method).toBe('exact');
    // a mean of thirds leaves rounding of a standard error
    const thirds = stats.surveyMean({ weights: new Array<number>(20).fill(1.3) }, new Array<number>(20).fill(10 / 3));
    const rounded = stats.boundedInterval(thirds, 0.95, { lowest: 1, highest: 5 });
    expect(rounded?.low).toBeLessThan(3.1);
    expect(rounded?.high).toBeGreaterThan(3.5);
  });
  it('mirror each other', () => {
    for (const estimate of [0, 0.2, 0.7]) {
      const one = stats.boundedInterval({ ...base, estimate, standardError: 0.05 }, 0.9);
      const other = stats.boundedInterval({ ...base, estimate: 1 - estimate, standardError: 0.05 }, 0.9);
      close(one?.low, 1 - (other?.high ?? Number.NaN));
      close(one?.high, 1 - (other?.low ?? Number.NaN));
    }
  });
  it('are Clopper and Pearson’s where all of a simple sample agree', () => {
    const { interval } = stats.surveyShare({ weights: [1], counts: [14] }, [true], { level: 0.95 });
    close(interval?.low, stats.clopperPearsonInterval({ hits: 14, n: 14 }, 0.95).low);
    expect(interval?.high).toBe(1);
  });
  it('are withheld without a degree of freedom', () => {
    expect(stats.surveyInterval({ estimate: 1, standardError: 1, df: 0 }, 0.95)).toBeNull();
    expect(stats.surveyShare({ weights: [2] }, [true], { level: 0.95 }).interval).toBeNull();
  });
  it('hold the share of a clustered population about as often as they say', () => {
    // a fixed sequence in place of dice: 30 clusters of 8, whose members agree with the cluster 3 times of 10
    let state = 11;
    const next = (): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    let held = 0;
    for (let study = 0; study < 400; study += 1) {
      const units = Array.from({ length: 240 }, (_, at) => Math.floor(at / 8));
      const moods = Array.from({ length: 30 }, () => next() < 0.2);
      const yes = units.map((unit) => (next() < 0.3 ? (moods[unit] ?? false) : next() < 0.2));
      const { interval } = stats.surveyShare({ weights: units.map(() => 1), stages: [{ units }] }, yes, {
        level: 0.95,
      });
      if (interval && interval.low <= 0.2 && interval.high >= 0.2) held += 1;
    }
    expect(held / 400).toBeGreaterThan(0.92);
    expect(held / 400).toBeLessThan(0.98);
  });
});
