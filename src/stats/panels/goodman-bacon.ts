import type { OutcomePanel } from './outcome-panel.ts';

/** Whom a two-way regression compares in one of its 2 × 2 comparisons. */
export type ComparisonKind =
  | 'treated-with-untreated'
  | 'earlier-with-later-treated'
  /** Later treated units with earlier ones, which are treated already: their changing effect is taken off. */
  | 'later-with-earlier-treated'
  | 'later-with-always-treated';

/** One 2 × 2 comparison inside a two-way estimate. */
export type GroupComparison = {
  readonly kind: ComparisonKind;
  readonly treated: number;
  /** First treatment of the comparison group; Infinity for never. */
  readonly comparison: number;
  readonly weight: number;
  readonly estimate: number;
};

/** A two-way estimate and what it is made of. */
export type BaconDecomposition = {
  /** Σ weight × estimate: the coefficient of a two-way regression. */
  readonly estimate: number;
  readonly comparisons: readonly GroupComparison[];
  readonly byKind: readonly { readonly kind: ComparisonKind; readonly weight: number; readonly estimate: number }[];
};

/**
 * What a two-way estimate of staggered adoption is an average of: all 2 × 2 comparisons of its groups.
 *
 * The larger the weight of `later-with-earlier-treated`, the more the estimate suffers where effects change with time.
 *
 * @param panel  balanced, without covariates; units treated from their first time on count as always treated
 * @returns the comparisons with weights that sum to 1, and their sums by kind
 * @throws {RangeError} when there is nothing to compare: a single group
 * @see Goodman-Bacon 2021, theorem 1; R bacondecomp::bacon
 * @example goodmanBacon({ units: ['a', 'b', 'c'], times: [1, 2], group: Float64Array.of(2, Infinity, Infinity), outcome: Float64Array.of(5, 9, 1, 2, 3, 4), covariates: [] }).estimate // => 3
 */
export function goodmanBacon(panel: OutcomePanel): BaconDecomposition {
  const { times, outcome } = panel;
  const start = times[0] ?? 0;
  const end = times.at(-1) ?? 0;
  const groups = Float64Array.from(panel.group, (group) =>
    group > end ? Infinity : group <= start ? -Infinity : group,
  );
  const names = [...new Set(groups)].sort((a, b) => a - b);
  const means = new Map(names.map((name) => [name, meansOf(groups, { name, outcome, times: times.length })]));
  const shareOf = (name: number): number => groups.filter((group) => group === name).length / groups.length;
  const treatedShare = (name: number): number => times.filter((time) => time >= name).length / times.length;
  const estimateOf = (treated: number, comparison: number, window: (time: number) => boolean): number => {
    const change = (name: number): number => {
      const side = (after: boolean): number =>
        meanWhere(means.get(name), (place) => {
          const time = times[place] ?? 0;
          return window(time) && time >= treated === after;
        });
      return side(true) - side(false);
    };
    return change(treated) - change(comparison);
  };
  const pairs: GroupComparison[] = [];
  for (const treated of names) {
    for (const comparison of names) {
      if (!Number.isFinite(treated) || treated === comparison) continue;
      const [own, other] = [treatedShare(treated), treatedShare(comparison)];
      const size = shareOf(treated) * shareOf(comparison);
      const window = windowOf(treated, comparison);
      const weight = comparison > treated ? size * (own - other) * (1 - own) : size * own * (other - own);
      pairs.push({
        kind: kindOf(treated, comparison),
        treated,
        comparison,
        weight,
        estimate: estimateOf(treated, comparison, window),
      });
    }
  }
  return summed(pairs);
}

/** The times in which the comparison group's treatment does not change. */
function windowOf(treated: number, comparison: number): (time: number) => boolean {
  return comparison > treated ? (time) => time < comparison : (time) => time >= comparison;
}

function kindOf(treated: number, comparison: number): ComparisonKind {
  if (comparison === Infinity) return 'treated-with-untreated';
  if (comparison === -Infinity) return 'later-with-always-treated';
  return comparison > treated ? 'earlier-with-later-treated' : 'later-with-earlier-treated';
}

function summed(pairs: readonly GroupComparison[]): BaconDecomposition {
  const mass = pairs.reduce((sum, { weight }) => sum + weight, 0);
  if (!(mass > 0)) throw new RangeError('group: must hold two groups or more, one of them treated in the panel');
  const comparisons = pairs.map((pair) => ({ ...pair, weight: pair.weight / mass }));
  const total = (some: readonly GroupComparison[]): number => some.reduce((sum, { weight }) => sum + weight, 0);
  const product = (some: readonly GroupComparison[]): number =>
    some.reduce((sum, { weight, estimate }) => sum + weight * estimate, 0);
  const kinds = [...new Set(comparisons.map(({ kind }) => kind))];
  return {
    estimate: product(comparisons),
    comparisons,
    byKind: kinds.map((kind) => {
      const some = comparisons.filter((pair) => pair.kind === kind);
      return { kind, weight: total(some), estimate: product(some) / total(some) };
    }),
  };
}

/** Mean of a group at each time. */
function meansOf(
  groups: Float64Array,
  { name, outcome, times }: { readonly name: number; readonly outcome: Float64Array; readonly times: number },
): Float64Array {
  const means = new Float64Array(times);
  const units = [...groups.keys()].filter((unit) => groups[unit] === name);
  for (const unit of units) {
    for (let time = 0; time < times; time += 1) {
      means[time] = (means[time] ?? 0) + (outcome[unit * times + time] ?? 0) / units.length;
    }
  }
  return means;
}

function meanWhere(means: Float64Array | undefined, isIn: (place: number) => boolean): number {
  const values = (means ?? new Float64Array()).filter((_, place) => isIn(place));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
