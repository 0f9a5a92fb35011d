import type { JSX } from 'preact';
import type { EstimatedEffect, Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { type ChoiceRow, choiceRows } from '../choices.ts';
import { choicesCaption } from '../effect-figures.ts';
import { sizeText, sizeWords } from '../effect-size.ts';
import { drawingKey, type View } from '../view.ts';
import { Behind } from './behind.tsx';
import { Figure } from './figure.tsx';
import { useWords } from './use-words.ts';

interface Props {
  readonly finding: Finding;
  readonly effect: EstimatedEffect;
  readonly view: View;
}

function verdictText({ kind, turns }: ChoiceRow, words: Words): string {
  const { choicesChartWords } = words;
  if (kind === 'main') return '';
  if (turns === null) return choicesChartWords.notJudged;
  return turns ? choicesChartWords.turns : choicesChartWords.stays;
}

/** "Would other choices change this?" */
export function ChoicesFigure({ finding, effect, view }: Props): JSX.Element | null {
  const words = useWords();
  const { choicesChartWords } = words;
  const drawing = view.drawings.get(drawingKey('choices', finding.metric));
  const caption = choicesCaption(effect, words);
  if (drawing === undefined || caption === null) return null;
  const size = (row: ChoiceRow): string =>
    effect.scale === 'ratio' ? sizeText(row, effect, words) : sizeWords(row, { effect, shown: finding.shown }, words);
  return (
    <Figure drawing={drawing} {...caption}>
      <Behind drawing={drawing} label={words.sharedWords.of(finding.title, choicesChartWords.choice)} wide={true}>
        <table>
          <thead>
            <tr>
              <th scope="col">{choicesChartWords.choice}</th>
              <th scope="col">{choicesChartWords.effect}</th>
              <th scope="col">{choicesChartWords.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {choiceRows(effect, words).map((row) => (
              <tr>
                <th scope="row">
                  <bdi>{row.title}</bdi>
                </th>
                <td>{size(row)}</td>
                <td>{verdictText(row, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Behind>
    </Figure>
  );
}
