import type { JSX } from 'preact';
import type { Finding, SurveyFacts } from '../../spec/findings.ts';
import { formatCount, formatDecimal, formatPercent } from '../../words/index.ts';
import { rangeText } from '../quantity.ts';
import { surveyCaption } from '../survey-caption.ts';
import { toldAnswers } from '../told-answers.ts';
import { drawingKey, type View } from '../view.ts';
import { Figure } from './figure.tsx';

type Answers = SurveyFacts['answers'][number];

const percent = (share: number): string => `${formatDecimal(share * 100, 1)} %`;

/** How many answers these are, and how much they are worth. */
function worthText({ n, effectiveN, designEffect, noAnswer }: Answers): string {
  return [
    `${formatCount(n)} answers`,
    `worth ${formatCount(Math.round(effectiveN))} with equal weights`,
    ...(designEffect === null ? [] : [`design effect ${formatDecimal(designEffect, 2)}`]),
    ...(noAnswer === null || noAnswer === 0 ? [] : [`${formatCount(noAnswer)} more gave none`]),
  ].join(', ');
}

function Places({ finding, answers }: { readonly finding: Finding; readonly answers: Answers }): JSX.Element {
  return (
    <table>
      <caption>
        {answers.label}: {worthText(answers)}
      </caption>
      <thead>
        <tr>
          <th scope="col">Answer</th>
          <th scope="col" class="n">
            Number of {finding.noun.many}
          </th>
          <th scope="col" class="n">
            Share
          </th>
          <th scope="col" class="n">
            Likely range
          </th>
        </tr>
      </thead>
      <tbody>
        {answers.shares.map(({ places, n, share, low, high }) => (
          <tr>
            <th scope="row">{places.join(' and ')}</th>
            <td class="n">{formatCount(n)}</td>
            <td class="n">{percent(share)}</td>
            <td class="n">{low === null ? '' : rangeText(low, high, percent)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "60 of 220 (27 %)"; without what is not known, or may not be said. */
function answeredText({ respondents, invited, responseRate }: SurveyFacts['waves'][number]): string {
  if (respondents === null) return 'hidden to protect people';
  if (invited === null || responseRate === null)
    return `${formatCount(respondents)}; how many were asked is not declared`;
  return `${formatCount(respondents)} of ${formatCount(invited)} (${formatPercent(responseRate)})`;
}

function Waves({ survey }: { readonly survey: SurveyFacts }): JSX.Element {
  return (
    <table>
      <caption>How each wave asked</caption>
      <thead>
        <tr>
          <th scope="col">Wave</th>
          <th scope="col">Question</th>
          <th scope="col">How</th>
          <th scope="col">Answered</th>
        </tr>
      </thead>
      <tbody>
        {survey.waves.map((wave) => (
          <tr>
            <th scope="row">
              <bdi>{wave.wave}</bdi>
            </th>
            <td>
              <bdi>{wave.wording ?? 'not asked'}</bdi>
            </td>
            <td>{wave.mode ?? 'not declared'}</td>
            <td>{answeredText(wave)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** All answers to a question, and how it was asked: a share or a mean alone would hide who said the opposite. */
export function AllAnswers({ finding, view }: { readonly finding: Finding; readonly view: View }): JSX.Element | null {
  const { survey } = finding;
  const drawing = view.drawings.get(drawingKey('survey', finding.metric));
  const caption = surveyCaption(survey);
  if (survey === null) return null;
  const told = toldAnswers(survey);
  if (told.length === 0 && survey.waves.length === 0) return null;
  const table = (
    <details>
      <summary>All answers, and how people were asked</summary>
      <section class="scroll narrow" tabIndex={0} aria-label={`${finding.title}: all answers`}>
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
