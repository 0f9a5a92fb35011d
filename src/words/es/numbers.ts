import { formatDecimal } from '../numbers.ts';

/**
 * Spanish as it is read in the United States, where coalitions work: dates in Spanish words, and numbers as in English,
 * with a point before decimals and a comma between thousands, as in Mexico and Puerto Rico too (CLDR, es-US).
 */
export { formatCount, formatDecimal, formatPercent, formatSigned, formatValue } from '../numbers.ts';

/** A place in a row: of a percentile, which is a masculine noun. @example formatOrdinal(92) // => "92.º" */
export function formatOrdinal(n: number): string {
  return `${formatDecimal(n, Number.isInteger(n) ? 0 : 1)}.º`;
}

const months = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

/** An ISO date in words; the first of a month is an ordinal. @example formatDate("2024-03-31") // => "31 de marzo de 2024" */
export function formatDate(iso: string): string {
  const day = Number(iso.split('-')[2]);
  return `${day === 1 ? '1.º' : day} de ${formatMonth(iso)}`;
}

/** The month of an ISO date in words. @example formatMonth("2022-10-01") // => "octubre de 2022" */
export function formatMonth(iso: string): string {
  const [year = '', month = ''] = iso.split('-');
  return `${months[Number(month) - 1]} de ${year}`;
}

/** "Y" becomes "e" before the sound of an i, but not before that of "hie". */
const and = (next: string): string => (/^h?[ií](?!e)/i.test(next.trim()) ? 'e' : 'y');

/** A list in words. @example formatList(["robos", "asaltos", "incendios"]) // => "robos, asaltos e incendios" */
export function formatList(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  return `${items.slice(0, -1).join(', ')} ${and(last)} ${last}`;
}

/**
 * A period in a sentence.
 *
 * @example inTime("2023-Q4 a 2025-Q3") // => "entre 2023-Q4 y 2025-Q3"
 * @example inTime("2025") // => "en 2025"
 */
export function inTime(period: string): string {
  const [, from, to] = /^(\S+) a (\S+)$/.exec(period) ?? [];
  return from === undefined ? `en ${period}` : `entre ${from} y ${to}`;
}
