import { describe, expect, it } from 'vitest';
import type { DesignPanel, DesignTerms } from '../../../src/estimate/designs/index.ts';
import { estimateEffect } from '../../../src/estimate/designs/index.ts';
import { chooseDesign } from '../../../src/estimate/designs/ladder.ts';
import { preLaunch } from '../../../src/estimate/designs/pre-launch.ts';
import { seededDraws } from '../../../src/stats/index.ts';
import { panelFrom, terms } from './panels.ts';

const names = (count: number, letter: string): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${letter}${n}`);

interface Shares {
  readonly program: number;
  readonly comparison: number;
  readonly points: number;
  readonly staggered?: boolean;
  readonly seed?: number;
}

/** Twenty-six quarters of a share with a level of each area, a season and chance, which rises by so many points at the launch. */
function sharePanel({ program, comparison, points, staggered = true, seed = 1 }: Shares): DesignPanel {
  const below = seededDraws(seed);
  const launches = Object.fromEntries(names(program, 'P').map((name, n) => [name, 14 + (staggered ? n % 4 : 0)]));
  const records = (area: string, period: number): number => 60 + ((Number(area.slice(1)) * 13 + period * 7) % 40);
  return panelFrom({
    periods: 26,
    program: launches,
    comparison: names(comparison, 'C'),
    exposure: records,
    events: (area, period) => {
      const level = 0.35 + (Number(area.slice(1)) % 7) / 50 + ([0, 0.03, 0.05, 0.02][period % 4] ?? 0) + period / 400;
      const share = level + (period >= (launches[area] ?? 99) ? points / 100 : 0);
      let hits = 0;
      for (let n = 0; n < records(area, period); n += 1) if (below(1_000_000) < share * 1_000_000) hits += 1;
      return hits;
    },
  });
}

const shares = (changes: Partial<DesignTerms> = {}): DesignTerms & { readonly named: 'strongest' } => ({
  ...terms({ better: 'higher', countsEvents: false, levels: { unit: 1, areHits: true }, ...changes }),
  named: 'strongest',
});

function effectOf(panel: DesignPanel, asked = shares(), level = 0.95) {
  const draft = estimateEffect({ panel, leftOut: [], terms: asked });
  if (draft.status === 'withheld') throw new Error(draft.reason);
  return draft.finish({ q: draft.p, level });
}

describe('effects on shares and means', () => {
  it.each([
    ['staggered-adoption', 'jackknife-t', { program: 8, comparison: 14, points: 12 }],
    ['difference-in-differences', 'jackknife-t', { program: 6, comparison: 9, points: 12, staggered: false }],
    ['staggered-adoption', 'randomisation', { program: 3, comparison: 20, points: 12 }],
    ['difference-in-differences', 'randomisation', { program: 3, comparison: 11, points: 12, staggered: false }],
    ['interrupted-series', 'autocorrelation-t', { program: 3, comparison: 0, points: 12, staggered: false }],
  ] as const)('finds what was planted by %s (%s)', (design, inference, planted) => {
    const effect = effectOf(sharePanel(planted));
    expect([effect.design, effect.inference, effect.scale]).toEqual([design, inference, 'difference']);
    expect(effect.estimate).toBeGreaterThan(0.06);
    expect(effect.estimate).toBeLessThan(0.18);
    expect(effect.low).toBeGreaterThan(0);
    expect(effect.low).toBeLessThan(0.12);
    expect(effect.high).toBeGreaterThan(0.12);
    const { observed, expected, records } = effect.levels ?? { observed: 0, expected: 0, records: 0 };
    expect(observed - expected).toBeCloseTo(Number(effect.estimate), 10);
    // the share itself, and what it rests on
    expect(observed).toBeCloseTo((effect.observed ?? 0) / records, 10);
    expect([effect.averted, effect.expected, effect.eValue]).toEqual([null, null, null]);
  });

  it('is told by time since the launch, in the same unit, where there are areas enough', () => {
    const { eventStudy } = effectOf(sharePanel({ program: 8, comparison: 14, points: 12 }));
    const [before, since] = [false, true].map((side) => eventStudy.filter(({ relative }) => relative >= 0 === side));
    expect(before?.map(({ relative }) => relative)).toEqual([-8, -7, -6, -5, -4, -3, -2, -1]);
    expect(since?.length).toBeGreaterThan(8);
    const mean = (points: typeof eventStudy = []): number =>
      points.reduce((sum, { estimate }) => sum + Number(estimate), 0) / points.length;
    expect(Math.abs(mean(before))).toBeLessThan(0.04);
    expect(Math.abs(mean(since) - 0.12)).toBeLessThan(0.05);
    expect(effectOf(sharePanel({ program: 3, comparison: 20, points: 12 })).eventStudy).toEqual([]);
  });

  it('stands beside what comparison areas did, a pretended start and a second opinion in the same unit', () => {
    const effect = effectOf(sharePanel({ program: 8, comparison: 14, points: 12 }));
    expect(effect.levels?.comparisonMoved).toBeGreaterThan(0);
    expect(effect.levels?.comparisonMoved).toBeLessThan(0.06);
    expect(effect.placebo).toMatchObject({ status: 'estimated', periods: 8 });
    if (effect.placebo.status === 'estimated') expect(Math.abs(Number(effect.placebo.estimate))).toBeLessThan(0.06);
    const second = effect.opinions.find(({ status }) => status === 'estimated');
    expect(second?.status === 'estimated' && second.scale).toBe('difference');
    expect(effect.sensitivity.filter(({ kind }) => kind === 'without-area').length).toBeGreaterThan(0);
    expect(effect.smallestDetectable).toBeGreaterThan(0);
    expect(effect.smallestDetectable).toBeLessThan(0.12);
  });

  it.each([
    ['of a share, at which all or none would have it', { unit: 1, areHits: true }, 1],
    ['of a share in points', { unit: 0.01, areHits: true }, 100],
  ])('has the ends %s, where redrawn launches find none at the level of a family', (_, levels, whole) => {
    const panel = sharePanel({ program: 3, comparison: 11, points: 12, staggered: false });
    const { adjusted, levels: told, high, low } = effectOf(panel, shares({ levels }), 0.9999);
    const observed = told?.observed ?? Number.NaN;
    expect(adjusted.low).toBeCloseTo(observed - whole, 10);
    expect(adjusted.high).toBeCloseTo(observed, 10);
    // the usual level has ends of its own
    expect([low > adjusted.low, Number(high) < Number(adjusted.high)]).toEqual([true, true]);
  });

  it('has an open upper end of a mean there, and a lower one as far as was looked', () => {
    const panel = sharePanel({ program: 3, comparison: 11, points: 12, staggered: false });
    const { adjusted, low } = effectOf(panel, shares({ levels: { unit: 1, areHits: false } }), 0.9999);
    expect(adjusted.high).toEqual({ bound: 'none' });
    expect(Number.isFinite(adjusted.low)).toBe(true);
    expect(adjusted.low).toBeLessThan(low - 0.1);
  });

  it('gives means in the unit that is shown', () => {
    const panel = sharePanel({ program: 8, comparison: 14, points: 12 });
    const inCents = { ...panel, events: panel.events.map((sum) => 5000 * sum) };
    const [share, dollars] = [effectOf(panel), effectOf(inCents, shares({ levels: { unit: 100, areHits: false } }))];
    expect(dollars.estimate).toBeCloseTo(50 * Number(share.estimate), 8);
    expect(dollars.low).toBeCloseTo(50 * share.low, 8);
    // amounts are not counts that could be told
    expect([dollars.observed, dollars.levels?.records]).toEqual([null, share.levels?.records]);
  });

  it('is before and after where one series is too short for its own trend', () => {
    const asked = { ...shares(), named: 'before-after' } as const;
    const draft = estimateEffect({
      panel: sharePanel({ program: 3, comparison: 0, points: 12, staggered: false }),
      leftOut: [],
      terms: asked,
    });
    const effect = draft.status === 'estimated' ? draft.finish({ q: draft.p, level: 0.95 }) : null;
    expect(effect?.design).toBe('before-after');
    // the trend of three points over the time between is in it as well
    expect(effect?.estimate).toBeGreaterThan(0.1);
    expect(effect?.estimate).toBeLessThan(0.2);
  });

  it('refuses what counts events, and keeps its choice with a hash of its own', () => {
    const panel = preLaunch(sharePanel({ program: 3, comparison: 20, points: 0, staggered: false }));
    const { ladder } = chooseDesign(panel, { ...shares(), named: 'weighted-displacement-difference' });
    const refusal = ladder.refused.find(({ design }) => design === 'weighted-displacement-difference');
    expect(refusal?.reason).toBe('not-for-this-measure');
    const asCounts = { ...shares({ levels: null }) };
    expect(chooseDesign(panel, shares()).ladder.hash).not.toBe(chooseDesign(panel, asCounts).ladder.hash);
  });

  it.each([
    ['staggered-adoption', { program: 8, comparison: 14, points: 12 }],
    ['difference-in-differences', { program: 3, comparison: 11, points: 12, staggered: false }],
    ['interrupted-series', { program: 3, comparison: 0, points: 12, staggered: false }],
  ] as const)('tells by period what was expected: %s', (design, planted) => {
    const { gap, levels } = effectOf(sharePanel(planted));
    expect([design, gap.length]).toEqual([design, 26]);
    const mean = (treated: boolean): number => {
      const some = gap.filter((point) => point.treated === treated);
      return some.reduce((sum, one) => sum + (one.observed ?? NaN) - (one.expected ?? NaN), 0) / some.length;
    };
    expect(Math.abs(mean(false))).toBeLessThan(0.02);
    // where launches are staggered, not all areas are treated in the first periods
    expect(mean(true)).toBeGreaterThan(0.08);
    expect(mean(true)).toBeLessThan(0.16);
    expect(gap[20]?.observed).toBeGreaterThan(0.4);
    expect(levels?.smallestInPeriod).toBeGreaterThan(0);
  });

  it('tells each area and each launch what was planted, with the chance of its records', () => {
    const effect = effectOf(sharePanel({ program: 8, comparison: 14, points: 12 }));
    expect(effect.byArea).toHaveLength(8);
    expect(effect.byCohort.map(({ areas }) => areas)).toEqual([2, 2, 2, 2]);
    const held = effect.byArea.filter(({ low, high }) => low <= 0.12 && 0.12 <= Number(high));
    expect(held.length).toBeGreaterThanOrEqual(7);
    for (const { observed, expected, estimate, low, high } of effect.byArea) {
      expect(estimate).toBeCloseTo(observed - expected, 9);
      // some 900 records since, and as many before, of which 0.45 did: ± 2 × √(0.25 × 2 / 900)
      expect((Number(high) - low) / 2).toBeGreaterThan(0.03);
      expect((Number(high) - low) / 2).toBeLessThan(0.07);
    }
    const [area] = effect.byArea;
    const [cohort] = effect.byCohort;
    expect(Number(cohort?.high) - (cohort?.low ?? 0)).toBeLessThan(Number(area?.high) - (area?.low ?? 0));
  });

  it('takes a quarter without records for no gap', () => {
    const panel = sharePanel({ program: 8, comparison: 14, points: 12 });
    const gaps = panel.exposure.map((records, at) => (at % 9 === 0 ? 0 : records));
    const events = panel.events.map((hits, at) => (at % 9 === 0 ? 0 : hits));
    const effect = effectOf({ ...panel, exposure: gaps, events });
    expect(effect.design).toBe('staggered-adoption');
    expect(effect.low).toBeGreaterThan(0.04);
    expect(effect.high).toBeLessThan(0.2);
  });
});
