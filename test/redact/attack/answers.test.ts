import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protectFindings } from '../../../src/redact/index.ts';
import type { Finding, SurveyFacts } from '../../../src/spec/index.ts';
import { answersOf, surveyOf } from '../../report/fixture-survey.ts';
import { boundsOf, type Equation } from './bounds-of.ts';
import { findingsAt, quartersFrom } from './coalition.ts';

/**
 * Whoever adds and subtracts what all areas, roles and everywhere chose, place by place, finds nobody's answer: bounds of a
 * linear programme over all cells (area × place), from every share, every number of answers and every share of those that count.
 */
type Role = 'program' | 'comparison' | 'excluded';
interface Town {
  readonly roles: readonly Role[];
  /** By area, how many chose each of five places. */
  readonly counts: readonly (readonly number[])[];
}

const minimum = 5;
const counted = [4, 5];
const [sample] = findingsAt(
  { areas: [{ area: 'A', role: 'program' }], quarters: quartersFrom(2022, 4), events: [[9, 9, 9, 9]] },
  3,
) as readonly [Finding];

const subjectsOf = ({ roles }: Town) => {
  const of = (...own: readonly Role[]): readonly number[] =>
    roles.flatMap((role, at) => (own.includes(role) ? [at] : []));
  const sums = [
    { code: '*', role: 'all-program', areas: of('program') },
    { code: '@comparison', role: 'all-comparison', areas: of('comparison') },
    { code: '@all', role: 'universe', areas: of('program', 'comparison', 'excluded') },
  ] as const;
  const areas = roles.flatMap((role, at) => (role === 'excluded' ? [] : [{ code: `A${at}`, role, areas: [at] }]));
  return [...sums, ...areas].filter(({ areas: own }) => own.length > 0);
};

const sumOf = (town: Town, areas: readonly number[]): readonly number[] =>
  [0, 1, 2, 3, 4].map((place) => areas.reduce((sum, area) => sum + (town.counts[area]?.[place] ?? 0), 0));

const none = { status: 'withheld', reason: 'not-asked-for', window: null } as const;

function findingsIn(town: Town): readonly Finding[] {
  return subjectsOf(town).map(({ code, role, areas }) => {
    const counts = sumOf(town, areas);
    const n = counts.reduce((sum, own) => sum + own, 0);
    const events = (counts[3] ?? 0) + (counts[4] ?? 0);
    const level = { ...sample.now, value: events / n, n, events, exposure: null, missing: null };
    const answers = answersOf('2022', counts, { of: 'now', noAnswer: 0 });
    return {
      ...sample,
      ...{ metric: 'safe', source: 'survey', area: code, areaTitle: code, areaRole: role, measure: 'survey-share' },
      ...{ now: level, also: [], series: [], effect: { status: 'withheld', reason: 'not-asked-for' } },
      changes: { primary: 'baseline', baseline: none, sameSeason: none, previous: none },
      survey: surveyOf({ counted, answers: [answers], waves: [] }),
      ...{ caveats: [], partners: null },
    } as Finding;
  });
}

const shownOf = (town: Town): readonly Finding[] => {
  const excluded = town.roles.filter((role) => role === 'excluded').length;
  const rules = {
    privacy: { minimum, publicRecord: '', shownBefore: '' },
    areas: { universe: town.roles.length, program: 1, comparison: 1, buffer: 0, excluded },
  };
  return protectFindings(findingsIn(town), rules as never, () => []).findings;
};

/** All that is told, as sums over cells. */
function toldIn(town: Town, findings: readonly Finding[]): readonly Equation[] {
  const areasOf = new Map(subjectsOf(town).map(({ code, areas }) => [code, areas]));
  return findings.flatMap(({ area, now, survey }) => {
    const areas = areasOf.get(area) ?? [];
    const sum = (places: readonly number[], equals: number): Equation => ({
      cells: areas.flatMap((own) => places.map((place) => own * 5 + place - 1)),
      equals,
    });
    const level =
      now.status === 'estimated'
        ? [sum([1, 2, 3, 4, 5], now.n), ...(now.events === null ? [] : [sum(counted, now.events)])]
        : [];
    const shares = (survey as SurveyFacts).answers.flatMap((answers) =>
      answers.shares.map(({ places, n }) => sum(places, n)),
    );
    return [...level, ...shares];
  });
}

/** Small counts, of places and areas or sums of these, of which more is known than that they are hidden. */
function found(town: Town, findings: readonly Finding[]): readonly string[] {
  const told = toldIn(town, findings);
  return subjectsOf(town).flatMap(({ code, areas }) =>
    sumOf(town, areas).flatMap((count, place) => {
      if (count === 0 || count >= minimum) return [];
      const cells = areas.map((area) => area * 5 + place);
      const [least, most] = boundsOf(cells, told, town.counts.length * 5);
      return least > 1 + 1e-6 || most < minimum - 1e-6 ? [`${code} ${place + 1}: ${count} in ${least}–${most}`] : [];
    }),
  );
}

const cell = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 5, max: 40 }), fc.integer({ min: 5, max: 40 }));
const towns: fc.Arbitrary<Town> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }))
  .chain(([program, comparison, excluded]) => {
    const roles = [
      ...new Array<Role>(program).fill('program'),
      ...new Array<Role>(comparison).fill('comparison'),
      ...new Array<Role>(excluded).fill('excluded'),
    ];
    const row = fc.array(cell, { minLength: 5, maxLength: 5 }).filter((own) => own.some((count) => count > 0));
    return fc.array(row, { minLength: roles.length, maxLength: roles.length }).map((counts) => ({ roles, counts }));
  });

const runs = Number(process.env.RUNS ?? 150);
const seed = Number(process.env.SEED ?? 11);

describe('answers of areas, roles and everywhere', () => {
  it('do not give back what few of one area chose, where all chose it often', () => {
    const town: Town = {
      roles: ['program', 'program', 'comparison'],
      counts: [
        [20, 30, 30, 20, 15],
        [2, 30, 30, 20, 15],
        [20, 30, 30, 20, 15],
      ],
    };
    expect(found(town, shownOf(town))).toEqual([]);
    // everywhere keeps all its places, and areas what is not small
    const told = new Map(shownOf(town).map(({ area, survey }) => [area, survey?.answers[0]?.shares.length]));
    expect([told.get('@all'), told.get('*'), told.get('A0'), told.get('A1')]).toEqual([5, 5, 4, 4]);
  });

  it('narrow no small count to less than from 1 to the minimum, whatever people chose', () => {
    fc.assert(
      fc.property(towns, (town) => {
        expect(found(town, shownOf(town))).toEqual([]);
      }),
      { numRuns: runs, seed },
    );
  }, 300_000);
});
