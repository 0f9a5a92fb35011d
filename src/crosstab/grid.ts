import { table } from 'arquero';
import type { Area, Span } from '../spec/index.ts';

export interface Counted {
  readonly start: string;
  readonly area: string | null;
  readonly events: number;
}
export interface GridCell {
  readonly start: string;
  readonly area: string;
  /** Null where the source had no row: what that means is for the metric to say. */
  readonly events: number | null;
}

/** Every area × every start, in that order, with the counts that there are. */
export function completeGrid(
  counted: readonly Counted[],
  areas: readonly Area[],
  spans: readonly Span[],
): readonly GridCell[] {
  if (areas.length === 0 || spans.length === 0) return [];
  const rows = table({ area: areas.map(({ area }) => area), row: areas.map((_, index) => index) });
  const columns = table({ start: spans.map(({ from }) => from), column: spans.map((_, index) => index) });
  const keys = ['area', 'start'];
  const located = counted.filter((row) => row.area !== null);
  const counts = table({
    area: located.map((row) => row.area),
    start: located.map((row) => row.start),
    events: located.map((row) => row.events),
  });
  // a join puts the cells without counts behind the others
  const joined = rows.cross(columns).join_left(counts, [keys, keys]).orderby('row', 'column');
  return joined.objects({ limit: Number.POSITIVE_INFINITY }).map((cell) => {
    const { area, start, events } = cell as { area: string; start: string; events?: number };
    return { area, start, events: events ?? null };
  });
}
