import { type Stat, type StatKind, sumStats } from '../../crosstab/index.ts';
import type { Pair } from './measure.ts';

export type StatOf<K extends StatKind> = Extract<Stat, { readonly kind: K }>;

/** A statistic as one of the kind that a measure works on; another kind there is a mistake of ours, not of the data. */
export function asKind<K extends StatKind>(stat: Stat, kind: K): StatOf<K> {
  if (stat.kind !== kind) throw new Error(`a statistic must be of kind ${kind} (got ${stat.kind})`);
  return stat as StatOf<K>;
}

/** Both windows of all areas together. */
export const bothSides = <K extends StatKind>(pairs: readonly Pair[], kind: K): readonly [StatOf<K>, StatOf<K>] => [
  asKind(
    sumStats(
      kind,
      pairs.map(({ now }) => now),
    ),
    kind,
  ),
  asKind(
    sumStats(
      kind,
      pairs.map(({ before }) => before),
    ),
    kind,
  ),
];
