import type { JSX } from 'preact';
import type { EstimatedEffect, Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { placebosCaption } from '../effect-figures.ts';
import { drawingKey, type View } from '../view.ts';
import { Behind } from './behind.tsx';
import { Figure } from './figure.tsx';
import { useWords } from './use-words.ts';

interface Props {
  readonly finding: Finding;
  readonly effect: EstimatedEffect;
  readonly view: View;
}

const said = (gap: number | null | undefined, words: Words): string => (gap == null ? '' : words.formatDecimal(gap, 1));

/** From the least to the most of a period, over comparison areas. */
function spread(others: readonly (readonly (number | null)[])[], index: number, words: Words): string {
  const gaps = others.flatMap((gaps) => gaps[index] ?? []);
  return gaps.length === 0
    ? ''
    : words.quantityWords.range(said(Math.min(...gaps), words), said(Math.max(...gaps), words));
}

/** The gap of programme areas among those of comparison areas in their place. */
export function PlacebosFigure({ finding, effect, view }: Props): JSX.Element | null {
  const words = useWords();
  const { columns } = words.placeboChartWords;
  const drawing = view.drawings.get(drawingKey('placebos', finding.metric));
  const caption = placebosCaption(effect, view.publication.methods.calendar, words);
  const { placeboGaps } = effect;
  if (drawing === undefined || caption === null || placeboGaps === undefined) return null;
  return (
    <Figure drawing={drawing} {...caption}>
      <Behind drawing={drawing} label={words.sharedWords.of(finding.title, columns.program)}>
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">{columns.period}</th>
              <th scope="col">{columns.program}</th>
              <th scope="col">{columns.others}</th>
            </tr>
          </thead>
          <tbody>
            {effect.gap.map(({ period }, index) => (
              <tr>
                <th scope="row">{period}</th>
                <td>{said(placeboGaps.program[index], words)}</td>
                <td>{spread(placeboGaps.others, index, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Behind>
    </Figure>
  );
}
