import { describe, expect, it } from 'vitest';
import { beforeAfter } from '../../../src/estimate/designs/before-after.ts';
import type { DesignOutcome } from '../../../src/estimate/designs/index.ts';
import { rateRatio } from '../../../src/stats/index.ts';
import { type PanelInput, panelFrom, terms } from './panels.ts';

const estimate = (input: Partial<PanelInput> & Pick<PanelInput, 'events'>): DesignOutcome =>
  beforeAfter.estimate(panelFrom({ periods: 16, program: { P: 8 }, comparison: [], ...input }), terms());
const effectOf = (outcome: DesignOutcome) => {
  if (outcome.status === 'withheld') throw new Error(`withheld: ${outcome.reason}`);
  return outcome.effect;
};

describe('before and after', () => {
  it('is the exact ratio of two counts where they scatter no more than Poisson ones', () => {
    const effect = effectOf(estimate({ events: (_, period) => (period < 8 ? 10 : 7) }));
    const exact = rateRatio({ events: 56, exposure: 80 }, { events: 80, exposure: 80 }, 0.95);
    expect(effect).toMatchObject({ estimate: 0.7, observed: 56, inference: 'exact-central', p: exact.p });
    expect(effect.at(0.95).low).toBeCloseTo(exact.low, 12);
    expect(effect.expected).toBeCloseTo(80, 9);
  });

  it('expects of each area its own rate, at the season of the period, after its own launch', () => {
    const level: Readonly<Record<string, number>> = { P: 10, Q: 40 };
    const effect = effectOf(
      estimate({
        program: { P: 8, Q: 13 },
        events: (area, period) => (level[area] ?? 0) * (period % 4 === 0 ? 2 : 1),
      }),
    );
    expect(effect.estimate).toBeCloseTo(1, 9);
    expect(effect.expected).toBeCloseTo(10 * 10 + 40 * 3, 7);
  });

  it('is wider where counts scattered more before', () => {
    const effect = effectOf(estimate({ events: (_, period) => (period < 8 ? (period < 4 ? 4 : 30) : 12) }));
    expect(effect.inference).toBe('quasi-poisson-t');
    expect(effect.detail().dispersion).toBeGreaterThan(5);
    // one year lies far below the other: deviations that last leave fewer than the 4 degrees of freedom
    expect(effect.df ?? 4).toBeLessThan(3);
  });

  it('gives a bound where nothing happened since, and nothing where nothing happened before', () => {
    const gone = effectOf(estimate({ events: (_, period) => (period < 8 ? 3 : 0) }));
    expect(gone.estimate).toBe(0);
    expect(gone.at(0.95).high).toBeLessThan(0.3);
    expect(estimate({ events: (_, period) => (period < 8 ? 0 : 3) })).toEqual({
      status: 'withheld',
      reason: 'no-events-in-baseline',
    });
  });

  it('shows each area and cohort with the chance in its own counts', () => {
    const { byArea, byCohort, gap } = effectOf(
      estimate({ program: { P: 8, Q: 8, R: 12 }, events: (area, period) => (area === 'Q' && period >= 8 ? 5 : 10) }),
    ).detail();
    expect(byArea.map(({ area, estimate: one }) => [area, one])).toEqual([
      ['P', expect.closeTo(1, 9)],
      ['Q', expect.closeTo(0.5, 9)],
      ['R', expect.closeTo(1, 9)],
    ]);
    expect(byCohort.map(({ areas, observed }) => [areas, observed])).toEqual([
      [2, 120],
      [1, 40],
    ]);
    expect(gap[15]).toMatchObject({ observed: 25, treated: true });
    expect(gap[15]?.expected).toBeCloseTo(30, 9);
  });
});
