import { describe, expect, it } from 'vitest';
import { type DesignOutcome, type DesignPanel, preLaunch } from '../../../src/estimate/designs/index.ts';
import { syntheticControlDesign } from '../../../src/estimate/designs/synthetic-control.ts';
import { named, panelFrom, terms, together } from './panels.ts';
import { diceOf } from './random.ts';

const effectOf = (outcome: DesignOutcome) => {
  if (outcome.status === 'withheld') throw new Error(`withheld: ${outcome.reason}`);
  return outcome.effect;
};
const estimate = (panel: DesignPanel) => syntheticControlDesign.estimate(panel, terms());
const refuse = (panel: DesignPanel) => syntheticControlDesign.refuse(preLaunch(panel), terms());

interface Made {
  readonly program?: number;
  readonly donors?: number;
  readonly ratio?: number;
  readonly periods?: number;
  readonly level?: number;
  readonly seed?: number;
  /** How much of the common movement programme areas share. */
  readonly swing?: number;
  readonly leftOut?: (area: string, period: number) => boolean;
}

function made({
  program = 2,
  donors = 24,
  ratio = 1,
  periods = 40,
  level = 20,
  seed = 1,
  swing = 1,
  leftOut,
}: Made): DesignPanel {
  const dice = diceOf(seed);
  const levels = new Map(named('C', donors).map((area) => [area, 8 + 24 * dice.uniform()]));
  return panelFrom({
    periods,
    program: together(program, periods / 2),
    comparison: named('C', donors),
    events: (area, period) => {
      const common = 1 + 0.3 * (area > 'D' ? swing : 1) * Math.sin(period / 3);
      return dice.poisson((levels.get(area) ?? level) * common * (area > 'D' && period >= periods / 2 ? ratio : 1));
    },
    ...(leftOut ? { leftOut } : {}),
  });
}

