import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Adjustment,
  balancedPanel,
  type GroupTimeOptions,
  groupTimeEffects,
  type OutcomePanel,
  preTreatmentTest,
  type Summary,
  summariseGroupTime,
  trendDifference,
} from '../../../src/stats/index.ts';
import { draws } from './made-panel.ts';

const plain = {
  comparison: 'never-treated',
  base: 'varying',
  anticipation: 0,
  adjustment: 'doubly-robust',
} satisfies GroupTimeOptions;
const adjustments: readonly Adjustment[] = ['regression', 'weighting', 'doubly-robust'];

type Made = {
  readonly seed: number;
  readonly groups: readonly number[];
  readonly times: number;
  readonly covariates?: number;
};

/** Units with groups in turn, levels and trends of their own, and covariates that move both. */
function made({ seed, groups, times, covariates = 0 }: Made): OutcomePanel {
  const draw = draws(seed);
  const normal = () => draw() + draw() + draw() + draw() - 2;
  const rows = groups.flatMap((group, unit) => {
    const x = Array.from({ length: covariates }, () => normal() + (group === Infinity ? 0 : 0.3));
    const trend = x.reduce((sum, value) => sum + 0.3 * value, 0);
    return Array.from({ length: times }, (_, at) => {
      const time = at + 1;
      const outcome =
        unit + 0.5 * time + trend * time + (time >= group ? group / 4 + 0.2 * (time - group) : 0) + normal();
      return { unit, time, group, outcome, x };
    });
  });
  return balancedPanel({
    unit: rows.map(({ unit }) => unit),
    time: rows.map(({ time }) => time),
    group: rows.map(({ group }) => group),
    outcome: rows.map(({ outcome }) => outcome),
    covariates: Array.from({ length: covariates }, (_, k) => ({ name: `x${k}`, values: rows.map(({ x }) => x[k]!) })),
  }).panel;
}

const inTurn = (groups: readonly number[], units: number) =>
  Array.from({ length: units }, (_, unit) => groups[unit % groups.length]!);

