import { describe, expect, it } from 'vitest';
import {
  assignments,
  balancedPanel,
  countAssignments,
  drawnAssignments,
  dummies,
  eventStudy,
  goodmanBacon,
  groupRows,
  groupTimeEffects,
  leastSquares,
  randomisationTest,
  sunAbraham,
} from '../../../src/stats/index.ts';
import { draws } from './made-panel.ts';

function rowsOf(groups: readonly number[], times: number, seed: number) {
  const draw = draws(seed);
  const rows = groups.flatMap((group, unit) =>
    Array.from({ length: times }, (_, at) => {
      const time = at + 1;
      return { unit, time, group, outcome: 3 * draw() + unit + time + (time >= group ? 1 + time - group : 0) };
    }),
  );
  return {
    unit: rows.map(({ unit }) => unit),
    time: rows.map(({ time }) => time),
    group: rows.map(({ group }) => group),
    outcome: rows.map(({ outcome }) => outcome),
  };
}

const since = ({ group, time }: { readonly group: readonly number[]; readonly time: readonly number[] }) =>
  group.map((first, row) => (first === Infinity ? null : time[row]! - first));

describe('eventStudy', () => {
  const rows = rowsOf([4, 4, 4, Infinity, Infinity, Infinity, Infinity], 6, 1);

  it('is the change since the reference, against that of the untreated, where all are treated at once', () => {
    const { effects } = eventStudy(rows, { sinceTreatment: since(rows), reference: [-1] });
    expect(effects.map(({ at }) => at)).toEqual([-3, -2, 0, 1, 2]);
    const changes = groupTimeEffects(balancedPanel(rows).panel, {
      comparison: 'never-treated',
      base: 'universal',
      anticipation: 0,
      adjustment: 'regression',
    }).effects;
    for (const { at, effect } of effects) {
      expect(effect?.estimate).toBeCloseTo(changes.find(({ time }) => time === 4 + at)?.effect ?? Number.NaN, 9);
    }
  });

  it('bins the ends', () => {
    const { effects } = eventStudy(rows, { sinceTreatment: since(rows), reference: [-1], first: -2, last: 1 });
    expect(effects.map(({ at }) => at)).toEqual([-2, 0, 1]);
  });

  it('tests the effects before treatment jointly, on as many df as there are clusters less one', () => {
    const { preTrend, effects } = eventStudy(rows, { sinceTreatment: since(rows), reference: [-1], first: -2 });
    const [lead] = effects;
    expect(preTrend?.df).toEqual({ numerator: 1, denominator: 6 });
    expect(preTrend?.statistic).toBeCloseTo((lead!.effect!.estimate / lead!.effect!.standardError) ** 2, 9);
    expect(eventStudy(rows, { sinceTreatment: since(rows), reference: [-3, -2, -1] }).preTrend).toBeNull();
  });

  it('has no coefficient that follows from the others', () => {
    const all = rowsOf([3, 3, 4, 4], 5, 2);
    const { effects } = eventStudy(all, { sinceTreatment: since(all), reference: [-1] });
    expect(effects.some(({ effect }) => effect === null)).toBe(true);
  });
});

describe('sunAbraham', () => {
  it('is the plain event study where all are treated at once', () => {
    const rows = rowsOf([4, 4, 4, Infinity, Infinity, Infinity, Infinity], 6, 3);
    const study = eventStudy(rows, { sinceTreatment: since(rows), reference: [-1] });
    const { effects, preTrend, overall } = sunAbraham(rows, { cohort: rows.group });
    for (const [place, { at, effect }] of effects.entries()) {
      expect(study.effects[place]?.at).toBe(at);
      expect(effect?.estimate).toBeCloseTo(study.effects[place]?.effect?.estimate ?? Number.NaN, 9);
      expect(effect?.standardError).toBeCloseTo(study.effects[place]?.effect?.standardError ?? Number.NaN, 9);
    }
    expect(preTrend?.statistic).toBeCloseTo(study.preTrend!.statistic, 8);
    const after = study.effects.filter(({ at }) => at >= 0).map(({ effect }) => effect!.estimate);
    expect(overall?.estimate).toBeCloseTo(after.reduce((sum, value) => sum + value, 0) / after.length, 9);
  });

  it('has the effects of group-time estimation with never-treated comparison and a universal base', () => {
    const rows = rowsOf([2, 3, 3, 5, 5, 5, Infinity, Infinity], 6, 4);
    const { effects } = sunAbraham(rows, { cohort: rows.group });
    const found = groupTimeEffects(balancedPanel(rows).panel, {
      comparison: 'never-treated',
      base: 'universal',
      anticipation: 0,
      adjustment: 'regression',
    }).effects;
    const sizes: Readonly<Record<number, number>> = { 2: 1, 3: 2, 5: 3 };
    for (const { at, effect } of effects) {
      const cells = found.filter(({ time, group }) => time - group === at);
      const mass = cells.reduce((sum, { group }) => sum + sizes[group]!, 0);
      const mean = cells.reduce((sum, cell) => sum + (sizes[cell.group]! * cell.effect!) / mass, 0);
      expect(effect?.estimate).toBeCloseTo(mean, 9);
    }
  });

  it('leaves units out that are treated throughout, and needs some that never are', () => {
    const rows = rowsOf([3, 3, 5, 5, Infinity, Infinity], 6, 5);
    const withAlways = rowsOf([3, 3, 5, 5, Infinity, Infinity, 1, -4], 6, 5);
    expect(sunAbraham(withAlways, { cohort: withAlways.group }).overall).toEqual(
      sunAbraham(rows, { cohort: rows.group }).overall,
    );
    const all = rowsOf([3, 3, 5, 5], 6, 5);
    expect(() => sunAbraham(all, { cohort: all.group })).toThrow('never treated');
  });
});

