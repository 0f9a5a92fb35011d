import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { Finding } from '../../../src/spec/index.ts';
import { attackOn } from './attack.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from './coalition.ts';

const minimum = 5;

/** Many areas with next to no events: nearly every number is small, and no search for partners comes to an end. */
function sparse(areas: number, quarters: number, seed: number): Coalition {
  let state = seed;
  const below = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
  return {
    areas: Array.from({ length: areas }, (_, n) => ({
      area: `A${n}`,
      role: n % 4 === 0 ? ('program' as const) : ('comparison' as const),
    })),
    quarters: quartersFrom(2018, quarters),
    events: Array.from({ length: areas }, () =>
      Array.from({ length: quarters }, () => Math.floor(2.2 * below() * below())),
    ),
  };
}

/** The same with the areas of each role as one. */
function merged(coalition: Coalition): Coalition {
  const roles = ['program', 'comparison'] as const;
  const sumOf = (role: string, quarter: number): number =>
    coalition.areas.reduce(
      (sum, area, at) => sum + (area.role === role ? (coalition.events[at]?.[quarter] ?? 0) : 0),
      0,
    );
  return {
    ...coalition,
    areas: roles.map((role) => ({ area: role, role })),
    events: roles.map((role) => coalition.quarters.map((_, quarter) => sumOf(role, quarter))),
  };
}

const shownOf = (coalition: Coalition): readonly Finding[] => {
  const whole = findingsAt(coalition, coalition.quarters.length - 1);
  return redact(publicationOf(whole, coalition, minimum)).findings.findings;
};
const isOfAreas = ({ areaRole }: Finding): boolean => areaRole === 'program' || areaRole === 'comparison';

describe('a table that is too large to be searched', () => {
  it.each([1, 2, 3])('is protected by telling areas together, and fails nobody’s first report (seed %i)', (seed) => {
    const coalition = sparse(80, 32, seed);
    const shown = shownOf(coalition);
    for (const finding of shown.filter(isOfAreas)) {
      expect(finding.now.status).toBe('withheld');
      expect(finding.series.every(({ events }) => events === null)).toBe(true);
    }
    const together = shown.filter((finding) => !isOfAreas(finding));
    expect(together.some(({ series }) => series.some(({ events }) => events !== null))).toBe(true);
    expect(attackOn(merged(coalition), together, minimum)).toEqual([]);
  });

  it('takes about as long as any other', () => {
    const began = process.cpuUsage();
    shownOf(sparse(80, 32, 4));
    const { user } = process.cpuUsage(began);
    // a search without an end took minutes
    expect(user / 1e6).toBeLessThan(20);
  });
});
