import { describe, expect, it } from 'vitest';
import {
  type CountPanel,
  detectableEffect,
  imputedEffects,
  imputedEventStudy,
  judgePlacebo,
  levelsBefore,
  likeComparison,
  NEVER,
  placeboPanel,
  poolAreas,
  studentCdf,
} from '../../../src/stats/index.ts';
import { factorise, quadraticForm, solveFactorised } from '../../../src/stats/panels/cholesky.ts';
import { draws, madePanel, panelOf } from './made-panel.ts';

const made = (seed: number, ratio = 1): CountPanel =>
  madePanel(draws(seed), {
    areas: 40,
    periods: 32,
    treated: 16,
    ratio,
    levels: [2, 12],
    shape: 4,
    firstLaunch: 12,
  });

describe('placeboPanel', () => {
  it('moves launches and cuts the panel off before they came', () => {
    const panel = panelOf([new Array(12).fill(3), new Array(12).fill(3)], [10, null]);
    const placebo = placeboPanel(panel, { periods: 4, anticipation: 1 });
    expect([...placebo.launch]).toEqual([5, NEVER]);
    expect([...placebo.kept.subarray(0, 12)]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0]);
    expect([...placebo.kept.subarray(12)]).toEqual(new Array(12).fill(1));
    expect([...panel.launch]).toEqual([10, NEVER]);
  });

  it('pretends nothing for launches after the panel, which are none in it', () => {
    const panel = panelOf([new Array(6).fill(3), new Array(6).fill(3)], [7, null]);
    expect([...placeboPanel(panel, { periods: 3 }).launch]).toEqual([NEVER, NEVER]);
    expect([...placeboPanel(panel, { periods: 3 }).kept]).toEqual([...panel.kept]);
  });

  it('keeps suspended cells out', () => {
    const panel = panelOf(
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
      [3, null],
    );
    const suspended = { ...panel, kept: Uint8Array.of(1, 0, 1, 1, 1, 1, 1, 1) };
    expect([...placeboPanel(suspended, { periods: 1 }).kept]).toEqual([1, 0, 1, 0, 1, 1, 1, 1]);
  });

  it('refuses to pretend no earlier launch', () => {
    expect(() => placeboPanel(panelOf([[1]], [0]), { periods: 0 })).toThrow('above 0');
  });

  it('is not touched by the effect, which comes later', () => {
    const options = { level: 0.95 };
    const panel = made(2);
    const harmed = {
      ...panel,
      events: panel.events.map((events, row) =>
        panel.period[row]! >= panel.launch[panel.area[row]!]! ? 3 * events : events,
      ),
    };
    expect(imputedEffects(placeboPanel(harmed), options)).toEqual(imputedEffects(placeboPanel(panel), options));
  });
});

describe('judgePlacebo', () => {
  it.each([
    [0.9, 1.1, 'supported'],
    [0.91, 0.99, 'supported'], // excludes 1, yet too small to matter
    [0.89, 1.1, 'inconclusive'],
    [0.9, 1.11, 'inconclusive'],
    [0.5, 0.99, 'failed'],
    [1.01, 1.2, 'failed'],
    [0, Infinity, 'inconclusive'],
  ] as const)('%d to %d with a worthwhile change of a fifth: %s', (low, high, verdict) => {
    expect(judgePlacebo({ low, high }, 0.2)).toBe(verdict);
  });

  it('needs a change that is worthwhile', () => {
    expect(() => judgePlacebo({ low: 1, high: 1 }, 0)).toThrow('worthwhile');
  });
});

