import type { Grid } from './grid.ts';

const partsOfRole = { 'all-program': 'program', 'all-comparison': 'comparison', 'all-buffer': 'buffer' } as const;

/** A row that others add up to. */
export interface Total {
  readonly row: number;
  readonly members: readonly number[];
  /** There may be more of it than its members have. */
  readonly leavesOut: boolean;
}

/** All areas of a role as the sum of these, and everywhere as the sum of the roles. */
export function totalsOf({ rows }: Grid, leavesOut: boolean): readonly Total[] {
  const whole = rows.flatMap(({ group }, row) => (group === null ? [row] : []));
  return whole.flatMap((row): readonly Total[] => {
    const role = rows[row]?.role ?? 'program';
    if (role === 'universe') {
      const members = whole.filter((other) => (rows[other]?.role ?? '') in partsOfRole);
      return members.length > 0 ? [{ row, members, leavesOut }] : [];
    }
    if (!(role in partsOfRole)) return [];
    const of = partsOfRole[role as keyof typeof partsOfRole];
    return [{ row, members: whole.filter((other) => rows[other]?.role === of), leavesOut: false }];
  });
}
