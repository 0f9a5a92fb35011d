import { firstYear, years } from './calendar.ts';
import { type DirtKind, dirtKinds } from './dirt.ts';
import { below, type Random, seededRandom } from './random.ts';
import { columns, type NumberedRow, record } from './rows.ts';

/** A record as it stands in its file. */
export interface WrittenRecord extends NumberedRow {
  readonly text: string;
  readonly dirt: DirtKind | null;
  /** Physical line on which the record begins; the header is line 1. */
  readonly line: number;
}

export interface IncidentFile {
  /** Path below the sample's folder. */
  readonly file: string;
  readonly byteOrderMark: boolean;
  readonly lineEnd: 'LF' | 'CRLF';
  readonly blankLines: number;
  readonly records: readonly WrittenRecord[];
}

type Style = Pick<IncidentFile, 'byteOrderMark' | 'lineEnd' | 'blankLines'>;

const plain: Style = { byteOrderMark: false, lineEnd: 'LF', blankLines: 0 };

/** Years whose export came from another program. */
const styles: Readonly<Record<number, Style>> = {
  2019: { ...plain, blankLines: 3 },
  2020: { ...plain, lineEnd: 'CRLF' },
  2022: { ...plain, byteOrderMark: true },
};

/** The dirt of one year's file, a kind for each row: three is prime to eight, so that every kind visits the files evenly. */
function dirtOf(year: number): readonly DirtKind[] {
  return dirtKinds.flatMap((kind, at) =>
    Array.from({ length: kind.rows }, (_, nth) => (at + nth * 3) % years.length)
      .filter((file) => file === year - firstYear)
      .map(() => kind),
  );
}

/** A different row for every spoilt record, so that no record is spoilt twice. */
function spoiltRows(year: number, { random, length }: { readonly random: Random; readonly length: number }) {
  const chosen = new Map<number, DirtKind>();
  for (const kind of dirtOf(year)) {
    let at = below(random, length);
    while (chosen.has(at)) at = below(random, length);
    chosen.set(at, kind);
  }
  return chosen;
}

function withDirt(rows: readonly NumberedRow[], chosen: ReadonlyMap<number, DirtKind>, random: Random) {
  const placed = rows.flatMap((numbered, at) => {
    const dirt = chosen.get(at) ?? null;
    const sound = { ...numbered, dirt: null, text: record(numbered.row), place: at };
    if (dirt === null) return [sound];
    const spoilt = { ...numbered, dirt, text: dirt.spoil(numbered.row), place: at };
    return dirt.adds ? [sound, { ...spoilt, place: at + 0.5 + below(random, 40) }] : [spoilt];
  });
  return placed.sort((a, b) => a.place - b.place);
}

/** One year's file, with its dirt in place and every record's physical line. */
export function incidentFile(year: number, rows: readonly NumberedRow[], seed: number): IncidentFile {
  const random = seededRandom(seed, `dirt/${year}`);
  const chosen = spoiltRows(year, { random, length: rows.length });
  const records: WrittenRecord[] = [];
  let line = 2;
  for (const { row, victim, dirt, text } of withDirt(rows, chosen, random)) {
    records.push({ row, victim, dirt, text, line });
    line += text.split('\n').length;
  }
  return { file: `incidents/part1-${year}.csv`, ...(styles[year] ?? plain), records };
}

/** The file's text; its bytes are this in UTF-8. */
export function incidentText({ byteOrderMark, lineEnd, blankLines, records }: IncidentFile): string {
  const lines = [columns.join(','), ...records.map(({ text }) => text), ...Array<string>(blankLines).fill('')];
  const text = `${lines.join('\n')}\n`;
  return (byteOrderMark ? '\uFEFF' : '') + (lineEnd === 'CRLF' ? text.replaceAll('\n', '\r\n') : text);
}
