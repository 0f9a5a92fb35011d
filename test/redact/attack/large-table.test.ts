import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { Finding, Findings } from '../../../src/spec/index.ts';
import { attackOn, broken, secretsOf, spansOf, sumsIn } from './attack.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from './coalition.ts';

const minimum = 5;

/** Many areas with next to no events: nearly every number is small, and no search for partners comes to an end. */
function sparse(areas: number, quarters: number, seed: number, most = 2.2): Coalition {
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
      Array.from({ length: quarters }, () => Math.floor(most * below() * below())),
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

const toldAt = (coalition: Coalition, last: number, told: readonly Findings[]): Findings =>
  redact(publicationOf(findingsAt(coalition, last), coalition, minimum), () => told).findings;
const shownOf = (coalition: Coalition): readonly Finding[] =>
  toldAt(coalition, coalition.quarters.length - 1, []).findings;
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

describe('reports of a large table, one after another', () => {
  it.each([
    ['some quarters of areas are small', 30, ['*', '@all']],
    ['most are', 9, ['@all']],
  ])('go on telling of areas together, and give no small count away, where %s', (_, most, together) => {
    const coalition = sparse(16, 32, 5, most);
    const quarters = [29, 30, 31];
    const told: Findings[] = [];
    for (const last of quarters) told.push(toldAt(coalition, last, told));
    for (const { findings } of told)
      for (const code of together)
        expect(findings.find(({ area }) => area === code)?.now.status, code).toBe('estimated');
    const size = 16 * 32;
    const spans = quarters.flatMap((last) => spansOf(coalition, last));
    const secrets = secretsOf(coalition, spans, minimum);
    const some = secrets.filter((_, at) => at % Math.ceil(secrets.length / 12) === 0);
    const sums = told.flatMap(({ findings }) => sumsIn(findings, coalition));
    const narrowed = broken(some, sums, { size, minimum });
    expect(narrowed.filter(({ least, most: highest }) => highest - least < 1 - 1e-6)).toEqual([]);
  });
});
