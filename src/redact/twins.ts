import type { SurveyFacts } from '../spec/index.ts';

/** How many people gave which answer, by month, weight and block; and by which other metric asks them. */
export type Tally = readonly (NonNullable<SurveyFacts['tally']>[number] & { readonly asked?: string })[];

/** How many answers there are, by what they weigh and what was answered. */
type Weighed = ReadonlyMap<number | string, ReadonlyMap<number, number>>;

/** @param byUnit  of those alone who were drawn together */
export function weighedIn(tally: Tally, byUnit = false): Weighed {
  const found = new Map<number | string, Map<number, number>>();
  for (const { weight, unit, asked, answer, n } of tally) {
    const key = byUnit || asked ? `${weight} ${asked} ${byUnit ? unit : ''}` : weight;
    const own = found.get(key) ?? new Map<number, number>();
    found.set(key, own.set(answer, (own.get(answer) ?? 0) + n));
  }
  return found;
}

interface Hiding {
  /** Answers of a part that tells nothing of them. */
  readonly own: Weighed;
  /** These, and those of others that do not either. */
  readonly all: Weighed;
}

interface Asked {
  readonly minimum: number;
  /** What was answered, and what else could have been as far as is told. */
  readonly chosen: readonly number[];
  readonly others: readonly number[];
  /** Whether it is asked of few alone: those who chose so, or the others. */
  readonly isOfFew?: boolean;
}

/**
 * Whether a hidden number stays open beside exact weighted ones. At worst these tell how many of each weight answered what, but
 * not of which part: two answers of the same weight may be each other's. Where enough have such a twin, a number may be as many
 * more, and as many fewer, as it may without weights: up to the minimum.
 */
export function staysOpen({ own, all }: Hiding, asked: Asked): boolean {
  return isEitherWay(own, asked, (key, _, theirs) => countOf(all, key, theirs) - countOf(own, key, theirs));
}

/** Whether most answers of a part have a twin, whatever they are. */
export function isAlike({ own, all }: Hiding): boolean {
  const sumOf = (answers: ReadonlyMap<number, number> | undefined): number =>
    [...(answers?.values() ?? [])].reduce((sum, n) => sum + n, 0);
  let [alike, n] = [0, 0];
  for (const [key, answers] of own) {
    const mine = sumOf(answers);
    alike += Math.min(mine, sumOf(all.get(key)) - mine);
    n += mine;
  }
  return 2 * alike >= n;
}

/** Some of the people of an area, and the others. */
interface Mixed {
  readonly some: Weighed;
  readonly rest: Weighed;
}

/** The same of some of the people of areas that are told themselves: what one area's have more, those of another have less. */
export function staysMixed(
  { own, others }: { readonly own: Mixed; readonly others: readonly Mixed[] },
  asked: Asked,
): boolean {
  return isEitherWay(own.some, asked, (key, mine, theirs) => {
    // without weights it is not known whether all areas together are told
    if (key === null) return countOf(own.rest, key, theirs);
    const back = others.map(({ some, rest }) => Math.min(countOf(some, key, theirs), countOf(rest, key, mine)));
    return Math.min(
      countOf(own.rest, key, theirs),
      back.reduce((sum, n) => sum + n, 0),
    );
  });
}

type Places = readonly number[];
type Key = number | string | null;
/** How many others may have given these answers instead of those; of all weights where there is no key. */
type Room = (key: Key, mine: Places, theirs: Places) => number;

function isEitherWay(own: Weighed, { minimum, chosen, others, isOfFew = false }: Asked, room: Room): boolean {
  const [n, left] = [countOf(own, null, chosen), countOf(own, null, others)];
  const most = (mine: Places, theirs: Places): number => Math.min(countOf(own, null, mine), room(null, mine, theirs));
  const twins = (mine: Places, theirs: Places): number =>
    [...own.keys()].reduce<number>((sum, key) => sum + Math.min(countOf(own, key, mine), room(key, mine, theirs)), 0);
  // few are open where they could be one, and where they could be as many as the minimum
  const needed = (few: number, many: number): number =>
    isOfFew ? Math.max(few < minimum ? minimum - few : 0, many < minimum ? many - 1 : 0) : minimum;
  const isEnough = (mine: Places, theirs: Places, need: number): boolean =>
    twins(mine, theirs) >= Math.min(need, most(mine, theirs));
  const isAny = most(others, chosen) + most(chosen, others) > 0;
  return isAny && isEnough(others, chosen, needed(n, left)) && isEnough(chosen, others, needed(left, n));
}

/** How many gave some answers, of one weight or of all. */
function countOf(weighed: Weighed, key: Key, chosen: Places): number {
  let sum = 0;
  const some: readonly (ReadonlyMap<number, number> | undefined)[] =
    key === null ? [...weighed.values()] : [weighed.get(key)];
  for (const answers of some) for (const place of chosen) sum += answers?.get(place) ?? 0;
  return sum;
}

/** By how much the heaviest of hidden answers weighs more than the lightest, in average ones of all that a number is of. */
export function spreadOf(hidden: Tally, all: Tally): number {
  const weights = hidden.map(({ weight }) => weight);
  const [least, most] = weights.reduce(
    ([low, high], weight) => [Math.min(low, weight), Math.max(high, weight)],
    [Infinity, -Infinity],
  );
  return weights.length === 0 ? 0 : (most - least) / averageOf(all);
}

/** The weight of the heaviest of hidden answers that were not all drawn together, in average ones; 0 where all were. */
export function heaviestOf(hidden: Tally, all: Tally): number {
  if (new Set(hidden.map(({ unit }) => unit)).size < 2) return 0;
  return hidden.reduce((most, { weight }) => Math.max(most, weight), 0) / averageOf(all);
}

const averageOf = (all: Tally): number =>
  all.reduce((sum, { weight, n }) => sum + weight * n, 0) / all.reduce((sum, { n }) => sum + n, 0);