describe('synthetic control', () => {
  it('gives the gaps of each comparison area in the programme’s place, in units of its own misfit', () => {
    const panel = made({ ratio: 0.5, leftOut: (area, period) => area === 'C3' && period === 2 });
    const { gap, placeboGaps } = effectOf(estimate(panel)).detail();
    expect(placeboGaps?.others).toHaveLength(23);
    for (const gaps of [placeboGaps?.program ?? [], ...(placeboGaps?.others ?? [])]) {
      expect(gaps).toHaveLength(gap.length);
      const before = gaps.slice(0, 20).map((x) => x ?? 0);
      expect(before.reduce((sum, x) => sum + x * x, 0) / 20).toBeCloseTo(1, 2);
    }
    const since = (placeboGaps?.program ?? []).slice(20).map((x) => x ?? 0);
    expect(since.reduce((sum, x) => sum + x, 0) / 20).toBeLessThan(-1);
    const counts = panel.areas.flatMap(({ area }, row) =>
      area.startsWith('C') && area !== 'C3'
        ? [...panel.events.slice(row * 40, row * 40 + 40)].filter((n) => n > 0)
        : [],
    );
    expect(placeboGaps?.smallest).toBe(Math.min(...counts));
  });

  it('finds a planted effect, with p by rank and the interval that says the same', () => {
    const effect = effectOf(estimate(made({ ratio: 0.6 })));
    expect(effect).toMatchObject({ inference: 'placebo-ranks', areas: { program: 2, comparison: 24 } });
    // 99 sets of two of the 26 areas were drawn
    expect(effect.p * 100).toBeCloseTo(Math.round(effect.p * 100), 9);
    expect(effect.smallestP).toBeCloseTo(1 / 100, 12);
    const { low, high } = effect.at(0.95);
    expect(low < 0.7 && high < 1).toBe(true);
  });

  it('looks at every area in the place of one programme area', () => {
    const effect = effectOf(estimate(made({ program: 1, ratio: 0.6 })));
    expect(effect.smallestP).toBeCloseTo(1 / 25, 12);
    expect(effect.p * 25).toBeCloseTo(Math.round(effect.p * 25), 9);
  });

  it('has an interval that leaves out no effect exactly where p is no more than one less its level', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      for (const ratio of [0.6, 0.9, 1, 1.3]) {
        const effect = effectOf(estimate(made({ ratio, seed })));
        for (const level of [0.5, 0.8, 0.9, 0.95, 0.99]) {
          const { low, high } = effect.at(level);
          expect(low <= effect.estimate && effect.estimate <= high).toBe(true);
          expect([seed, ratio, level, low > 1 || high < 1]).toEqual([seed, ratio, level, effect.p <= 1 - level + 1e-9]);
        }
      }
    }
  });

  it('has no end where so few donors can reject nothing at a level', () => {
    expect(effectOf(estimate(made({ program: 1, ratio: 0.6 }))).at(0.99)).toEqual({ low: 0, high: Infinity });
  });

  it('leaves out a donor that lacks a period, and says so', () => {
    const effect = effectOf(estimate(made({ leftOut: (area, period) => area === 'C3' && period === 5 })));
    expect(effect.areas.comparison).toBe(23);
    expect(effect.detail().leftOut).toEqual([{ what: 'C3', reason: 'not-reported' }]);
  });

  it('does not hang on the lengths of periods or the sizes of areas', () => {
    const panel = made({ ratio: 0.6 });
    const stretched: DesignPanel = {
      ...panel,
      events: panel.events.map((count, at) => count * (1 + (at % 40 === 7 ? 1 : 0)) * (at < 80 ? 1 : 3)),
      exposure: panel.exposure.map((mass, at) => mass * (1 + (at % 40 === 7 ? 1 : 0)) * (at < 80 ? 1 : 3)),
    };
    expect(effectOf(estimate(stretched)).p).toBeCloseTo(effectOf(estimate(panel)).p, 12);
  });

  it('shows programme areas beside the mixture, and the ratio without each donor', () => {
    const effect = effectOf(estimate(made({ ratio: 0.6 })));
    const { gap, comparisonChange } = effect.detail();
    const before = gap.filter(({ treated }) => !treated);
    const distance = before.map(({ observed, expected }) => Math.abs((observed ?? 0) - (expected ?? 0)));
    expect(Math.max(...distance)).toBeLessThan(25);
    const after = gap.filter(({ treated }) => treated);
    const sum = (values: readonly (number | null)[]): number =>
      values.reduce<number>((total, one) => total + (one ?? 0), 0);
    expect(sum(after.map(({ observed }) => observed)) / sum(after.map(({ expected }) => expected))).toBeCloseTo(
      effect.estimate,
      9,
    );
    expect(effect.without.length).toBeGreaterThan(1);
    expect(comparisonChange).toBeGreaterThan(0.7);
  });

  it.each<[string, Made]>([
    ['many-program-areas', { program: 5 }],
    ['too-few-donors', { donors: 18 }],
    ['too-few-periods-before', { periods: 18 }],
    ['outside-the-hull', { level: 80 }],
    ['fit-too-poor', { swing: -1 }],
  ])('is refused before anybody looks past the launch: %s', (reason, changes) => {
    expect(refuse(made(changes))?.reason).toBe(reason);
  });

  it('is refused where as many donors as periods have learned the noise', () => {
    const panel = made({ donors: 60, periods: 20 });
    const copied = panel.events.slice();
    // one programme area whose past is the past of a donor
    copied.set(panel.events.subarray(2 * 20, 2 * 20 + 10), 0);
    copied.set(panel.events.subarray(2 * 20, 2 * 20 + 10), 20);
    expect(refuse({ ...panel, events: copied })?.reason).toBe('fit-too-good');
  });

  it('can carry data that fit', () => {
    expect(refuse(made({ periods: 60 }))).toBeNull();
  });
});
