import { from, op } from 'arquero';
import { listSeparator, type Measured } from '../store/index.ts';
import type { MembersStat, PairsStat } from './member-stats.ts';
import type { Cells } from './panel.ts';
import type { Question } from './question.ts';
import { areaColumn, type Placed, type QuestionScene } from './question-scene.ts';

/** Who did how much, and with whom: lists of partners, taken apart into partners and into pairs of them. */

/** Records of one place and month that name the same partners: how many they are, and what they add up to. */
interface Taken {
  /** Which place and month, by number. */
  readonly place: number;
  readonly members: readonly string[];
  readonly records: number;
  readonly amount: number;
}

interface Named {
  readonly places: readonly Omit<Placed, 'stat'>[];
  readonly taken: readonly Taken[];
  /** Everyone whom any record names, whether or not it counts: a partner who did nothing belongs here. */
  readonly everyone: readonly string[];
}

export async function askMembers(
  { where, over, sum, of }: Extract<Question, { readonly kind: 'members' }>,
  scene: QuestionScene,
): Promise<readonly Placed[]> {
  const records: Measured = { id: 'members', where, of, sum: null };
  const named = await namedIn(over, sum === null ? [records] : [records, { ...records, sum }], scene);
  const amounts = byPlace(amountsIn(named.taken));
  return placed(named, (common, place): MembersStat => {
    const own = (amounts.get(place) ?? []).map(({ member, amount }) => ({ member, amount }));
    return { kind: 'members', ...common, amounts: own, area: named.places[place]?.area ?? null };
  });
}

export async function askPairs(
  { where, among }: Extract<Question, { readonly kind: 'pairs' }>,
  scene: QuestionScene,
): Promise<readonly Placed[]> {
  const named = await namedIn(among, [{ id: 'pairs', where, of: null, sum: null }], scene);
  const pairs = byPlace(pairsIn(named.taken));
  const amounts = byPlace(amountsIn(named.taken));
  return placed(named, (common, place): PairsStat => {
    const own = (pairs.get(place) ?? []).map(({ one, other, n }) => ({ one, other, n }));
    const each = (amounts.get(place) ?? []).map(({ member, amount }) => ({ member, amount }));
    return { kind: 'pairs', ...common, pairs: own, named: each };
  });
}

/** What each partner has in each place: a record of several counts for each of them. */
function amountsIn(
  taken: readonly Taken[],
): readonly { readonly place: number; readonly member: string; readonly amount: number }[] {
  // a table without rows has no columns to group by
  if (taken.length === 0) return [];
  return from([...taken])
    .unroll('members')
    .rename({ members: 'member' })
    .groupby('place', 'member')
    .rollup({ amount: op.sum('amount') })
    .orderby('place', 'member')
    .objects({ limit: Number.POSITIVE_INFINITY }) as ReturnType<typeof amountsIn>;
}

/** With how many records in common two partners are named in each place. */
function pairsIn(
  taken: readonly Taken[],
): readonly { readonly place: number; readonly one: string; readonly other: string; readonly n: number }[] {
  if (taken.length === 0) return [];
  const each = from(taken.map((row, record) => ({ ...row, record }))).unroll('members');
  const one = each.select({ record: 'record', place: 'place', records: 'n', members: 'one' });
  const other = each.select({ record: 'record', members: 'other' });
  return one
    .join(other, 'record')
    .filter('d.one < d.other')
    .groupby('place', 'one', 'other')
    .rollup({ n: op.sum('n') })
    .orderby('place', 'one', 'other')
    .objects({ limit: Number.POSITIVE_INFINITY }) as ReturnType<typeof pairsIn>;
}

function byPlace<Row extends { readonly place: number }>(rows: readonly Row[]): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const own = groups.get(row.place);
    if (own) own.push(row);
    else groups.set(row.place, [row]);
  }
  return groups;
}

type Common = Pick<MembersStat, 'records' | 'members'>;

const placed = (
  { places, taken, everyone }: Named,
  stat: (common: Common, place: number) => Placed['stat'],
): readonly Placed[] => {
  const records = places.map(() => 0);
  for (const row of taken) records[row.place] = (records[row.place] ?? 0) + row.records;
  return places.map((place, index) => ({
    ...place,
    stat: stat({ records: records[index] ?? 0, members: everyone }, index),
  }));
};

/** Records by the partners that they name; the first number that is asked for is how many they are. */
async function namedIn(
  column: string,
  measures: readonly Measured[],
  { loaded, warehouse, grain, cover }: QuestionScene,
): Promise<Named> {
  const { table, source } = loaded;
  const query = { table, when: source.when ?? '', area: areaColumn(loaded), grain, cover, measures, by: [column] };
  const places = new Map<string, { readonly index: number; readonly start: string; readonly area: string | null }>();
  const everyone = new Set<string>();
  const taken: Taken[] = [];
  for (const { start, area, groups, values } of await warehouse.panel(query)) {
    const members = [...new Set(groups[0]?.split(listSeparator) ?? [])].sort();
    for (const member of members) everyone.add(member);
    const [records = 0, amount = records] = values;
    if (records === 0 || members.length === 0) continue;
    const key = JSON.stringify([start, area]);
    const place = places.get(key) ?? { index: places.size, start, area };
    places.set(key, place);
    taken.push({ place: place.index, members, records, amount });
  }
  const found = [...places.values()].map(({ start, area }) => ({ start, area }));
  return { places: found, taken, everyone: [...everyone].sort() };
}

/** Areas as members: each reported cell has what its own area has, and nothing is something as well. */
export function areasAsMembers(cells: Cells, { areas, months }: { areas: readonly string[]; months: number }): Cells {
  const alone = areas.map((area) => [area]);
  const stats = Array.from(cells.reported, (reported, cell): MembersStat | null => {
    const [area, members] = [areas[Math.floor(cell / months)], alone[Math.floor(cell / months)]];
    const found = cells.stats?.[cell] ?? null;
    // records of no known area are in the row after the last
    if (reported === 0 || area === undefined || members === undefined) return null;
    if (found?.kind !== 'members') return { kind: 'members', records: 0, members, amounts: [], area };
    const amount = found.amounts.reduce((sum, own) => sum + own.amount, 0);
    return { kind: 'members', records: found.records, members, amounts: [{ member: area, amount }], area };
  });
  return { ...cells, stats };
}
