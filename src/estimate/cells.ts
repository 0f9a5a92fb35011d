import type { MetricPanel, ScalarKind, Stat } from '../crosstab/index.ts';
import { statOf } from '../crosstab/stat.ts';
import type { Period, Span } from '../spec/index.ts';

/**
 * What counts of an area, or of several together, as running totals over the months: whatever lies in a span of days is
 * one subtraction. All are whole numbers, so that the subtraction is exact.
 */
export interface RunningCells {
  readonly kind: ScalarKind;
  readonly spans: readonly Span[];
  /** Entry i is the sum of the first i months. */
  readonly columns: readonly Float64Array[];
  /** Months that count, those of them that were not reported, and those whose denominator is interpolated. */
  readonly counting: Float64Array;
  readonly unreported: Float64Array;
  readonly interpolated: Float64Array;
}

/** What the months of some spans add up to. */
export interface Sum {
  readonly stat: Stat;
  /** How many months (of one area each) count, and how many of them were not reported. */
  readonly counting: number;
  readonly unreported: number;
  readonly interpolated: number;
}

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
  const columns = cells.columns.map(() => new Float64Array(spans.length + 1));
  const [counting, unreported, interpolated] = [0, 1, 2].map(() => new Float64Array(spans.length + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let column = 0; column < spans.length; column += 1) {
    const at = row * spans.length + column;
    const use = counts(column) ? 1 : 0;
    for (const [index, values] of cells.columns.entries()) add(columns[index], column, use * (values[at] ?? 0));
    add(counting, column, use);
    add(unreported, column, use * (1 - (cells.reported[at] ?? 0)));
    add(interpolated, column, use * (cells.interpolated[at] ?? 0));
  }
  return { kind: cells.kind, spans, columns, counting, unreported, interpolated };
}

function add(running: Float64Array | undefined, column: number, value: number): void {
  if (running) running[column + 1] = (running[column] ?? 0) + value;
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
      for (let index = 0; index < total.length; index += 1) total[index] = (total[index] ?? 0) + (values?.[index] ?? 0);
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

export function sumRange(cells: RunningCells, ranges: readonly (readonly [number, number])[]): Sum {
  return {
    stat: statOf(
      cells.kind,
      cells.columns.map((column) => over(column, ranges)),
    ),
    counting: over(cells.counting, ranges),
    unreported: over(cells.unreported, ranges),
    interpolated: over(cells.interpolated, ranges),
  };
}

function over(running: Float64Array, ranges: readonly (readonly [number, number])[]): number {
  let total = 0;
  for (const range of ranges) total += (running[range[1]] ?? 0) - (running[range[0]] ?? 0);
  return total;
}

/** A period, and where its months lie in the panel. */
export interface PlacedPeriod extends Period {
  readonly range: readonly [number, number];
}
export const placed = (
  periods: readonly Period[],
  { spans }: { readonly spans: readonly Span[] },
): readonly PlacedPeriod[] => periods.map((period) => ({ ...period, range: rangeOf(spans, period) }));

/** The places of several spans; what lies in two of them is there once. */
export function rangesOf(spans: readonly Span[], wanted: readonly Span[]): readonly (readonly [number, number])[] {
  const ranges = wanted.map((span) => rangeOf(spans, span)).sort(([a], [b]) => a - b);
  let reached = 0;
  return ranges.map(([first, end]) => {
    const from = Math.max(first, reached);
    reached = Math.max(reached, end);
    return [from, Math.max(from, end)];
  });
}

/** Adds up what lies in a span, or in any of several. */
export const sumCells = (cells: RunningCells, spans: readonly Span[]): Sum =>
  sumRange(cells, rangesOf(cells.spans, spans));
