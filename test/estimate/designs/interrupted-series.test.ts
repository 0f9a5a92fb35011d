import { describe, expect, it } from 'vitest';
import { type DesignOutcome, type DesignPanel, preLaunch } from '../../../src/estimate/designs/index.ts';
import { interruptedSeries } from '../../../src/estimate/designs/interrupted-series.ts';
import { named, panelFrom, terms, together } from './panels.ts';
import { diceOf } from './random.ts';

const effectOf = (outcome: DesignOutcome) => {
  if (outcome.status === 'withheld') throw new Error(`withheld: ${outcome.reason}`);
  return outcome.effect;
};
const estimate = (panel: DesignPanel) => interruptedSeries.estimate(panel, terms());
const refuse = (panel: DesignPanel) => interruptedSeries.refuse(preLaunch(panel), terms());

interface Made {
  readonly grain?: 'month' | 'quarter';
  readonly before?: number;
  readonly after?: number;
  readonly comparison?: number;
  readonly ratio?: number;
  readonly seed?: number;
  /** What happens everywhere alike, by period. */
  readonly shock?: (period: number) => number;
  readonly level?: number;
}

function made(options: Made): DesignPanel {
  const { grain = 'month', before = 60, after = 24, comparison = 0, ratio = 1, seed = 1, level = 40 } = options;
  const { shock = () => 1 } = options;
  const dice = diceOf(seed);
  const year = grain === 'month' ? 12 : 4;
  return panelFrom({
    grain,
    periods: before + after,
    program: together(2, before),
    comparison: named('C', comparison),
    events: (area, period) => {
      const season = 1 + 0.3 * Math.sin((2 * Math.PI * period) / year);
      return dice.poisson(
        level * season * 1.004 ** period * shock(period) * (area > 'D' && period >= before ? ratio : 1),
      );
    },
  });
}

describe('interrupted series', () => {
  it('finds a step on top of trend and season', () => {
    const effect = effectOf(estimate(made({ ratio: 0.75 })));
    expect(effect).toMatchObject({ inference: 'autocorrelation-t', areas: { program: 2, comparison: 0 } });
    const { low, high } = effect.at(0.95);
    expect(low < 0.75 && 0.75 < high && high < 1).toBe(true);
    expect(effect.observed / effect.expected).toBeCloseTo(effect.estimate, 9);
    const { gap } = effect.detail();
    const after = gap.slice(60);
    const sum = after.reduce((total, point) => total + (point.expected ?? 0), 0);
    expect(sum).toBeCloseTo(effect.expected, 4);
    expect(after.every(({ treated }) => treated)).toBe(true);
  });

  it('takes a trend for what it is, and no step', () => {
    const { low, high } = effectOf(estimate(made({ ratio: 1 }))).at(0.95);
    expect(low < 1 && 1 < high).toBe(true);
  });

  it('compares with comparison areas where there are any: what moved everywhere is no effect', () => {
    const shock = (period: number): number => (period >= 60 ? 0.6 : 1);
    const alone = effectOf(estimate(made({ shock })));
    expect(alone.at(0.95).high).toBeLessThan(1);
    const controlled = effectOf(estimate(made({ shock, comparison: 2 })));
    expect(controlled.areas).toEqual({ program: 2, comparison: 2 });
    const { low, high } = controlled.at(0.95);
    expect(low < 1 && 1 < high).toBe(true);
    expect(controlled.detail().comparisonChange).toBeCloseTo(0.6 * 1.18, 1);
  });

  it.each([
    { after: 6, gaps: [], status: 'estimated' },
    { after: 5, gaps: [62], status: 'withheld' },
    { after: 8, gaps: [61, 63, 65], status: 'withheld' },
    { after: 9, gaps: [61], status: 'estimated' },
  ])('says how sure it is or nothing: $after months since the launch, without $gaps', ({ after, gaps, status }) => {
    const panel = panelFrom({
      grain: 'month',
      periods: 60 + after,
      program: together(2, 60),
      comparison: [],
      events: (_, period) => 40 + ((period * 7919) % 13) - (period >= 60 ? 10 : 0),
      leftOut: (_, period) => gaps.some((gap) => gap === period),
    });
    const outcome = estimate(panel);
    expect(outcome).toMatchObject(status === 'withheld' ? { status, reason: 'too-few-periods-after' } : { status });
    if (outcome.status === 'estimated') expect(outcome.effect.standardError).toBeGreaterThan(0.01);
  });

  it('leaves out the time between the first launch and the last, and areas that lack a period', () => {
    const panel = panelFrom({
      periods: 20,
      program: { P0: 10, P1: 13 },
      comparison: ['C0', 'C1'],
      events: (_, period) => 30 + (period % 4),
      leftOut: (area, period) => area === 'C1' && period === 2,
    });
    const effect = effectOf(estimate(panel));
    expect(effect.areas.comparison).toBe(1);
    const { gap } = effect.detail();
    expect(gap.flatMap(({ observed }, place) => (observed === null ? [place] : []))).toEqual([10, 11, 12]);
  });

  it('is wider where errors follow one another', () => {
    const slow = (period: number): number => (Math.floor(period / 9) % 2 === 0 ? 1.25 : 0.8);
    const [calm, rough] = [made({ ratio: 0.75 }), made({ ratio: 0.75, shock: slow })].map((panel) =>
      effectOf(estimate(panel)),
    );
    expect(rough?.standardError ?? 0).toBeGreaterThan(2 * (calm?.standardError ?? 1));
    expect(rough?.df ?? 0).toBeLessThan(calm?.df ?? 0);
  });

  it('has an interval that leaves out no effect exactly where p is below one less its level', () => {
    for (const ratio of [0.8, 0.95, 1, 1.1]) {
      const effect = effectOf(estimate(made({ ratio })));
      for (const side of [-1e-6, 1e-6]) {
        const { low, high } = effect.at(1 - effect.p + side);
        expect(low > 1 || high < 1).toBe(side < 0);
      }
    }
  });

  it.each<[string, Made]>([
    ['too-few-periods-before', { before: 23, after: 12 }],
    ['too-few-periods-before', { grain: 'quarter', before: 7, after: 12 }],
    ['autocorrelated', { shock: (period) => (Math.floor(period / 15) % 2 === 0 ? 1.6 : 0.6) }],
  ])('is refused by the time before the launch: %s', (reason, changes) => {
    expect(refuse(made(changes))?.reason).toBe(reason);
  });

  it('can carry 24 months, or 8 quarters', () => {
    expect(refuse(made({ before: 24 }))).toBeNull();
    expect(refuse(made({ grain: 'quarter', before: 8 }))).toBeNull();
  });

  it('is withheld where the time since the launch is too short, or nothing happened in it', () => {
    expect(estimate(made({ after: 2 }))).toEqual({ status: 'withheld', reason: 'too-few-periods-after' });
    expect(estimate(made({ ratio: 0 }))).toEqual({ status: 'withheld', reason: 'too-few-events' });
  });
});
