import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import type { EstimatedProcess } from '../charts/process-rows.ts';
import { columnText, isWordy } from '../column.ts';
import { likelyText } from '../estimate-text.ts';
import { processParts, processReading } from '../process-caption.ts';
import { rangeText, valueText } from '../range-text.ts';
import { drawingKey, type View } from '../view.ts';
import { Behind } from './behind.tsx';
import { notesOf } from './caveats.tsx';
import { Figure } from './figure.tsx';
import { useWords } from './use-words.ts';

interface RowsProps {
  readonly made: EstimatedProcess;
  /** Values carry units. */
  readonly wordy: boolean;
  /** A value as it is written. */
  readonly say: (x: number) => string;
  readonly limits: (ends: Parameters<typeof rangeText>[0]) => string;
}

function Rows({ made, wordy, say, limits }: RowsProps): JSX.Element {
  const words = useWords();
  const { processWords } = words;
  const { columns, leftOut, rule } = processWords;
  const middle = oneMiddle(made);
  const known = (x: number | null): string => (x === null ? '' : say(x));
  return (
    <table class={`numbers${isRemarked(made) ? ' remarked' : ''}${wordy ? ' wordy' : ''}`}>
      {middle !== null && (
        <caption>
          {columns.middle}: {say(middle)}
        </caption>
      )}
      <thead>
        <tr>
          <th scope="col">{columns.period}</th>
          <th scope="col">{columns.value}</th>
          {middle === null && <th scope="col">{columns.middle}</th>}
          <th scope="col">{columns.limits}</th>
          {isRemarked(made) && <th scope="col">{columns.marks}</th>}
        </tr>
      </thead>
      <tbody>
        {made.points.map(({ period, plotted, centre, low, high, excluded, signals }) => (
          <tr>
            <th scope="row">{period}</th>
            <td>{known(plotted)}</td>
            {middle === null && <td>{known(centre)}</td>}
            <td>{low === null && high === null ? '' : limits({ low: low ?? 0, high })}</td>
            {isRemarked(made) && <td>{excluded ? leftOut : signals.map(rule).join('; ')}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The middle of all points, which then needs no column; null where it moves. */
function oneMiddle({ points }: EstimatedProcess): number | null {
  const middles = new Set(points.map(({ centre }) => centre));
  return middles.size === 1 ? (points[0]?.centre ?? null) : null;
}

const isRemarked = ({ points }: EstimatedProcess): boolean =>
  points.some(({ excluded, signals }) => excluded || signals.length > 0);

function Declared({ made }: { readonly made: EstimatedProcess }): JSX.Element | null {
  const { formatDate, processWords } = useWords();
  const { newLimits, leftOutTime } = processWords;
  const lines = [
    ...made.rebased.map(({ from, reason, by }) => `${newLimits(formatDate(from), reason)} (${by}).`),
    ...made.exclusions.map(({ from, to, reason }) => `${leftOutTime(formatDate(from), formatDate(to), reason)}.`),
  ];
  if (lines.length === 0) return null;
  return (
    <ul class="caveats">
      {lines.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  );
}

/** Whether the latest numbers are what this number always does. */
export function ProcessFigure({
  finding,
  view,
}: {
  readonly finding: Finding;
  readonly view: View;
}): JSX.Element | null {
  const words = useWords();
  const { processWords } = words;
  const { process: made } = finding;
  const drawing = view.drawings.get(drawingKey('process', finding.metric));
  if (drawing === undefined || made.status === 'withheld') return null;
  const { title, own } = processParts(made, words);
  const reading = processReading(made, words);
  const note = notesOf(view).find(({ text }) => text === reading);
  const plotted = [note === undefined ? reading : processWords.readAs(note.letter), ...own].join(' ');
  const values = made.points.map(({ plotted }) => plotted);
  const say = made.chart === 'days-between' ? (x: number) => valueText(x, words) : columnText(finding, values, words);
  const limits: RowsProps['limits'] = (ends) =>
    made.chart === 'days-between' ? rangeText(ends, words, say) : likelyText(finding, ends, words);
  return (
    <>
      <h4>{processWords.heading}</h4>
      <Figure drawing={drawing} title={title} plotted={plotted}>
        <Declared made={made} />
        <Behind
          drawing={drawing}
          label={words.sharedWords.of(finding.title, processWords.heading)}
          wide={isRemarked(made)}
        >
          <Rows made={made} wordy={isWordy(finding)} say={say} limits={limits} />
        </Behind>
      </Figure>
    </>
  );
}
