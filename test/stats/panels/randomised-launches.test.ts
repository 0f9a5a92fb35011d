import { describe, expect, it } from 'vitest';
import {
  type CountPanel,
  dummies,
  glm,
  groupRows,
  imputeCounts,
  imputedEffects,
  levelStrata,
  NEVER,
  poisson,
  pretendedLaunches,
  type RandomisationOptions,
  randomisedLaunches,
} from '../../../src/stats/index.ts';
import { cellRole, cellRoles } from '../../../src/stats/panels/count-panel.ts';
import { draws, madePanel, panelOf } from './made-panel.ts';

const draw = draws(1);
const options = { level: 0.95, draw: (below) => Math.floor(draw() * below) } satisfies RandomisationOptions;

const few = (seed: number, treated = 3): CountPanel =>
  madePanel(draws(seed), { areas: 12, periods: 16, treated, ratio: 1, levels: [4, 20], shape: 20, firstLaunch: 8 });

const isAfter = (panel: CountPanel, row: number): boolean => panel.period[row]! >= panel.launch[panel.area[row]!]!;

/** All launches in one period, with an effect from it on: then assignments are choices of areas. */
function together(seed: number, ratio = 1, treated = 3): CountPanel {
  const panel = few(seed, treated);
  const launched = { ...panel, launch: panel.launch.map((launch) => (launch === NEVER ? NEVER : 8)) };
  return {
    ...launched,
    events: panel.events.map((count, row) => Math.round(isAfter(launched, row) ? count * ratio : count)),
  };
}

describe('imputation by a regression with dummies', () => {
  it.each([1, 2, 3])('is the same as by scaling, with exposures and missing cells (seed %d)', (seed) => {
    const panel = madePanel(draws(seed), {
      areas: 9,
      periods: 14,
      treated: 4,
      ratio: 0.8,
      levels: [1, 15],
      shape: 3,
      firstLaunch: 5,
    });
    const random = draws(seed + 50);
    const uneven = {
      ...panel,
      exposure: panel.exposure.map(() => 50 + 50 * random()),
      kept: panel.kept.map(() => (random() < 0.85 ? 1 : 0)),
    };
    const roles = cellRoles(uneven);
    const rows = [...roles.keys()].filter((row) => roles[row] === cellRole.untreated);
    const groups = (column: Int32Array) => dummies(groupRows(rows.map((row) => column[row]!)), 'e');
    const [areas, periods] = [groups(uneven.area), groups(uneven.period)];
    const fit = glm({
      family: poisson,
      response: rows.map((row) => uneven.events[row]!),
      columns: [...areas, ...periods.slice(1)],
      offset: rows.map((row) => Math.log(uneven.exposure[row]!)),
    });
    const effectOf = (column: Int32Array, row: number, from: number) => {
      const labels = groupRows(rows.map((other) => column[other]!)).labels;
      const place = labels.indexOf(column[row]!);
      return from === 0 || place > 0 ? fit.coefficients[from + place - (from === 0 ? 0 : 1)]! : 0;
    };
    const { row, expected } = imputeCounts(uneven);
    expect(row.length).toBeGreaterThan(5);
    for (const [place, cell] of row.entries()) {
      const log = effectOf(uneven.area, cell, 0) + effectOf(uneven.period, cell, areas.length);
      expect(expected[place]! / (uneven.exposure[cell]! * Math.exp(log))).toBeCloseTo(1, 8);
    }
  });
});

