import { describe, expect, it } from 'vitest';
import { protectAlone } from '../../src/redact/alone.ts';
import { protectAnswers } from '../../src/redact/answers.ts';
import { protectSurvey, withoutAnswers } from '../../src/redact/survey.ts';
import type { Finding, SurveyFacts } from '../../src/spec/index.ts';
import { findingsOf } from '../report/fixture.ts';

type Answers = SurveyFacts['answers'][number];

const wave = {
  wave: 'a',
  from: '',
  to: '',
  wording: '',
  mode: null,
  invited: 10,
  respondents: 3,
  responseRate: 0.3,
};

const answersOf = (counts: readonly number[], changes: Partial<Answers> = {}): Answers => {
  const n = counts.reduce((sum, own) => sum + own, 0);
  return {
    of: 'now',
    label: '2023',
    from: '2023-01-01',
    to: '2023-12-31',
    n,
    effectiveN: n,
    designEffect: 1,
    df: n - 1,
    noAnswer: 0,
    withoutGroup: 0,
    shares: counts.map((own, index) => ({ places: [index + 1], n: own, share: own / n, low: 0, high: 1 })),
    ...changes,
  };
};
const facts = (answers: readonly Answers[], counted: readonly number[] | null = null): SurveyFacts => ({
  item: 'safe',
  scale: { min: 1, max: 5 },
  counted,
  audience: 'community',
  frame: null,
  samePeople: false,
  weighting: 'none',
  margins: null,
  lonelyStrata: { n: 0, rule: 'adjust' },
  waves: [],
  answers,
});
const none = { status: 'withheld' };
const findingOf = (survey: SurveyFacts | null): Finding =>
  ({
    metric: 'm',
    source: 's',
    areaRole: 'universe',
    measure: 'survey-share',
    series: [],
    also: [],
    now: none,
    survey,
  }) as never;
const protectedOf = (survey: SurveyFacts): SurveyFacts | null => {
  const alone = findingOf(protectSurvey(survey, 5));
  return protectAnswers([findingOf(survey)], [alone], { minimumOf: () => 5 })[0]?.survey ?? null;
};
const shown = (counts: readonly number[], counted: readonly number[] | null = null) =>
  protectedOf(facts([answersOf(counts)], counted))?.answers[0]?.shares.map(({ places, n }) => [places.join(), n]) ?? [];

