/** Statistics of who did how much, and with whom. They add up like all others. */

/** How much each partner or area has, of those that have anything. */
export interface MembersStat {
  readonly kind: 'members';
  readonly records: number;
  /** Everyone who could have something, in order. */
  readonly members: readonly string[];
  readonly amounts: readonly { readonly member: string; readonly amount: number }[];
  /** The one area that all of it is of; null of several, and of none. */
  readonly area: string | null;
}
/** With how many records in common two partners are named. */
export interface PairsStat {
  readonly kind: 'pairs';
  readonly records: number;
  /** Everyone whom any record names, in order. */
  readonly members: readonly string[];
  readonly pairs: readonly { readonly one: string; readonly other: string; readonly n: number }[];
  /** How many records name each of those that any does: some come alone. */
  readonly named: MembersStat['amounts'];
}

export const sumMembers = (stats: readonly MembersStat[]): MembersStat => {
  const [area = null] = stats.map((stat) => stat.area);
  return {
    kind: 'members',
    area: stats.every((stat) => stat.area === area) ? area : null,
    records: recordsOf(stats),
    members: everyoneOf(stats),
    amounts: sumAmounts(stats.flatMap(({ amounts }) => amounts)),
  };
};

function sumAmounts(all: MembersStat['amounts']): MembersStat['amounts'] {
  const amounts = new Map<string, number>();
  for (const { member, amount } of all) amounts.set(member, (amounts.get(member) ?? 0) + amount);
  const names = [...amounts.keys()].sort();
  return names.map((member) => ({ member, amount: amounts.get(member) ?? 0 }));
}

export const sumPairs = (stats: readonly PairsStat[]): PairsStat => {
  const pairs = new Map<string, PairsStat['pairs'][number]>();
  for (const pair of stats.flatMap((stat) => stat.pairs)) {
    const key = JSON.stringify([pair.one, pair.other]);
    pairs.set(key, { ...pair, n: pair.n + (pairs.get(key)?.n ?? 0) });
  }
  const inOrder = [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
  return {
    kind: 'pairs',
    records: recordsOf(stats),
    members: everyoneOf(stats),
    pairs: inOrder,
    named: sumAmounts(stats.flatMap(({ named }) => named)),
  };
};

type Counted = Pick<MembersStat, 'records' | 'members'>;
const recordsOf = (stats: readonly Counted[]): number => stats.reduce((sum, { records }) => sum + records, 0);

/** Months of one source share the list of all its partners: it is then the list of their sum as well. */
function everyoneOf(stats: readonly Counted[]): readonly string[] {
  const lists = new Set(stats.map(({ members }) => members));
  const [only = []] = lists;
  return lists.size < 2 ? only : [...new Set([...lists].flat())].sort();
}
