import { describe, expect, it } from 'vitest';
import { type DesignPanel, type DesignTerms, estimateEffect } from '../../../src/estimate/designs/index.ts';
import { chooseDesign } from '../../../src/estimate/designs/ladder.ts';
import { levelDonors } from '../../../src/estimate/designs/level-donors.ts';
import { preLaunch } from '../../../src/estimate/designs/pre-launch.ts';
import { rankedDifference } from '../../../src/estimate/designs/ranked-difference.ts';
import { seededDraws } from '../../../src/stats/index.ts';
import { drawsFrom } from '../../simulation/draws.ts';
import { panelFrom, terms } from './panels.ts';

interface Made {
  readonly program?: number;
  readonly donors?: number;
  readonly points?: number;
  readonly before?: number;
  /** Level of the programme areas. */
  readonly level?: number;
  readonly seed?: number;
}

const quarters = 32;

/** Shares of areas that each follow two shocks of the city to an extent of their own, and chance. */
function sharePanel({ program = 1, donors = 24, points = 0, before = 22, level = 0.4, seed = 1 }: Made): DesignPanel {
  const { normal, uniform } = drawsFrom(seed);
  const shocks = [0, 1].map(() => {
    let state = 0;
    return Array.from({ length: quarters }, () => (state = 0.7 * state + 0.04 * normal()));
  });
  const launches = Object.fromEntries(Array.from({ length: program }, (_, n) => [`P${n}`, before]));
  const comparison = Array.from({ length: donors }, (_, n) => `C${n}`);
  const areas = new Map(
    [...Object.keys(launches), ...comparison].map((name) => [
      name,
      { level: name.startsWith('P') ? level : 0.25 + 0.3 * uniform(), loads: [uniform(), uniform()] },
    ]),
  );
  const records = (area: string): number => 90 + ((area.length * 37 + Number(area.slice(1)) * 11) % 60);
  return panelFrom({
    periods: quarters,
    program: launches,
    comparison,
    exposure: records,
    events: (area, period) => {
      const own = areas.get(area);
      const shared = shocks.reduce((sum, one, at) => sum + (one[period] ?? 0) * (own?.loads[at] ?? 0), 0);
      const planted = period >= (launches[area] ?? 99) ? points / 100 : 0;
      let hits = 0;
      for (let n = 0; n < records(area); n += 1) if (uniform() < (own?.level ?? 0) + shared + planted) hits += 1;
      return hits;
    },
  });
}

const asked = (changes: Partial<DesignTerms> = {}) =>
  ({
    ...terms({ better: 'higher', countsEvents: false, levels: { unit: 1, areHits: true }, ...changes }),
    named: 'synthetic-control',
  }) as const;

const refusalOf = (panel: DesignPanel, terms = asked()) =>
  chooseDesign(preLaunch(panel), terms).ladder.refused.find(({ design }) => design === 'synthetic-control');

function effectOf(panel: DesignPanel, terms = asked()) {
  const draft = estimateEffect({ panel, leftOut: [], terms });
  if (draft.status === 'withheld') throw new Error(draft.reason);
  return draft.finish({ q: draft.p, level: 0.95 });
}

