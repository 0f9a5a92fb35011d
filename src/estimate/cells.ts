import type { MetricPanel, RecordStat, ScalarStat, Stat, StatKind } from '../crosstab/index.ts';
import { isScalar, statOf, sumStats } from '../crosstab/stat.ts';
import type { Period, Span } from '../spec/index.ts';

/**
 * What counts of an area, or of several together, as running totals over the months: whatever lies in a span of days is
 * one subtraction. All are whole numbers, so that the subtraction is exact.
 */
export interface RunningCells {
  readonly kind: StatKind;
  readonly spans: readonly Span[];
  /** Entry i is the sum of the first i months. */
  readonly columns: readonly Float64Array[];
  /** Months that count, those of them that were not reported, and those whose denominator is interpolated. */
  readonly counting: Float64Array;
  readonly unreported: Float64Array;
  readonly interpolated: Float64Array;
  /** Of kinds that columns cannot hold: for each area, the statistic of each month that counts and has one. */
  readonly stats: readonly (readonly (RecordStat | null)[])[];
}

/** How many months (of one area each) of some spans count, and how many of them were not reported. */
export interface Counting {
  readonly counting: number;
  readonly unreported: number;
  readonly interpolated: number;
}

/** What the months of some spans add up to. */
export interface Sum extends Counting {
  readonly stat: Stat;
}

/** Places in a panel: of the first month, and of the one after the last. */
export type Ranges = readonly (readonly [number, number])[];

/**
 * The running totals of one area.
 *
 * @param row  the area's place in the panel
 * @param counts  whether a month counts; of one that does not, nothing is added
 */
export function runningCells(
  { cells, spans }: MetricPanel,
  row: number,
  counts: (column: number) => boolean,
): RunningCells {
  const first = row * spans.length;
  const uses = spans.map((_, column) => counts(column));
  const running = (of: (cell: number) => number): Float64Array => {
    const total = new Float64Array(uses.length + 1);
    let sum = 0;
    for (let column = 0; column < uses.length; column += 1) {
      if (uses[column]) sum += of(first + column);
      total[column + 1] = sum;
    }
    return total;
  };
  const { stats } = cells;
  return {
    kind: cells.kind,
    spans,
    columns: cells.columns.map((values) => running((cell) => values[cell] ?? 0)),
    counting: running(() => 1),
    unreported: running((cell) => 1 - (cells.reported[cell] ?? 0)),
    interpolated: running((cell) => cells.interpolated[cell] ?? 0),
    stats: stats === null ? [] : [uses.map((use, column) => (use ? (stats[first + column] ?? null) : null))],
  };
}

/** The running totals of several areas together; they have the same months. */
export function together(members: readonly RunningCells[], empty: RunningCells): RunningCells {
  const [only, ...others] = members;
  if (!only) return empty;
  if (others.length === 0) return only;
  const sum = (of: (cells: RunningCells) => Float64Array | undefined): Float64Array => {
    const total = new Float64Array(only.spans.length + 1);
    for (const member of members) {
      const values = of(member);
      if (!values) continue;
      for (let index = 0; index < total.length; index += 1)
        total[index] = (total[index] as number) + (values[index] as number);
    }
    return total;
  };
  return {
    kind: only.kind,
    spans: only.spans,
    columns: only.columns.map((_, column) => sum(({ columns }) => columns[column])),
    counting: sum(({ counting }) => counting),
    unreported: sum(({ unreported }) => unreported),
    interpolated: sum(({ interpolated }) => interpolated),
    stats: members.flatMap(({ stats }) => stats),
  };
}

/** Places of the first month of a span, and of the one after its last; months that it holds only in part are not in it. */
export function rangeOf(spans: readonly Span[], { from, to }: Span): readonly [number, number] {
  const first = firstPlace(spans.length, (place) => (spans[place]?.from ?? '') >= from);
  const end = firstPlace(spans.length, (place) => (spans[place]?.to ?? '') > to);
  return [first, Math.max(first, end)];
}

/** The first of n places at which something holds, that holds from there on; n where it never does. */
function firstPlace(n: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function sumRange(cells: RunningCells, ranges: Ranges): Sum {
  return {
    stat: statIn(cells, ranges),
    counting: over(cells.counting, ranges),
    unreported: over(cells.unreported, ranges),
    interpolated: over(cells.interpolated, ranges),
  };
}

export const countingIn = (cells: RunningCells, ranges: Ranges): Counting => ({
  counting: over(cells.counting, ranges),
  unreported: over(cells.unreported, ranges),
  interpolated: over(cells.interpolated, ranges),
});

export const statIn = (cells: RunningCells, ranges: Ranges): Stat =>
  scalarIn(cells, ranges) ?? sumStats(cells.kind, recordsIn(cells, ranges));

/** The same as it may be counted: statistics that columns cannot hold are not added up, for that is most of the work. */
export function statsIn(cells: RunningCells, ranges: Ranges): readonly Stat[] {
  const scalar = scalarIn(cells, ranges);
  return scalar ? [scalar] : recordsIn(cells, ranges);
}

const scalarIn = ({ kind, columns }: RunningCells, ranges: Ranges): ScalarStat | null =>
  isScalar(kind)
    ? statOf(
        kind,
        columns.map((column) => over(column, ranges)),
      )
    : null;

function recordsIn({ stats }: RunningCells, ranges: Ranges): readonly RecordStat[] {
  const found: RecordStat[] = [];
  for (const months of stats)
    for (const [first, end] of ranges)
      for (let place = first; place < end; place += 1) {
        const stat = months[place];
        if (stat) found.push(stat);
      }
  return found;
}

function over(running: Float64Array, ranges: Ranges): number {
  let total = 0;
  for (let place = 0; place < ranges.length; place += 1) {
    const range = ranges[place] as readonly [number, number];
    total += (running[range[1]] as number) - (running[range[0]] as number);
  }
  return total;
}

/** What running totals add up to between two places. */
export const inRange = (running: Float64Array, [first, end]: readonly [number, number]): number =>
  (running[end] as number) - (running[first] as number);

/** A period, and where its months lie in the panel. */
export interface PlacedPeriod extends Period {
  readonly range: readonly [number, number];
}
export const placed = (
  periods: readonly Period[],
  { spans }: { readonly spans: readonly Span[] },
): readonly PlacedPeriod[] => periods.map((period) => ({ ...period, range: rangeOf(spans, period) }));

/** The places of several spans; what lies in two of them is there once. */
export function rangesOf(spans: readonly Span[], wanted: readonly Span[]): Ranges {
  return unitedRanges(wanted.map((span) => rangeOf(spans, span)));
}

/** The same places, each once. */
export function unitedRanges(ranges: Ranges): Ranges {
  let reached = 0;
  return ranges
    .toSorted(([a], [b]) => a - b)
    .map(([first, end]) => {
      const from = Math.max(first, reached);
      reached = Math.max(reached, end);
      return [from, Math.max(from, end)];
    });
}

/** Adds up what lies in a span, or in any of several. */
export const sumCells = (cells: RunningCells, spans: readonly Span[]): Sum =>
  sumRange(cells, rangesOf(cells.spans, spans));
