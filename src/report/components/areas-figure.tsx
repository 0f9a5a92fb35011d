import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { mostPanels } from '../charts/areas.ts';
import { charted } from '../charts/charted.ts';
import { reach } from '../charts/reach.ts';
import { type AreasShown, areasFor } from '../select.ts';
import { drawingKey, type View } from '../view.ts';
import { AreaRows } from './area-rows.tsx';
import { Figure } from './figure.tsx';
import { useWords } from './use-words.ts';

/** Says only what these panels show, and where the areas are that they do not. */
function plottedText(
  finding: Finding,
  { panels, rows, hidden, isCut }: AreasShown,
  { words, publication }: View,
): string {
  const { scale, strong, dotted, hollow, beyond, bars, cut, leftOut, notDrawn, inAnalyst, inFindings } =
    words.areasWords;
  const empty = rows.filter(({ areaRole }) => areaRole !== 'excluded').length - panels.length - hidden;
  const drawnPanels = panels.slice(0, mostPanels);
  const drawn = drawnPanels.flatMap((area) => area.series);
  const values = drawn.flatMap(({ value }) => value ?? []);
  const isFull = publication.reports.some((report) => report.detail === 'full');
  const said = [
    scale(charted(finding, words).unit),
    ...(drawnPanels.some(({ areaRole }) => areaRole === 'program') ? [strong, dotted] : []),
    ...(drawn.some((point) => point.value !== null && point.state !== 'reported') ? [hollow] : []),
    ...(values.some((value) => value > reach(values)) ? [beyond] : []),
    ...(drawn.some((point) => point.state === 'suppressed') ? [bars] : []),
    ...(panels.length > mostPanels ? [cut(mostPanels, words.formatCount(panels.length))] : []),
    ...(hidden > 0 ? [notDrawn(words.formatCount(hidden), hidden === 1)] : []),
    ...(empty > 0 ? [leftOut(words.formatCount(empty), empty === 1)] : []),
    ...(isCut ? [isFull ? inAnalyst : inFindings] : []),
  ];
  return said.join(' ');
}

/** Small multiples of a metric's areas, and the table behind them. */
export function AreasFigure({ finding, view }: { readonly finding: Finding; readonly view: View }): JSX.Element | null {
  const { areasWords } = useWords();
  const shown = areasFor(view.document.findings, finding.metric, view.report.detail);
  const drawing = view.drawings.get(drawingKey(`areas-${view.report.detail}`, finding.metric));
  if (shown.rows.length === 0) return null;
  const table = (
    <details>
      <summary>{areasWords.numbers}</summary>
      <AreaRows findings={shown.rows} />
    </details>
  );
  if (drawing === undefined) return table;
  return (
    <Figure drawing={drawing} title={areasWords.areaByArea(finding.title)} plotted={plottedText(finding, shown, view)}>
      {table}
    </Figure>
  );
}
