import { describe, expect, it } from 'vitest';
import {
  augmentedControl,
  chooseLambda,
  conformalInference,
  type DonorPanel,
  meanUnit,
  syntheticControl,
} from '../../../src/stats/index.ts';

/** Reproducible noise in (−0.5, 0.5). */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
}

/** Donors that share two factors with a treated unit that lies beyond them all. */
function panelOf({ donors, periods, pre, effect }: Readonly<Record<'donors' | 'periods' | 'pre' | 'effect', number>>) {
  const draw = noise(7);
  const series = (load: number, shift: number) =>
    Array.from({ length: periods }, (_, t) => 40 + load * Math.sin(t / 2) * 9 + shift + 2 * draw());
  return {
    treated: { unit: 't', values: series(1.3, 9).map((value, t) => value + (t < pre ? 0 : effect)) },
    donors: Array.from({ length: donors }, (_, j) => ({ unit: `d${j}`, values: series(j / donors, 12 * (j % 2)) })),
    prePeriods: pre,
  };
}
const beyond: DonorPanel = panelOf({ donors: 9, periods: 30, pre: 24, effect: 0 });

/** Gauss's elimination, for a system to compare with. */
function solve(rows: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const work = rows.map((row, index) => [...row, right[index]!]);
  for (const [pivot, row] of work.entries()) {
    for (const [other, values] of work.entries()) {
      if (other === pivot) continue;
      const factor = values[pivot]! / row[pivot]!;
      for (const column of values.keys()) values[column] = values[column]! - factor * row[column]!;
    }
  }
  return work.map((row, index) => row[row.length - 1]! / row[index]!);
}

/** The formula of the paper, written out. */
function byFormula({ treated, donors, prePeriods }: DonorPanel, lambda: number): readonly number[] {
  const periods = [...Array(prePeriods).keys()];
  const weights = syntheticControl({ treated, donors, prePeriods }).weights.map(({ weight }) => weight);
  const mean = periods.map((t) => donors.reduce((sum, { values }) => sum + values[t]!, 0) / donors.length);
  const centred = donors.map(({ values }) => periods.map((t) => values[t]! - mean[t]!));
  const gap = periods.map(
    (t) => treated.values[t]! - donors.reduce((s, { values }, j) => s + weights[j]! * values[t]!, 0),
  );
  const system = periods.map((s) =>
    periods.map((t) => centred.reduce((sum, row) => sum + row[s]! * row[t]!, 0) + (s === t ? lambda : 0)),
  );
  const slope = solve(system, gap);
  return weights.map((weight, j) => weight + centred[j]!.reduce((sum, value, t) => sum + value * slope[t]!, 0));
}

describe('augmentedControl', () => {
  it.each([0.5, 30, 1e4])('has the weights of the formula at λ = %d', (lambda) => {
    const { weights, minWeight } = augmentedControl(beyond, { lambda });
    const expected = byFormula(beyond, lambda);
    for (const [j, { weight }] of weights.entries()) expect(weight).toBeCloseTo(expected[j]!, 9);
    expect(weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 10);
    expect(minWeight).toBeCloseTo(Math.min(...expected), 9);
  });

  it('goes from the synthetic control to the best fit as λ falls', () => {
    const plain = syntheticControl(beyond);
    expect(augmentedControl(beyond, { lambda: Infinity }).att).toBeCloseTo(plain.att, 12);
    expect(augmentedControl(beyond, { lambda: 1e15 }).att).toBeCloseTo(plain.att, 6);
    const imbalances = [Infinity, 1e4, 100, 1, 0].map((lambda) => augmentedControl(beyond, { lambda }).l2Imbalance);
    expect(imbalances).toEqual([...imbalances].sort((a, b) => b - a));
    expect(imbalances[0]).toBeCloseTo(plain.preRmspe * Math.sqrt(24), 9);
  });

  it('fits perfectly without λ where there are more donors than periods', () => {
    const wide = panelOf({ donors: 12, periods: 9, pre: 6, effect: 0 });
    const { l2Imbalance, minWeight } = augmentedControl(wide, { lambda: 0 });
    expect(l2Imbalance).toBeLessThan(1e-9);
    expect(minWeight).toBeLessThan(0);
  });

  it('leaves a perfect synthetic control alone', () => {
    const values = beyond.donors[0]!.values.map((value, t) => (value + beyond.donors[3]!.values[t]!) / 2);
    const inside = { ...beyond, treated: { unit: 't', values } };
    const { att, minWeight } = augmentedControl(inside, { lambda: 1 });
    expect(att).toBeCloseTo(0, 9);
    expect(minWeight).toBeGreaterThan(-1e-9);
  });

  it('takes several programme areas as their mean', () => {
    const treated = meanUnit([beyond.treated, beyond.donors[0]!], 'both');
    const donors = beyond.donors.slice(1);
    const gaps = [beyond.treated, beyond.donors[0]!].map(
      (unit) => augmentedControl({ treated: unit, donors, prePeriods: 24 }, { lambda: 0 }).att,
    );
    // without λ the control is a linear function of the treated unit
    const pooled = augmentedControl({ treated, donors, prePeriods: 24 }, { lambda: 0 }).att;
    expect(pooled).toBeCloseTo((gaps[0]! + gaps[1]!) / 2, 6);
  });

  it('refuses a negative λ', () => {
    expect(() => augmentedControl(beyond, { lambda: -1 })).toThrow('lambda: must be zero or more');
  });
});

