import type { Bound, EstimatedChange, Finding } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { boundText, rangeText, ratioText, valueOf } from './quantity.ts';

/** Numbers as statisticians want them: differences with their sign, in the unit of the number and not of its storage. */

type Shown = Finding['shown'];
type Estimate = Pick<EstimatedChange, 'scale' | 'estimate'>;

interface Ends {
  readonly low: number;
  readonly high: Bound;
}

/** A difference in the metric's own unit, with its sign. */
export function differenceText(x: number, shown: Shown, words: Words): string {
  const size = words.formatDistance(x, shown);
  return x < 0 && /^\d/.test(size) ? `−${size}` : size;
}

/** An estimate on its own scale: a ratio as a number, a difference in the metric's unit. */
export function estimateText({ scale, estimate }: Estimate, shown: Shown, words: Words): string {
  if (scale === 'ratio') return ratioText(estimate, words, (ratio) => words.formatDecimal(ratio, 2));
  return boundText(estimate, words, (x) => differenceText(x, shown, words));
}

/** Its interval on the same scale. */
export function intervalText(ends: Ends & Pick<Estimate, 'scale'>, shown: Shown, words: Words): string {
  if (ends.scale === 'ratio') return rangeText(ends, words, (ratio) => words.formatDecimal(ratio, 2));
  return unitOnce(ends, (x) => differenceText(x, shown, words), { shown, words });
}

/** The likely range of a number, in its own unit. */
export function likelyText(finding: Finding, ends: Parameters<typeof rangeText>[0], words: Words): string {
  const said = (x: number): string => valueOf(finding, x, words);
  const { low, high } = ends;
  if (low === null || high === null || finding.shown.as === 'percent') return rangeText(ends, words, said);
  return unitOnce({ low, high }, said, { shown: finding.shown, words });
}

/** Lengths of time have several units, and keep them; of all others the second one does for both. */
function unitOnce(
  { low, high }: Ends,
  said: (x: number) => string,
  { shown, words }: { readonly shown: Shown; readonly words: Words },
): string {
  if (typeof high !== 'number' || shown.as === 'duration') return rangeText({ low, high }, words, said);
  const number = /^−?[\d.,]+/.exec(said(low))?.[0];
  const hasUnit = said(high).includes(' ') && number !== undefined;
  return words.quantityWords.range(hasUnit ? number : said(low), said(high));
}

/** A confidence level in per cent, without a nought that says nothing: 95, 98.3. */
export function levelPercent(level: number, { formatDecimal }: Words): string {
  const tenths = Math.round(level * 1000);
  return formatDecimal(tenths / 10, tenths % 10 === 0 ? 0 : 1);
}
