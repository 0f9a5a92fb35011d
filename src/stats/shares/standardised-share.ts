import { type Interval, requirePositive } from '../counts/rate-count.ts';
import { type Estimated, moverSum } from './mover.ts';
import { requireShare, type Share, wilsonInterval } from './proportion-interval.ts';

/** A group (a priority, a shift): how many of n did, and what the group weighs in the mix to compare by. */
export type WeightedShare = Share & { readonly weight: number };

/**
 * Share directly standardised to another mix of groups, such as the baseline's mix of priorities.
 *
 * What the share would be had the groups been as many as in that mix: each group's own share, weighted. A share that
 * changes only because the mix does is then unchanged. The interval joins the groups' Wilson intervals (MOVER), and
 * with one group is Wilson's.
 *
 * @param groups  hits and n (whole), and weights (zero or more, of any total: baseline counts will do)
 * @param level   confidence level, in (0, 1)
 * @returns the share, its binomial standard error, the crude share, and the interval, which lies in [0, 1]; null where a
 *          group that weighs something has no observations, for its share is not known
 * @throws {RangeError} when an input is outside its range, or no group weighs anything
 * @see Zou, Huang & Zhang 2009, Comput Stat Data Anal 53:1080
 * @example standardisedShare([{ hits: 45, n: 50, weight: 1 }, { hits: 60, n: 150, weight: 1 }], 0.95).share // => 0.65
 */
export function standardisedShare(
  groups: readonly WeightedShare[],
  level: number,
): (Interval & { readonly share: number; readonly crude: number; readonly standardError: number }) | null {
  const parts = weighedParts(groups, (share) => wilsonInterval(share, level));
  if (parts === null) return null;
  const { estimate, low, high } = moverSum(parts);
  const counted = groups.reduce((sum, { hits, n }) => ({ hits: sum.hits + hits, n: sum.n + n }), { hits: 0, n: 0 });
  return {
    share: estimate,
    crude: counted.hits / counted.n,
    standardError: Math.sqrt(
      parts.reduce((sum, { weight, n, estimate: p }) => sum + (weight ** 2 * p * (1 - p)) / n, 0),
    ),
    low: Math.max(0, low),
    high: Math.min(1, high),
  };
}

/** Shares with intervals, and weights that sum to 1; null where a group that weighs something is empty. */
export function weighedParts(
  groups: readonly WeightedShare[],
  intervalOf: (share: Share) => Interval,
): readonly (Estimated & { readonly weight: number; readonly n: number })[] | null {
  for (const [index, { weight }] of groups.entries()) {
    if (!(weight >= 0)) throw new RangeError(`groups[${index}].weight: must be zero or more (got ${weight})`);
  }
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  requirePositive(total, 'sum of weights');
  const used = groups.filter(({ weight }) => weight > 0);
  if (used.some(({ n }) => n === 0)) return null;
  return used.map((group) => {
    requireShare(group);
    const { low, high } = intervalOf(group);
    return { estimate: group.hits / group.n, low, high, weight: group.weight / total, n: group.n };
  });
}
