import type { JSX } from 'preact';
import type { EstimatedEffect, Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { gapRows } from '../charts/gap-rows.ts';
import { comparisonCaption } from '../effect-figures.ts';
import { valueText } from '../quantity.ts';
import { drawingKey, type View } from '../view.ts';
import { Behind } from './behind.tsx';
import { Figure } from './figure.tsx';
import { useWords } from './use-words.ts';

interface Props {
  readonly finding: Finding;
  readonly effect: EstimatedEffect;
  readonly view: View;
}

const count = (x: number | null, words: Words): string => (x === null ? '' : valueText(Math.round(x), words));

/** What was counted in programme areas beside what was expected there, period by period. */
export function ComparisonFigure({ finding, effect, view }: Props): JSX.Element | null {
  const words = useWords();
  const { comparisonChartWords, formatSigned, sharedWords } = words;
  const { period, counted, expected, difference } = comparisonChartWords;
  const drawing = view.drawings.get(drawingKey('comparison', finding.metric));
  const { calendar } = view.publication.methods;
  const caption = comparisonCaption({ finding, effect, calendar }, words);
  if (drawing === undefined || caption === null) return null;
  return (
    <Figure drawing={drawing} {...caption}>
      <Behind drawing={drawing} label={sharedWords.of(finding.title, `${counted}, ${expected}`)}>
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">{period}</th>
              {[counted, expected, difference].map((head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {gapRows(effect.gap, calendar).map((row) => (
              <tr>
                <th scope="row">{row.period}</th>
                <td>{count(row.observed, words)}</td>
                <td>{count(row.expected, words)}</td>
                <td>
                  {row.observed === null || row.expected === null || !row.treated
                    ? ''
                    : formatSigned(row.observed - row.expected)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Behind>
    </Figure>
  );
}
