import type { Finding, Partners } from '../../src/spec/findings.ts';
import { findingsOf } from './fixture.ts';

/** Partners who work together. Numbers are plausible, not computed. */

const shootings = findingsOf().findings.find(
  (finding) => finding.metric === 'shootings' && finding.area === '*',
) as Finding;

const names = [
  'Church Council',
  'City Health Department',
  'Harbour and Transit Police of the Twin Counties and the Port',
  'Police Department',
  'School District',
  'Street Workers',
  'Tenants',
  'Youth Works',
];
const ties = [
  [0, 1, 9],
  [0, 3, 14],
  [1, 3, 31],
  [1, 4, 8],
  [1, 5, 6],
  [2, 3, null],
  [3, 4, 17],
  [3, 5, 22],
  [5, 7, null],
] as const;
const months = Array.from(
  { length: 24 },
  (_, at) => `${at < 12 ? 2021 : 2022}-${String((at % 12) + 1).padStart(2, '0')}`,
);

export const partnersOfFixture = (changes: Partial<Partners> = {}): Partners => ({
  names,
  isNamed: true,
  sum: null,
  shownAs: 'count',
  ties: ties.map(([one, other, n]) => ({ one, other, n })),
  amounts: null,
  attendance: months.map((month, at) => {
    const state = at === 7 || at === 8 || at === 19 ? 'silent' : at < 2 ? 'outside-cover' : 'recorded';
    const present = names.flatMap((_, place) =>
      (at * 7 + place * 3) % (place + 2) < 2 && !(place === 7 && at > 9) ? [place] : [],
    );
    return { month, state, present: state === 'recorded' ? present.filter((place) => place !== 6) : [] };
  }),
  ...changes,
});

const network = {
  kind: 'network',
  partners: 8,
  ties: 9,
  pairs: 28,
  density: 9 / 28,
  centralisation: 0.62,
  components: 2,
} as const;

export function partnerFinding(partners: Partners, changes: Partial<Finding> = {}): Finding {
  const { now } = shootings;
  if (now.status === 'withheld') throw new Error('the fixture has a number');
  return {
    ...shootings,
    metric: 'working-together',
    title: 'Partners who work together',
    measure: 'network',
    noun: { one: 'activity', many: 'activities' },
    source: 'work',
    now: { ...now, value: network.density, beside: network },
    partners,
    ...changes,
  };
}

/** What each gave; the first is what was delivered, the second what was promised. */
export function givingFindings(): readonly [Finding, Finding] {
  const of = (sum: string, amounts: readonly (number | null)[], metric: string): Finding => {
    const finding = partnerFinding(
      partnersOfFixture({ sum, shownAs: 'money', ties: null, attendance: null, amounts: [...amounts] }),
      { metric, title: 'Contributions shared', source: 'grants', measure: 'concentration' },
    );
    return finding.now.status === 'estimated' ? { ...finding, now: { ...finding.now, value: 0.55 } } : finding;
  };
  return [
    of('delivered', [2500, 61_500, 0, 36_000, 0, 8000, 400, 1200], 'shared'),
    of('committed', [5000, 60_000, 12_000, 40_000, 20_000, 8000, 0, 1200], 'promised'),
  ];
}

/** Not named, and one network in which all are alike. */
export const numberedPartners = partnersOfFixture({
  names: names.map((_, at) => String(at + 1)),
  isNamed: false,
  // as redaction numbers them: the first has most ties
  ties: (
    [
      [0, 1, 31],
      [0, 2, 22],
      [0, 3, 14],
      [0, 4, 17],
      [0, 5, null],
      [1, 2, 6],
      [1, 3, 9],
      [1, 4, 8],
      [2, 6, null],
    ] as const
  ).map(([one, other, n]) => ({ one, other, n })),
  attendance: null,
});
/** One month in three has a record, from the third quarter on. */
export const quarterlyPartners = partnersOfFixture({
  attendance: months.map((month, at) => {
    const state = at < 2 ? 'outside-cover' : at % 3 === 1 && at > 6 ? 'recorded' : 'silent';
    return { month, state, present: state === 'recorded' ? [0, 1, 3, ...(at < 12 ? [5] : [])] : [] };
  }),
});
export const threePartners = partnersOfFixture({
  names: ['Church', 'Clinic', 'Police'],
  ties: [{ one: 0, other: 1, n: 1 }],
  attendance: null,
});
export const manyPartners = partnersOfFixture({
  names: Array.from({ length: 40 }, (_, at) => `Partner of the coalition ${at + 1}`),
  ties: Array.from({ length: 39 }, (_, at) => ({ one: 0, other: at + 1, n: at + 1 })),
  attendance: months.map((month) => ({ month, state: 'recorded' as const, present: [0, 3, 39] })),
});
