/** What the formats of times can tell, apart from reading them: how precise a text in each of them is. */

export const precisions = ['time', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type Precision = (typeof precisions)[number];

/** Beside strptime: a clock without its leading zeros, and the day numbers of a workbook. */
export const clockFormat = 'HHMM';
export const serialFormat = 'EXCEL';
/** Beside strptime: YYYY and Qn with any signs between them, such as YYYY-Qn or "Qn YYYY". */
export const isQuarterFormat = (format: string): boolean => format.includes('YYYY') && format.includes('Qn');
/** Years of two digits, whose century a pivot settles. */
export const hasShortYear = (format: string): boolean => /%-?y/.test(format.replaceAll('%%', ''));

/** How precise a text in this format is; null where it holds no date. */
export function precisionOf(format: string): Precision | null {
  if (isQuarterFormat(format)) return 'quarter';
  if (format === serialFormat) return 'time';
  const signs = new Set([...format.replaceAll('%%', '').matchAll(/%-?([a-zA-Z])/g)].map((match) => match[1] ?? ''));
  const has = (...wanted: readonly string[]): boolean => wanted.some((sign) => signs.has(sign));
  if (has('d', 'j', 'x', 'c', 'u', 'w', 'a', 'A'))
    return has('H', 'I', 'X', 'c', 'S', 'M') || format.includes(clockFormat) ? 'time' : 'day';
  // without a day of the week, the number of a week names all of its days
  if (has('U', 'V', 'W')) return 'week';
  if (has('m', 'b', 'B')) return 'month';
  return has('Y', 'y', 'G') ? 'year' : null;
}

/** A date that leaves out its day. */
export const isPartialFormat = (format: string): boolean =>
  ['week', 'month', 'quarter', 'year'].includes(precisionOf(format) ?? 'day');

/** Signs that the warehouse's strptime knows. */
const directive = /%-[dHIjmMSy]|%[aAbBcdfgGHIjmMnpSuUVwWxXyYzZ%]/g;

/** A format that can be read: strptime's signs, or one of the names beside them, which stand alone. */
export function isKnownFormat(format: string): boolean {
  if (format === clockFormat || format === serialFormat || isQuarterFormat(format)) return true;
  const rest = format.replaceAll(directive, '');
  return rest !== format && !rest.includes('%') && !rest.includes(clockFormat) && !rest.includes(serialFormat);
}
