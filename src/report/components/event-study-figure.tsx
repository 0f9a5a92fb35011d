import type { JSX } from 'preact';
import type { EstimatedEffect, Finding } from '../../spec/findings.ts';
import { formatCount, grainWords } from '../../words/index.ts';
import { eventStudyCaption, eventStudyGrain } from '../effect-figures.ts';
import { sizeText } from '../effect-size.ts';
import { drawingKey, type View } from '../view.ts';
import { Behind } from './behind.tsx';
import { Figure } from './figure.tsx';

interface Props {
  readonly finding: Finding;
  readonly effect: EstimatedEffect;
  readonly view: View;
}

/** The effect by time before and since the start. */
export function EventStudyFigure({ finding, effect, view }: Props): JSX.Element | null {
  const drawing = view.drawings.get(drawingKey('event-study', finding.metric));
  const caption = eventStudyCaption(effect);
  if (drawing === undefined || caption === null) return null;
  const [one, many] = grainWords[eventStudyGrain(effect)];
  return (
    <Figure drawing={drawing} {...caption}>
      <Behind drawing={drawing} label={`${finding.title}: effect by ${one} since the start`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{many} since the start</th>
              <th scope="col">areas</th>
              <th scope="col">against what was expected</th>
            </tr>
          </thead>
          <tbody>
            {effect.eventStudy.map((point) => (
              <tr>
                <th scope="row">{formatCount(point.relative)}</th>
                <td>{formatCount(point.areas)}</td>
                <td>{sizeText(point, effect)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Behind>
    </Figure>
  );
}
