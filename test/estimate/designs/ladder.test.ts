import { describe, expect, it } from 'vitest';
import { waysToLaunch } from '../../../src/estimate/designs/facts.ts';
import {
  chooseDesign,
  type DesignPanel,
  type DesignTerms,
  factsOf,
  gates,
  preLaunch,
  rungs,
} from '../../../src/estimate/designs/index.ts';
import type { DesignId } from '../../../src/spec/index.ts';
import { named, type PanelInput, panelFrom, terms, together } from './panels.ts';

type Asked = DesignId | 'strongest';
const choose = (panel: DesignPanel, changes: Partial<DesignTerms & { readonly named: Asked }> = {}) =>
  chooseDesign(preLaunch(panel), { ...terms(), named: 'strongest', ...changes });

const town = (changes: Partial<PanelInput> = {}): DesignPanel =>
  panelFrom({
    periods: 24,
    program: together(2, 12),
    comparison: named('C', 2),
    events: (area, period) => 8 + ((area.charCodeAt(1) + period) % 5),
    ...changes,
  });

describe('facts from before the launch', () => {
  it('counts arms, launches, periods and events', () => {
    const panel = town({ program: { P0: 12, P1: 12, P2: 15 }, comparison: ['C0', 'C1'], events: () => 2 });
    expect(factsOf(preLaunch(panel))).toEqual({
      programAreas: 3,
      // the area that begins later is a comparison until then
      comparisonAreas: 3,
      launches: 2,
      periodsBefore: 12,
      seasons: 4,
      programEvents: 72,
      comparisonEvents: 48,
      levelRatio: 1.5,
      likeAreas: 2,
      smallestP: 1 / 30,
      likeSmallestP: 1 / 30,
    });
  });

  it('counts comparison areas of like level: within a factor 3 of the median of programme areas', () => {
    const level: Readonly<Record<string, number>> = { P0: 3, P1: 9, P2: 27, C0: 3, C1: 2, C2: 27, C3: 28 };
    const panel = town({
      program: together(3, 12),
      comparison: named('C', 4),
      events: (area) => level[area] ?? 0,
    });
    expect(factsOf(preLaunch(panel)).likeAreas).toBe(2);
  });

  it.each([
    [12, [3], 220],
    [6, [1, 1], 30],
    [7, [2, 3], 210],
    [5, [], 1],
  ])('can give launches to %i areas in cohorts of %j in %i ways', (areas, cohorts, ways) => {
    expect(waysToLaunch(areas, cohorts)).toBe(ways);
  });
});

describe('the ladder', () => {
  it('takes the strongest design that is not refused, and says why each other one is not', () => {
    const { design, ladder } = choose(town());
    expect(design?.id).toBe(ladder.chosen);
    expect(new Set([...ladder.refused.map((one) => one.design), ladder.chosen])).toEqual(
      new Set(rungs.map(({ id }) => id)),
    );
    const below = rungs.slice(rungs.findIndex(({ id }) => id === ladder.chosen) + 1);
    for (const { id } of below)
      expect(ladder.refused).toContainEqual({ design: id, reason: 'weaker-than-chosen', observed: null, limit: null });
  });

  it('takes the design that was asked for, or none', () => {
    const { design, ladder } = choose(town(), { named: 'before-after' });
    expect(design?.id).toBe('before-after');
    expect(ladder.refused.every(({ reason }) => reason === 'not-asked-for')).toBe(true);
    const none = choose(town({ comparison: [] }), { named: 'weighted-displacement-difference' });
    expect(none.design).toBeNull();
    expect(none.ladder.refused).toContainEqual({
      design: 'weighted-displacement-difference',
      reason: 'no-comparison-areas',
      observed: 0,
      limit: 1,
    });
  });

  it.each<[DesignId, string, number, number, Partial<PanelInput>]>([
    ['weighted-displacement-difference', 'staggered-launches', 2, 1, { program: { P0: 12, P1: 14 } }],
    ['weighted-displacement-difference', 'no-comparison-areas', 0, 1, { comparison: [] }],
    ['weighted-displacement-difference', 'no-events-in-baseline', 0, 1, { events: (area) => (area < 'D' ? 1 : 0) }],
    ['weighted-displacement-difference', 'areas-unlike', 3, 2, { events: (area) => (area < 'D' ? 2 : 6) }],
    ['weighted-displacement-difference', 'areas-unlike', 0.4, 0.5, { events: (area) => (area < 'D' ? 10 : 4) }],
    ['before-after', 'no-events-in-baseline', 0, 1, { events: (area) => (area < 'D' ? 1 : 0) }],
    ['before-after', 'no-launch', 0, 1, { program: {} }],
  ])('refuses %s: %s (%d against %d)', (design, reason, observed, limit, changes) => {
    const { ladder } = choose(town(changes), { named: design });
    expect(ladder.refused).toContainEqual({ design, reason, observed, limit });
  });

  it('has a rule for no reason twice in a row, and a first one that asks for a launch', () => {
    for (const { id } of rungs) expect(gates[id][0]).toMatchObject({ reason: 'no-launch' });
  });
});

describe('the choice of a design', () => {
  const launch = 12;
  const seen = town({ buffers: { B0: launch } });

  /** A generator of its own: 32-bit linear congruence, enough to move cells about. */
  function* draws(seed: number): Generator<number> {
    for (let state = seed; ; ) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      yield state / 2 ** 32;
    }
  }

  it('never depends on anything that happens from the first launch on', () => {
    const { ladder } = choose(seen);
    const dice = draws(7);
    const next = (): number => dice.next().value ?? 0;
    for (let round = 0; round < 200; round += 1) {
      const [events, exposure, state] = [seen.events.slice(), seen.exposure.slice(), seen.state.slice()];
      for (let change = 0; change < 20; change += 1) {
        const row = Math.floor(next() * seen.areas.length);
        const at = row * seen.periods.length + launch + Math.floor(next() * (seen.periods.length - launch));
        events[at] = Math.floor(next() * 1000);
        exposure[at] = 0.1 + next();
        state[at] = Math.floor(next() * 3);
      }
      expect(choose({ ...seen, events, exposure, state }).ladder).toEqual(ladder);
    }
  });

  it('stays the same as quarters go by', () => {
    const first = choose(town({ periods: launch + 1 })).ladder;
    for (const periods of [launch + 2, launch + 5, 40]) expect(choose(town({ periods })).ladder).toEqual(first);
  });

  it('has another hash for another past, another launch, another area or another declaration', () => {
    const hashes = [
      choose(seen),
      choose(town()),
      choose(town({ program: together(2, 13) })),
      choose(town({ events: () => 8 })),
      choose(town({ comparison: ['C0', 'D1'] })),
      choose(town({ leftOut: (area, period) => area === 'C0' && period === 3 })),
      choose(town(), { alpha: 0.1 }),
      choose(town(), { smallestWorthwhile: 0.9 }),
      choose(town(), { named: 'before-after' }),
    ].map(({ ladder }) => ladder.hash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});
