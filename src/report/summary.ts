import type { Finding, Findings, Movement } from '../spec/findings.ts';
import { formatList } from '../words/index.ts';
import { headlines } from './select.ts';

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

function count(n: number): string {
  return small[n] ?? String(n);
}

const singular: Readonly<Record<Movement, string>> = {
  better: 'is better',
  worse: 'is worse',
  'changed-up': 'went up',
  'changed-down': 'went down',
  'no-clear-change': 'shows no clear change',
  'too-few': 'has too few events to tell',
  'not-comparable': 'cannot be compared',
  monitoring: 'is being watched',
  withheld: 'has no result to give',
};
const plural: Readonly<Record<Movement, string>> = {
  ...singular,
  better: 'are better',
  worse: 'are worse',
  'no-clear-change': 'show no clear change',
  'too-few': 'have too few events to tell',
  monitoring: 'are being watched',
  withheld: 'have no result to give',
};

function parts(list: readonly Finding[]): string {
  const order = Object.keys(singular) as Movement[];
  const said = order.flatMap((movement) => {
    const n = list.filter((finding) => finding.movement === movement).length;
    return n === 0 ? [] : [`${count(n)} ${n === 1 ? singular[movement] : plural[movement]}`];
  });
  return formatList(said);
}

function group(list: readonly Finding[], name: string): string {
  if (list.length === 0) return '';
  const [first] = list;
  if (list.length === 1 && first !== undefined) return `the one ${name} ${singular[first.movement]}`;
  const same = list.every((finding) => finding.movement === first?.movement);
  if (same && first !== undefined)
    return `${list.length === 2 ? 'both' : `all ${count(list.length)}`} ${name}s ${plural[first.movement]}`;
  return `of ${count(list.length)} ${name}s, ${parts(list)}`;
}

export interface Lead {
  readonly text: string;
  /** The sentence made from the verdicts, where people wrote another one in its place. */
  readonly made: string | null;
}

/** What stands first: the sentence that people wrote, with the one made from the verdicts beside it, or that alone. */
export function leadOf(document: Findings): Lead {
  const made = summarySentence(document);
  const written = document.board?.narrative?.sentence ?? null;
  return written === null ? { text: made, made: null } : { text: written, made };
}

/** The report in one sentence: how many goals and guardrails moved which way. It counts verdicts and adds no judgement. */
export function summarySentence(document: Findings): string {
  const list = headlines(document.findings);
  const said = [
    group(
      list.filter((finding) => finding.role === 'goal'),
      'goal',
    ),
    group(
      list.filter((finding) => finding.role === 'guardrail'),
      'guardrail',
    ),
  ].filter((text) => text !== '');
  const text = said.length === 0 ? group(list, 'number') : said.join('; ');
  if (text === '') return 'There is nothing to report for this period.';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
