import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { Finding } from '../../../src/spec/index.ts';
import { attackOn } from './attack.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from './coalition.ts';
import { dice } from './town.ts';

const minimum = 10;

/** Next to none in any area and quarter, and some in a year of all areas: calls to which nobody came. */
function rare(seed: number): Coalition {
  const below = dice(seed);
  const areas = Array.from({ length: 10 }, (_, n) => ({
    area: `A${n}`,
    role: n < 4 ? ('program' as const) : ('comparison' as const),
  }));
  const most = ({ role }: (typeof areas)[number], quarter: number): number =>
    role === 'comparison' ? 2.4 : quarter > 12 ? 2.2 : 4.2;
  const quarters = quartersFrom(2018, 20);
  const events = areas.map((area) => quarters.map((_, at) => Math.floor(below() * most(area, at))));
  return { areas, quarters, events };
}

const shownOf = (coalition: Coalition): readonly Finding[] =>
  redact(publicationOf(findingsAt(coalition, 19), coalition, minimum)).findings.findings;
const isTold = (findings: readonly Finding[], code: string): boolean =>
  findings.some(({ area, now }) => area === code && now.status === 'estimated');

/** Of 22 everywhere, 8 with the programme: the 14 without it must go, and the 22 need not. */
describe('a metric of rare events', () => {
  it.each([1, 2, 3, 4, 8])('is told of everywhere, where few were with the programme (seed %i)', (seed) => {
    const shown = shownOf(rare(seed));
    expect(['*', '@comparison', '@all'].map((code) => isTold(shown, code))).toEqual([false, false, true]);
    expect(attackOn(rare(seed), shown, minimum)).toEqual([]);
  });

  it.each([5, 7, 11, 13])('is told of areas together where none of these is small (seed %i)', (seed) => {
    const shown = shownOf(rare(seed));
    expect(['*', '@comparison', '@all'].map((code) => isTold(shown, code))).toEqual([true, true, true]);
    expect(attackOn(rare(seed), shown, minimum)).toEqual([]);
  });
});
