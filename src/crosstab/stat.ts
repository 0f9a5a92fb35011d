/**
 * Sufficient statistics: what is left of the records of one area and month, and all that any measure needs of them.
 * Two of a kind add up: months to quarters, areas to sites, files to years. Whole numbers throughout.
 */

/** Events and what they are measured against: whole person-days for a rate, whole area-days for a count. */
export interface CountStat {
  readonly kind: 'count';
  readonly events: number;
  readonly exposure: number;
}

export type Stat = CountStat;
export type StatKind = Stat['kind'];

/** The columns that a statistic of plain numbers is kept in, in their order. */
export const columnsOf = { count: ['events', 'exposure'] } as const satisfies Record<string, readonly string[]>;
export type ScalarKind = keyof typeof columnsOf;
export type ScalarStat = Extract<Stat, { readonly kind: ScalarKind }>;

/** The statistic that columns hold, from their sums. */
export function statOf(kind: ScalarKind, values: readonly number[]): ScalarStat {
  const [first = 0, second = 0] = values;
  switch (kind) {
    case 'count':
      return { kind, events: first, exposure: second };
  }
}

/** Two statistics of a kind as one. */
export function addStats(a: Stat, b: Stat): Stat {
  return { kind: 'count', events: a.events + b.events, exposure: a.exposure + b.exposure };
}
