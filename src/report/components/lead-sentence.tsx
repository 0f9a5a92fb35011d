import type { JSX } from 'preact';
import { leadOf, summarySentences } from '../summary.ts';
import type { View } from '../view.ts';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

/** The report in one sentence, and smaller, whether it is us. Where people wrote it, that is marked, and the one made from the verdicts stands below. */
export function LeadSentence({ view }: { readonly view: View }): JSX.Element {
  const words = useWords();
  const { boardWords } = words;
  const { text, made } = leadOf(view.document, words);
  if (made === null) {
    const [sentence, ...answer] = summarySentences(view.document, words);
    return (
      <>
        <p class="lead">{sentence}</p>
        {answer.length > 0 && <p class="answer">{answer.join(' ')}</p>}
      </>
    );
  }
  return (
    <>
      <p class="lead">
        <Told>{text}</Told>
      </p>
      <p class="made small muted">
        {boardWords.written} {made}
      </p>
    </>
  );
}
