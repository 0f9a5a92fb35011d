import type { JSX } from 'preact';
import type { EstimatedEffect, Finding } from '../../spec/findings.ts';
import { displacementRoles, displacementRows } from '../charts/displacement-rows.ts';
import { displacementCaption } from '../effect-figures.ts';
import { sidesOf } from '../select.ts';
import { drawingKey, type View } from '../view.ts';
import { Behind } from './behind.tsx';
import { Figure } from './figure.tsx';
import { useWords } from './use-words.ts';

interface Props {
  readonly finding: Finding;
  readonly effect: EstimatedEffect;
  readonly view: View;
}

/** "Did it move next door?": programme, neighbouring and comparison areas, each against its own level before the start. */
export function DisplacementFigure({ finding, effect, view }: Props): JSX.Element | null {
  const words = useWords();
  const { displacementWords, formatCount, sharedWords } = words;
  const { columns, side, heading } = displacementWords;
  const drawing = view.drawings.get(drawingKey('displacement', finding.metric));
  const sides = sidesOf(view.document.findings, finding.metric);
  const caption = displacementCaption({ finding, effect, sides }, words);
  const found = displacementRows(sides, words);
  if (drawing === undefined || caption === null || found === null) return null;
  const years = [...new Set(found.rows.map(({ periods }) => periods))];
  const cell = (periods: string, role: string): string => {
    const row = found.rows.find((one) => one.periods === periods && one.role === role);
    return row === undefined ? '' : `${formatCount(row.events)} (${formatCount(row.index)})`;
  };
  return (
    <Figure drawing={drawing} {...caption}>
      <Behind drawing={drawing} label={sharedWords.of(finding.title, heading)} wide={true}>
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">{columns.years}</th>
              {displacementRoles.map((role) => (
                <th scope="col">
                  {side[role].wide} ({columns.index})
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((periods) => (
              <tr>
                <th scope="row">{periods}</th>
                {displacementRoles.map((role) => (
                  <td>{cell(periods, role)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Behind>
    </Figure>
  );
}
