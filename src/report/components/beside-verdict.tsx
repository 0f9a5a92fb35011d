import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { repliesTo, saidOf } from '../said.ts';
import type { View } from '../view.ts';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

type Props = { readonly finding: Finding; readonly view: View };

export const hasBeside = ({ finding, view }: Props): boolean =>
  saidOf(finding) !== null || repliesTo(finding, view.document).length > 0;

/** What people have to say of a verdict, beside it: what the board promised before it fell, what partners answer to it. */
export function BesideVerdict({ finding, view }: Props): JSX.Element | null {
  const { boardWords, formatDate } = useWords();
  const said = saidOf(finding);
  return (
    <>
      {said !== null && (
        <p class="said">
          <strong>{boardWords.said}</strong> <Told>{said}</Told>
        </p>
      )}
      {repliesTo(finding, view.document).map(({ from, on, text, report }) => (
        <p class="said">
          <strong>
            {report === undefined
              ? boardWords.reply(from, formatDate(on))
              : boardWords.replyTo(from, report, formatDate(on))}
          </strong>{' '}
          <Told>{text}</Told>
        </p>
      ))}
    </>
  );
}
