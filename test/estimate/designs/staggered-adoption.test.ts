import { describe, expect, it } from 'vitest';
import type { DesignOutcome, DesignPanel } from '../../../src/estimate/designs/index.ts';
import { cellState } from '../../../src/estimate/designs/index.ts';
import { mergedPeriods } from '../../../src/estimate/designs/merged-periods.ts';
import { withStates } from '../../../src/estimate/designs/panel-edits.ts';
import { staggeredAdoption } from '../../../src/estimate/designs/staggered-adoption.ts';
import { named, panelFrom, terms } from './panels.ts';
import { diceOf } from './random.ts';

const effectOf = (outcome: DesignOutcome) => {
  if (outcome.status === 'withheld') throw new Error(`withheld: ${outcome.reason}`);
  return outcome.effect;
};
const estimate = (panel: DesignPanel) => staggeredAdoption.estimate(panel, terms());

interface Made {
  readonly program: number;
  readonly comparison: number;
  readonly ratio: number;
  readonly seed?: number;
  readonly dispersion?: number;
}

/** Areas of unlike level, a season, a common trend; launches two quarters apart, in three waves. */
function made({ program, comparison, ratio, seed = 1, dispersion = 1 }: Made): DesignPanel {
  const dice = diceOf(seed);
  const launches = Object.fromEntries(named('P', program).map((area, index) => [area, 16 + 2 * (index % 3)]));
  const levels = new Map(
    [...named('P', program), ...named('C', comparison)].map((area) => [area, 5 + 20 * dice.uniform()]),
  );
  return panelFrom({
    periods: 32,
    program: launches,
    comparison: named('C', comparison),
    events: (area, period) => {
      const common = (period % 4 === 2 ? 1.4 : 1) * 0.99 ** period;
      const own = period >= (launches[area] ?? 99) ? ratio : 1;
      return dice.dispersed((levels.get(area) ?? 1) * common * own, dispersion);
    },
  });
}

