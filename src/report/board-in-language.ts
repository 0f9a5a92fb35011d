import type { Finding, Findings } from '../spec/findings.ts';
import type { Telling } from './retell.ts';

type Board = NonNullable<Findings['board']>;
type Decision = NonNullable<Finding['decision']>;
type Told = Telling['told'];

/** What people say of a report, in the words that the pipeline declares for it; all else stays as they said it. */
export function boardIn({ narrative, replies, corrections, actions }: Board, { told }: Telling): Board {
  return {
    narrative: narrative && {
      ...narrative,
      sentence: narrative.sentence === null ? null : told(narrative.sentence),
      signed: narrative.signed && { ...narrative.signed, by: told(narrative.signed.by) },
      sections: narrative.sections.map(({ title, markdown }) => ({
        title: told(title),
        markdown: markdownIn(markdown, told),
      })),
    },
    replies: replies.map((reply) => ({ ...reply, from: told(reply.from), text: told(reply.text) })),
    corrections: corrections.map((correction) => ({ ...correction, what: told(correction.what) })),
    actions: actions.map((action) => ({
      ...action,
      decision: told(action.decision),
      owner: action.owner === null ? null : told(action.owner),
    })),
  };
}

/** A decision with what the board said that it would do under each verdict. */
export function decisionIn(decision: Decision, told: Told): Decision {
  if (!decision.commitments) return decision;
  const said = Object.entries(decision.commitments).map(([verdict, text]) => [verdict, told(text)] as const);
  return { ...decision, commitments: Object.fromEntries(said) };
}

/** The lines of a Markdown, each with what stands before its words: a bullet, a number, the signs of a heading. */
export const linesOf = (markdown: string): readonly { readonly mark: string; readonly text: string }[] =>
  markdown.split('\n').map((line) => {
    const [mark = ''] = /^\s*(?:[-*+]\s|\d+[.)]\s|#+\s)?\s*/.exec(line) ?? [];
    return { mark, text: line.slice(mark.length) };
  });

/** Line by line, so that a paragraph that is written on one line has one text to declare. */
const markdownIn = (markdown: string, told: Told): string =>
  linesOf(markdown)
    .map(({ mark, text }) => (text === '' ? mark : `${mark}${told(text)}`))
    .join('\n');