describe('all answers of a survey', () => {
  it('stand as they are where no place was chosen by few, also where nobody chose one', () => {
    expect(shown([10, 20, 0, 30, 5])).toEqual([
      ['1', 10],
      ['2', 20],
      ['3', 0],
      ['4', 30],
      ['5', 5],
    ]);
  });
  it('go together with a neighbour where few chose one, and then have no range', () => {
    expect(shown([2, 20, 15, 30, 3])).toEqual([
      ['1,2', 22],
      ['3', 15],
      ['4,5', 33],
    ]);
    expect(
      protectedOf({ ...facts([answersOf([2, 20])]), scale: { min: 1, max: 2 } })?.answers[0]?.shares[0],
    ).toMatchObject({
      low: null,
      share: 1,
    });
  });
  it('never across what counts and what does not: their counts stand beside', () => {
    expect(shown([20, 20, 3, 30, 10], [4, 5])).toEqual([
      ['1', 20],
      ['2,3', 23],
      ['4', 30],
      ['5', 10],
    ]);
    expect(shown([20, 20, 20, 3, 10], [4, 5])?.slice(-1)).toEqual([['4,5', 13]]);
  });
  it('are not told where one side is small whatever goes together', () => {
    expect(shown([20, 20, 20, 2, 1], [4, 5])).toEqual([]);
    expect(shown([1, 1])).toEqual([]);
  });
  it('go together alike at all times, and not where a wave is another few people than the window', () => {
    const wave = answersOf([10, 20, 15, 30, 2], { of: 'wave', label: '2021' });
    const own = protectedOf(facts([answersOf([2, 20, 15, 30, 10]), wave]))?.answers;
    expect(own?.map(({ shares }) => shares.map(({ places }) => places.join()))).toEqual([
      ['1,2', '3', '4,5'],
      ['1,2', '3', '4,5'],
    ]);
  });
  it('are not told of a wave that is hidden over time', () => {
    const survey = facts([answersOf([20, 20, 15, 30, 10])]);
    const series = [{ state: 'suppressed', from: '2023-04-01', to: '2023-06-30' }];
    const finding = { ...findingOf(survey), series } as unknown as Finding;
    expect(protectAnswers([finding], [finding], { minimumOf: () => 5 })[0]?.survey?.answers).toEqual([]);
  });
  it('say of no area how many gave no answer where it follows for one of few', () => {
    const of = (areaRole: string, noAnswer: number): Finding =>
      ({ ...findingOf(facts([answersOf([20, 20, 15, 30, 10], { noAnswer })])), areaRole }) as Finding;
    const all = [of('all-program', 9), of('program', 7), of('program', 2)];
    const told = protectAnswers(all, all, { minimumOf: () => 5 }).map(({ survey }) => survey?.answers[0]?.noAnswer);
    expect(told).toEqual([9, null, null]);
  });
  it('do not say it where the number is told without how many lack it', () => {
    const own = findingOf(facts([answersOf([20, 20, 15, 30, 10], { noAnswer: 9 })]));
    const level = { status: 'estimated', missing: { n: 9, low: 0, high: 1 } };
    const [whole, shown] = [level, { ...level, missing: null }].map((now) => ({ ...own, now }) as unknown as Finding);
    const told = whole && shown ? protectAnswers([whole], [shown], { minimumOf: () => 5 }) : [];
    expect(told[0]?.survey?.answers[0]?.noAnswer).toBeNull();
  });
  it('are hidden of a wave that differs by few people from the window: they could be taken out', () => {
    const wave = (n: number): Answers => answersOf([n, 50], { of: 'wave' });
    const kept = protectSurvey(facts([answersOf([20, 50]), wave(20), wave(17), wave(10)]), 5)?.answers;
    expect(kept?.map(({ n }) => n)).toEqual([70, 70, 60]);
    const before = { ...wave(17), from: '2021-01-01', to: '2021-12-31' };
    expect(protectSurvey(facts([answersOf([20, 50]), before]), 5)?.answers).toHaveLength(2);
  });
  it('hide how many gave no answer, or are in no group, where these are few', () => {
    const few = protectSurvey(facts([answersOf([20, 50], { noAnswer: 2, withoutGroup: 7 })]), 5)?.answers[0];
    expect(few).toMatchObject({ noAnswer: null, withoutGroup: 7 });
  });
  it('hide of a wave how many answered, where these are few', () => {
    expect(protectSurvey({ ...facts([]), waves: [wave] }, 5)?.waves[0]).toMatchObject({
      respondents: null,
      responseRate: null,
    });
  });

  it('hide it in the note of how few did, and in what both times are compared by', () => {
    const [sample] = findingsOf().findings;
    if (!sample) throw new Error('no sample');
    const test = { ...{ arm: 'everywhere', before: 0.5, now: 0.3, moved: 0.2, limit: 0.1, n: 53 }, names: [] };
    const shownOf = (respondents: number): Finding =>
      protectAlone(
        {
          ...sample,
          caveats: [{ key: 'caveat.few-answered', params: { wave: 'a', rate: 0.3 }, text: '' }],
          comparability: {
            blocked: false,
            tests: ['response-rate', 'wording'].map((rule) => ({ ...test, rule })),
          } as unknown as Finding['comparability'],
          survey: { ...facts([]), waves: [{ ...wave, respondents }] },
        },
        5,
      );
    const rules = (finding: Finding) => finding.comparability.tests.map(({ rule, n }) => [rule, n]);
    expect(shownOf(6).caveats).toHaveLength(1);
    expect(rules(shownOf(6))).toEqual([
      ['response-rate', 53],
      ['wording', 53],
    ]);
    expect(shownOf(3).caveats).toEqual([]);
    expect(rules(shownOf(3))).toEqual([['wording', null]]);
  });

  it('keep means of the questions of a scale, and tell none of few people', () => {
    const mean = { value: 3, low: 2, high: 4 };
    const profile = (n: number, of: 'now' | 'wave', ns: readonly number[]) => ({
      of,
      label: '2023',
      from: '2023-01-01',
      to: '2023-12-31',
      n,
      score: mean,
      items: ns.map((own, at) => ({ item: `q${at}`, wording: 'Q', reversed: false, n: own, mean })),
    });
    const own = {
      ...facts([]),
      profile: [profile(40, 'now', [40, 38, 30, 4]), profile(43, 'wave', [43]), profile(3, 'wave', [3])],
    };
    const after = protectSurvey(own, 5)?.profile;
    // a wave of three more people than now would tell of these three
    expect(after?.map(({ n }) => n)).toEqual([40]);
    expect(after?.[0]?.items.map(({ n, mean: told }) => [n, told === null])).toEqual([
      [40, false],
      [null, false],
      [30, false],
      [null, true],
    ]);
    expect(withoutAnswers(own)).toMatchObject({ answers: [], profile: [] });
    expect(withoutAnswers(facts([]))).not.toHaveProperty('profile');
  });
});
