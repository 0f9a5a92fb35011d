import type { DurationsStat, Stat } from '../crosstab/index.ts';
import { columnsOf, isScalar, statOf } from '../crosstab/stat.ts';
import { durationsIn } from '../stats/index.ts';

/** What a statistic is measured against: exposure, eligible records, what is below the line; null where nothing is. */
export function opportunityOf(stat: Stat): number | null {
  switch (stat.kind) {
    case 'count':
    case 'harm':
      return stat.exposure;
    case 'share':
    case 'mean':
      return stat.n;
    case 'ratio':
      return stat.denominator;
    case 'durations':
      return durationsIn(stat.bars);
    case 'strata':
      return stat.strata.reduce((sum, { stat: own }) => sum + (opportunityOf(own) ?? 0), 0);
    default:
      return null;
  }
}

/**
 * What there would be if everything went on as it was, with so many times as much of it; whole numbers stay whole. Null
 * where that cannot be said: nobody knows who would answer another time.
 */
export function goneOn(stat: Stat, times: number): Stat | null {
  const grown = (n: number): number => Math.round(n * times);
  if (stat.kind === 'mean') {
    // the squares stand for a spread that goes on too
    const squares = BigInt(Math.round(Number(stat.squares) * times));
    return { ...stat, n: grown(stat.n), sum: grown(stat.sum), missing: grown(stat.missing), squares };
  }
  if (isScalar(stat.kind))
    return statOf(
      stat.kind,
      columnsOf[stat.kind].map((name) => grown(Number(stat[name as keyof Stat]))),
    );
  if (stat.kind === 'durations') return moreOf(stat, grown);
  if (stat.kind !== 'strata') return null;
  const strata = stat.strata.flatMap(({ stratum, stat: own }) => {
    const more = goneOn(own, times);
    return more?.kind === 'share' || more?.kind === 'durations' ? [{ stratum, stat: more }] : [];
  });
  return { ...stat, strata };
}

const moreOf = ({ kind, bars, missing }: DurationsStat, grown: (n: number) => number): DurationsStat => ({
  kind,
  bars: { ...bars, n: bars.n.map(grown), censored: bars.censored?.map(grown) ?? null },
  missing: grown(missing),
});
