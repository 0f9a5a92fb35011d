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
  const alike = [...weightsIn(own)].map((weight) => {
    const of = (tally: Tally): number => countOf(tally.filter((row) => row.weight === weight));
    return Math.min(of(own), of(others));
  });
  return 2 * alike.reduce((sum, n) => sum + n, 0) >= countOf(own);
}

/** By how many more, and fewer, of a part may have answered so where only those of a class may change places. */
function roomFor(
  among: readonly number[],
  { own, others }: Hiding,
  classOf: (row: Tally[number]) => number,
): readonly [number, number] {
  const classes = new Set(own.map(classOf));
  let [more, fewer] = [0, 0];
  for (const one of classes) {
    const of = (tally: Tally, did: boolean): number =>
      countOf(tally.filter((row) => classOf(row) === one && among.includes(row.answer) === did));
    more += Math.min(of(own, false), of(others, true));
    fewer += Math.min(of(own, true), of(others, false));
  }
  return [more, fewer];
}

const weightsIn = (tally: Tally): ReadonlySet<number> => new Set(tally.map(({ weight }) => weight));
const countOf = (tally: Tally): number => tally.reduce((sum, { n }) => sum + n, 0);

/** By how much the heaviest of hidden answers weighs more than the lightest, in average ones of all that a number is of. */
export function spreadOf(hidden: Tally, all: Tally): number {
  const weights = hidden.map(({ weight }) => weight);
  const average = all.reduce((sum, { weight, n }) => sum + weight * n, 0) / countOf(all);
  return weights.length === 0 ? 0 : (Math.max(...weights) - Math.min(...weights)) / average;
}