describe('randomisedLaunches', () => {
  it('has the estimate of the jackknife, and p over all choices of areas', () => {
    const panel = together(3, 0.4);
    const found = randomisedLaunches(panel, options);
    const { overall } = imputedEffects(panel, { level: 0.95 });
    expect(found).toMatchObject({
      observed: overall.observed,
      expected: expect.closeTo(overall.expected, 7),
      assignments: 220,
      isExhaustive: true,
      smallest: 1 / 220,
    });
    if (found.inference.status !== 'given') throw new Error('withheld');
    expect(found.inference.p).toBe(Math.max(found.inference.pOfRatio, found.inference.pOfStandardised));
    expect(found.inference.p).toBeLessThan(0.02);
    expect((found.inference.p * 220) % 1).toBeCloseTo(0, 9);
    const { interval } = found.inference;
    expect(interval?.low).toBeLessThan(found.ratio!);
    expect(interval?.high).toBeGreaterThan(found.ratio!);
    expect(interval?.high).toBeLessThan(1);
  });

  it('agrees with its interval: a ratio at its end has p at 1 − level', () => {
    const panel = together(6, 0.8);
    const { inference } = randomisedLaunches(panel, options);
    if (inference.status !== 'given' || inference.interval === null) throw new Error('withheld');
    const pAt = (ratio: number) => {
      const events = panel.events.map((count, row) => (isAfter(panel, row) ? count / ratio : count));
      const moved = randomisedLaunches({ ...panel, events }, { ...options, interval: false }).inference;
      return moved.status === 'given' ? moved.p : Number.NaN;
    };
    for (const [end, side] of [
      [inference.interval.low, -1],
      [inference.interval.high, 1],
    ] as const) {
      expect(pAt(end)).toBeGreaterThan(0.05);
      expect(pAt(end * Math.exp(side * 0.002))).toBeLessThanOrEqual(0.05 + 1e-9);
    }
  });

  it('moves launches of different periods as they are', () => {
    const panel = few(2, 2);
    const kinds = new Set(panel.launch).size;
    expect(randomisedLaunches(panel, { ...options, interval: false }).assignments).toBe(kinds === 3 ? 132 : 66);
  });

  it('draws a sample where there are too many ways, the same for the same seed', () => {
    const panel = madePanel(draws(8), {
      areas: 24,
      periods: 14,
      treated: 4,
      ratio: 0.5,
      levels: [5, 15],
      shape: 20,
      firstLaunch: 6,
    });
    const run = () => {
      const seeded = draws(99);
      return randomisedLaunches(panel, { level: 0.95, interval: false, draw: (below) => Math.floor(seeded() * below) });
    };
    const found = run();
    expect(found).toMatchObject({ isExhaustive: false, smallest: 1 / 1000 });
    expect(found.assignments).toBeGreaterThan(10_000);
    expect(run()).toEqual(found);
  });

  it('withholds p where the assignments are too few for the level', () => {
    const panel = together(1, 0.5, 1);
    expect(randomisedLaunches(panel, options)).toMatchObject({
      assignments: 12,
      smallest: 1 / 12,
      inference: { status: 'withheld', reason: 'smallest-p-too-large' },
    });
    expect(randomisedLaunches(panel, { ...options, level: 0.9, interval: false }).inference.status).toBe('given');
  });

  it('keeps launches within strata', () => {
    const strata = [0, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1];
    expect(randomisedLaunches(together(1, 0.5), { ...options, strata, interval: false }).assignments).toBe(6 * 15);
  });

  it('has no interval where nothing was observed, and nothing where nothing is expected', () => {
    const panel = together(4, 1);
    const none = {
      ...panel,
      events: panel.events.map((count, row) => (isAfter(panel, row) ? 0 : count)),
    };
    expect(randomisedLaunches(none, options)).toMatchObject({
      ratio: 0,
      inference: { status: 'given', interval: null },
    });
    const quiet = {
      ...panel,
      events: panel.events.map((count, row) => (panel.area[row]! < 3 && panel.period[row]! < 8 ? 0 : count)),
    };
    expect(randomisedLaunches(quiet, options).inference).toEqual({ status: 'withheld', reason: 'nothing-expected' });
    expect(() => randomisedLaunches({ ...panel, launch: panel.launch.map(() => NEVER) }, options)).toThrow(
      'treated cell',
    );
  });

  it('gives no launch to areas that were not observed', () => {
    const panel = together(1, 0.5);
    const gone = { ...panel, kept: panel.kept.map((kept, row) => (panel.area[row]! > 9 ? 0 : kept)) };
    expect(randomisedLaunches(gone, { ...options, interval: false }).assignments).toBe(120);
  });
});

describe('levelStrata', () => {
  const levels = (values: readonly number[], treated: readonly number[]) =>
    panelOf(
      values.map((value) => [value, value, value]),
      values.map((_, area) => (treated.includes(area) ? 2 : null)),
    );

  it('has as many strata as leave enough areas in each', () => {
    const values = Array.from({ length: 18 }, (_, area) => 100 - area);
    expect(levelStrata(levels(values, [0, 7, 13]), { level: 0.95 })).toEqual(
      values.map((_, area) => 2 - Math.floor(area / 6)),
    );
    const twelve = values.slice(0, 12);
    // thirds would leave two comparison areas beside two treated ones
    expect(levelStrata(levels(twelve, [0, 1, 11]), { level: 0.95 })).toEqual(
      twelve.map((_, area) => (area < 6 ? 1 : 0)),
    );
    expect(levelStrata(levels(twelve, [0, 1, 2, 3]), { level: 0.95 })).toEqual(new Array(12).fill(0));
    // one treated area cannot reach a small p in a half of them
    expect(levelStrata(levels(values, [0]), { level: 0.95 })).toEqual(new Array(18).fill(0));
  });
});

describe('pretendedLaunches', () => {
  it('estimates each comparison area as if it were treated', () => {
    const panel = together(5, 0.5);
    const placebos = pretendedLaunches(panel);
    expect(placebos.map(({ area }) => area)).toEqual(panel.areaNames.slice(3));
    const alone = { ...panel, launch: panel.launch.map((_, area) => (area === 4 ? 8 : NEVER)) };
    const kept = panel.kept.map((_, row) => (panel.area[row]! < 3 && panel.period[row]! >= 8 ? 0 : 1));
    const { overall } = imputedEffects({ ...alone, kept }, { level: 0.95 });
    expect(placebos[1]).toEqual({
      area: 'area 4',
      observed: overall.observed,
      expected: expect.closeTo(overall.expected, 7),
      ratio: expect.closeTo(overall.ratio!, 9),
    });
  });

  it('takes another period, and needs one in the panel', () => {
    const panel = together(5, 0.5);
    expect(pretendedLaunches(panel, { launch: 14 })[0]?.observed).toBeLessThan(pretendedLaunches(panel)[0]!.observed);
    expect(() => pretendedLaunches({ ...panel, launch: panel.launch.map(() => NEVER) })).toThrow('launch');
  });
});
