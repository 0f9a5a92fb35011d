import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibratedEffect, calibratedWeights, type MatchedUnit } from '../../../src/stats/index.ts';

/** Programme areas among comparison areas that surround them, so that weights exist. */
const areas = fc
  .record({
    controls: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 500 })), {
      minLength: 4,
      maxLength: 40,
    }),
    mixing: fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 44, maxLength: 44 }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ controls, mixing }): readonly MatchedUnit[] => {
    const corners = [...controls, [0, 0], [9, 0], [0, 500], [9, 500]] as const;
    const treated = mixing.map((weights) => {
      const own = weights.slice(0, corners.length);
      const sum = own.reduce((total, weight) => total + weight, 0);
      return [0, 1].map((column) => corners.reduce((total, row, j) => total + (own[j]! / sum) * row[column]!, 0));
    });
    return [
      ...corners.map((matchOn) => ({ isTreated: false, matchOn })),
      ...treated.map((matchOn) => ({ isTreated: true, matchOn })),
    ];
  });

const total = (units: readonly MatchedUnit[], weights: ArrayLike<number>, column: number, treated: boolean) =>
  units.reduce((sum, unit, j) => sum + (unit.isTreated === treated ? weights[j]! * unit.matchOn[column]! : 0), 0);

describe('calibratedWeights', () => {
  it.each(['linear', 'raking'] as const)('meets every total with weights that are not negative: %s', (distance) => {
    fc.assert(
      fc.property(areas, (units) => {
        const { status, weights, balanceError } = calibratedWeights(units, distance);
        expect(status).toBe('calibrated');
        expect(weights.every((weight) => weight >= 0)).toBe(true);
        expect(balanceError).toBeLessThan(1e-3);
        const count = units.filter(({ isTreated }) => isTreated).length;
        const sum = weights.reduce((all, weight, j) => all + (units[j]!.isTreated ? 0 : weight), 0);
        expect(sum).toBeCloseTo(count, 5);
        for (const column of [0, 1]) {
          expect(total(units, weights, column, false)).toBeCloseTo(total(units, weights, column, true), 3);
        }
      }),
    );
  });

  it('rakes by factors: the log of the weights is linear in what is matched', () => {
    const values = [1, 2, 3, 4, 5, 6];
    const units = [{ isTreated: true, matchOn: [4.2] }, ...values.map((v) => ({ isTreated: false, matchOn: [v] }))];
    const logs = Array.from(calibratedWeights(units, 'raking').weights.slice(1), Math.log);
    const steps = logs.slice(1).map((log, j) => log - logs[j]!);
    for (const step of steps) expect(step).toBeCloseTo(steps[0]!, 9);
  });

  it('keeps linear weights on a line, and at zero where the line would go below', () => {
    const values = [0, 1, 2, 3, 4];
    const units = [{ isTreated: true, matchOn: [3.5] }, ...values.map((v) => ({ isTreated: false, matchOn: [v] }))];
    const weights = Array.from(calibratedWeights(units).weights.slice(1), (weight) => Number(weight.toFixed(9)));
    // a step of ¼ from one to the next: the line would be at −1/6 and −5/12 for the first two
    expect(weights).toEqual([0, 0, 0.083333333, 0.333333333, 0.583333333]);
  });

  it('takes totals that say the same twice', () => {
    const twice = (v: number, isTreated: boolean) => ({ isTreated, matchOn: [v, 2 * v, 7] });
    const units = [twice(2, true), twice(1, false), twice(2, false), twice(4, false)];
    const { status, weights } = calibratedWeights(units);
    expect(status).toBe('calibrated');
    expect(total(units, weights, 0, false)).toBeCloseTo(2, 6);
  });

  it.each(['linear', 'raking'] as const)('says so when there are no such weights: %s', (distance) => {
    const outside = [9, 1, 2, 3].map((v, j) => ({ isTreated: j === 0, matchOn: [v] }));
    const { status, balanceError } = calibratedWeights(outside, distance);
    expect(status).toBe('not calibrated');
    expect(balanceError).toBeGreaterThan(1);
    const many = [
      { isTreated: true, matchOn: [1, 1, 0] },
      { isTreated: false, matchOn: [1, 0, 1] },
      { isTreated: false, matchOn: [0, 1, 1] },
    ];
    expect(calibratedWeights(many, distance).status).toBe('not calibrated');
  });

  it('needs areas of both kinds, with the same numbers', () => {
    expect(() => calibratedWeights([{ isTreated: true, matchOn: [1] }])).toThrow('some with the programme');
    const uneven = [
      { isTreated: true, matchOn: [1] },
      { isTreated: false, matchOn: [1, 2] },
    ];
    expect(() => calibratedWeights(uneven)).toThrow('units[1].matchOn');
  });
});

describe('calibratedEffect', () => {
  const area = (isTreated: boolean, weight: number, ...after: readonly number[]) => ({ isTreated, weight, after });

  it('is a difference of weighted totals, with the variance of areas as wholes', () => {
    const treated = [3, 5, 4, 6, 2, 4].map((v) => area(true, 1, v, v + 1));
    const controls = Array.from({ length: 18 }, (_, j) => area(false, 1 / 3, (j * 7) % 5, ((j * 7) % 5) + 2));
    const { difference, standardError, p, independentP, low, high } = calibratedEffect([...treated, ...controls], 0.95);
    const sums = (units: readonly { readonly after: readonly number[] }[]) =>
      units.map(({ after }) => after[0]! + after[1]!);
    const [a, b] = [sums(treated), sums(controls)];
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = (values: readonly number[]) => values.reduce((sum, v) => sum + (v - mean(values)) ** 2, 0);
    expect(difference).toBeCloseTo(6 * (mean(a) - mean(b)), 9);
    // equal weights in each arm: the sandwich variance of a difference of means, with G / (G − 1)
    const variance = 36 * (24 / 23) * (squares(a) / 36 + squares(b) / 18 ** 2);
    expect(standardError).toBeCloseTo(Math.sqrt(variance), 9);
    expect(independentP!).toBeLessThan(p!);
    expect((low! + high!) / 2).toBeCloseTo(difference, 9);
  });

  it('has no p with four programme areas, nor with nineteen areas', () => {
    const of = (treated: number, controls: number) =>
      calibratedEffect(
        [
          ...Array.from({ length: treated }, (_, j) => area(true, 1, j)),
          ...Array.from({ length: controls }, (_, j) => area(false, treated / controls, j)),
        ],
        0.95,
      );
    expect(of(4, 30)).toMatchObject({ p: null, low: null, high: null });
    expect(of(5, 14).p).toBeNull();
    expect(of(5, 15).p).not.toBeNull();
  });

  it('has no relative difference from nothing, and leaves areas without weight alone', () => {
    const effect = calibratedEffect([area(true, 1, 4), area(false, 1, 0), area(false, 0, Number.NaN)], 0.95);
    expect(effect).toMatchObject({ treated: 4, control: 0, difference: 4, relative: null });
    expect(() => calibratedEffect([area(true, 1, 4), area(false, 0, 3)], 0.95)).toThrow('weighted ones');
    expect(() => calibratedEffect([area(true, 1, 4), area(false, 1, 3, 2)], 0.95)).toThrow('units[1].after');
  });
});