describe('chooseLambda', () => {
  it('has the errors of refits without each period but the last', () => {
    const { tried } = chooseLambda(beyond);
    for (const step of [4, 9, 14]) {
      const { lambda, error, standardError } = tried[step]!;
      const squares = [...Array(23).keys()].map((out) => {
        const without = (values: readonly number[]) => [...values.filter((_, t) => t !== out), values[out]!];
        const moved = (unit: DonorPanel['treated']) => ({ ...unit, values: without(unit.values.slice(0, 24)) });
        const refit = { treated: moved(beyond.treated), donors: beyond.donors.map(moved), prePeriods: 23 };
        return augmentedControl(refit, { lambda }).gaps[23]! ** 2;
      });
      const mean = squares.reduce((sum, square) => sum + square, 0) / 23;
      expect(error).toBeCloseTo(mean, 8);
      const variance = squares.reduce((sum, square) => sum + (square - mean) ** 2, 0) / 22;
      expect(standardError).toBeCloseTo(Math.sqrt(variance / 23), 8);
    }
  });

  it('takes the largest λ within one standard error of the least error', () => {
    const { lambda, tried } = chooseLambda(beyond);
    const best = tried.reduce((least, one) => (one.error < least.error ? one : least));
    for (const one of tried) {
      if (one.lambda > lambda) expect(one.error).toBeGreaterThan(best.error + best.standardError);
      if (one.lambda === lambda) expect(one.error).toBeLessThanOrEqual(best.error + best.standardError);
    }
    expect(tried[0]!.lambda / tried[20]!.lambda).toBeCloseTo(1e8, 0);
  });

  it('needs three periods', () => {
    expect(() => chooseLambda({ ...beyond, prePeriods: 2 })).toThrow('three or more');
  });
});

describe('conformalInference', () => {
  const large = panelOf({ donors: 9, periods: 30, pre: 24, effect: -25 });

  it('finds a large effect: p as small as the shifts allow, intervals around it and without zero', () => {
    const { p, periods } = conformalInference(large, { level: 0.9 });
    expect(p).toBeCloseTo(1 / 30, 12);
    expect(periods).toHaveLength(6);
    for (const { gap, low, high, p: own } of periods) {
      expect(own).toBeLessThanOrEqual(0.1);
      expect(low < gap && gap < high && high < 0).toBe(true);
    }
  });

  it('never rejects no effect where zero is in the interval, nor the other way round', () => {
    for (const effect of [-3, -1.5, 0, 2, 4]) {
      const { periods } = conformalInference(panelOf({ donors: 9, periods: 30, pre: 24, effect }), { level: 0.9 });
      for (const { low, high, p } of periods) expect(low <= 0 && 0 <= high).toBe(p > 0.1);
    }
  });

  it('has an infinite interval where no rank could reject', () => {
    const short = panelOf({ donors: 9, periods: 12, pre: 10, effect: -25 });
    const { periods } = conformalInference(short, { level: 0.95, lambda: Infinity });
    expect(periods.map(({ low, high }) => [low, high])).toEqual([
      [-Infinity, Infinity],
      [-Infinity, Infinity],
    ]);
  });

  it('moves with the unit of the outcome', () => {
    const scaled = (unit: DonorPanel['treated']) => ({ ...unit, values: unit.values.map((value) => 1000 * value) });
    const other = { treated: scaled(large.treated), donors: large.donors.map(scaled), prePeriods: 24 };
    const [one, thousand] = [large, other].map((panel) => conformalInference(panel, { level: 0.9, lambda: Infinity }));
    for (const [index, { low, p }] of one!.periods.entries()) {
      expect(thousand!.periods[index]!.low / (1000 * low)).toBeCloseTo(1, 4);
      expect(thousand!.periods[index]!.p).toBe(p);
    }
  });
});
