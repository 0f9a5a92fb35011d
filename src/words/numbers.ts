/**
 * Numbers and dates as they are printed. Own code, because `Intl` differs between machines and
 * documents must be the same bytes everywhere.
 */

const groups = /\B(?=(\d{3})+(?!\d))/g;

/** A whole number with thousands separators. @example formatCount(1234567) // => "1,234,567" */
export function formatCount(n: number): string {
  const whole = Math.round(n);
  return (whole < 0 ? '−' : '') + String(Math.abs(whole)).replace(groups, ',');
}

/** A number with a fixed count of decimals. @example formatDecimal(1234.567, 1) // => "1,234.6" */
export function formatDecimal(x: number, decimals: number): string {
  const [whole = '0', fraction] = Math.abs(x).toFixed(decimals).split('.');
  const isZero = Number(Math.abs(x).toFixed(decimals)) === 0;
  return (x < 0 && !isZero ? '−' : '') + whole.replace(groups, ',') + (fraction === undefined ? '' : `.${fraction}`);
}

/** A value with about three significant digits and no needless decimals. @example formatValue(12.3456) // => "12.3" */
export function formatValue(x: number): string {
  const size = Math.abs(x);
  if (Number.isInteger(x) || size >= 99.95) return formatCount(x);
  return formatDecimal(x, size >= 9.995 ? 1 : 2);
}

/** A share or a change as a whole percentage. @example formatPercent(-0.1234) // => "−12 %" */
export function formatPercent(share: number, decimals = 0): string {
  return `${formatDecimal(share * 100, decimals)} %`;
}

/** Of fewer records a percentage would say more than is known: the two counts say it all. */
const fewestForPercent = 20;
export const carriesPercent = (records: number): boolean => records >= fewestForPercent;

/** Thin no-break space before units stays; the sign is a real minus. @example formatSigned(-3) // => "−3" */
export function formatSigned(n: number): string {
  const text = formatCount(n);
  return n > 0 && text !== '0' ? `+${text}` : text;
}
