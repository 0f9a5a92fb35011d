import type { Partners } from '../spec/index.ts';
import { isSmall } from './small.ts';

/**
 * Partners as they may be told of. A name beside less than others have invites the worst of reasons: without a declared
 * agreement there are numbers in place of names, in order of ties, and neither amounts nor who took part when. Counts
 * that are small go in any case; sums of money and hours are no counts of people.
 *
 * @param isAgreed  whether partners agreed to be named
 */
export function protectPartners(
  found: Partners | null | undefined,
  { minimum, isAgreed }: { readonly minimum: number; readonly isAgreed: boolean },
): Partners | null {
  if (found === null || found === undefined) return null;
  const ties = found.ties?.map((tie) => (isSmall(tie.n, minimum) ? { ...tie, n: null } : tie)) ?? null;
  if (isAgreed) {
    const isCounted = found.sum === null;
    const amounts = found.amounts?.map((amount) => (isCounted && isSmall(amount, minimum) ? null : amount)) ?? null;
    return { ...found, ties, amounts };
  }
  return ties === null
    ? null
    : { ...numbered(found.names, ties), isNamed: false, sum: null, shownAs: 'count', amounts: null, attendance: null };
}

/** Numbers in place of names: the first has most ties, and of as many the strongest. In the order of names they would be names. */
function numbered(names: Partners['names'], ties: NonNullable<Partners['ties']>): Pick<Partners, 'names' | 'ties'> {
  const own = names.map((_, place) =>
    ties
      .filter(({ one, other }) => one === place || other === place)
      .map(({ n }) => n ?? 0)
      .sort((a, b) => b - a),
  );
  const order = names.map((_, place) => place).sort((a, b) => stronger(own[a] ?? [], own[b] ?? []) || a - b);
  const rank = new Map(order.map((place, at) => [place, at]));
  const renamed = ties.map(({ one, other, n }) => {
    const [a, b] = [rank.get(one) ?? 0, rank.get(other) ?? 0];
    return { one: Math.min(a, b), other: Math.max(a, b), n };
  });
  return {
    names: names.map((_, at) => String(at + 1)),
    ties: renamed.sort((a, b) => a.one - b.one || a.other - b.other),
  };
}

/** More ties first; of as many, those of more activities together, and then whose strongest is stronger. */
function stronger(a: readonly number[], b: readonly number[]): number {
  const sum = (all: readonly number[]): number => all.reduce((total, n) => total + n, 0);
  const apart = a.map((n, at) => (b[at] ?? 0) - n).find((difference) => difference !== 0) ?? 0;
  return b.length - a.length || sum(b) - sum(a) || apart;
}
