import { describe, expect, it } from 'vitest';
import { differenceInDifferences } from '../../../src/estimate/designs/difference-in-differences.ts';
import type { DesignOutcome, DesignPanel } from '../../../src/estimate/designs/index.ts';
import { staggeredAdoption } from '../../../src/estimate/designs/staggered-adoption.ts';
import { named, panelFrom, terms, together } from './panels.ts';
import { diceOf } from './random.ts';

const effectOf = (outcome: DesignOutcome) => {
  if (outcome.status === 'withheld') throw new Error(`withheld: ${outcome.reason}`);
  return outcome.effect;
};
const estimate = (panel: DesignPanel) => differenceInDifferences.estimate(panel, terms());

function made(program: number, comparison: number, ratio: number, seed = 1): DesignPanel {
  const dice = diceOf(seed);
  const levels = new Map(
    [...named('P', program), ...named('C', comparison)].map((area) => [area, 5 + 20 * dice.uniform()]),
  );
  return panelFrom({
    periods: 24,
    program: together(program, 12),
    comparison: named('C', comparison),
    events: (area, period) =>
      dice.dispersed(
        (levels.get(area) ?? 1) * (area < 'D' || period < 12 ? 1 : ratio) * (period % 4 === 0 ? 1.5 : 1),
        2,
      ),
  });
}

describe('difference in differences', () => {
  it('is the ratio of two ratios, and nothing else, where no cell is missing', () => {
    const panel = made(8, 14, 0.8);
    const sum = (program: boolean, after: boolean): number =>
      panel.events.reduce((total, count, at) => {
        const [row, column] = [Math.floor(at / 24), at % 24];
        return total + (row < 8 === program && column >= 12 === after ? count : 0);
      }, 0);
    const ratio = sum(true, true) / sum(true, false) / (sum(false, true) / sum(false, false));
    const effect = effectOf(estimate(panel));
    expect(effect.estimate).toBeCloseTo(ratio, 9);
    expect(effect.observed).toBe(sum(true, true));
    expect(effect.expected).toBeCloseTo(sum(true, true) / ratio, 6);
  });

  it('is judged by leaving areas out, with the degrees of freedom of the smaller arm, and covers what was planted', () => {
    const effect = effectOf(estimate(made(8, 14, 0.8)));
    expect(effect).toMatchObject({ inference: 'jackknife-t', df: 7, areas: { program: 8, comparison: 14 } });
    const { low, high } = effect.at(0.95);
    expect(low < 0.8 && 0.8 < high).toBe(true);
    expect(effectOf(staggeredAdoption.estimate(made(8, 14, 0.8), terms())).estimate).toBeCloseTo(effect.estimate, 9);
  });

  it('knows that 3 treated of 12 areas are next to no degrees of freedom: it draws launches anew', () => {
    const effect = effectOf(estimate(made(3, 9, 0.5)));
    expect(effect).toMatchObject({ inference: 'randomisation', smallestP: 1 / 220 });
    expect(Math.round(effect.p * 220)).toBeCloseTo(effect.p * 220, 9);
  });

  it('has an interval that leaves out no effect exactly where p is below one less its level', () => {
    for (const seed of [1, 2, 3]) {
      for (const [program, comparison] of [
        [3, 9],
        [8, 14],
      ] as const) {
        const effect = effectOf(estimate(made(program, comparison, 0.9, seed)));
        for (const level of [0.5, 0.8, 0.95, 0.99]) {
          const { low, high } = effect.at(level);
          expect([level, low > 1 || high < 1]).toEqual([level, effect.p <= 1 - level + 1e-9]);
        }
      }
    }
  });

  it('is withheld where nothing was expected, or no result could be told from chance', () => {
    const nothing = panelFrom({ periods: 8, program: together(6, 4), comparison: named('C', 8), events: () => 0 });
    expect(estimate(nothing)).toEqual({ status: 'withheld', reason: 'not-estimable' });
    expect(estimate(made(1, 9, 0.5))).toEqual({ status: 'withheld', reason: 'p-cannot-reach-alpha' });
  });
});
