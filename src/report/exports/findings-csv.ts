import type { Disclosed } from '../../redact/disclosed.ts';
import type { Finding } from '../../spec/findings.ts';
import type { Document } from '../../spec/publication.ts';
import { columns, rowsOf, subjectCells, subjectColumns } from './finding-rows.ts';
import { type Row, recordColumns } from './record-rows.ts';
import { inert, utf8 } from './text.ts';

const places: ReadonlyMap<string, number> = new Map(recordColumns.map((column, place) => [column, place]));
const blank: readonly string[] = recordColumns.map(() => '');

/** Of each row only what it holds is looked at: most of forty cells are empty, in a hundred thousand rows. */
function lineOf(subject: string, row: Row): string {
  const cells = [...blank];
  for (const column of Object.keys(row)) {
    const place = places.get(column);
    if (place !== undefined) cells[place] = csvCell(row[column as keyof Row]);
  }
  return `${subject},${cells.join(',')}`;
}

function linesOf(finding: Finding): readonly string[] {
  const cells = subjectCells(finding);
  const subject = subjectColumns.map((column) => csvCell(cells[column])).join(',');
  return rowsOf(finding).map((row) => lineOf(subject, row));
}

/** Letters, digits and what stands between words: it needs no care, and most cells are such. */
const harmless = /^(?:[\p{L}\p{N}(][\p{L}\p{N} ()./:;%_-]*)?$/u;

/**
 * One cell: quoted as RFC 4180 wants; text that a spreadsheet would run as a formula, signs of full width and a line feed
 * before it included, gets a leading apostrophe (OWASP, "CSV injection"). Numbers stay numbers, also negative ones.
 */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (harmless.test(value)) return value;
  const plain = inert(value);
  const text = /^[=+\-@＝＋－＠\t\r\n]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Tidy: one row per metric, area and window, change or period. Lines end with CR LF (RFC 4180). */
export function findingsCsv(disclosed: Disclosed): readonly Document[] {
  const lines = disclosed.findings.findings.flatMap(linesOf);
  return [{ path: 'findings.csv', bytes: utf8(`${[columns.join(','), ...lines].join('\r\n')}\r\n`) }];
}
