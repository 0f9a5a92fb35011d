import type { JSX } from 'preact';
import type { Words } from '../../words/index.ts';
import { titleOf } from '../select.ts';
import type { View } from '../view.ts';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

type Props = { readonly view: View };

function concerned({ document }: View, metrics: readonly string[], words: Words): string {
  const { boardWords, formatList } = words;
  if (metrics.length === 0) return '';
  return boardWords.concerns(formatList(metrics.map((metric) => titleOf(document, metric))));
}

/** What was found wrong in this very report after it was published: above all else on its pages. */
export function Corrections({ view }: Props): JSX.Element | null {
  const words = useWords();
  const { boardWords, formatDate } = words;
  const { run, board } = view.document;
  const own = (board?.corrections ?? []).filter(({ report }) => report === run.asOf);
  if (own.length === 0) return null;
  return (
    <div class="correction" role="note">
      {own.map(({ on, what, metrics }) => (
        <p>
          <strong>{boardWords.correction(formatDate(on))}</strong> <Told>{what}</Told> {concerned(view, metrics, words)}
        </p>
      ))}
    </div>
  );
}

/** What was found wrong in reports before this one, and not told since: the first of what changed. */
export function CorrectionsBefore({ view }: Props): JSX.Element | null {
  const words = useWords();
  const { boardWords, formatDate } = words;
  const { run, board } = view.document;
  const others = (board?.corrections ?? []).filter(({ report }) => report !== run.asOf);
  if (others.length === 0) return null;
  return (
    <p class="correction">
      {others.map(({ report, on, what, metrics }) => (
        <>
          <strong>{boardWords.correctionTo(report, formatDate(on))}</strong> <Told>{what}</Told>{' '}
          {concerned(view, metrics, words)}{' '}
        </>
      ))}
    </p>
  );
}
