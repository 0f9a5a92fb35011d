import { describe, expect, it } from 'vitest';
import { type CountPanel, NEVER, randomisedLaunches, redrawnLaunches, seededDraws } from '../../../src/stats/index.ts';
import { draws, madePanel } from './made-panel.ts';

const few = (seed: number, treated = 3, areas = 12): CountPanel =>
  madePanel(draws(seed), { areas, periods: 16, treated, ratio: 0.8, levels: [4, 20], shape: 20, firstLaunch: 8 });
const together = (panel: CountPanel): CountPanel => ({
  ...panel,
  launch: panel.launch.map((launch) => (launch === NEVER ? NEVER : 8)),
});
const draw = () => seededDraws(1);

describe('redrawn launches', () => {
  it.each([1, 2, 3])('say what full fits say, where there is one launch and no cell is missing (seed %d)', (seed) => {
    const panel = together(few(seed));
    const full = randomisedLaunches(panel, { level: 0.95, draw: draw() });
    const found = redrawnLaunches(panel, { draw: draw() });
    expect(found).toMatchObject({ ways: 220, isExhaustive: true, smallest: 1 / 220 });
    expect(found?.ratio).toBeCloseTo(full.ratio ?? 0, 8);
    if (full.inference.status === 'withheld') throw new Error('withheld');
    // the largest p at the ratio or beyond is never less than that at the ratio
    expect(found?.p).toBeGreaterThanOrEqual(full.inference.p - 1e-9);
    expect(found?.at(0.95).low).toBeCloseTo(full.inference.interval?.low ?? 0, 2);
    expect(found?.at(0.95).high).toBeCloseTo(full.inference.interval?.high ?? 0, 2);
  });

  it.each([1, 2, 3])('say nearly what full fits say, for several launches (seed %d)', (seed) => {
    const panel = few(seed);
    const full = randomisedLaunches(panel, { level: 0.95, draw: draw(), interval: false });
    const found = redrawnLaunches(panel, { draw: draw() });
    expect(Math.log(found?.ratio ?? 0)).toBeCloseTo(Math.log(full.ratio ?? 0), 1);
    if (full.inference.status === 'withheld') throw new Error('withheld');
    expect(Math.abs((found?.p ?? 1) - full.inference.p)).toBeLessThan(0.1);
  });

  it('are the same for the same seed, and drawn where there are too many ways', () => {
    const panel = few(4, 4, 20);
    const [once, again] = [1, 1].map(() => redrawnLaunches(panel, { draw: draw() }));
    expect(once).toMatchObject({ isExhaustive: false, smallest: 1 / 1000 });
    expect([once?.p, once?.at(0.95)]).toEqual([again?.p, again?.at(0.95)]);
  });

  it('move within strata only', () => {
    const panel = together(few(5));
    const strata = [...Array(12).keys()].map((area) => (area < 6 ? 0 : 1));
    expect(redrawnLaunches(panel, { draw: draw(), strata })?.ways).toBe(20);
  });

  it('take the areas of the last launch as untreated where no area stays so', () => {
    const panel = few(6, 3);
    const launch = panel.launch.map((own) => (own === NEVER ? 14 : Math.min(own, 10)));
    const found = redrawnLaunches({ ...panel, launch }, { draw: draw() });
    expect(found?.ways).toBeGreaterThan(1);
    const cut = { ...panel, launch: panel.launch.map((own) => (own === NEVER ? NEVER : Math.min(own, 10))) };
    const kept = panel.kept.map((one, row) => (panel.period[row]! < 14 ? one : 0));
    expect(found?.ratio).toBeCloseTo(redrawnLaunches({ ...cut, kept }, { draw: draw() })?.ratio ?? 0, 12);
  });

  it('have no answer where nothing was observed, or no cell is treated', () => {
    const panel = together(few(7));
    const none = panel.events.map((count, row) =>
      panel.launch[panel.area[row]!] === 8 && panel.period[row]! >= 8 ? 0 : count,
    );
    expect(redrawnLaunches({ ...panel, events: none }, { draw: draw() })).toBeNull();
    expect(redrawnLaunches({ ...panel, launch: panel.launch.map(() => NEVER) }, { draw: draw() })).toBeNull();
  });
});
