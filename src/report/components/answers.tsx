import type { JSX } from 'preact';
import type { Finding, SurveyFacts } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { rangeText } from '../range-text.ts';
import { surveyCaption } from '../survey-caption.ts';
import { toldAnswers } from '../told-answers.ts';
import { drawingKey, type View } from '../view.ts';
import { Figure } from './figure.tsx';
import { useWords } from './use-words.ts';

type Answers = SurveyFacts['answers'][number];

const percentText = (share: number, { formatDecimal }: Words): string => `${formatDecimal(share * 100, 1)} %`;

/** How many answers these are, and how much they are worth. */
function worthText(
  { n, effectiveN, designEffect, noAnswer }: Answers,
  { answersWords, formatCount, formatDecimal }: Words,
) {
  const { count, worth, designEffect: effect, gaveNone } = answersWords;
  return [
    count(formatCount(n)),
    worth(formatCount(Math.round(effectiveN))),
    ...(designEffect === null ? [] : [effect(formatDecimal(designEffect, 2))]),
    ...(noAnswer === null || noAnswer === 0 ? [] : [gaveNone(formatCount(noAnswer))]),
  ].join(', ');
}

function Places({ finding, answers }: { readonly finding: Finding; readonly answers: Answers }): JSX.Element {
  const words = useWords();
  const { answersWords, formatCount, formatList, sharedWords } = words;
  const percent = (share: number): string => percentText(share, words);
  return (
    <table>
      <caption>
        {answers.label}: {worthText(answers, words)}
      </caption>
      <thead>
        <tr>
          <th scope="col">{answersWords.answer}</th>
          {[sharedWords.numberOf(finding.noun.many), sharedWords.share, sharedWords.likelyRange].map((head) => (
            <th scope="col" class="n">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answers.shares.map(({ places, n, share, low, high }) => (
          <tr>
            <th scope="row">{formatList(places.map(String))}</th>
            <td class="n">{formatCount(n)}</td>
            <td class="n">{percent(share)}</td>
            <td class="n">{low === null ? '' : rangeText({ low, high }, words, percent)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "60 of 220 (27 %)"; without what is not known, or may not be said. */
function answeredText({ respondents, invited, responseRate }: SurveyFacts['waves'][number], words: Words): string {
  const { answersWords, formatCount, formatPercent } = words;
  if (respondents === null) return answersWords.hidden;
  if (invited === null || responseRate === null) return answersWords.askedNotDeclared(formatCount(respondents));
  return answersWords.ofAsked(formatCount(respondents), formatCount(invited), formatPercent(responseRate));
}

function Waves({ survey }: { readonly survey: SurveyFacts }): JSX.Element {
  const words = useWords();
  const { answersWords, sharedWords } = words;
  return (
    <table>
      <caption>{answersWords.waves}</caption>
      <thead>
        <tr>
          {[answersWords.wave, answersWords.question, answersWords.how, answersWords.answered].map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {survey.waves.map((wave) => (
          <tr>
            <th scope="row">
              <bdi>{wave.wave}</bdi>
            </th>
            <td>
              <bdi>{wave.wording ?? sharedWords.notAsked}</bdi>
            </td>
            <td>{wave.mode ?? sharedWords.notDeclared}</td>
            <td>{answeredText(wave, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** All answers to a question, and how it was asked: a share or a mean alone would hide who said the opposite. */
export function AllAnswers({ finding, view }: { readonly finding: Finding; readonly view: View }): JSX.Element | null {
  const words = useWords();
  const { survey } = finding;
  const drawing = view.drawings.get(drawingKey('survey', finding.metric));
  const caption = surveyCaption(survey, words);
  if (survey === null) return null;
  const told = toldAnswers(survey);
  if (told.length === 0 && survey.waves.length === 0) return null;
  const table = (
    <details>
      <summary>{words.answersWords.all}</summary>
      <section
        class="scroll narrow"
        tabIndex={0}
        aria-label={words.sharedWords.of(finding.title, words.answersWords.label)}
      >
        {told.map((answers) => (
          <Places finding={finding} answers={answers} />
        ))}
        {survey.waves.length > 0 && <Waves survey={survey} />}
      </section>
    </details>
  );
  if (drawing === undefined || caption === null) return table;
  return (
    <Figure drawing={drawing} {...caption}>
      {table}
    </Figure>
  );
}
