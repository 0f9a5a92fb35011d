import type { Disclosed } from '../../redact/disclosed.ts';
import type { Finding } from '../../spec/findings.ts';
import type { Document } from '../../spec/publication.ts';
import { csvCell } from '../../words/csv-cell.ts';
import { columns, rowsOf, subjectCells, subjectColumns } from './finding-rows.ts';
import { type Row, recordColumns } from './record-rows.ts';
import { utf8 } from './text.ts';

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

/** Tidy: one row per metric, area and window, change or period. Lines end with CR LF (RFC 4180). */
export function findingsCsv(disclosed: Disclosed): readonly Document[] {
  const lines = disclosed.findings.findings.flatMap(linesOf);
  return [{ path: 'findings.csv', bytes: utf8(`${[columns.join(','), ...lines].join('\r\n')}\r\n`) }];
}
