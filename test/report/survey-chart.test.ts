import { describe, expect, it } from 'vitest';
import { charts } from '../../src/report/charts/index.ts';
import { highIsGood, surveyDrawing } from '../../src/report/charts/survey-rows.ts';
import { surveyCaption } from '../../src/report/survey-caption.ts';
import { drawSvg } from '../../src/report/svg.ts';
import type { SurveyFacts } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { answersOf, mergedSurvey, surveyFinding, surveyOf, tenPlaces } from './fixture-survey.ts';

const draw = async (survey: SurveyFacts): Promise<string> => {
  const input = { findings: [surveyFinding(survey)], events: [], calendar: { fiscalYearStarts: 1 }, words: english };
  const labels = { id: 'c1', title: 'T', description: 'D' };
  const both = (['wide', 'narrow'] as const).map((format) => drawSvg(charts.survey({ ...input, format }), labels));
  return (await Promise.all(both)).join('\n');
};

describe('the chart of all answers', () => {
  it.each([
    ['waves', surveyOf()],
    ['places put together', mergedSurvey],
    ['ten places', tenPlaces],
    ['all in the middle', surveyOf({ answers: [answersOf('2022', [0, 0, 50, 0, 0], { of: 'now' })] })],
    ['all at one end', surveyOf({ answers: [answersOf('2022', [50, 0, 0, 0, 0], { of: 'now' })] })],
    [
      'two places',
      surveyOf({ scale: { min: 0, max: 1 }, counted: [1], answers: [answersOf('2022', [30, 50], { of: 'now' })] }),
    ],
  ])('draws without a warning: %s', async (_, survey) => {
    expect(await draw(survey)).not.toMatch(/NaN|undefined|Infinity| style=|fill="#|stroke="#/);
  });

  it('puts bars end to end about the middle of the scale, the oldest wave first', () => {
    const { rows, segments } = surveyDrawing(surveyOf(), 'higher', english);
    expect(rows.map(({ label }) => label)).toEqual(['2018', '2020', '2022']);
    for (const { position } of rows) {
      const own = segments.filter((segment) => segment.position === position);
      for (const [index, segment] of own.entries())
        if (index > 0) expect(segment.from).toBeCloseTo(own[index - 1]?.to ?? Number.NaN, 12);
      const middle = own.find(({ places }) => places === '3');
      expect((middle?.from ?? 0) + (middle?.to ?? 1)).toBeCloseTo(0, 12);
      expect((own.at(-1)?.to ?? 0) - (own[0]?.from ?? 0)).toBeCloseTo(1, 12);
    }
  });

  it('says of those that count what the value says, where places are rounded each by itself', () => {
    const own = answersOf('2022', [28, 60, 90, 130, 92], { of: 'now', counted: 0.5 });
    expect(surveyDrawing(surveyOf({ counted: [4, 5], answers: [own] }), 'higher', english).rows[0]?.counted).toBe(0.5);
  });

  it('has the better answers on the right, whichever end of the scale they are', () => {
    expect(highIsGood(surveyOf({ counted: [4, 5] }), 'higher')).toBe(true);
    expect(highIsGood(surveyOf({ counted: [4, 5] }), 'lower')).toBe(false);
    expect(highIsGood(surveyOf({ counted: [1, 2] }), 'lower')).toBe(true);
    expect(highIsGood(surveyOf({ counted: null }), 'higher')).toBe(true);
    const places = surveyDrawing(surveyOf(), 'lower', english).segments.filter(({ position }) => position === 2);
    expect(places.map((segment) => segment.places)).toEqual(['5', '4', '3', '2', '1']);
  });

  it('gives no side to answers that were put together across the middle', () => {
    const survey = surveyOf({
      counted: null,
      answers: [
        answersOf('2022', [], {
          of: 'now',
          n: 60,
          shares: [{ places: [2, 3, 4], n: 60, share: 1, low: null, high: null }],
        }),
      ],
    });
    const [only] = surveyDrawing(survey, 'higher', english).segments;
    expect([only?.from, only?.to]).toEqual([-0.5, 0.5]);
  });

  it('marks a wave that was asked in other words than the one before', () => {
    expect(surveyDrawing(surveyOf(), 'higher', english).rows.map(({ asksAnew }) => asksAnew)).toEqual([
      false,
      true,
      false,
    ]);
    expect(surveyCaption(surveyOf(), english)?.plotted).toContain('* Not asked in the same words');
  });

  it('says what the latest answers were, and nothing where none may be told', () => {
    expect(surveyCaption(surveyOf(), english)?.title).toBe('2022: 56 % answered 4 or 5.');
    expect(surveyCaption(mergedSurvey, english)?.plotted).toContain(
      'Answers that few gave stand with their neighbours.',
    );
    expect(surveyCaption(surveyOf({ answers: [] }), english)).toBeNull();
    expect(surveyCaption(surveyOf({ answers: [answersOf('2022', [], { of: 'now' })] }), english)).toBeNull();
  });
});
