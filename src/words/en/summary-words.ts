import type { Movement } from '../../spec/findings.ts';
import { formatList } from './numbers.ts';

/** How many of them moved which way. */
export interface Moved {
  readonly movement: Movement;
  readonly n: number;
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;
const count = (n: number): string => small[n] ?? String(n);

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

/** Goals, guardrails or numbers, by how many moved which way, to stand in a sentence. */
function group(name: string, moved: readonly Moved[]): string {
  const of = moved.reduce((sum, { n }) => sum + n, 0);
  const [first] = moved;
  if (first === undefined) return '';
  if (of === 1) return `the one ${name} ${singular[first.movement]}`;
  if (moved.length === 1) return `${of === 2 ? 'both' : `all ${count(of)}`} ${name}s ${plural[first.movement]}`;
  const parts = moved.map(({ movement, n }) => `${count(n)} ${(n === 1 ? singular : plural)[movement]}`);
  return `of ${count(of)} ${name}s, ${formatList(parts)}`;
}

export const summaryWords = {
  goals: (moved: readonly Moved[]): string => group('goal', moved),
  guardrails: (moved: readonly Moved[]): string => group('guardrail', moved),
  numbers: (moved: readonly Moved[]): string => group('number', moved),
  supported: (titles: string): string => `An effect of the programme is supported for ${titles}.`,
  /** @param isOnly  where there is one goal, which need not be called one of several */
  wentWrong: (titles: string): string => `Against the comparison areas, ${titles} went the wrong way.`,
  noneSupported: (isOnly: boolean): string =>
    isOnly ? 'An effect of the programme on it is not shown.' : 'An effect of the programme is supported for no goal.',
  depends: (titles: string, isOnly: boolean): string =>
    `Whether the programme has an effect${isOnly ? '' : ` on ${titles}`} depends on which areas it is compared with.`,
  nothing: 'There is nothing to report for this period.',
} as const;
