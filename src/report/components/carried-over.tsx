import type { JSX } from 'preact';
import { doneInTime } from '../../spec/actions.ts';
import { carriedOver } from '../actions.ts';
import type { View } from '../view.ts';
import { useWords } from './use-words.ts';

/** More would push the page over one sheet; yardline action list has all. */
const mostActions = 4;

/** Actions that the board took and that are still open, and how many were done by the first date that they had. */
export function CarriedOver({ view }: { readonly view: View }): JSX.Element | null {
  const words = useWords();
  const { boardWords } = words;
  const { board, run } = view.document;
  const all = board?.actions ?? [];
  if (all.length === 0) return null;
  const open = carriedOver(view.document, words);
  const { done, due } = doneInTime(all, run.asOfDay ?? run.dataThrough);
  return (
    <div>
      <h3>{boardWords.carriedOver}</h3>
      {open.length === 0 && <p>{boardWords.noneOpen}</p>}
      {open.length > 0 && (
        <ul>
          {open.slice(0, mostActions).map(({ action, terms, since }) => (
            <li>
              <strong>
                <bdi>{action.decision}</bdi>
              </strong>
              {terms !== '' && (
                <>
                  {' '}
                  (<bdi>{terms}</bdi>)
                </>
              )}
              {since !== null && ` ${since}`}
            </li>
          ))}
        </ul>
      )}
      <p class="small muted">
        {open.length > mostActions && `${boardWords.moreOpen(open.length - mostActions)} `}
        {due > 0 && boardWords.inTime(done, due)}
      </p>
    </div>
  );
}
