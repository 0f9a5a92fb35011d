import { visible } from './visible.ts';

/** Letters, digits and what stands between words: it needs no care, and most cells are such. */
const harmless = /^(?:[\p{L}\p{N}(][\p{L}\p{N} ()./:%_-]*)?$/u;
/** Signs that begin a formula, those of full width too, after blanks that a spreadsheet may drop. */
const formula = /^(?=\s*[=+\-@＝＋－＠]|[\t\r\n])/;
/** The same after what another spreadsheet parts cells by, whatever parts them here. */
const formulaWithin = /([;\t|]\s*)(?=[=+\-@＝＋－＠])/g;

/**
 * A cell of CSV. Numbers stay numbers, also negative ones. Text is quoted as RFC 4180 wants, with control signs written out, as programs find them again; and what
 * a spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV injection").
 *
 * @example csvCell('=1+1') // => "'=1+1"
 */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (harmless.test(value)) return value;
  const plain = visible(value.replaceAll('\r\n', '\n')).replace(formulaWithin, "$1'").replace(formula, "'");
  return /[",\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
