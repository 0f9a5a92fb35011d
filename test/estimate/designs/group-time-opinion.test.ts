import { describe, expect, it } from 'vitest';
import { groupTimeOpinions } from '../../../src/estimate/designs/group-time-opinion.ts';
import type { Opinion } from '../../../src/spec/index.ts';
import { named, panelFrom, terms } from './panels.ts';

/** Three areas each that launch in the third quarters of 2013 and 2014, in years of 2010 to 2017. */
const launchOf = (area: string): number => (Number(area.slice(1)) <= 3 ? 14 : 18);
const program = Object.fromEntries(named('P', 6).map((area) => [area, launchOf(area)]));

type LeftOut = (since: number, area: string) => boolean;
/** Levels are alike but for a wobble that sums to nothing; from the launch on, areas have four events a quarter fewer. */
function opinionsWith(leftOut: LeftOut): readonly Opinion[] {
  const panel = panelFrom({
    periods: 32,
    program,
    comparison: named('C', 8),
    events: (area, period) => {
      const own = Number(area.slice(1));
      const isTreated = area.startsWith('P') && period >= launchOf(area);
      const wobble = ((own * 7 + Math.floor(period / 4) * 5) % 3) - 1;
      return 20 + own + 3 * (period % 4) + Math.floor(period / 4) + wobble - (isTreated ? 4 : 0);
    },
    leftOut: (area, period) => area.startsWith('P') && leftOut(period - launchOf(area), area),
  });
  return groupTimeOpinions(panel, terms());
}
const estimates = (opinions: readonly Opinion[]): readonly (number | string)[] =>
  opinions.map((opinion) => (opinion.status === 'withheld' ? opinion.reason : Number(opinion.estimate)));

describe('group-time effects as a second opinion', () => {
  it('count the year of a launch as treated, whole as it is', () => {
    const [never] = estimates(opinionsWith(() => false));
    // half of the launch years had no programme: 2 of 9 group-years, by half
    expect(never).toBeGreaterThan(-4);
    expect(never).toBeLessThan(-3);
  });

  it.each<[string, LeftOut]>([
    ['phase-in within a year', (since) => since === 0],
    ['phase-in that reaches into the next', (since) => since >= 0 && since < 3],
    ['phase-in and what was done beforehand', (since) => since >= -1 && since < 1],
  ])('pass over years in which a part takes no part, and are given all the same: %s', (_, leftOut) => {
    const found = estimates(opinionsWith(leftOut));
    expect(found).toHaveLength(3);
    // whole years alone: all that was planted, but for the wobble
    for (const estimate of found) expect(Math.abs(Number(estimate) + 4)).toBeLessThan(0.8);
  });

  it('leave out an area that lacks a part of any other year', () => {
    const closed: LeftOut = (since, area) => since === 8 && area !== 'P1';
    expect(estimates(opinionsWith(closed))).toEqual(['too-few-program-areas']);
    const oneClosed: LeftOut = (since, area) => since === 8 && area === 'P1';
    expect(estimates(opinionsWith(oneClosed))).toHaveLength(3);
  });
});
