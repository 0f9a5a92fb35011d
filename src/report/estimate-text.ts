import type { Bound, EstimatedChange, Finding } from '../spec/findings.ts';
import { readsAs } from '../words/ends.ts';
import type { Words } from '../words/index.ts';
import { valueOf } from './quantity.ts';
import { boundText, rangeText, ratioRangeText, ratioText } from './range-text.ts';

/** Numbers as statisticians want them: differences with their sign, in the unit of the number and not of its storage. */

type Shown = Finding['shown'];
type Estimate = Pick<EstimatedChange, 'scale' | 'estimate'>;

interface Ends {
  readonly low: number;
  readonly high: Bound;
}

/** A difference in the metric's own unit, with its sign. */
export function differenceText(x: number, shown: Shown, words: Words): string {
  return withSign(x, words.formatDistance(x, shown));
}

function withSign(x: number, size: string): string {
  return x < 0 && /^\d/.test(size) ? `−${size}` : size;
}

/** An estimate on its own scale: a ratio as a number, a difference in the metric's unit. */
export function estimateText({ scale, estimate }: Estimate, shown: Shown, words: Words): string {
  if (scale === 'ratio') return ratioText(estimate, words, (ratio) => words.formatDecimal(ratio, 2));
  return boundText(estimate, words, (x) => differenceText(x, shown, words));
}

/** Its interval on the same scale. */
export function intervalText(ends: Ends & Pick<Estimate, 'scale'>, shown: Shown, words: Words): string {
  if (ends.scale === 'ratio') return ratioRangeText(ends, words);
  const { low, high } = ends;
  const decimals = typeof high === 'number' ? words.decimalsApart({ low, high }, shown) : null;
  const said = (x: number): string => withSign(x, words.formatDistance(x, shown, decimals));
  return typeof high === 'number' ? unitOnce([said(low), said(high)], shown, words) : rangeText(ends, words, said);
}

/** The likely range of a number, in its own unit. */
export function likelyText(finding: Finding, { low, high }: Parameters<typeof rangeText>[0], words: Words): string {
  const { shown } = finding;
  if (low === null || typeof high !== 'number')
    return rangeText({ low, high }, words, (x) => valueOf(finding, x, words));
  // counts have none, but what fits them may lie between two
  const ends = words.formatEnds([low, high], shown.as === 'count' ? { as: 'number', unit: '' } : shown);
  return shown.as === 'percent' ? words.quantityWords.range(...ends) : unitOnce(ends, shown, words);
}

/** Lengths of time have several units, and keep them; of all others the second one does for both. */
function unitOnce([low, high]: readonly [string, string], shown: Shown, { quantityWords }: Words): string {
  const number = /^−?[\d.,]+/.exec(low)?.[0];
  const hasUnit = shown.as !== 'duration' && high.includes(' ') && number !== undefined;
  return quantityWords.range(hasUnit ? number : low, high);
}

/** A confidence level in per cent, without a nought that says nothing, and never all of it: 95, 98.3, 99.97. */
export function levelPercent(level: number, { formatDecimal }: Words): string {
  const percent = level * 100;
  const decimals = [1, 2, 3].find((most) => !readsAs(percent, most, [100])) ?? 4;
  const text = formatDecimal(percent, decimals);
  return decimals === 1 ? text.replace(/\.0$/, '') : text;
}
