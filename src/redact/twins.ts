import type { SurveyFacts } from '../spec/index.ts';

export type Tally = NonNullable<SurveyFacts['tally']>;

interface Hiding {
  /** Answers of a part that tells nothing of them, and of others that do not either. */
  readonly own: Tally;
  readonly others: Tally;
}

/**
 * Whether a hidden number stays open beside exact weighted ones. At worst these tell how many of each weight answered what, but
 * not of which part: two answers of the same weight may be each other's. Where enough have such a twin, a number may be as many
 * more, and as many fewer, as it may without weights: up to the minimum.
 *
 * @param counted  the answers that count, of a share; null where each is told by itself
 */
export function staysOpen(hiding: Hiding, minimum: number, counted: readonly number[] | null): boolean {
  const { own } = hiding;
  const given = [...new Set(own.map(({ answer }) => answer))];
  const outcomes = counted ? [counted] : given.map((answer) => [answer]);
  return outcomes.every((among) => {
    const [more, fewer] = roomFor(among, hiding, ({ weight }) => weight);
    const [most, least] = roomFor(among, hiding, () => 0);
    return most + least > 0 && more >= Math.min(minimum, most) && fewer >= Math.min(minimum, least);
  });
}

/** Whether most answers of a part have a twin, whatever they are. */
export function isAlike({ own, others }: Hiding): boolean {
  const there = countsBy(others, ({ weight }) => weight);
  let alike = 0;
  for (const [weight, n] of countsBy(own, (row) => row.weight)) alike += Math.min(n, there.get(weight) ?? 0);
  return 2 * alike >= countOf(own);
}

/** By how many more, and fewer, of a part may have answered so where only those of a class may change places. */
function roomFor(
  among: readonly number[],
  { own, others }: Hiding,
  classOf: (row: Tally[number]) => number,
): readonly [number, number] {
  const split = (tally: Tally, did: boolean): ReadonlyMap<number, number> =>
    countsBy(
      tally.filter(({ answer }) => among.includes(answer) === did),
      classOf,
    );
  const exchanged = (mine: Tally, did: boolean): number => {
    const theirs = split(others, !did);
    let sum = 0;
    for (const [one, n] of split(mine, did)) sum += Math.min(n, theirs.get(one) ?? 0);
    return sum;
  };
  return [exchanged(own, false), exchanged(own, true)];
}

/** Each once: a large survey may have a weight for each person. */
function countsBy(tally: Tally, classOf: (row: Tally[number]) => number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const row of tally) counts.set(classOf(row), (counts.get(classOf(row)) ?? 0) + row.n);
  return counts;
}

const countOf = (tally: Tally): number => tally.reduce((sum, { n }) => sum + n, 0);

/** By how much the heaviest of hidden answers weighs more than the lightest, in average ones of all that a number is of. */
export function spreadOf(hidden: Tally, all: Tally): number {
  const weights = hidden.map(({ weight }) => weight);
  const average = all.reduce((sum, { weight, n }) => sum + weight * n, 0) / countOf(all);
  const [least, most] = weights.reduce(
    ([low, high], weight) => [Math.min(low, weight), Math.max(high, weight)],
    [Infinity, -Infinity],
  );
  return weights.length === 0 ? 0 : (most - least) / average;
}
