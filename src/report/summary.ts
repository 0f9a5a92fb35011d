import { type Finding, type Findings, movements } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { capital } from './effect-answer.ts';
import { headlines } from './select.ts';

/** How many moved which way, in the order of verdicts. */
function moved(list: readonly Finding[]): readonly { readonly movement: Finding['movement']; readonly n: number }[] {
  return movements
    .map((movement) => ({ movement, n: list.filter((finding) => finding.movement === movement).length }))
    .filter(({ n }) => n > 0);
}

export interface Lead {
  readonly text: string;
  /** The sentence made from the verdicts, where people wrote another one in its place. */
  readonly made: string | null;
}

/** What stands first: the sentence that people wrote, with the one made from the verdicts beside it, or that alone. */
export function leadOf(document: Findings, words: Words): Lead {
  const written = document.board?.narrative?.sentence ?? null;
  if (written === null) return { text: summarySentence(document, words), made: null };
  // beside another sentence it need not be one itself, and is easier to read as two
  const made = [...summaryParts(document, words).map(sentenceOf), ...answerOf(document, words)];
  return { text: written, made: made.join(' ') };
}

/**
 * The report in one sentence: how many goals and guardrails moved which way; and, where a design could tell, sentences on
 * whether it is us. They count verdicts and add no judgement.
 */
export const summarySentences = (document: Findings, words: Words): readonly string[] => [
  sentenceOf(summaryParts(document, words).join('; ')),
  ...answerOf(document, words),
];

export const summarySentence = (document: Findings, words: Words): string =>
  summarySentences(document, words).join(' ');

/** Whether it is us: for which goals, and which goals and guardrails went the wrong way against the comparison areas. */
function answerOf({ findings }: Findings, words: Words): readonly string[] {
  const wrong = headlines(findings).filter(
    ({ role, contribution, effect }) =>
      role !== 'context' && contribution === 'contrary' && effect.status === 'estimated',
  );
  const titles = words.formatList(wrong.map(({ title }) => title));
  return [...supportOf(findings, words), ...(wrong.length > 0 ? [words.summaryWords.wentWrong(titles)] : [])];
}

/** For which goals an effect of the programme is supported, or hangs on a choice: better alone does not say that it works. */
function supportOf(findings: Findings['findings'], { formatList, summaryWords }: Words): readonly string[] {
  const goals = headlines(findings).filter(({ role }) => role === 'goal');
  const titlesOf = (wanted: Finding['contribution']): readonly string[] =>
    goals.flatMap(({ contribution, effect, title }) =>
      contribution === wanted && effect.status === 'estimated' ? [title] : [],
    );
  const { supported, depends, noneSupported } = summaryWords;
  const isOnly = goals.length === 1;
  if (titlesOf('supported').length > 0) return [supported(formatList(titlesOf('supported')))];
  const turning = titlesOf('depends-on-comparison');
  if (turning.length > 0) return [depends(formatList(turning), isOnly)];
  // a design that had no say, or not yet, is no answer
  const answered = (['contrary', 'not-shown', 'placebo-failed'] as const).flatMap(titlesOf);
  return answered.length > 0 ? [noneSupported(isOnly)] : [];
}

const sentenceOf = (text: string): string => (text.endsWith('.') ? text : `${capital(text)}.`);

/** What is said of goals, and of guardrails; of all numbers where there are neither. */
function summaryParts(document: Findings, { summaryWords }: Words): readonly string[] {
  const { goals, guardrails, numbers, nothing } = summaryWords;
  const list = headlines(document.findings);
  const ofRole = (role: Finding['role']): readonly Finding[] => list.filter((finding) => finding.role === role);
  const said = [goals(moved(ofRole('goal'))), guardrails(moved(ofRole('guardrail')))].filter((text) => text !== '');
  if (said.length > 0) return said;
  return list.length === 0 ? [nothing] : [numbers(moved(list))];
}
