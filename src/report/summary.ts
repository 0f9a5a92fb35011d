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
  const made = summarySentence(document, words);
  const written = document.board?.narrative?.sentence ?? null;
  return written === null ? { text: made, made: null } : { text: written, made };
}

/** The report in one sentence: how many goals and guardrails moved which way. It counts verdicts and adds no judgement. */
export function summarySentence(document: Findings, { summaryWords }: Words): string {
  const { goals, guardrails, numbers, nothing } = summaryWords;
  const list = headlines(document.findings);
  const ofRole = (role: Finding['role']): readonly Finding[] => list.filter((finding) => finding.role === role);
  const said = [goals(moved(ofRole('goal'))), guardrails(moved(ofRole('guardrail')))].filter((text) => text !== '');
  const text = said.length === 0 ? numbers(moved(list)) : said.join('; ');
  return text === '' ? nothing : `${capital(text)}.`;
}
