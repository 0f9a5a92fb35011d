import type { JSX } from 'preact';
import { leadOf } from '../summary.ts';
import type { View } from '../view.ts';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

/** The report in one sentence. Where people wrote it, that is marked, and the one made from the verdicts stands below. */
export function LeadSentence({ view }: { readonly view: View }): JSX.Element {
  const words = useWords();
  const { boardWords } = words;
  const { text, made } = leadOf(view.document, words);
  return (
    <>
      <p class="lead">{made === null ? text : <Told>{text}</Told>}</p>
      {made !== null && (
        <p class="made small muted">
          {boardWords.written} {made}
        </p>
      )}
    </>
  );
}
