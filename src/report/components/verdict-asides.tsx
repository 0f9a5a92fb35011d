import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { mayHaveMoved } from '../decisions.ts';
import { capital } from '../effect-answer.ts';
import { groupsAside, groupsOf } from '../groups.ts';
import type { View } from '../view.ts';
import { useWords } from './use-words.ts';

/** Below the verdicts of a number, in a few words: is it us, has it moved next door, and how did groups fare. */
export function VerdictAsides({ finding, view }: { readonly finding: Finding; readonly view: View }): JSX.Element {
  const words = useWords();
  const { contributionShortWords, pageWords } = words;
  const byGroup = groupsAside(groupsOf(view.document.findings, finding), words);
  return (
    <>
      {finding.effect.status === 'estimated' && (
        <span class="aside">{pageWords.isItUs(capital(contributionShortWords[finding.contribution]))}</span>
      )}
      {mayHaveMoved(finding) && <span class="aside">{pageWords.mayHaveMoved}</span>}
      {byGroup !== null && <span class="aside">{byGroup}</span>}
    </>
  );
}