describe('imputedEventStudy', () => {
  it('has the lags of the estimate and the leads of the placebo', () => {
    const panel = made(4, 0.7);
    const study = imputedEventStudy(panel, { level: 0.95, leads: 6, last: 10 });
    expect(study.leads.map(({ label }) => label)).toEqual([-6, -5, -4, -3, -2, -1]);
    expect(study.lags.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const { overall } = imputedEffects(panel, { level: 0.95 });
    expect(study.lags.reduce((sum, { observed }) => sum + observed, 0)).toBe(overall.observed);
    expect(study.lags.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(overall.expected, 7);
    expect(study.placebo).toEqual({
      ...imputedEffects(placeboPanel(panel, { periods: 6 }), { level: 0.95 }).overall,
      label: 'placebo',
    });
  });

  it('names leads by the true launch, whatever was left out before it', () => {
    const study = imputedEventStudy(made(4), { level: 0.95, leads: 3, anticipation: 2, phaseIn: 1 });
    expect(study.leads.map(({ label }) => label)).toEqual([-5, -4, -3]);
    expect(study.lags[0]?.label).toBe(1);
  });

  it('tests one lead as its own t does', () => {
    const { leads, preTrend } = imputedEventStudy(made(9), { level: 0.95, leads: 1 });
    const [lead] = leads;
    if (lead?.inference.status !== 'given' || preTrend.status !== 'given') throw new Error('withheld');
    expect(preTrend.df).toEqual({ numerator: 1, denominator: lead.areas - 1 });
    expect(preTrend.statistic).toBeCloseTo((Math.log(lead.ratio!) / lead.inference.standardError) ** 2, 9);
    expect(preTrend.p).toBeCloseTo(lead.inference.p, 9);
  });

  it('withholds the joint test where there are no more areas than leads', () => {
    expect(imputedEventStudy(made(9), { level: 0.95, leads: 11 }).preTrend.status).toBe('given');
    const panel = madePanel(draws(1), {
      areas: 20,
      periods: 32,
      treated: 6,
      ratio: 1,
      levels: [6, 12],
      shape: 4,
      firstLaunch: 14,
    });
    expect(imputedEventStudy(panel, { level: 0.95 }).preTrend).toEqual({
      status: 'withheld',
      reason: 'few-treated-areas',
    });
    const few = madePanel(draws(1), {
      areas: 20,
      periods: 32,
      treated: 3,
      ratio: 1,
      levels: [6, 12],
      shape: 4,
      firstLaunch: 14,
    });
    expect(imputedEventStudy(few, { level: 0.95 }).preTrend).toEqual({
      status: 'withheld',
      reason: 'lead-without-interval',
    });
  });
});

describe('likeComparison', () => {
  // means before the first launch, period 2: 4 and 10 (median 7) against 2, 3, 21, 22, 0
  const panel = panelOf(
    [
      [3, 5, 0, 0],
      [10, 10, 9, 0],
      [2, 2, 90, 90],
      [3, 3, 3, 3],
      [20, 22, 1, 1],
      [22, 22, 1, 1],
      [0, 0, 9, 9],
    ],
    [2, 3, null, null, null, null, null],
  );

  it('keeps comparison areas within a factor of the median of the treated areas', () => {
    expect(likeComparison(panel)).toMatchObject({
      median: 7,
      kept: ['area 3', 'area 4'],
      dropped: ['area 2', 'area 5', 'area 6'],
    });
    expect(likeComparison(panel, { factor: 3.5 })?.kept).toEqual(['area 2', 'area 3', 'area 4', 'area 5']);
  });

  it('leaves the rows of the others out, and the treated areas in whatever their level', () => {
    const like = likeComparison(panel, { factor: 1.1 });
    expect([...new Set([...panel.area].filter((_, row) => like?.panel.kept[row] === 1))]).toEqual([0, 1]);
  });

  it('measures levels by exposure', () => {
    const longer = { ...panel, exposure: panel.exposure.map((_, row) => (panel.area[row] === 2 ? 0.5 : 1)) };
    expect(likeComparison(longer)?.kept).toEqual(['area 2', 'area 3', 'area 4']);
    expect(levelsBefore(longer)).toEqual([4, 10, 4, 3, 21, 22, 0]);
    expect(levelsBefore(longer, 2)).toEqual(new Array(7).fill(null));
  });

  it('is null where nothing can be like the treated areas', () => {
    expect(
      likeComparison(
        panelOf(
          [
            [0, 0, 1],
            [4, 4, 4],
          ],
          [2, null],
        ),
      ),
    ).toBeNull();
    expect(
      likeComparison(
        panelOf(
          [
            [2, 2, 1],
            [4, 4, 4],
          ],
          [0, null],
        ),
      ),
    ).toBeNull();
    expect(
      likeComparison(
        panelOf(
          [
            [2, 2, 1],
            [4, 4, 4],
          ],
          [null, null],
        ),
      ),
    ).toBeNull();
    expect(() => likeComparison(panel, { factor: 0 })).toThrow('factor');
  });
});

describe('poolAreas', () => {
  const panel = panelOf(
    [
      [0, 0, 3],
      [5, 6, 4],
      [7, 5, 6],
      [1, 2, 3],
    ],
    [2, null, null, 1],
  );

  it('adds counts and exposures, and takes the first launch', () => {
    const pooled = poolAreas(panel, { 'area 0': 'west', 'area 2': 'west' });
    expect(pooled.areaNames).toEqual(['west', 'area 1', 'area 3']);
    expect([...pooled.events]).toEqual([7, 5, 9, 5, 6, 4, 1, 2, 3]);
    expect([...pooled.exposure]).toEqual([2, 2, 2, 1, 1, 1, 1, 1, 1]);
    expect([...pooled.launch]).toEqual([2, NEVER, 1]);
  });

  it('has no cell where one of the pool is missing or left out', () => {
    const gap = { ...panel, kept: panel.kept.map((kept, row) => (row === 7 ? 0 : kept)) };
    const pooled = poolAreas(gap, { 'area 0': 'west', 'area 2': 'west' });
    expect([...pooled.period]).toEqual([0, 2, 0, 1, 2, 0, 1, 2]);
  });

  it('gives an area without events before its launch an expected count', () => {
    const options = { level: 0.95, fewest: { treated: 2, comparison: 1 } };
    expect(imputedEffects(panel, options).without.noEventsBefore).toEqual(['area 0']);
    const { overall, without } = imputedEffects(poolAreas(panel, { 'area 0': 'west', 'area 2': 'west' }), options);
    expect(without.noEventsBefore).toEqual([]);
    expect(overall.areas).toBe(2);
  });

  it('knows only areas of the panel', () => {
    expect(() => poolAreas(panel, { 'area 9': 'west' })).toThrow('area 9');
  });
});

describe('detectableEffect', () => {
  it('is found with the power asked for, as far as the far tail can be neglected', () => {
    const estimate = { standardError: 0.12, df: 9 };
    const { lower, higher } = detectableEffect(estimate, { alpha: 0.05, power: 0.8 });
    expect(lower * higher).toBeCloseTo(1, 12);
    const critical = 2.2621571627982;
    expect(studentCdf(Math.log(higher) / 0.12 - critical, 9)).toBeCloseTo(0.8, 9);
  });

  it.each([
    [{ standardError: 0, df: 3 }, { alpha: 0.05, power: 0.8 }, 'standardError'],
    [{ standardError: 1, df: 0 }, { alpha: 0.05, power: 0.8 }, 'df'],
    [{ standardError: 1, df: 3 }, { alpha: 0, power: 0.8 }, 'alpha'],
    [{ standardError: 1, df: 3 }, { alpha: 0.05, power: 1 }, 'power'],
  ])('refuses %o %o', (estimate, wanted, said) => {
    expect(() => detectableEffect(estimate, wanted)).toThrow(said);
  });
});

describe('the Cholesky factor', () => {
  it('solves', () => {
    const matrix = Float64Array.of(4, 2, 0.6, 2, 5, 1, 0.6, 1, 3);
    const values = Float64Array.of(1, -2, 0.5);
    const factor = matrix.slice();
    expect(factorise(factor, 3)).toBe(true);
    const solved = values.slice();
    solveFactorised(factor, solved);
    for (let row = 0; row < 3; row += 1) {
      const back = [0, 1, 2].reduce((sum, column) => sum + matrix[row * 3 + column]! * solved[column]!, 0);
      expect(back).toBeCloseTo(values[row]!, 12);
    }
  });

  it('tells dependence from units', () => {
    expect(quadraticForm(Float64Array.of(1e9, 1e-9), Float64Array.of(1e18, 0, 0, 1e-18))).toBeCloseTo(2, 9);
    expect(quadraticForm(Float64Array.of(1, 1), Float64Array.of(0, 0, 0, 1))).toBeNull();
  });
});
