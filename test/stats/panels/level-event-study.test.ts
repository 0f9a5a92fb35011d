import { describe, expect, it } from 'vitest';
import { imputedLevels, type LevelPanel, levelEventStudy, NEVER, seededDraws } from '../../../src/stats/index.ts';

interface Made {
  readonly areas?: number;
  readonly program?: number;
  /** What the programme adds, by time since launch; before it as well. */
  readonly effect?: (since: number) => number;
  readonly noise?: number;
}

const periods = 24;
const launchOf = (area: number, program: number): number => (area < program ? 12 + (area % 3) : NEVER);

function panelOf({ areas = 20, program = 7, effect = () => 0, noise = 0.01 }: Made) {
  const below = seededDraws(5);
  const size = areas * periods;
  const panel = { level: new Float64Array(size), weight: new Float64Array(size), isTreated: new Uint8Array(size) };
  const launch = Array.from({ length: areas }, (_, area) => launchOf(area, program));
  for (let at = 0; at < size; at += 1) {
    const [area, period] = [Math.floor(at / periods), at % periods];
    const since = period - (launch[area] ?? NEVER);
    panel.isTreated[at] = since >= 0 ? 1 : 0;
    panel.weight[at] = 20 + ((area * 5 + period * 3) % 17);
    const chance = noise * (below(1_000_000) / 500_000 - 1);
    panel.level[at] = 0.4 + area / 90 + Math.sin(period) / 30 + chance + (since > -9 && since < 99 ? effect(since) : 0);
  }
  const whole: LevelPanel = { areas, periods, ...panel };
  return { panel: whole, launch };
}

const study = (made: Made, last = 99) => {
  const { panel, launch } = panelOf(made);
  return levelEventStudy(panel, { launch, level: 0.95, last });
};

describe('an event study of a level', () => {
  it('finds what was planted in each period since the launch, and nothing before it', () => {
    const planted = (since: number): number => (since < 0 ? 0 : 0.02 * (since + 1));
    const points = study({ effect: planted });
    expect(points.map(({ relative }) => relative).slice(0, 12)).toEqual([-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3]);
    for (const { relative, effect, low, high } of points) {
      expect(Math.abs(effect - planted(relative))).toBeLessThan(0.012);
      expect(low).toBeLessThan(effect);
      expect(high).toBeGreaterThan(effect);
    }
  });

  it('shows a drift before the launch where there is one', () => {
    const points = study({ effect: (since) => (since < 0 ? 0.01 * (since + 8) : 0.08) });
    const [first, last] = [
      points.find(({ relative }) => relative === -8),
      points.find(({ relative }) => relative === -1),
    ];
    expect(Math.abs(first?.effect ?? 1)).toBeLessThan(0.012);
    expect(last?.low).toBeGreaterThan(0.04);
  });

  it('is the effect itself, with its interval, where all periods since the launch are one point', () => {
    const { panel } = panelOf({ effect: () => 0.05 });
    const whole = imputedLevels(panel);
    const point = study({ effect: () => 0.05 }, 0).find(({ relative }) => relative === 0);
    expect(point?.effect).toBeCloseTo(whole?.effect ?? 0, 12);
    expect(point?.areas).toBe(whole?.treatedAreas);
  });

  it('has only points of five areas of the programme or more', () => {
    // areas begin in three periods in turn, so that the last periods since the launch are those of the first ones alone
    const points = study({ program: 7 });
    expect(Math.min(...points.map(({ areas }) => areas))).toBeGreaterThanOrEqual(5);
    expect(study({ program: 4 })).toEqual([]);
    // of any point, areas without cells in it serve as comparison, as with counts
    expect(study({ areas: 10, program: 7 })).toEqual([]);
  });

  it('has no interval where nothing varies, and no points', () => {
    expect(study({ noise: 0 })).toEqual([]);
  });
});