describe('trendDifference', () => {
  const anyData = fc
    .array(fc.record({ change: fc.double({ min: -50, max: 50, noNaN: true }), treated: fc.constantFrom(0, 1) }), {
      minLength: 6,
      maxLength: 40,
    })
    .filter((units) => [0, 1].every((arm) => units.filter(({ treated }) => treated === arm).length >= 2));

  it('is a difference of means without covariates, whichever way it is adjusted', () => {
    fc.assert(
      fc.property(anyData, (units) => {
        const arms = [1, 0].map((arm) => units.filter(({ treated }) => treated === arm).map(({ change }) => change));
        const means = arms.map((arm) => arm.reduce((sum, value) => sum + value, 0) / arm.length);
        const errors = arms.map(
          (arm, side) => arm.reduce((sum, value) => sum + (value - means[side]!) ** 2, 0) / arm.length ** 2,
        );
        for (const adjustment of adjustments) {
          const found = trendDifference(
            {
              change: Float64Array.from(units, ({ change }) => change),
              treated: Uint8Array.from(units, ({ treated }) => treated),
              covariates: [{ name: '1', values: units.map(() => 1) }],
            },
            adjustment,
          );
          if (found.status !== 'given') throw new Error(found.reason);
          expect(found.effect).toBeCloseTo(means[0]! - means[1]!, 8);
          const squares = found.influence.reduce((sum, value) => sum + value * value, 0);
          expect(squares / units.length ** 2).toBeCloseTo(errors[0]! + errors[1]!, 7);
        }
      }),
    );
  });

  const draw = draws(12);
  const data = (units: number) => {
    const x = Array.from({ length: units }, () => draw());
    const treated = Uint8Array.from(x, (value) => (draw() < 0.25 + 0.4 * value ? 1 : 0));
    const change = Float64Array.from(x, (value, unit) => 2 * value + (treated[unit] ?? 0) + draw());
    return { x, treated, change };
  };

  it('is the same for all adjustments where a covariate has two values: every model is then right', () => {
    const { x, treated, change } = data(300);
    const covariates = [
      { name: '1', values: x.map(() => 1) },
      { name: 'half', values: x.map((value) => (value > 0.5 ? 1 : 0)) },
    ];
    const effects = adjustments.map((adjustment) => {
      const found = trendDifference({ change, treated, covariates }, adjustment);
      return found.status === 'given' ? found.effect : Number.NaN;
    });
    expect(effects[1]).toBeCloseTo(effects[0]!, 9);
    expect(effects[2]).toBeCloseTo(effects[0]!, 9);
  });

  it.each(adjustments)('has the influence that leaving units out has: %s', (adjustment) => {
    const { x, treated, change } = data(400);
    const covariates = (rows: readonly number[]) => [
      { name: '1', values: rows.map(() => 1) },
      { name: 'x', values: rows.map((row) => x[row]!) },
    ];
    const all = x.map((_, row) => row);
    const effectOf = (rows: readonly number[]) => {
      const found = trendDifference(
        {
          change: change.filter((_, row) => rows.includes(row)),
          treated: treated.filter((_, row) => rows.includes(row)),
          covariates: covariates(rows),
        },
        adjustment,
      );
      if (found.status !== 'given') throw new Error(found.reason);
      return found;
    };
    const full = effectOf(all);
    for (const unit of [0, 7, 33, 101, 250, 399]) {
      const without = effectOf(all.filter((row) => row !== unit));
      expect(399 * (full.effect - without.effect)).toBeCloseTo(full.influence[unit]!, 0.7);
    }
  });

  const column = (values: readonly number[]) => ({ name: 'x', values });
  const one = (units: number) => ({ name: '1', values: new Array(units).fill(1) });
  it.each([
    ['no-treated-units', [0, 0, 0, 0], [1, 2, 3, 4], 'regression'],
    ['no-comparison-units', [1, 1, 1, 1], [1, 2, 3, 4], 'doubly-robust'],
    ['no-overlap', [1, 1, 0, 0], [5, 6, 1, 2], 'weighting'],
    ['no-overlap', [1, 1, 0, 0], [5, 6, 1, 2], 'doubly-robust'],
    ['dependent-covariates', [1, 1, 0, 0], [5, 6, 1, 1], 'regression'],
    ['dependent-covariates', [1, 0, 0, 1], [2, 2, 2, 2], 'weighting'],
  ] as const)('withholds an effect: %s', (reason, treated, x, adjustment) => {
    const found = trendDifference(
      { change: Float64Array.of(1, 2, 3, 4), treated: Uint8Array.from(treated), covariates: [one(4), column(x)] },
      adjustment,
    );
    expect(found).toEqual({ status: 'withheld', reason });
  });
});

