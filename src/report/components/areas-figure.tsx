import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { formatCount } from '../../words/index.ts';
import { mostPanels } from '../charts/areas.ts';
import { charted } from '../charts/charted.ts';
import { type AreasShown, areasFor } from '../select.ts';
import { drawingKey, type View } from '../view.ts';
import { AreaRows } from './area-rows.tsx';
import { Figure } from './figure.tsx';

/** Says only what these panels show, and where the areas are that they do not. */
function plottedText(finding: Finding, { panels, isCut }: AreasShown, view: View): string {
  const drawn = panels.slice(0, mostPanels).flatMap((area) => area.series);
  const isFull = view.publication.reports.some((report) => report.detail === 'full');
  const said = [
    `All panels have the same scale: ${charted(finding).unit}.`,
    'Dark lines: programme areas.',
    'Dotted: their start.',
    ...(drawn.some((point) => point.value !== null && point.state !== 'reported') ? ['Hollow: not final yet.'] : []),
    ...(drawn.some((point) => point.state === 'suppressed')
      ? ['Bars on the base line: hidden to protect people.']
      : []),
    ...(panels.length > mostPanels
      ? [`The first ${mostPanels} of ${formatCount(panels.length)} areas; the table has all.`]
      : []),
    ...(isCut ? [`Comparison areas are in ${isFull ? 'the analyst report' : 'findings.csv'}.`] : []),
  ];
  return said.join(' ');
}

/** Small multiples of a metric's areas, and the table behind them. */
export function AreasFigure({ finding, view }: { readonly finding: Finding; readonly view: View }): JSX.Element | null {
  const shown = areasFor(view.document.findings, finding.metric, view.report.detail);
  const drawing = view.drawings.get(drawingKey(`areas-${view.report.detail}`, finding.metric));
  if (shown.rows.length === 0) return null;
  const table = (
    <details>
      <summary>Numbers for each area</summary>
      <AreaRows findings={shown.rows} />
    </details>
  );
  if (drawing === undefined) return table;
  return (
    <Figure drawing={drawing} title={`${finding.title}, area by area.`} plotted={plottedText(finding, shown, view)}>
      {table}
    </Figure>
  );
}
