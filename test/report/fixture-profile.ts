import type { SurveyFacts } from '../../src/spec/findings.ts';
import { surveyOf } from './fixture-survey.ts';

/** A scale with its questions, wave by wave. Numbers are plausible, not computed. */

type Profile = NonNullable<SurveyFacts['profile']>[number];

const wordings = [
  'Members of this coalition can rely on each other',
  'We share what we know, also when it does not look good for us',
  'Meetings are a waste of my time',
  'I can say what I think',
] as const;

export function profileOf(label: string, means: readonly (number | null)[], changes: Partial<Profile> = {}): Profile {
  const known = means.filter((mean) => mean !== null);
  const score = known.reduce((sum, mean) => sum + mean, 0) / known.length;
  const ranged = (value: number, half: number) => ({ value, low: value - half, high: value + half });
  return {
    of: 'wave',
    label,
    from: `${label}-05-01`,
    to: `${label}-05-31`,
    n: 34,
    score: ranged(score, 0.24),
    items: means.map((mean, at) => ({
      item: `q${at + 1}`,
      wording: wordings[at] ?? `Question ${at + 1}`,
      reversed: at === 2,
      n: 34,
      mean: mean === null ? null : ranged(mean, 0.34),
    })),
    ...changes,
  };
}

export const scaleOf = (profile: readonly Profile[]): SurveyFacts =>
  surveyOf({ counted: null, audience: 'partner', answers: [], waves: [], profile });

/** Three waves, one with an answer that may not be told. */
export const scaleProfile = scaleOf([
  profileOf('2022', [4.3, 3.4, 3.0, 4.4], { of: 'now', n: 36 }),
  profileOf('2020', [3.6, 3.1, null, 3.9]),
  profileOf('2021', [3.9, 3.5, 2.6, 4.0]),
  profileOf('2022', [4.3, 3.4, 3.0, 4.4], { n: 36 }),
]);
export const bareProfile = scaleOf([
  profileOf('2022', [4.1, 1.8], {
    of: 'now',
    score: null,
    items: profileOf('2022', [4.1, 1.8]).items.map(({ mean, ...item }) => ({
      ...item,
      mean: mean && { ...mean, low: null, high: null },
    })),
  }),
]);
