import { describe, expect, it } from 'vitest';
import { imputedLevels, type LevelPanel, NEVER, redrawnLevels, seededDraws } from '../../../src/stats/index.ts';

/** Levels by area and period with effects of both, a step of treated cells, and what is added to each cell. */
function panelOf(
  {
    areas,
    periods,
    launch,
    step = 0,
  }: { areas: number; periods: number; launch: (area: number) => number; step?: number },
  noise: (area: number, period: number) => number = () => 0,
  records: (area: number, period: number) => number = (area, period) => 5 + ((7 * area + 3 * period) % 11),
): LevelPanel & { readonly launch: readonly number[] } {
  const size = areas * periods;
  const made = { level: new Float64Array(size), weight: new Float64Array(size), isTreated: new Uint8Array(size) };
  for (let area = 0; area < areas; area += 1)
    for (let period = 0; period < periods; period += 1) {
      const at = area * periods + period;
      const treated = period >= launch(area);
      made.isTreated[at] = treated ? 1 : 0;
      made.weight[at] = records(area, period);
      made.level[at] = 0.3 + area / 100 + Math.sin(period) / 20 + (treated ? step : 0) + noise(area, period);
    }
  return { areas, periods, ...made, launch: Array.from({ length: areas }, (_, area) => launch(area)) };
}

const draws = (seed: number): (() => number) => {
  const below = seededDraws(seed);
  return () => below(1_000_000) / 1_000_000 - 0.5;
};

describe('imputedLevels', () => {
  const design = { areas: 20, periods: 12, launch: (area: number) => (area < 6 ? 4 + area : NEVER), step: -0.07 };

  it('gives back a planted step whatever the records are, and the level that would have been', () => {
    const found = imputedLevels(panelOf(design));
    expect(found?.effect).toBeCloseTo(-0.07, 10);
    expect((found?.observed ?? 0) - (found?.expected ?? 0)).toBeCloseTo(-0.07, 10);
    expect([found?.treatedAreas, found?.comparisonAreas]).toEqual([6, 14]);
  });

  it('is difference in differences of means where two areas have two periods', () => {
    const found = imputedLevels({
      areas: 2,
      periods: 2,
      level: Float64Array.of(0.5, 0.7, 0.4, 0.5),
      weight: Float64Array.of(10, 20, 5, 400),
      isTreated: Uint8Array.of(0, 1, 0, 0),
    });
    expect(found?.effect).toBeCloseTo(0.1, 12);
    expect(found?.inference).toEqual({ status: 'withheld', reason: 'few-treated-areas' });
  });

  it('leaves each area out as if it had never been there', () => {
    const draw = draws(3);
    const noises = Array.from({ length: 240 }, draw);
    const noise = (area: number, period: number): number => (noises[area * 12 + period] ?? 0) / 5;
    const whole = imputedLevels(panelOf(design, noise));
    const without = imputedLevels(panelOf(design, noise, (area) => (area === 2 ? 0 : 9)));
    const even = imputedLevels(panelOf(design, noise, () => 9));
    expect(even?.leavingOut.find(({ area }) => area === 2)?.effect).toBeCloseTo(without?.effect ?? 0, 10);
    expect(whole?.leavingOut).toHaveLength(20);
  });

  it('expects nothing of an area without records before, and of a period without comparison', () => {
    const none = imputedLevels(panelOf({ ...design, launch: (area) => (area < 6 ? 0 : NEVER) }));
    expect(none).toBeNull();
    const lonely = panelOf(design, undefined, (area, period) => (period === 11 && area >= 6 ? 0 : 4));
    const found = imputedLevels(lonely);
    expect(found?.effect).toBeCloseTo(-0.07, 10);
    // six areas, of which the last period is not counted
    expect(found?.records).toBe(4 * (7 + 6 + 5 + 4 + 3 + 2));
  });

  it('withholds an interval where nothing varies', () => {
    expect(imputedLevels(panelOf(design))?.inference).toEqual({ status: 'withheld', reason: 'no-variation' });
  });
});

describe('redrawnLevels', () => {
  const design = { areas: 12, periods: 4, launch: (area: number) => (area < 3 ? 2 : NEVER), step: 0.2 };
  const noisy = (seed: number, step: number) => {
    const draw = draws(seed);
    return panelOf({ ...design, step }, () => draw() / 4);
  };
  const options = { strata: new Array<number>(12).fill(0), draw: seededDraws(1) };

  it('looks at all ways to give three launches to twelve areas', () => {
    const found = redrawnLevels(noisy(1, 0.2), options);
    expect([found?.ways, found?.isExhaustive, found?.smallest]).toEqual([220, true, 1 / 220]);
    expect(found?.p).toBeLessThan(0.05);
  });

  it('has an interval that leaves out none exactly where p is small, and moves with the levels', () => {
    for (const seed of [1, 2, 3, 4, 5, 6])
      for (const step of [0, 0.1, 0.3]) {
        const found = redrawnLevels(noisy(seed, step), options);
        const { low, high } = found?.at(0.9) ?? { low: 0, high: 0 };
        expect(low > 0 || high < 0).toBe((found?.p ?? 1) <= 0.1);
        const moved = redrawnLevels(noisy(seed, step + 1), options)?.at(0.9);
        expect((moved?.low ?? 0) - low).toBeCloseTo(1, 1);
      }
  });

  it('says nothing where no trial differs, or no cell is treated', () => {
    expect(redrawnLevels(panelOf({ ...design, step: 0, launch: () => NEVER }), options)).toBeNull();
  });
});

describe('leaving areas out of levels', () => {
  const shares = draws(11);
  const noise = (): number => shares() / 3;
  const design = { areas: 20, periods: 12, launch: (area: number) => (area < 6 ? 4 + area : NEVER) };

  it.each([
    ['areas of all sizes', (area: number, period: number) => 1 + ((7 * area + 3 * period) % 11)],
    ['one area with nearly all records', (area: number) => (area === 9 ? 10_000 : 1)],
    [
      'a single area observed throughout',
      (area: number, period: number) => (area === 9 || (area + period) % 3 ? 4 : 0),
    ],
    ['no area observed throughout', (area: number, period: number) => ((area + period) % 3 ? 4 : 0)],
    ['periods without any records', (area: number, period: number) => (period === 2 ? 0 : 1 + area)],
    ['an area without records', (area: number) => (area === 3 || area === 12 ? 0 : 5)],
  ])('gives what a panel without the area gives: %s', (_, records) => {
    const panel = panelOf(design, noise, records);
    const found = imputedLevels(panel);
    expect(found?.leavingOut.length).toBeGreaterThan(10);
    for (const { area, effect } of found?.leavingOut ?? []) {
      const weight = panel.weight.map((own, at) => (Math.floor(at / panel.periods) === area ? 0 : own));
      expect(effect).toBeCloseTo(imputedLevels({ ...panel, weight })?.effect ?? Number.NaN, 11);
    }
  });
});