describe('staggered adoption', () => {
  it('finds a planted effect, with t on treated areas less one', () => {
    const effect = effectOf(estimate(made({ program: 12, comparison: 24, ratio: 0.75, dispersion: 2 })));
    const { low, high } = effect.at(0.95);
    expect(effect).toMatchObject({ inference: 'jackknife-t', df: 11, scale: 'ratio', smallestP: null });
    expect(effect.areas).toEqual({ program: 12, comparison: 24 });
    expect(low).toBeLessThan(0.75);
    expect(high).toBeGreaterThan(0.75);
    expect(high).toBeLessThan(0.9);
    expect(effect.estimate).toBeCloseTo(effect.observed / effect.expected, 12);
  });

  it('finds what was planted exactly where counts are exactly as expected, whatever season and level', () => {
    const levels: Readonly<Record<string, number>> = { P0: 40, P1: 400, P2: 120, P3: 40, P4: 80, P5: 200 };
    const launches = { P0: 8, P1: 9, P2: 9, P3: 12, P4: 12, P5: 14 };
    const panel = panelFrom({
      periods: 20,
      program: launches,
      comparison: named('C', 9),
      events: (area, period) => {
        const launch = (launches as Readonly<Record<string, number>>)[area] ?? 99;
        // one comparison area scatters, or leaving areas out would change nothing
        const noise = area === 'C0' ? (period % 2 === 0 ? 20 : -20) : 0;
        return (levels[area] ?? 80) * (period % 4 === 0 ? 1.5 : 1) * (period >= launch ? 0.8 : 1) + noise;
      },
    });
    expect(effectOf(estimate(panel)).estimate).toBeCloseTo(0.8, 2);
  });

  it('draws launches anew with fewer than 5 programme or 7 comparison areas', () => {
    for (const [program, comparison] of [
      [3, 24],
      [12, 6],
    ] as const) {
      const effect = effectOf(estimate(made({ program, comparison, ratio: 0.6, dispersion: 1.5 })));
      expect(effect).toMatchObject({ inference: 'randomisation', df: null, standardError: null });
      expect(effect.smallestP).toBeLessThanOrEqual(0.01);
      const { low, high } = effect.at(0.95);
      expect(low < effect.estimate && effect.estimate < high).toBe(true);
      expect(high < 1).toBe(effect.p <= 0.05);
    }
  });

  it('is withheld where so few areas cannot tell any result from chance', () => {
    expect(estimate(made({ program: 2, comparison: 2, ratio: 0.6 }))).toEqual({
      status: 'withheld',
      reason: 'p-cannot-reach-alpha',
    });
  });

  it('has an interval that leaves out no effect exactly where p is below one less its level', () => {
    for (const seed of [1, 2, 3, 4]) {
      for (const program of [3, 9]) {
        const effect = effectOf(estimate(made({ program, comparison: 12, ratio: 0.9, seed, dispersion: 2 })));
        for (const level of [0.5, 0.8, 0.9, 0.95, 0.99]) {
          const { low, high } = effect.at(level);
          expect([level, low > 1 || high < 1]).toEqual([level, effect.p <= 1 - level + 1e-9]);
        }
      }
    }
  });

  it('is the same from merged periods, for its model needs no more than their sums', () => {
    const panel = made({ program: 12, comparison: 24, ratio: 0.75, dispersion: 2 });
    const merged = mergedPeriods(panel);
    expect(merged.periods.length).toBe(4);
    const [whole, few] = [effectOf(estimate(panel)), effectOf(estimate(merged))];
    expect(few.estimate).toBeCloseTo(whole.estimate, 10);
    expect(few.p).toBeCloseTo(whole.p, 10);
  });

  it('takes no part of what was left out, and compares across it', () => {
    const panel = made({ program: 12, comparison: 24, ratio: 0.75, dispersion: 2 });
    const gaps = withStates(panel, (row, column, old) => ((row * 7 + column * 3) % 11 === 0 ? cellState.leftOut : old));
    const [all, some] = [effectOf(estimate(panel)), effectOf(estimate(gaps))];
    expect(some.observed).toBeLessThan(all.observed);
    expect(some.estimate).toBeCloseTo(all.estimate, 1);
  });

  it('pools an area without events before with its site, or leaves it out and says so', () => {
    const panel = made({ program: 12, comparison: 24, ratio: 0.75 });
    const silent = (site: string): DesignPanel => {
      const events = panel.events.slice();
      events.fill(0, 0, 16);
      const areas = panel.areas.map((area, row) => (row === 0 ? { ...area, site } : area));
      return { ...panel, areas, events };
    };
    const pooled = effectOf(estimate(silent('P3')));
    expect(pooled.areas.program).toBe(11);
    expect(pooled.detail().leftOut).toEqual([]);
    const alone = effectOf(estimate(silent('nowhere')));
    expect(alone.areas.program).toBe(11);
    expect(alone.detail().leftOut).toEqual([{ what: 'P0', reason: 'no-events-in-baseline' }]);
    expect(pooled.observed).toBeGreaterThan(alone.observed);
  });

  it('gives each area left out, the areas, the cohorts, the gap and the time since launch', () => {
    const panel = made({ program: 12, comparison: 24, ratio: 0.75, dispersion: 2 });
    const effect = effectOf(estimate(panel));
    expect(effect.without).toHaveLength(36);
    const { byArea, byCohort, gap, comparisonChange, dispersion } = effect.detail();
    expect(byArea).toHaveLength(12);
    expect(byCohort.map(({ areas }) => areas)).toEqual([4, 4, 4]);
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    expect(sum(byArea.map(({ expected }) => expected))).toBeCloseTo(effect.expected, 6);
    expect(sum(byArea.map(({ observed }) => observed))).toBe(effect.observed);
    const treated = gap.filter((point) => point.treated);
    const difference = treated.map(({ observed, expected }) => (expected ?? 0) - (observed ?? 0));
    expect(sum(difference)).toBeCloseTo(effect.expected - effect.observed, 6);
    expect(gap.slice(0, 16).every(({ observed, expected }) => observed === expected)).toBe(true);
    // points with fewer than five areas have no interval, and are not shown
    expect(effect.eventStudy?.().map(({ relative }) => relative)).toEqual(
      [...Array(22).keys()].map((place) => place - 8),
    );
    expect(comparisonChange).toBeGreaterThan(0.75);
    expect(comparisonChange).toBeLessThan(1);
    expect(dispersion).toBeGreaterThan(1);
  });
});
