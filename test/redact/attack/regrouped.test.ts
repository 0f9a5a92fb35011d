import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { Finding, Findings } from '../../../src/spec/index.ts';
import { broken, type Sum } from './attack.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from './coalition.ts';

/**
 * People of four ages, told of by other groups in another report of the same days: what an attacker learns of those whom one of
 * the reports hides. The days now and before are two cells of each age.
 */
const minimum = 5;
const ages = [0, 1, 2, 3];
type Grouping = Readonly<Record<string, readonly number[]>>;
const groupings: Readonly<Record<string, Grouping>> = {
  fine: { '18–24': [0], '25–34': [1], '35–64': [2], '65 and over': [3] },
  coarse: { '18–34': [0, 1], '35 and over': [2, 3] },
  crossed: { 'up to 24': [0], '25–64': [1, 2], '65 and over': [3] },
  rest: { '18–24': [0], '25–34': [1], 'Any other': [2, 3] },
};

interface People {
  readonly now: readonly number[];
  readonly before: readonly number[];
}
const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 }));
const counts = fc.array(count, { minLength: ages.length, maxLength: ages.length });
const people = fc.record({ now: counts, before: counts });

const sumOf = (of: readonly number[], own: readonly number[]): number =>
  own.reduce((sum, age) => sum + (of[age] ?? 0), 0);

/** A metric of one area, with everybody, and groups of whom only the windows are told. */
function findingsOf({ now, before }: People, grouping: Grouping): readonly Finding[] {
  const quarters = quartersFrom(2021, 8);
  const of = (own: readonly number[]): Coalition => ({
    areas: [{ area: 'North', role: 'program' }],
    quarters,
    events: [[sumOf(before, own), 0, 0, 0, sumOf(now, own), 0, 0, 0]],
  });
  const about = (own: readonly number[]) => findingsAt(of(own), 7).filter(({ area }) => area === '*');
  const none = { status: 'withheld', reason: 'not-asked-for', window: null } as const;
  return [
    ...about(ages),
    ...Object.entries(grouping).flatMap(([group, own]) =>
      about(own).map(
        (finding): Finding => ({
          ...finding,
          ...{ group, groupKind: 'named', series: [], also: [] },
          changes: { ...finding.changes, previous: none },
        }),
      ),
    ),
  ];
}

const cellsOf = (own: readonly number[], isNow: boolean): readonly number[] =>
  own.map((age) => age + (isNow ? 0 : ages.length));

function sumsOf(findings: readonly Finding[], grouping: Grouping): readonly Sum[] {
  return findings.flatMap(({ group, now, changes }): readonly Sum[] => {
    const own = group === null ? ages : (grouping[group] ?? []);
    const { baseline } = changes;
    return [
      ...(now.status === 'estimated' ? [{ cells: cellsOf(own, true), equals: now.n, from: `${group} now` }] : []),
      ...(baseline.status === 'estimated'
        ? [
            { cells: cellsOf(own, false), equals: baseline.n, from: `${group} before` },
            { cells: cellsOf(own, true), equals: baseline.compared.n, from: `${group} compared` },
          ]
        : []),
    ];
  });
}

function leaksOf(town: People, names: readonly string[], remembers = true) {
  const told: Findings[] = [];
  const used = names.map((name): Grouping => groupings[name] ?? {});
  const sums = used.flatMap((grouping) => {
    const of = { areas: [{ area: 'North', role: 'program' }], quarters: [], events: [] } as const;
    const publication = publicationOf(findingsOf(town, grouping), of, minimum);
    const { findings } = redact(publication, () => (remembers ? told : []));
    told.push(findings);
    return sumsOf(findings.findings, grouping);
  });
  const secrets = used.flatMap((grouping) =>
    Object.entries(grouping).flatMap(([group, own]) =>
      [true, false].flatMap((isNow) => {
        const truth = sumOf(isNow ? town.now : town.before, own);
        return truth > 0 && truth < minimum ? [{ what: group, cells: cellsOf(own, isNow), truth }] : [];
      }),
    ),
  );
  const found = broken(secrets, sums, { size: 2 * ages.length, minimum });
  return found.filter(({ least, most }) => most - least < 1 - 1e-6);
}

describe('an attack on reports that have other groups', () => {
  const runs = { numRuns: Number(process.env.RUNS ?? 25), seed: Number(process.env.SEED ?? 1) };
  const pairs = Object.keys(groupings).flatMap((first) =>
    Object.keys(groupings).flatMap((second) => (first === second ? [] : [[first, second]])),
  );

  it.each(pairs)('gives no small count away: %s, then %s', (...names) => {
    fc.assert(
      fc.property(people, (town) => {
        expect(leaksOf(town, names)).toEqual([]);
      }),
      runs,
    );
  });

  it('breaks them where the first is forgotten', () => {
    const samples = fc.sample(people, { numRuns: 40, seed: 3 });
    expect(samples.some((town) => leaksOf(town, ['coarse', 'fine'], false).length > 0)).toBe(true);
  });

  it('tells groups that changed where none of them is hidden, and others in other days', () => {
    const large: People = { now: [20, 30, 40, 50], before: [21, 31, 41, 51] };
    const of = { areas: [{ area: 'North', role: 'program' }], quarters: [], events: [] } as const;
    const shown = (town: People, grouping: Grouping, told: readonly Findings[] = []) =>
      redact(publicationOf(findingsOf(town, grouping), of, minimum), () => told).findings;
    const [fine = {}, coarse = {}] = [groupings.fine, groupings.coarse];
    const second = shown(large, fine, [shown(large, coarse)]);
    expect(second.findings.every(({ now }) => now.status === 'estimated')).toBe(true);
    const small: People = { ...large, now: [2, 30, 40, 50] };
    const third = shown(small, fine, [shown(small, coarse)]);
    expect(third.findings.map(({ now }) => now.status)).toEqual(['estimated', ...Array(4).fill('withheld')]);
    expect(
      shown(small, fine, [shown(small, fine)]).findings.filter(({ now }) => now.status === 'estimated'),
    ).toHaveLength(3);
  });
});
