import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { movementWords } from '../../words/index.ts';
import { changeOf, changePercent } from '../quantity.ts';
import { estimatedChange } from '../select.ts';
import { drawingKey, type View } from '../view.ts';
import { Figure } from './figure.tsx';

function Row({ finding }: { readonly finding: Finding }): JSX.Element | null {
  const change = estimatedChange(finding);
  if (change === null) return null;
  return (
    <tr>
      <th scope="row">
        <bdi>{finding.title}</bdi>
      </th>
      <td data-label="Change">{changeOf(finding, change)}</td>
      <td data-label="As a percentage">{changePercent(change)}</td>
      <td data-label="Verdict">{movementWords[finding.movement].label}</td>
    </tr>
  );
}

/** How far each number moved, side by side, with the table behind it. */
export function ChangesFigure({ view }: { readonly view: View }): JSX.Element | null {
  const drawing = view.drawings.get(drawingKey('changes', 'all'));
  if (drawing === undefined) return null;
  const plotted =
    'A dot is our best estimate and the bar its likely range. A bar that crosses “same” shows no clear change. Numbers without an estimate are left out.';
  return (
    <Figure drawing={drawing} title="How far each number moved." plotted={plotted}>
      <details>
        <summary>Numbers behind this chart</summary>
        <table class="cards">
          <caption class="hidden">Change of each number</caption>
          <thead>
            <tr>
              <th scope="col">What we count</th>
              <th scope="col">Change</th>
              <th scope="col">As a percentage</th>
              <th scope="col">Verdict</th>
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
