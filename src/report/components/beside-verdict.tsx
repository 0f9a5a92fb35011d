import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { type Reply, repliesLeft, repliesTo, saidOf } from '../said.ts';
import type { View } from '../view.ts';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

type Props = { readonly finding: Finding; readonly view: View };

export const hasBeside = ({ finding, view }: Props): boolean =>
  saidOf(finding) !== null || repliesTo(finding, view.document).length > 0;

/** What people have to say of a verdict, beside it: what the board promised before it fell, what partners answer to it. */
export function BesideVerdict({ finding, view }: Props): JSX.Element | null {
  const { boardWords } = useWords();
  const said = saidOf(finding);
  return (
    <>
      {said !== null && (
        <p class="said">
          <strong>{boardWords.said}</strong> <Told>{said}</Told>
        </p>
      )}
      {repliesTo(finding, view.document).map((reply) => (
        <p class="said">
          <ReplyOf reply={reply} /> <Told>{reply.text}</Told>
        </p>
      ))}
    </>
  );
}

function ReplyOf({ reply: { from, on, report } }: { readonly reply: Reply }): JSX.Element {
  const { boardWords, formatDate } = useWords();
  const said =
    report === undefined ? boardWords.reply : (who: string, day: string) => boardWords.replyTo(who, report, day);
  return <strong>{said(from, formatDate(on))}</strong>;
}

/** Late replies to numbers that this report no longer has: they stand beside no verdict, and are not dropped for it. */
export function RepliesLeft({ view }: { readonly view: View }): JSX.Element | null {
  const { boardWords } = useWords();
  const left = repliesLeft(view.document);
  if (left.length === 0) return null;
  return (
    <section class="part" id="replies" aria-labelledby="replies-title">
      <h2 id="replies-title">{boardWords.repliesLeft}</h2>
      {left.map((reply) => (
        <p class="said">
          <Told>{reply.metric.replaceAll('-', ' ')}</Told>: <ReplyOf reply={reply} /> <Told>{reply.text}</Told>
        </p>
      ))}
    </section>
  );
}
