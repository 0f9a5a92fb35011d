import type { JSX } from 'preact';
import { doneInTime } from '../../spec/actions.ts';
import type { Words } from '../../words/index.ts';
import { type CarriedOver as Carried, carriedOver } from '../actions.ts';
import { fullnessOf, mostActions } from '../crowded.ts';
import type { View } from '../view.ts';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

type Props = { readonly view: View };

/** How many of those that were due were done by the first date that they had; empty where none was due. */
function inTime({ document: { board, run } }: View, { boardWords }: Words): string {
  const { done, due } = doneInTime(board?.actions ?? [], run.asOfDay ?? run.dataThrough);
  return due === 0 ? '' : boardWords.inTime(done, due);
}

function List({ open }: { readonly open: readonly Carried[] }): JSX.Element {
  return (
    <ul>
      {open.map(({ action, terms, since }) => (
        <li>
          <strong>
            <Told>{action.decision}</Told>
          </strong>
          {terms !== '' && (
            <>
              {' '}
              (<bdi>{terms}</bdi>)
            </>
          )}
          {since !== null && `${terms === '' ? '' : '.'} ${since}`}
        </li>
      ))}
    </ul>
  );
}

/** For page one: what is still open, as far as there is room; else how much that is. */
export function CarriedOver({ view }: Props): JSX.Element | null {
  const words = useWords();
  const { boardWords } = words;
  if ((view.document.board?.actions ?? []).length === 0) return null;
  const open = carriedOver(view.document, words);
  const late = open.filter(({ isLate }) => isLate).length;
  if (fullnessOf(view) !== 'usual')
    return (
      <p class="carried">
        <strong>{boardWords.carriedOver}:</strong>{' '}
        {open.length === 0 ? boardWords.noneOpen : boardWords.open(open.length, late)} {inTime(view, words)}
      </p>
    );
  return (
    <div>
      <h3>{boardWords.carriedOver}</h3>
      {open.length === 0 ? <p>{boardWords.noneOpen}</p> : <List open={open.slice(0, mostActions)} />}
      <p class="small muted">
        {open.length > mostActions && `${boardWords.moreOpen(open.length - mostActions)} `}
        {inTime(view, words)}
      </p>
    </div>
  );
}

/** All that is still open, for the page after it. */
export function AllCarriedOver({ view }: Props): JSX.Element | null {
  const words = useWords();
  if ((view.document.board?.actions ?? []).length === 0) return null;
  const open = carriedOver(view.document, words);
  return (
    <>
      <h3>{words.boardWords.carriedOver}</h3>
      {open.length === 0 ? <p>{words.boardWords.noneOpen}</p> : <List open={open} />}
      <p class="small muted">{inTime(view, words)}</p>
    </>
  );
}
