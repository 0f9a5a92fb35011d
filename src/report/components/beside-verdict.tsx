import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { boardWords } from '../../words/index.ts';
import { saidOf } from '../said.ts';

type Props = { readonly finding: Finding };

export const hasBeside = (finding: Finding): boolean => saidOf(finding) !== null;

/** What people have to say of a verdict, beside it: what the board promised before it fell. */
export function BesideVerdict({ finding }: Props): JSX.Element | null {
  const said = saidOf(finding);
  if (said === null) return null;
  return (
    <p class="said">
      <strong>{boardWords.said}</strong> <bdi>{said}</bdi>
    </p>
  );
}
