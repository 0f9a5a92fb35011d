import type { JSX } from 'preact';
import type { EstimatedEffect, Finding } from '../../spec/findings.ts';
import { eventStudyCaption, eventStudyGrain } from '../effect-figures.ts';
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

/** The effect by time before and since the start. */
export function EventStudyFigure({ finding, effect, view }: Props): JSX.Element | null {
  const words = useWords();
  const { cohortWords, formatCount, grainWords } = words;
  const drawing = view.drawings.get(drawingKey('event-study', finding.metric));
  const caption = eventStudyCaption(effect, words);
  if (drawing === undefined || caption === null) return null;
  const [one, many] = grainWords[eventStudyGrain(effect)];
  return (
    <Figure drawing={drawing} {...caption}>
      <Behind drawing={drawing} label={words.sharedWords.of(finding.title, cohortWords.bySince(one))}>
        <table>
          <thead>
            <tr>
              <th scope="col">{cohortWords.since(many)}</th>
              <th scope="col">{cohortWords.areas}</th>
              <th scope="col">{cohortWords.against}</th>
            </tr>
          </thead>
          <tbody>
            {effect.eventStudy.map((point) => (
              <tr>
                <th scope="row">{formatCount(point.relative)}</th>
                <td>{formatCount(point.areas)}</td>
                <td>
                  {effect.levels === null
                    ? sizeText(point, effect, words)
                    : sizeWords(point, { effect, shown: finding.shown }, words)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Behind>
    </Figure>
  );
}
