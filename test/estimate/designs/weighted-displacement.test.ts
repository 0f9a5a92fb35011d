import { describe, expect, it } from 'vitest';
import type { DesignOutcome } from '../../../src/estimate/designs/index.ts';
import { weightedDisplacement } from '../../../src/estimate/designs/weighted-displacement.ts';
import { normalTwoSidedP } from '../../../src/stats/index.ts';
import { type PanelInput, panelFrom, terms } from './panels.ts';

const estimate = (input: Partial<PanelInput> & Pick<PanelInput, 'events'>): DesignOutcome =>
  weightedDisplacement.estimate(panelFrom({ periods: 8, program: { P: 4 }, comparison: ['C'], ...input }), terms());
const effectOf = (outcome: DesignOutcome) => {
  if (outcome.status === 'withheld') throw new Error(`withheld: ${outcome.reason}`);
  return outcome.effect;
};

describe('weighted displacement difference', () => {
  it('is the difference of differences, with the variance of Poisson counts', () => {
    // 20 → 12 a period in the programme area, 20 → 19 in the comparison area, four periods each
    const effect = effectOf(estimate({ events: (area, period) => (period < 4 ? 20 : area === 'P' ? 12 : 19) }));
    const [difference, error] = [(12 - 20 - (19 - 20)) * 4, Math.sqrt(4 * (12 + 20 + 19 + 20))];
    expect(effect.estimate).toBeCloseTo(difference, 12);
    expect(effect.standardError).toBeCloseTo(error, 12);
    expect(effect.p).toBeCloseTo(normalTwoSidedP(difference / error), 12);
    expect(effect).toMatchObject({ observed: 48, scale: 'difference' });
    expect(effect.expected).toBeCloseTo(76, 12);
  });

  it('weights the time before to the length of the time since, season by season', () => {
    // only the first two seasons lie since the launch; the last two, of another level, are no part of it
    const seasonal = [10, 20, 90, 90];
    const effect = effectOf(
      estimate({
        periods: 10,
        program: { P: 8 },
        events: (area, period) => (seasonal[period % 4] ?? 0) - (area === 'P' && period >= 8 ? 4 : 0),
      }),
    );
    expect(effect.estimate).toBeCloseTo(-8, 12);
    expect(effect.standardError).toBeCloseTo(Math.sqrt(6 + 16 + 30 + (10 + 20 + 10 + 20) / 2), 9);
  });

  it('takes all the year as one where a season since the launch does not lie before it', () => {
    const effect = effectOf(
      estimate({ periods: 4, program: { P: 2 }, events: (area, period) => (area === 'P' && period >= 2 ? 7 : 10) }),
    );
    expect(effect.estimate).toBeCloseTo(-6, 12);
  });

  it('widens by the dispersion of the arm that scatters more, with t on its degrees of freedom', () => {
    const noisy = (area: string, period: number): number =>
      area === 'P' && period >= 16 ? 30 : 30 + (area === 'C' ? ([-18, 14, 16, -12][Math.floor(period / 4)] ?? 0) : 0);
    const effect = effectOf(estimate({ periods: 20, program: { P: 16 }, events: noisy }));
    expect(effect.detail().dispersion).toBeGreaterThan(3);
    expect(effect.df).toBeGreaterThan(0);
    const { low, high } = effect.at(0.95);
    expect((high - low) / 2 / (effect.standardError ?? 0)).toBeGreaterThan(2);
  });

  it('compares only periods in which all areas take part', () => {
    const effect = effectOf(
      estimate({
        comparison: ['C', 'D'],
        program: { P: 4, Q: 4 },
        events: (area, period) => (period < 4 ? 10 : area < 'E' ? 10 : 8),
        leftOut: (area, period) => area === 'D' && period === 5,
      }),
    );
    expect(effect.observed).toBe(3 * 16);
    expect(effect.estimate).toBeCloseTo(-12, 12);
  });

  it('has an interval that leaves out none exactly where p is below one less its level', () => {
    const effect = effectOf(estimate({ events: (area, period) => (area === 'P' && period >= 4 ? 14 : 20) }));
    for (const side of [-1e-6, 1e-6]) {
      const { low, high } = effect.at(1 - effect.p + side);
      expect(low > 0 || high < 0).toBe(side < 0);
    }
  });

  it.each<[string, PanelInput['events']]>([
    ['comparison-moved', (area, period) => (area === 'C' && period >= 4 ? 16 : 20)],
    ['comparison-moved', (area, period) => (area === 'C' && period >= 4 ? 24 : 20)],
    ['no-events-in-baseline', (area, period) => (area === 'C' && period < 4 ? 0 : 20)],
  ])('is withheld by what only the time since the launch can tell: %s', (reason, events) => {
    expect(estimate({ events })).toEqual({ status: 'withheld', reason });
  });

  it('is withheld where no period of the programme has all areas in it', () => {
    const outcome = estimate({ events: () => 20, leftOut: (area, period) => area === 'C' && period >= 4 });
    expect(outcome).toEqual({ status: 'withheld', reason: 'too-few-periods-after' });
  });
});
