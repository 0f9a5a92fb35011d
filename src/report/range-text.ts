import type { Bound } from '../spec/findings.ts';
import { decimalsOf, readsAs } from '../words/ends.ts';
import type { Words } from '../words/index.ts';

/** Ranges in words: both ends are told alike, and neither end of a ratio reads as no change where it is one. */

/** A value as a reader writes it: 312, not 312.0. */
export function valueText(x: number, { formatValue }: Words): string {
  return formatValue(x).replace(/\.0+$/, '');
}

type Format = (x: number) => string;
const plain =
  (words: Words): Format =>
  (x) =>
    valueText(x, words);

/** An open end is worded, never drawn as a symbol. */
export function boundText(bound: Bound, words: Words, format = plain(words)): string {
  return typeof bound === 'number' ? format(bound) : words.quantityWords.noUpperLimit;
}

interface Range {
  readonly low: number | null;
  readonly high: Bound | null;
}

export function rangeText({ low, high }: Range, words: Words, format = plain(words)): string {
  const { noRange, range, openRange } = words.quantityWords;
  if (low === null || high === null) return noRange;
  return typeof high === 'number' ? range(format(low), format(high)) : openRange(format(low));
}

/** A percentage whose sign does not part from its number at the end of a line. */
export function percentText(share: number, { formatPercent }: Words, decimals = 0): string {
  return formatPercent(share, decimals).replaceAll(' ', '\u00a0');
}

/** A ratio to a baseline without events has no number. */
export function ratioText(estimate: Bound, words: Words, format = plain(words)): string {
  return typeof estimate === 'number' ? format(estimate) : words.quantityWords.fromNone;
}

/** A ratio as a change in percent, with its sign. */
export function signedPercent(ratio: number, words: Words, decimals = 0): string {
  return (ratio - 1 >= 0.5 * 10 ** (-2 - decimals) ? '+' : '') + percentText(ratio - 1, words, decimals);
}

interface Ends {
  readonly low: number;
  readonly high: Bound;
}

/** Both ends of a ratio as changes in percent: "−25 % to −6 %", and "−25.0 % to −0.3 %". */
export function percentRange(ends: Ends, words: Words): string {
  const changes = numbersOf(ends).map((ratio) => (ratio - 1) * 100);
  const decimals = decimalsOf(changes, { most: 2, never: [0] });
  return rangeText(ends, words, (ratio) => {
    if (!readsAs((ratio - 1) * 100, decimals, [0])) return signedPercent(ratio, words, decimals);
    return justBeside(ratio, signedPercent(1, words), words);
  });
}

/** As numbers: two decimals, and more where an end would read as 1. */
export function ratioRangeText(ends: Ends, words: Words): string {
  const numbers = numbersOf(ends);
  const decimals = [2, 3, 4].find((most) => numbers.every((ratio) => !readsAs(ratio, most, [1]))) ?? 2;
  return rangeText(ends, words, (ratio) =>
    readsAs(ratio, decimals, [1]) ? justBeside(ratio, '1', words) : words.formatDecimal(ratio, decimals),
  );
}

const numbersOf = ({ low, high }: Ends): readonly number[] => (typeof high === 'number' ? [low, high] : [low]);

const justBeside = (ratio: number, none: string, { quantityWords }: Words): string =>
  (ratio < 1 ? quantityWords.justUnder : quantityWords.justOver)(none);
