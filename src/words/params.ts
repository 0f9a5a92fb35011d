import type { Sentence } from '../spec/findings.ts';
import { carriesPercent, formatCount, formatPercent } from './numbers.ts';

/** What sentences read of their parameters, in whichever language they are. */

export type Params = Sentence['params'];
export type Template = (params: Params) => string;

export const text = (p: Params, name: string): string => String(p[name] ?? '');
export const count = (p: Params, name: string): string => formatCount(Number(p[name] ?? 0));
/** What is counted, in the singular or the plural of `n`. */
export const noun = (p: Params, n: number): string => text(p, n === 1 ? 'one' : 'many');
export const share = (p: Params, name: string): string => formatPercent(Number(p[name] ?? 0));
export const signed = (change: number): string => (change > 0 ? '+' : '') + formatPercent(change);
/** Declared words within a sentence: without a full stop of their own. */
export const plainEnd = (p: Params, name: string): string => text(p, name).replace(/[.\s]+$/, '');
/**
 * The part that stands beside a percentage, where a report tells shares so and enough records carry it. The value now
 * has one, that before has none: “about 1 in 3, after about 1 in 3” would deny a change that the percentages show.
 */
export const partNow = (p: Params, format: (share: number) => string | null): readonly string[] => {
  const part = p.parts === true && carriesPercent(Number(p.of ?? p.n)) ? format(Number(p.value)) : null;
  return part === null ? [] : [part];
};
export const inBrackets = (said: readonly string[]): string => said.map((one) => ` (${one})`).join('');
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * Counts with the words for one and for many, only of what there is.
 *
 * @example counted({ added: 1, changed: 0 }, { added: ['new', 'new'], changed: ['changed', 'changed'] }) // => "1 new"
 */
export function counted(p: Params, worded: Readonly<Record<string, readonly [one: string, many: string]>>): string {
  const there = Object.entries(worded).filter(([name]) => Number(p[name] ?? 0) > 0);
  return there.map(([name, [one, many]]) => `${count(p, name)} ${Number(p[name]) === 1 ? one : many}`).join(', ');
}

/**
 * Puts a sentence into words, from its disclosed numbers alone.
 *
 * @throws {Error} where its key has no words
 */
export function wordBy(templates: Readonly<Record<string, Template>>, sentence: Sentence): Sentence {
  const template = templates[sentence.key];
  if (!template) throw new Error(`sentence "${sentence.key}" has no words`);
  const { group } = sentence.params;
  const whom = group === undefined ? '' : `${group}: `;
  return { ...sentence, text: `${whom}${capital(template(sentence.params))}` };
}