describe('a synthetic control of shares', () => {
  it.each([1, 3])('finds what was planted in %d areas, in points', (program) => {
    const effect = effectOf(sharePanel({ program, points: 15 }));
    expect(effect).toMatchObject({ design: 'synthetic-control', scale: 'difference', inference: 'placebo-ranks' });
    expect(effect.estimate).toBeGreaterThan(0.1);
    expect(effect.estimate).toBeLessThan(0.2);
    expect(effect.low).toBeGreaterThan(0);
    expect(effect.high).toBeGreaterThan(0.15);
    expect(effect.p).toBeLessThanOrEqual(0.05);
    expect(effect.areas).toEqual({ program, comparison: 24 });
    const { observed = 0, expected = 0, records } = effect.levels ?? {};
    expect(observed - expected).toBeCloseTo(Number(effect.estimate), 9);
    expect(records).toBeGreaterThan(10 * 90 * program);
    expect([effect.observed !== null, effect.expected, effect.averted, effect.eValue]).toEqual([
      true,
      null,
      null,
      null,
    ]);
  });

  it('draws what was expected by period, and each area in the place of the programme', () => {
    const { gap, placeboGaps, sensitivity } = effectOf(sharePanel({ points: 15 }));
    const since = gap.filter(({ treated }) => treated);
    expect(since).toHaveLength(10);
    for (const { observed, expected } of gap) {
      expect(observed).toBeGreaterThan(0.1);
      expect(expected).toBeGreaterThan(0.1);
    }
    const size = (values: readonly (number | null)[] = []): number =>
      values.slice(22).reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0);
    expect(placeboGaps?.others).toHaveLength(24);
    expect(size(placeboGaps?.program)).toBeGreaterThan(Math.max(...(placeboGaps?.others ?? []).map(size)));
    expect(placeboGaps?.smallest).toBeGreaterThan(0);
    expect(sensitivity.some(({ kind }) => kind === 'without-area')).toBe(true);
  });

  it('has second opinions in points, and a pretended launch that finds nothing', () => {
    const { opinions, placebo } = effectOf(sharePanel({ points: 15 }));
    expect(opinions.map(({ design }) => design)).toEqual([
      'ridge-augmented-synthetic-control',
      'difference-in-differences',
    ]);
    for (const opinion of opinions)
      if (opinion.status === 'estimated') {
        expect(opinion.scale).toBe('difference');
        expect(opinion.estimate).toBeGreaterThan(0.08);
      }
    expect(placebo).toMatchObject({ status: 'estimated' });
    expect(placebo.status === 'estimated' && placebo.verdict).not.toBe('failed');
  });

  it('is refused with its reason', () => {
    expect(refusalOf(sharePanel({}))).toBeUndefined();
    expect(refusalOf(sharePanel({ donors: 12 }))).toMatchObject({ reason: 'too-few-donors', observed: 12, limit: 19 });
    expect(refusalOf(sharePanel({ before: 8 }))).toMatchObject({ reason: 'too-few-periods-before' });
    expect(refusalOf(sharePanel({ level: 0.85 }))).toMatchObject({ reason: 'outside-the-hull' });
    expect(refusalOf(sharePanel({ program: 5 }))).toMatchObject({ reason: 'many-program-areas' });
  });

  it('says where the mixture fits worse than chance makes any fit', () => {
    const panel = sharePanel({});
    // the programme area goes its own way: up and down by turns
    const events = panel.events.map((hits, at) => {
      const period = at % quarters;
      return panel.areas[Math.floor(at / quarters)]?.role === 'program' ? hits + (period % 2 === 0 ? 25 : -25) : hits;
    });
    expect(refusalOf({ ...panel, events })).toMatchObject({ reason: 'fit-too-poor' });
  });

  it('needs records in each period: areas without are no donors', () => {
    const panel = sharePanel({ donors: 22, points: 15 });
    const without = (at: number): boolean =>
      panel.areas[Math.floor(at / quarters)]?.area === 'C3' && at % quarters === 5;
    const holes = {
      ...panel,
      exposure: panel.exposure.map((records, at) => (without(at) ? 0 : records)),
      events: panel.events.map((hits, at) => (without(at) ? 0 : hits)),
    };
    const effect = effectOf(holes);
    expect(effect.areas.comparison).toBe(21);
    expect(effect.leftOut).toContainEqual({ what: 'C3', reason: 'not-reported' });
  });

  it('of means has an effect in their unit, and no end that cannot be', () => {
    const dollars = effectOf(sharePanel({ points: 15 }), asked({ levels: { unit: 0.01, areHits: false } }));
    const share = effectOf(sharePanel({ points: 15 }));
    expect(Number(dollars.estimate)).toBeCloseTo(100 * Number(share.estimate), 6);
    expect(Number.isFinite(dollars.low)).toBe(true);
    const series = levelDonors(sharePanel({ points: 15 }), { unit: 1, areHits: true });
    const ranks = series && rankedDifference(series, { draw: seededDraws(1), most: 1 });
    // ranks of 25 areas say nothing at 99 %, but that a share lies between none and all
    const { low = 0, high = 0 } = ranks?.at(0.99) ?? {};
    expect(low).toBeCloseTo((ranks?.observed ?? 0) - 1, 9);
    expect(high).toBeCloseTo(ranks?.observed ?? 0, 9);
  });

  it('finds nothing where nothing was planted, but for one time in twenty', () => {
    let alarms = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const series = levelDonors(sharePanel({ seed: 100 + seed }), { unit: 1, areHits: true });
      const found = series && rankedDifference(series, { draw: seededDraws(1), most: 1 });
      if (found && found.p <= 0.05) alarms += 1;
    }
    // of 60 at five in a hundred, more than 7 come once in a hundred times
    expect(alarms).toBeLessThanOrEqual(7);
  });
});
