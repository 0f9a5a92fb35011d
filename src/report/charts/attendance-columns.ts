import type { Partners } from '../../spec/findings.ts';
import { mostPartners } from './partner-rows.ts';

type Months = NonNullable<Partners['attendance']>;

/** A month, or three of them. */
export interface AttendanceColumn {
  readonly from: string;
  readonly months: number;
  readonly isRecorded: boolean;
  readonly present: ReadonlySet<number>;
}

export interface AttendanceRow {
  readonly name: string;
  /** Columns in which they took part, by number. */
  readonly present: ReadonlySet<number>;
  /** The month in which they last did; null where it was none of these. */
  readonly last: string | null;
}

export interface AttendanceDrawing {
  /** How many months are covered. */
  readonly months: number;
  readonly monthsInColumn: 1 | 3;
  readonly columns: readonly AttendanceColumn[];
  readonly rows: readonly AttendanceRow[];
  /** Columns in which anything was recorded. */
  readonly recorded: number;
  /** Months in columns in which nothing was recorded of anybody. */
  readonly silent: number;
  readonly all: number;
}

/**
 * Who took part in which of the months that are covered; in order of names, never of how often. What happens once a
 * quarter, such as joint training, would leave most months without a record of anybody: three of them are then a column.
 */
export function attendanceDrawing(found: Partners | null): AttendanceDrawing | null {
  if (!found?.attendance) return null;
  const months = found.attendance.filter(({ state }) => state !== 'outside-cover');
  const told = months.filter(({ state }) => state === 'recorded').length;
  if (told === 0) return null;
  const monthsInColumn = told * 2 < months.length ? 3 : 1;
  const columns = columnsOf(months, monthsInColumn);
  const all = found.names.map((name, place) => ({
    name,
    present: new Set(columns.flatMap(({ present }, at) => (present.has(place) ? [at] : []))),
    last: months.findLast(({ present }) => present.includes(place))?.month ?? null,
  }));
  return {
    months: months.length,
    monthsInColumn,
    columns,
    rows: all.slice(0, mostPartners),
    recorded: columns.filter(({ isRecorded }) => isRecorded).length,
    silent: columns.reduce((sum, column) => sum + (column.isRecorded ? 0 : column.months), 0),
    all: all.length,
  };
}

/** From the last month back, so that the newest column is whole. */
function columnsOf(months: Months, size: number): readonly AttendanceColumn[] {
  const first = months.length % size;
  const starts = months.flatMap((_, at) => ((at - first) % size === 0 || at === 0 ? [at] : []));
  return starts.map((start, at) => {
    const own = months.slice(start, starts[at + 1]);
    return {
      from: own[0]?.month ?? '',
      months: own.length,
      isRecorded: own.some(({ state }) => state === 'recorded'),
      present: new Set(own.flatMap(({ present }) => present)),
    };
  });
}

/** Columns with a record in the last half-year of months, or in the last year where three are a column. */
const lately = { 1: 6, 3: 4 } as const;

/** Who took part in these months, and in none of the last few columns that have records; nobody where there are too few to tell. */
export function stoppedPartners({ columns, rows, monthsInColumn }: AttendanceDrawing): readonly AttendanceRow[] {
  const recorded = columns.flatMap(({ isRecorded }, at) => (isRecorded ? [at] : []));
  const recent = recorded.slice(-lately[monthsInColumn]);
  if (recorded.length < recent.length * 2) return [];
  return rows.filter(({ last, present }) => last !== null && recent.every((at) => !present.has(at)));
}