describe('groupTimeEffects', () => {
  const panel = made({ seed: 3, groups: inTurn([3, 5, 6, Infinity, Infinity], 60), times: 7, covariates: 2 });

  it('measures from the time before, and after treatment from the last time before it', () => {
    const { effects } = groupTimeEffects(panel, plain);
    expect(effects.filter(({ group }) => group === 5).map(({ time, base }) => [time, base])).toEqual([
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 4],
      [6, 4],
      [7, 4],
    ]);
    const early = groupTimeEffects(panel, { ...plain, anticipation: 2, base: 'universal' }).effects;
    expect(early.filter(({ group }) => group === 5).every(({ base }) => base === 2)).toBe(true);
  });

  it('differs before treatment only between a varying and a universal base, and then by sums', () => {
    const without = { ...panel, covariates: [] };
    const varying = groupTimeEffects(without, plain).effects.filter(({ group }) => group === 6);
    const universal = groupTimeEffects(without, { ...plain, base: 'universal' }).effects.filter(
      ({ group }) => group === 6,
    );
    const at = (effects: typeof varying, time: number) => effects.find((one) => one.time === time)?.effect;
    expect([at(universal, 6), at(universal, 7)]).toEqual([at(varying, 6), at(varying, 7)]);
    expect(at(universal, 2)).toBeCloseTo(-[3, 4, 5].reduce((sum, time) => sum + at(varying, time)!, 0), 9);
    expect(universal.find(({ time }) => time === 5)).toMatchObject({ effect: 0, standardError: null, withheld: null });
  });

  it.each(adjustments)('takes any combination of rules: %s', (adjustment) => {
    for (const comparison of ['never-treated', 'not-yet-treated'] as const) {
      for (const base of ['varying', 'universal'] as const) {
        for (const anticipation of [0, 1]) {
          const estimate = groupTimeEffects(panel, { comparison, base, anticipation, adjustment });
          expect(estimate.effects.every(({ effect }) => effect !== null)).toBe(true);
          for (const summary of ['simple', 'dynamic', 'group', 'calendar'] as const) {
            const found = summariseGroupTime(estimate, summary);
            expect(found?.overall.standardError).toBeGreaterThan(0.01);
            expect(found?.overall.standardError).toBeLessThan(1);
          }
          expect(preTreatmentTest(estimate)?.p).toBeGreaterThan(0);
        }
      }
    }
  });

  it('compares with groups not yet treated, anticipation included', () => {
    const groups = [2, 2, 4, 4, 5, 5, Infinity, Infinity];
    const small = made({ seed: 1, groups, times: 5 });
    const change = (unit: number, from: number, to: number) =>
      small.outcome[unit * 5 + to - 1]! - small.outcome[unit * 5 + from - 1]!;
    const mean = (units: readonly number[]) => units.reduce((sum, unit) => sum + change(unit, 1, 3), 0) / units.length;
    const at = (anticipation: number) =>
      groupTimeEffects(small, {
        ...plain,
        comparison: 'not-yet-treated',
        anticipation,
        base: 'universal',
      }).effects.find(({ group, time }) => group === (anticipation === 0 ? 2 : 4) && time === 3);
    expect(at(0)?.effect).toBeCloseTo(mean([0, 1]) - mean([2, 3, 4, 5, 6, 7]), 9);
    // group 4 is measured from time 2; by time 3 + 1 only group 5 and the never treated are free of anticipation
    const later = (units: readonly number[]) => units.reduce((sum, unit) => sum + change(unit, 2, 3), 0) / units.length;
    expect(at(1)?.effect).toBeCloseTo(later([2, 3]) - later([4, 5, 6, 7]), 9);
  });

  it('without never-treated units ends where the last group starts, which is comparison only', () => {
    const staggered = made({ seed: 5, groups: inTurn([3, 5, 7], 30), times: 8 });
    const { effects, left } = groupTimeEffects(staggered, { ...plain, comparison: 'not-yet-treated' });
    expect([...new Set(effects.map(({ group }) => group))]).toEqual([3, 5]);
    expect(Math.max(...effects.map(({ time }) => time))).toBe(6);
    expect(left).toEqual({ units: [], groups: [] });
    expect(() => groupTimeEffects(staggered, plain)).toThrow('never treated');
    const single = made({ seed: 5, groups: [3, 3, 3], times: 4 });
    expect(groupTimeEffects(single, { ...plain, comparison: 'not-yet-treated' }).effects).toEqual([]);
  });

  it('names units treated from the start, and groups without a base', () => {
    const early = made({ seed: 2, groups: [1, 2, 2, 3, 3, Infinity, Infinity], times: 4 });
    const { left, groups } = groupTimeEffects(early, { ...plain, anticipation: 1 });
    expect(left).toEqual({ units: [0], groups: [2] });
    expect(groups.length).toBe(6);
  });

  it('says which effects could not be estimated, and averages the others', () => {
    const small = made({
      seed: 8,
      groups: [3, 4, 4, 4, 4, 4, ...new Array(30).fill(Infinity)],
      times: 5,
      covariates: 1,
    });
    const apart = {
      ...small,
      covariates: [
        { name: 'x', values: Float64Array.from(small.outcome, (_, cell) => (cell < 5 ? 100 : (cell * 7) % 13)) },
      ],
    };
    const estimate = groupTimeEffects(apart, plain);
    expect(
      estimate.effects.filter(({ effect }) => effect === null).map(({ group, withheld }) => [group, withheld]),
    ).toEqual(new Array(4).fill([3, 'no-overlap']));
    expect(summariseGroupTime(estimate, 'group')?.by.map(({ at }) => at)).toEqual([4]);
  });
});

