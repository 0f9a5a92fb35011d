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
  if (Number.isInteger(x)) return formatCount(x);
  if (size >= 100) return formatCount(x);
  if (size >= 10) return formatDecimal(x, 1);
  return formatDecimal(x, 2);
}

/** A share or a change as a whole percentage. @example formatPercent(-0.1234) // => "−12 %" */
export function formatPercent(share: number): string {
  return `${formatDecimal(share * 100, 0)} %`;
}

/** Thin no-break space before units stays; the sign is a real minus. @example formatSigned(-3) // => "−3" */
export function formatSigned(n: number): string {
  const text = formatCount(n);
  return n > 0 && text !== '0' ? `+${text}` : text;
}
