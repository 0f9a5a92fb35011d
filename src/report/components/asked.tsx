import type { JSX } from 'preact';
import type { Decision } from '../decisions.ts';
import { Said, Told } from './told.tsx';
import { useWords } from './use-words.ts';

/** What a board is asked to decide, why, and what it said beforehand that it will do. */
export function Asked({ decisions }: { readonly decisions: readonly Decision[] }): JSX.Element {
  const { boardWords } = useWords();
  return (
    <ol>
      {decisions.map(({ ask, because, said, when }) => (
        <li>
          <strong>{ask}</strong> <Said>{because}</Said>
          {when !== null && (
            <>
              {' '}
              <bdi>{when}</bdi>
            </>
          )}
          {said !== null && (
            <>
              {' '}
              {boardWords.said} <Told>{said}</Told>
              {/[.!?…]$/.test(said) ? '' : '.'}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
