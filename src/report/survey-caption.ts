import type { SurveyFacts } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import type { Caption } from './caption.ts';
import { surveyDrawing } from './charts/survey-rows.ts';
import { toldAnswers } from './told-answers.ts';

/** What the latest answers were; null where none may be told. */
export function surveyCaption(survey: SurveyFacts | null, words: Words): Caption | null {
  const { surveyChartWords } = words;
  if (survey === null) return null;
  const told = toldAnswers(survey);
  // neither better nor worse changes how many there are
  const { rows } = surveyDrawing(survey, 'higher', words);
  const latest = rows.at(-1);
  if (latest === undefined) return null;
  const isTogether = told.some(({ shares }) => shares.some(({ places }) => places.length > 1));
  return {
    title: surveyChartWords.title({ label: latest.label, share: latest.counted, places: survey.counted ?? [] }),
    plotted: [
      surveyChartWords.plotted(rows.length),
      ...(latest.counted === null ? [] : [surveyChartWords.counted]),
      ...(rows.some(({ asksAnew }) => asksAnew) ? [surveyChartWords.anew] : []),
      ...(isTogether ? [surveyChartWords.together] : []),
    ].join(' '),
  };
}
