import { formatDecimal } from '../numbers.ts';

export { formatCount, formatDecimal, formatPercent, formatSigned, formatValue } from '../numbers.ts';

/** A place in a row. @example formatOrdinal(92) // => "92nd" */
export function formatOrdinal(n: number): string {
  const text = formatDecimal(n, Number.isInteger(n) ? 0 : 1);
  const [tens, ones] = [Math.floor(n / 10) % 10, n % 10];
  const ending = tens === 1 || !Number.isInteger(n) ? 'th' : (['th', 'st', 'nd', 'rd'][ones] ?? 'th');
  return `${text}${ending}`;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** An ISO date in words. @example formatDate("2022-10-01") // => "1 October 2022" */
export function formatDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
}

/** The month of an ISO date in words. @example formatMonth("2022-10-01") // => "October 2022" */
export function formatMonth(iso: string): string {
  return formatDate(iso).split(' ').slice(1).join(' ');
}

/** A list in words. @example formatList(["a", "b", "c"]) // => "a, b and c" */
export function formatList(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
