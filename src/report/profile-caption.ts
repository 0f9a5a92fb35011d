import type { SurveyFacts } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import type { Caption } from './caption.ts';
import { asksAnew, profileDrawing } from './charts/profile-rows.ts';

/** Which question of a scale stands highest and which lowest; null where none may be told. */
export function profileCaption(survey: SurveyFacts | null, words: Words): Caption | null {
  const { profileWords, surveyChartWords } = words;
  const drawing = survey && profileDrawing(survey, words);
  const latest = drawing?.waves[0];
  if (!survey || !drawing || !latest) return null;
  const means = latest.items
    .flatMap(({ wording, reversed, mean }) => (mean === null ? [] : [{ wording, reversed, value: mean.value }]))
    .toSorted((a, b) => b.value - a.value);
  const [highest, lowest] = [means[0], means.at(-1)];
  if (highest === undefined || lowest === undefined) return null;
  // as they are written: “highest 3.5, lowest 3.5” would say nothing
  const isEven = words.formatDecimal(highest.value, 1) === words.formatDecimal(lowest.value, 1);
  return {
    title: [
      isEven ? profileWords.even(latest.label, highest.value) : profileWords.title(latest.label, { highest, lowest }),
      ...(latest.score === null ? [profileWords.unlike] : isEven ? [] : [profileWords.together(latest.score.value)]),
    ].join(' '),
    plotted: [
      profileWords.plotted(survey.scale),
      profileWords.windows(latest, drawing.waves.slice(1)),
      ...(latest.items.some(({ reversed }) => reversed) ? [profileWords.reversed] : []),
      ...(latest.items.some((own) => asksAnew(own, drawing.waves)) ? [surveyChartWords.anew] : []),
      ...(drawing.left > 0 ? [profileWords.earlier(drawing.left)] : []),
    ].join(' '),
  };
}
