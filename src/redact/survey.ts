import type { Finding, SurveyFacts } from '../spec/index.ts';
import { inSteps, stepOf } from './coarse.ts';
import { isSmall } from './small.ts';

type Answers = SurveyFacts['answers'][number];
type Share = Answers['shares'][number];

/** What stands behind the answers of a finding by itself. Which places go together is known where all are: see `protectAnswers`. */
export function protectSurvey(survey: SurveyFacts | null, minimum: number): SurveyFacts | null {
  if (survey === null) return null;
  const now = survey.answers.find(({ of }) => of === 'now');
  return {
    ...survey,
    waves: survey.waves.map((wave) =>
      isSmall(wave.respondents, minimum) ? { ...wave, respondents: null, responseRate: null } : wave,
    ),
    answers: survey.answers
      .filter((own) => !now || !isFewApart(own, now, minimum))
      .map((answers) => protectAnswers(answers, survey.counted, minimum)),
    ...(survey.profile === undefined ? {} : { profile: protectProfiles(survey.profile, minimum) }),
  };
}

type Asked = Pick<Answers, 'of' | 'from' | 'to' | 'n'>;

/** A wave that differs by few people from the window that it is in would tell what these few said; other waves asked others. */
const isFewApart = (wave: Asked, now: Asked, minimum: number): boolean =>
  wave.of === 'wave' && wave.from <= now.to && wave.to >= now.from && isSmall(Math.abs(wave.n - now.n), minimum);

/**
 * A finding without how many of those who were asked answered, where a wave hides it: of so many who were asked it is a count of
 * people, in a note and in what both times are compared by.
 */
export function withoutHiddenRates(finding: Finding): Finding {
  const { survey, caveats, comparability } = finding;
  const hidden = new Set(survey?.waves.flatMap(({ wave, respondents }) => (respondents === null ? [wave] : [])));
  if (hidden.size === 0) return finding;
  const tests = comparability.tests.flatMap((test) => {
    if (test.rule === 'response-rate') return [];
    return test.rule === 'wording' || test.rule === 'mode' ? [{ ...test, n: null }] : [test];
  });
  const isTold = ({ key, params }: Finding['sentence']): boolean =>
    key !== 'caveat.few-answered' || !hidden.has(String(params.wave));
  return { ...finding, caveats: caveats.filter(isTold), comparability: { ...comparability, tests } };
}

/**
 * A finding without how many people answered a wave of which it hides a number: where nobody skipped the question, these are as
 * many as it hides, for their own sake or for that of another area.
 */
export function withoutHiddenWaves(finding: Finding): Finding {
  const { survey, series, now, also } = finding;
  if (survey === null) return finding;
  const hidden = [
    ...series.filter(({ state }) => state === 'suppressed'),
    ...[now, ...also].flatMap((one) => (one.status === 'withheld' && one.reason === 'suppressed' ? [one] : [])),
  ];
  const waves = survey.waves.map((wave) =>
    hidden.some(({ from, to }) => wave.from <= to && wave.to >= from)
      ? { ...wave, respondents: null, responseRate: null }
      : wave,
  );
  return hidden.length === 0 ? finding : withoutHiddenRates({ ...finding, survey: { ...survey, waves } });
}

/** A survey without anything that people answered. */
export const withoutAnswers = (survey: SurveyFacts | null): SurveyFacts | null =>
  survey === null ? null : { ...survey, answers: [], ...(survey.profile === undefined ? {} : { profile: [] }) };

type Profile = NonNullable<SurveyFacts['profile']>[number];

/**
 * Means of few people go; and how many answered a question, where it is few people less than all. A mean of places on a scale
 * is so many of those who answered: with all its digits it tells how many these are, so it stands in steps then.
 */
function protectProfiles(profiles: readonly Profile[], minimum: number): readonly Profile[] {
  const now = profiles.find(({ of }) => of === 'now');
  return profiles
    .filter((own) => !isSmall(own.n, minimum) && (!now || !isFewApart(own, now, minimum)))
    .map((profile) => ({
      ...profile,
      items: profile.items.map((item) => {
        if (isSmall(item.n, minimum)) return { ...item, n: null, mean: null };
        if (!isSmall(profile.n - (item.n ?? 0), minimum)) return item;
        return { ...item, n: null, mean: item.mean && inStepsOf(item.mean, profile.n - minimum + 1) };
      }),
    }));
}

type Mean = NonNullable<Profile['score']>;

function inStepsOf({ value, low, high }: Mean, fewest: number): Mean {
  const step = stepOf(fewest);
  return {
    value: inSteps(value, step),
    low: low === null ? null : inSteps(low, step, Math.floor),
    high: high === null ? null : inSteps(high, step, Math.ceil),
  };
}

function protectAnswers(answers: Answers, counted: SurveyFacts['counted'], minimum: number): Answers {
  const hidden = (n: number | null): number | null => (isSmall(n, minimum) ? null : n);
  const isOn = ({ places }: Share): boolean => places.some((place) => counted?.includes(place));
  const sides = [answers.shares.filter(isOn), answers.shares.filter((share) => !isOn(share))];
  const isTold = sides.every(
    (side) =>
      !isSmall(
        side.reduce((sum, { n }) => sum + n, 0),
        minimum,
      ),
  );
  return {
    ...answers,
    noAnswer: hidden(answers.noAnswer),
    withoutGroup: hidden(answers.withoutGroup),
    shares: isTold ? answers.shares : [],
  };
}
