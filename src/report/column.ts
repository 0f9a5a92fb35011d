import type { Finding } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { valueOf } from './quantity.ts';

/** Of these, how many decimals are written hangs on the size of a number: 181, 74.3, 1.20. */
const sized = new Set<Finding['shown']['as']>(['rate', 'number', 'money']);

/**
 * How the values of one column of a table are written: all with the decimals that the largest has, so that an eye that runs
 * down them compares like with like. What would read as none has more.
 */
export function columnText(
  { shown }: Pick<Finding, 'shown'>,
  values: readonly (number | null)[],
  words: Words,
): (x: number) => string {
  const one = (x: number): string => valueOf({ shown }, x, words);
  const known = values.filter((x) => x !== null);
  if (!sized.has(shown.as) || known.every(Number.isInteger)) return one;
  const largest = Math.max(...known.map(Math.abs));
  const decimals = largest >= 99.95 ? 0 : largest >= 9.995 ? 1 : 2;
  const unit = shown.unit === '' || shown.as === 'rate' ? '' : ` ${shown.unit}`;
  return (x) => {
    const text = words.formatDecimal(x, decimals);
    return x !== 0 && !/[1-9]/.test(text) ? one(x) : `${text}${unit}`;
  };
}

/** Whether values carry words of their own, as “43 min 20 s” does: such tables need more room. */
export const isWordy = ({ shown: { as, unit } }: Pick<Finding, 'shown'>): boolean =>
  as === 'duration' || as === 'days' || (unit !== '' && as !== 'rate');
