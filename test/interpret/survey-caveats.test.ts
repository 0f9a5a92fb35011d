import { describe, expect, it } from 'vitest';
import type { SubjectEstimates } from '../../src/estimate/index.ts';
import { surveyCaveats } from '../../src/interpret/survey-caveats.ts';
import type { SurveyFacts } from '../../src/spec/index.ts';
import { wordSentence } from '../../src/words/index.ts';

const facts: SurveyFacts = {
  item: 'safe',
  scale: { min: 1, max: 5 },
  counted: [4, 5],
  audience: 'community',
  frame: 'all addresses',
  samePeople: false,
  weighting: 'none',
  margins: null,
  lonelyStrata: { n: 0, rule: 'adjust' },
  waves: [],
  answers: [],
};
const wave = (invited: number | null, responseRate: number | null) => ({
  wave: '2023',
  from: '2023-05-01',
  to: '2023-05-31',
  wording: 'Safe?',
  mode: null,
  invited,
  respondents: 100,
  responseRate,
});
const margins = { of: 'adults', origin: 'the census', by: ['age', 'gender × race'] };

const told = (survey: SurveyFacts | null, method: string | null = null): readonly string[] =>
  surveyCaveats({
    survey,
    subject: { metric: { noun: { one: 'resident', many: 'residents' }, decision: { primary: 'baseline' } } },
    now: { status: 'estimated', from: '2023-01-01', to: '2023-12-31', n: 200, effectiveN: 200 },
    changes: {
      baseline: method === null ? { status: 'withheld' } : { status: 'estimated', method, compared: { n: 150 } },
    },
  } as unknown as SubjectEstimates).map((one) => wordSentence(one).text);

describe('of answers to a survey it is told', () => {
  it.each([
    ['nothing where none are asked', null, []],
    [
      'that they speak for those who answered, where nobody was drawn',
      { ...facts, frame: null },
      ['People were not drawn from a list: these are the views of those who answered, and not of everybody.'],
    ],
    [
      'that weighing does not make up for not drawing',
      { ...facts, frame: null, margins },
      [
        'People were not drawn from a list. Their answers are weighed to adults by age, gender × race (the census); whether those who answered think like others of their group, nobody can tell.',
      ],
    ],
    [
      'what they were weighed to',
      { ...facts, margins },
      ['Answers are weighed to adults by age, gender × race (the census).'],
    ],
    [
      'how few of those who were asked answered',
      { ...facts, waves: [wave(400, 0.25)] },
      ['Of those asked in wave 2023, 25 % answered: those who did not may think otherwise.'],
    ],
    ['nothing of that where most did', { ...facts, waves: [wave(110, 0.91)] }, []],
    [
      'that nobody said how many were asked',
      { ...facts, waves: [wave(null, null)] },
      ['How many people were asked is not declared, so it is not known how many did not answer.'],
    ],
    [
      'which strata tell nothing by themselves',
      { ...facts, lonelyStrata: { n: 2, rule: 'certainty' } },
      ['In 2 strata a single unit was drawn: they add nothing, as declared, so the range may be too narrow.'],
    ],
  ] as const)('%s', (_, survey, expected) => {
    expect(told(survey)).toEqual(expected);
  });

  it('of whom a change is', () => {
    expect(told(facts, 'survey-difference-t')).toEqual([]);
    expect(told(facts, 'mcnemar-exact')).toEqual([
      'The change is that of the 150 residents who answered both times, of 200 who answered now.',
    ]);
    expect(told({ ...facts, samePeople: true }, 'survey-difference-t').join()).toContain('cannot be linked');
    expect(told(facts, 'survey-overlap-t')).toEqual([
      'Some people answered both times; the range of the change allows for that.',
    ]);
  });
});