describe('summariseGroupTime', () => {
  // sizes 12, 20, 8 of 60: weights that are estimates
  const groups = [
    ...new Array(12).fill(3),
    ...new Array(20).fill(5),
    ...new Array(8).fill(6),
    ...new Array(20).fill(Infinity),
  ];
  const panel = made({ seed: 21, groups, times: 7 });
  const without = (unit: number): OutcomePanel => ({
    ...panel,
    units: panel.units.filter((_, place) => place !== unit),
    group: panel.group.filter((_, place) => place !== unit),
    outcome: panel.outcome.filter((_, cell) => Math.floor(cell / 7) !== unit),
  });
  const estimateOf = (one: OutcomePanel, summary: Summary) => summariseGroupTime(groupTimeEffects(one, plain), summary);

  it.each(['simple', 'dynamic', 'group', 'calendar'] as const)(
    'has the standard error of the jackknife: %s',
    (summary) => {
      const full = estimateOf(panel, summary);
      const replicates = panel.units.map((_, unit) => estimateOf(without(unit), summary)!.overall.effect);
      const mean = replicates.reduce((sum, value) => sum + value, 0) / 60;
      const jackknife = Math.sqrt((59 / 60) * replicates.reduce((sum, value) => sum + (value - mean) ** 2, 0));
      expect(full!.overall.standardError! / jackknife).toBeGreaterThan(0.9);
      expect(full!.overall.standardError! / jackknife).toBeLessThan(1.02);
    },
  );

  it('weighs groups by their size', () => {
    const { effects } = groupTimeEffects(panel, plain);
    const simple = estimateOf(panel, 'simple');
    const sizes: Readonly<Record<number, number>> = { 3: 12, 5: 20, 6: 8 };
    const after = effects.filter(({ group, time }) => time >= group);
    const mass = after.reduce((sum, { group }) => sum + sizes[group]!, 0);
    expect(simple?.overall.effect).toBeCloseTo(
      after.reduce((sum, { group, effect }) => sum + sizes[group]! * effect!, 0) / mass,
      12,
    );
    expect(estimateOf(panel, 'dynamic')?.by.map(({ at }) => at)).toEqual([-4, -3, -2, -1, 0, 1, 2, 3, 4]);
    expect(estimateOf(panel, 'calendar')?.by.map(({ at }) => at)).toEqual([3, 4, 5, 6, 7]);
  });

  it('is null without an effect from treatment on', () => {
    const never = made({ seed: 1, groups: [9, 9, Infinity, Infinity], times: 4 });
    expect(estimateOf(never, 'simple')).toBeNull();
    expect(preTreatmentTest(groupTimeEffects(never, plain))).toBeNull();
  });

  it('follows did in one standard error where asked, and only there', () => {
    const estimate = groupTimeEffects(panel, plain);
    for (const summary of ['simple', 'dynamic', 'calendar'] as const) {
      expect(summariseGroupTime(estimate, summary, 'did')).toEqual(summariseGroupTime(estimate, summary));
    }
    const [own, did] = [summariseGroupTime(estimate, 'group'), summariseGroupTime(estimate, 'group', 'did')];
    expect(did?.overall.effect).toBe(own?.overall.effect);
    expect(did?.overall.standardError).not.toBe(own?.overall.standardError);
  });
});

describe('balancedPanel', () => {
  it('sorts times, drops units that are not always observed, and refuses repeats', () => {
    const rows = {
      unit: ['b', 'a', 'b', 'a', 'c'],
      time: [2, 1, 1, 2, 1],
      group: [2, 3, 2, 3, 2],
      outcome: [20, 1, 10, 2, 5],
    };
    const { panel, dropped } = balancedPanel(rows);
    expect(panel).toMatchObject({ units: ['b', 'a'], times: [1, 2] });
    expect([...panel.outcome]).toEqual([10, 20, 1, 2]);
    expect(dropped).toEqual(['c']);
    expect(() => balancedPanel({ ...rows, time: [1, 1, 1, 2, 1] })).toThrow('twice');
    expect(() => balancedPanel({ ...rows, group: [2, 3, 9, 3, 2] })).toThrow('the same in all rows of b');
  });
});
