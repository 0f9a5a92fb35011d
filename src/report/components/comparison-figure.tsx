import type { JSX } from 'preact';
import type { EstimatedEffect, Finding } from '../../spec/findings.ts';
import { gapRows } from '../charts/gap-rows.ts';
import { comparisonCaption } from '../effect-figures.ts';
import { gapDifference, gapText } from '../effect-size.ts';
import { drawingKey, type View } from '../view.ts';
import { Behind } from './behind.tsx';
import { Figure } from './figure.tsx';
import { useWords } from './use-words.ts';

interface Props {
  readonly finding: Finding;
  readonly effect: EstimatedEffect;
  readonly view: View;
}

/** What was counted in programme areas beside what was expected there, period by period. */
export function ComparisonFigure({ finding, effect, view }: Props): JSX.Element | null {
  const words = useWords();
  const { comparisonChartWords, sharedWords } = words;
  const { period, expected, difference, level } = comparisonChartWords;
  const counted = effect.levels === null ? comparisonChartWords.counted : level.observed;
  const own = { effect, shown: finding.shown };
  const text = gapText(own, words);
  const said = (x: number | null): string => (x === null ? '' : text(x));
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
            {gapRows(effect, calendar).map((row) => (
              <tr>
                <th scope="row">{row.period}</th>
                <td>{said(row.observed)}</td>
                <td>{said(row.expected)}</td>
                <td>
                  {row.observed === null || row.expected === null || !row.treated
                    ? ''
                    : gapDifference(row.observed - row.expected, own, words)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Behind>
    </Figure>
  );
}
