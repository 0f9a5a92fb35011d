import type { JSX } from 'preact';
import { firstChanges } from '../since.ts';
import type { View } from '../view.ts';
import { CorrectionsBefore } from './corrections.tsx';
import { Fold } from './fold.tsx';
import { useWords } from './use-words.ts';

type Props = { readonly view: View };

/** For page one: of each kind of change the first, and a way to all of them. */
export function Since({ view }: Props): JSX.Element {
  const { formatCount, pageOneWords, pageWords } = useWords();
  const { previous, sinceLast } = view.document.run;
  const told = firstChanges(sinceLast);
  const left = sinceLast.length - told.length;
  return (
    <div class="since">
      <h3 class="label">{pageOneWords.changed}</h3>
      <CorrectionsBefore view={view} />
      {previous === null ? (
        <p>{pageWords.firstReport}</p>
      ) : (
        <ul>
          {sinceLast.length === 0 && <li>{pageWords.nothingTold}</li>}
          {told.map((change) => (
            <li>{change.text}</li>
          ))}
          <li class="told-in">
            {left > 0 && <a href="#changed">{pageWords.andMore(formatCount(left))}</a>} ({pageWords.lastReport}{' '}
            <code>{previous.slice(0, 12)}</code>.)
          </li>
        </ul>
      )}
    </div>
  );
}

/** Everything that changed, where page one has no room for all of it. */
export function AllChanges({ view }: Props): JSX.Element | null {
  const { foldWords, formatCount, pageOneWords } = useWords();
  const { previous, sinceLast } = view.document.run;
  if (previous === null || firstChanges(sinceLast).length === sinceLast.length) return null;
  return (
    <section class="part" id="changed" aria-labelledby="changed-title">
      <h2 id="changed-title">{pageOneWords.changed}</h2>
      <Fold view={view} summary={foldWords.changes(formatCount(sinceLast.length))} onPaper>
        <ul>
          {sinceLast.map((change) => (
            <li>{change.text}</li>
          ))}
        </ul>
      </Fold>
    </section>
  );
}
