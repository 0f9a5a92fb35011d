import type { Finding, Sentence } from '../../spec/findings.ts';
import { comparisonWords, directionWords } from './labels.ts';
import { formatDate, formatDecimal, formatList } from './numbers.ts';

/** A part of a rule that was declared beforehand, and how its value is written. */
interface RulePart {
  readonly name: string;
  readonly write: (value: string) => string;
}

const itself = (value: string): string => value;
/** 2.5 % is no 3 %: a threshold is told to the digit. */
const percent = (value: string): string => `${formatDecimal(Number(value) * 100, 2).replace(/\.?0+$/, '')} %`;

const ruleParts: Readonly<Record<string, RulePart>> = {
  definition: { name: 'what is counted', write: itself },
  direction: { name: 'which direction is good', write: (value) => directionWords[value as Finding['better']] },
  alpha: { name: 'how strong a result must be', write: percent },
  worthwhile: { name: 'what is worthwhile', write: percent },
  family: { name: 'what it is judged together with', write: itself },
  date: { name: 'the day it was declared', write: formatDate },
  primary: {
    name: 'what it is compared with first',
    write: (value) => comparisonWords[value as Finding['changes']['primary']].replace('against ', ''),
  },
  baseline: { name: 'the baseline', write: itself },
  target: { name: 'the target', write: itself },
  commitments: { name: 'what the board said that it will do', write: itself },
  looks: { name: 'the dates of verdicts', write: itself },
};

/** Which parts of a rule are other ones, as far as reports repeat them, and what they were. */
export function rulePartsText({ parts = '', was = '[]', is = '[]' }: Sentence['params']): string {
  const names = String(parts).split(',').filter(Boolean);
  const [before, now] = [was, is].map((values) => JSON.parse(String(values)) as readonly (string | null)[]);
  if (names.length === 0) return '';
  return `: ${formatList(names.map((part, place) => `${nameOf(part)}${edit(part, before?.[place], now?.[place])}`))}`;
}

const nameOf = (part: string): string => ruleParts[part]?.name ?? part;

/** What it was and is, where both can be written in a few words. */
function edit(part: string, was: string | null | undefined, is: string | null | undefined): string {
  const write = ruleParts[part]?.write;
  if (write === undefined || was === undefined || is === undefined || (was === null && is === null)) return '';
  const written = (value: string | null): string => (value === null ? 'not declared' : write(value));
  return ` (was ${written(was)}, is ${written(is)})`;
}
