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
export function completeGrid(counted: readonly Counted[], areas: readonly Area[], spans: readonly Span[]): readonly GridCell[] {
  const names = areas.map((area) => area.area);
  const grid = table({ area: names }).cross(table({ start: spans.map((span) => span.from) }));
  const keys = ['area', 'start'];
  const located = counted.filter((row) => row.area !== null);
  const counts = table({ area: located.map((row) => row.area), start: located.map((row) => row.start), events: located.map((row) => row.events) });
  return grid.join_left(counts, [keys, keys]).objects({ limit: Infinity }).map((row) => {
    const { area, start, events } = row as { area: string; start: string; events?: number };
    return { area, start, events: events ?? null };
  });
}
