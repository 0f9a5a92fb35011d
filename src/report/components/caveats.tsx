import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { manyNotes, ownNotes } from '../many-notes.ts';
import { processReading } from '../process-caption.ts';
import type { View } from '../view.ts';
import { Said } from './told.tsx';
import { useWords } from './use-words.ts';

/** An analyst reads on; a board reads one number, and finds with it all that is to be known of it. */
export const notesOf = ({ report, headlines, words }: View): ReturnType<typeof manyNotes> =>
  report.detail === 'full'
    ? manyNotes(headlines, ({ process: chart }) => (chart.status === 'withheld' ? [] : [processReading(chart, words)]))
    : [];

/** What is to be known of many numbers alike, once before all of them. */
export function ManyNotes({ view }: { readonly view: View }): JSX.Element | null {
  const { metricWords } = useWords();
  const notes = notesOf(view);
  if (notes.length === 0) return null;
  return (
    <section id="many-notes" aria-labelledby="many-notes-title">
      <h3 id="many-notes-title">{metricWords.manyNotes}</h3>
      <dl class="facts">
        {notes.map(({ letter, text }) => (
          <>
            <dt>{letter}</dt>
            <dd>
              <Said>{text}</Said>
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}

/** What is to be known of one number. */
export function Caveats({ finding, view }: { readonly finding: Finding; readonly view: View }): JSX.Element | null {
  const { metricWords } = useWords();
  const { own, many } = ownNotes(finding, notesOf(view));
  if (own.length + many.length === 0) return null;
  return (
    <ul class="caveats">
      {own.map(({ text }) => (
        <li>
          <Said>{text}</Said>
        </li>
      ))}
      {many.length > 0 && (
        <li>
          <a href="#many-notes">{metricWords.alsoNotes}</a> {many.join(', ')}
        </li>
      )}
    </ul>
  );
}
