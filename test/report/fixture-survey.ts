import type { Finding, SourceCoverage, SurveyFacts } from '../../src/spec/findings.ts';
import { findingsOf } from './fixture.ts';

/** Questions with all their answers. Numbers are plausible, not computed. */

type Answers = SurveyFacts['answers'][number];

export function answersOf(label: string, counts: readonly number[], changes: Partial<Answers> = {}): Answers {
  const all = counts.reduce((sum, n) => sum + n, 0);
  return {
    of: 'wave',
    label,
    from: `${label.slice(0, 4)}-03-01`,
    to: `${label.slice(0, 4)}-04-30`,
    n: all,
    effectiveN: all * 0.8,
    designEffect: 1.25,
    df: 40,
    noAnswer: 4,
    withoutGroup: 0,
    shares: counts.map((n, index) => ({
      places: [index + 1],
      n,
      share: n / all,
      low: Math.max(0, n / all - 0.04),
      high: n / all + 0.04,
    })),
    ...changes,
  };
}

export function surveyOf(changes: Partial<SurveyFacts> = {}): SurveyFacts {
  const wave = (year: string, wording: string): SurveyFacts['waves'][number] => ({
    wave: year,
    from: `${year}-03-01`,
    to: `${year}-04-30`,
    wording,
    mode: 'by post',
    invited: 900,
    respondents: 400,
    responseRate: 0.44,
  });
  return {
    item: 'safe_at_night',
    scale: { min: 1, max: 5 },
    counted: [4, 5],
    audience: 'community',
    frame: 'addresses of the city',
    samePeople: false,
    weighting: 'raked',
    margins: null,
    lonelyStrata: { n: 0, rule: 'adjust' },
    waves: [
      wave('2018', 'How safe do you feel walking in your community at night?'),
      wave('2020', 'How safe do you feel walking in your neighbourhood at night?'),
      wave('2022', 'How safe do you feel walking in your neighbourhood at night?'),
    ],
    answers: [
      answersOf('2022', [28, 60, 90, 130, 92], { of: 'now' }),
      answersOf('2018', [70, 110, 96, 88, 36]),
      answersOf('2020', [60, 104, 100, 96, 50]),
    ],
    ...changes,
  };
}

const shootings = findingsOf().findings.find(
  (finding) => finding.metric === 'shootings' && finding.area === '*',
) as Finding;

export const surveyFinding = (survey: SurveyFacts, changes: Partial<Finding> = {}): Finding => ({
  ...shootings,
  metric: 'safe-at-night',
  title: 'Residents who feel safe at night',
  better: 'higher',
  survey,
  ...changes,
});

/** Places that had to go together, for few people chose one of them. */
export const mergedSurvey = surveyOf({
  answers: [
    answersOf('2022', [0, 0, 0, 0, 0], {
      of: 'now',
      n: 84,
      shares: [
        { places: [1, 2], n: 16, share: 16 / 84, low: null, high: null },
        { places: [3], n: 20, share: 20 / 84, low: 0.1, high: 0.3 },
        { places: [4, 5], n: 48, share: 48 / 84, low: null, high: null },
      ],
    }),
  ],
});

/** Ten places and a mean. */
export const tenPlaces = surveyOf({
  scale: { min: 1, max: 10 },
  counted: null,
  answers: [
    answersOf('2022', [6, 9, 14, 22, 40, 52, 88, 96, 60, 41], { of: 'now' }),
    answersOf('2020', [12, 14, 20, 33, 52, 50, 70, 66, 40, 31]),
  ],
});

const years = ['2019', '2020', '2021', '2022'];
const monthsOf = (state: (index: number) => SourceCoverage['agencies'][number]['months'][number]['state']) =>
  years.flatMap((year, place) =>
    Array.from({ length: 12 }, (_, index) => {
      const at = place * 12 + index;
      const found = state(at);
      const n = found === 'reported' ? 40 + ((at * 7) % 30) : 0;
      return { month: `${year}-${String(index + 1).padStart(2, '0')}`, state: found, n: at === 20 ? null : n };
    }),
  );

/** Agencies that send, fall silent, join late, and have long names. */
export const coverageOf = (): SourceCoverage => ({
  source: 'calls',
  title: 'Calls for service',
  covers: { from: '2019-01-01', to: '2022-12-31' },
  declared: true,
  agencies: [
    { agency: 'Police Department', months: monthsOf(() => 'reported') },
    { agency: 'County Sheriff', months: monthsOf((at) => (at > 13 && at < 19 ? 'not-reported' : 'reported')) },
    { agency: 'Fire Department', months: monthsOf((at) => (at < 24 ? 'outside-cover' : 'reported')) },
    {
      agency: 'Harbour and Transit Police of the Twin Counties and the Port',
      months: monthsOf((at) => (at % 9 === 0 ? 'not-reported' : 'reported')),
    },
  ],
});
