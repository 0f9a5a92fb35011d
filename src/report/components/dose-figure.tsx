import type { JSX } from 'preact';
import type { Finding, SeriesPoint } from '../../spec/findings.ts';
import { doseOf, pointsWithin } from '../charts/dose-layout.ts';
import { doseCaption, dosesOf, whatOf } from '../dose-caption.ts';
import { capital } from '../effect-answer.ts';
import { outputsFor, toldOf } from '../logic.ts';
import { pointText } from '../quantity.ts';
import { drawingKey, type View } from '../view.ts';
import { Behind } from './behind.tsx';
import { Figure } from './figure.tsx';
import { useWords } from './use-words.ts';

interface TableProps {
  readonly outcome: Finding;
  readonly outputs: readonly Finding[];
}

function Cell({ output, point }: { readonly output: Finding; readonly point: SeriesPoint | undefined }): JSX.Element {
  const words = useWords();
  const { stateWords } = words;
  if (point === undefined) return <td class="n">{stateWords['not-reported']}</td>;
  const text = doseOf(output, point) === null ? '' : pointText(output, point, words);
  const state = point.state === 'reported' ? '' : stateWords[point.state];
  return <td class="n">{text === '' ? state : state === '' ? text : `${text} (${state})`}</td>;
}

/** The numbers behind a strip, the outcome's periods down the side, from the first of which anything was recorded. */
function DoseTable({ outcome, outputs }: TableProps): JSX.Element {
  const { doseWords, sharedWords } = useWords();
  const columns = outputs.map((output) => ({
    output,
    points: new Map(pointsWithin(output, outcome).map((point) => [point.from, point])),
  }));
  const isRecorded = ({ from }: SeriesPoint): boolean =>
    columns.some(({ points }) => (points.get(from)?.state ?? 'not-reported') !== 'not-reported');
  const rows = outcome.series.slice(Math.max(0, outcome.series.findIndex(isRecorded)));
  return (
    <table>
      <caption>{doseWords.caption(outcome.title)}</caption>
      <thead>
        <tr>
          <th scope="col">{sharedWords.period}</th>
          {outputs.map((output) => (
            <th scope="col" class="n">
              {capital(whatOf(output))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ period, from }) => (
          <tr>
            <th scope="row" class="nowrap">
              {period}
            </th>
            {columns.map(({ output, points }) => (
              <Cell output={output} point={points.get(from)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const titlesOf = (findings: readonly Finding[]): readonly string[] => findings.map(({ title }) => title);

/** How much was done, below the trend of an outcome, with the sentence that says what it is not. */
export function DoseFigure({ finding, view }: { readonly finding: Finding; readonly view: View }): JSX.Element | null {
  const words = useWords();
  const { doseWords, formatList, sharedWords } = words;
  const metrics = outputsFor(finding, view.document);
  if (metrics === null || view.drawings.get(drawingKey('trend', finding.metric)) === undefined) return null;
  const doses = dosesOf(finding, toldOf(metrics, view.headlines));
  const { drawn, further, silent } = doses;
  const caption = doseCaption(finding, doses, { words, stops: view.document.logic?.stops ?? [] });
  const drawing = view.drawings.get(drawingKey('dose', finding.metric));
  const notes = [
    ...(metrics.length === 0 ? [doseWords.none] : []),
    ...(silent.length > 0 ? [doseWords.noSeries(formatList(titlesOf(silent)))] : []),
    ...(further.length > 0 ? [doseWords.further(formatList(titlesOf(further)))] : []),
  ];
  return (
    <>
      {drawing !== undefined && caption !== null && (
        <Figure drawing={drawing} {...caption}>
          <p class="small">{doseWords.claim}</p>
          <Behind drawing={drawing} label={sharedWords.of(finding.title, doseWords.title)}>
            <DoseTable outcome={finding} outputs={drawn} />
          </Behind>
        </Figure>
      )}
      {notes.length > 0 && <p class="small muted">{notes.join(' ')}</p>}
    </>
  );
}
