import { describe, expect, it } from 'vitest';
import { type DesignPanel, type DesignTerms, preLaunch } from '../../src/estimate/designs/index.ts';
import { rungs } from '../../src/estimate/designs/rungs.ts';
import type { DesignId } from '../../src/spec/index.ts';
import { seededDraws } from '../../src/stats/index.ts';
import { panelFrom } from '../estimate/designs/panels.ts';

/**
 * A few seconds' worth of shares of coalitions that are made up: levels of areas, a season, shocks that all share and
 * shocks of an area's own that last. Seeded, so that the same draws are judged each time.
 */
const draws = 120;
/** Of 120 at five in a hundred, more than 12 come once in a hundred times. */
const mostAlarms = 12;
/** Of 120 at 95 in a hundred, fewer than 108 come once in a hundred times. */
const fewestHeld = 108;
const planted = 0.06;

const terms: DesignTerms = {
  better: 'higher',
  alpha: 0.05,
  smallestWorthwhile: 1.1,
  countsEvents: false,
  levels: { unit: 1, areHits: true },
  level: { exposure: 1, unit: '' },
  seed: 1,
};

interface Made {
  readonly program: number;
  readonly comparison: number;
  readonly staggered: boolean;
  readonly records: number;
}

/** Thirty-two quarters, of which eighteen lie before the first launch. */
function sharesOf({ program, comparison, staggered, records }: Made, effect: number, seed: number): DesignPanel {
  const below = seededDraws(seed);
  const unit = (): number => (below(1_000_000) + 0.5) / 1_000_000;
  const normal = (): number => Math.sqrt(-2 * Math.log(unit())) * Math.cos(2 * Math.PI * unit());
  const lasting = (sd: number, rho: number): readonly number[] => {
    let shock = (sd * normal()) / Math.sqrt(1 - rho ** 2);
    return Array.from({ length: 32 }, () => (shock = rho * shock + sd * normal()));
  };
  const names = (count: number, letter: string): readonly string[] =>
    Array.from({ length: count }, (_, n) => `${letter}${n}`);
  const launches = Object.fromEntries(names(program, 'P').map((name, n) => [name, 18 + (staggered ? n % 4 : 0)]));
  const others = names(comparison, 'C');
  const city = lasting(0.02, 0.5);
  const areas = new Map(
    [...Object.keys(launches), ...others].map((name) => [
      name,
      { level: 0.3 + 0.3 * unit(), records: Math.round(records * (0.5 + 1.5 * unit())), own: lasting(0.02, 0.3) },
    ]),
  );
  const sizeOf = (area: string): number => areas.get(area)?.records ?? 1;
  return panelFrom({
    periods: 32,
    program: launches,
    comparison: others,
    exposure: sizeOf,
    events: (area, period) => {
      const one = areas.get(area);
      const season = 0.05 * Math.sin((period * Math.PI) / 2);
      const share = (one?.level ?? 0) + season + (city[period] ?? 0) + (one?.own[period] ?? 0);
      const chance = share + (period >= (launches[area] ?? 99) ? effect : 0);
      let hits = 0;
      for (let n = 0; n < sizeOf(area); n += 1) if (unit() < chance) hits += 1;
      return hits;
    },
  });
}

function tally(id: DesignId, made: Made, effect: number) {
  const design = rungs.find((rung) => rung.id === id);
  let [given, alarms, held] = [0, 0, 0];
  for (let seed = 1; seed <= draws; seed += 1) {
    const panel = sharesOf(made, effect, seed);
    if (!design || design.refuse(preLaunch(panel), terms) !== null) continue;
    const outcome = design.estimate(panel, terms);
    if (outcome.status === 'withheld') continue;
    const { low, high } = outcome.effect.at(0.95);
    given += 1;
    alarms += low > 0 || high < 0 ? 1 : 0;
    held += low <= effect && effect <= high ? 1 : 0;
  }
  return { given, alarms, held };
}

describe('effects on shares, simulated', () => {
  it.each([
    ['staggered-adoption', { program: 8, comparison: 16, staggered: true, records: 40 }],
    ['difference-in-differences', { program: 3, comparison: 11, staggered: false, records: 40 }],
    ['interrupted-series', { program: 4, comparison: 0, staggered: false, records: 60 }],
    ['interrupted-series', { program: 2, comparison: 4, staggered: false, records: 60 }],
    ['before-after', { program: 4, comparison: 0, staggered: false, records: 60 }],
  ] as const)('%s raises few false alarms and holds what was planted (%o)', (id, made) => {
    const none = tally(id, made, 0);
    expect(none.given).toBeGreaterThan(draws * 0.8);
    expect(none.alarms).toBeLessThanOrEqual(mostAlarms);
    const some = tally(id, made, planted);
    expect(some.held - some.given).toBeGreaterThanOrEqual(fewestHeld - draws);
  });
});