describe('goodmanBacon', () => {
  it.each([
    ['with units never treated', [3, 3, 5, 6, Infinity, Infinity, Infinity]],
    ['with units always treated', [1, 1, 3, 3, 5, 6, Infinity]],
    ['without either', [3, 3, 5, 6, 6]],
    ['with one group', [4, 4, Infinity]],
  ])('adds up to the two-way regression %s', (_, groups) => {
    const rows = rowsOf(groups, 7, 6);
    const [units, times] = [groupRows(rows.unit), groupRows(rows.time)];
    const fit = leastSquares({
      response: rows.outcome,
      columns: [
        ...dummies(times, 't'),
        { name: 'treated', values: rows.group.map((first, row) => Number(rows.time[row]! >= first)) },
      ],
      absorb: units,
    });
    const { estimate, comparisons, byKind } = goodmanBacon(balancedPanel(rows).panel);
    expect(estimate).toBeCloseTo(fit.coefficients[fit.names.indexOf('treated')]!, 9);
    for (const parts of [comparisons, byKind])
      expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(byKind.reduce((sum, one) => sum + one.weight * one.estimate, 0)).toBeCloseTo(estimate, 9);
  });

  it('refuses a single group', () => {
    expect(() => goodmanBacon(balancedPanel(rowsOf([3, 3], 5, 1)).panel)).toThrow('two groups');
    expect(() => goodmanBacon(balancedPanel(rowsOf([9, Infinity], 5, 1)).panel)).toThrow('two groups');
  });
});

describe('assignments', () => {
  it.each([
    [[1, 0, 0, 0], [0, 0, 0, 0], 4],
    [[1, 1, 0, 0, 0], [0, 0, 0, 0, 0], 10],
    [[5, 7, 0, 0], [0, 0, 0, 0], 12],
    [[5, 7, 0, 0], [0, 1, 0, 1], 4],
    [[1, 0, 2, 0, 0], [0, 0, 1, 1, 1], 6],
    [[1, 1], [0, 0], 1],
  ])('of %j within %j are %d, each once', (labels, strata, ways) => {
    const found = [...assignments(labels, strata)].map((one) => one.join());
    expect(new Set(found).size).toBe(ways);
    expect(found.length).toBe(ways);
    expect(countAssignments(labels, strata)).toBe(ways);
    expect(found).toContain(labels.join());
  });

  it('are drawn within strata', () => {
    const draw = draws(4);
    const labels = [1, 2, 0, 0, 3, 0];
    const strata = [0, 0, 0, 1, 1, 1];
    const seen = new Set<string>();
    for (let k = 0; k < 500; k += 1) {
      const drawn = drawnAssignments(labels, strata, (below) => Math.floor(draw() * below))();
      expect([...drawn].slice(0, 3).sort()).toEqual([0, 1, 2]);
      expect([...drawn].slice(3).sort()).toEqual([0, 0, 3]);
      seen.add(drawn.join());
    }
    expect(seen.size).toBe(18);
  });
});

describe('randomisationTest', () => {
  const outcome = [9, 8, 1, 2, 3, 2];
  const difference = (treated: readonly boolean[]) => {
    const mean = (arm: boolean) => {
      const values = outcome.filter((_, unit) => treated[unit] === arm);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    return mean(true) - mean(false);
  };
  const isTreated = [true, true, false, false, false, false];

  it('ranks the observed statistic among all', () => {
    expect(randomisationTest(isTreated, difference)).toMatchObject({
      observed: 6.5,
      assignments: 15,
      upper: 1 / 15,
      lower: 1,
      twoSided: 1 / 15,
      smallest: 1 / 15,
    });
  });

  it('counts ties, and statistics that are not numbers, against the programme', () => {
    expect(randomisationTest(isTreated, () => 0.1 + 0.2)).toMatchObject({ twoSided: 1, lower: 1, upper: 1 });
    const odd = (treated: readonly boolean[]) => (treated[5] ? Number.NaN : difference(treated));
    expect(randomisationTest(isTreated, odd)).toMatchObject({ upper: 6 / 15, twoSided: 6 / 15 });
    expect(() => randomisationTest(isTreated, () => Number.NaN)).toThrow('statistic');
  });

  it('moves treatment within strata', () => {
    expect(randomisationTest(isTreated, difference, { strata: [0, 1, 0, 1, 0, 1] })).toMatchObject({
      assignments: 9,
      upper: 1 / 9,
    });
  });

  it('needs treated units and others', () => {
    expect(() => randomisationTest([true, true], difference)).toThrow('isTreated');
    expect(() => randomisationTest([false], difference)).toThrow('isTreated');
  });
});
