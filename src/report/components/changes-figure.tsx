import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { changeOf, changePercent } from '../quantity.ts';
import { estimatedChange } from '../select.ts';
import { drawingKey, type View } from '../view.ts';
import { Figure } from './figure.tsx';
import { Told, Unbroken } from './told.tsx';
import { useWords } from './use-words.ts';

function Row({ finding }: { readonly finding: Finding }): JSX.Element | null {
  const words = useWords();
  const { metricWords, movementWords, sharedWords } = words;
  const change = estimatedChange(finding);
  if (change === null) return null;
  return (
    <tr>
      <th scope="row">
        <Told>{finding.title}</Told>
      </th>
      <td data-label={sharedWords.change}>
        <Unbroken>{changeOf(finding, change, words)}</Unbroken>
      </td>
      <td data-label={metricWords.asPercentage}>{changePercent(change, words)}</td>
      <td data-label={sharedWords.verdict}>{movementWords[finding.movement].label}</td>
    </tr>
  );
}

/** How far each number moved, side by side, with the table behind it. */
export function ChangesFigure({ view }: { readonly view: View }): JSX.Element | null {
  const { columnWords, figureWords, metricWords, sharedWords } = useWords();
  const drawing = view.drawings.get(drawingKey('changes', 'all'));
  if (drawing === undefined) return null;
  return (
    <Figure drawing={drawing} title={metricWords.changesTitle} plotted={metricWords.changesPlotted}>
      <details>
        <summary>{figureWords.behind}</summary>
        <table class="cards">
          <caption class="hidden">{metricWords.changesCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{columnWords.metric}</th>
              <th scope="col">{sharedWords.change}</th>
              <th scope="col">{metricWords.asPercentage}</th>
              <th scope="col">{sharedWords.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {view.headlines.map((finding) => (
              <Row finding={finding} />
            ))}
          </tbody>
        </table>
      </details>
    </Figure>
  );
}
