import { type GroupTimeEffect, type GroupTimeEffects, standardErrorOf } from './group-time-effects.ts';

/** Over what group-time effects are averaged. */
export type Summary = 'simple' | 'dynamic' | 'group' | 'calendar';

/** An average of effects. */
export type AverageEffect = { readonly effect: number; readonly standardError: number | null };

/** Averages by time since treatment, group, or time; and their average. */
export type EffectSummary = {
  readonly overall: AverageEffect;
  readonly by: readonly (AverageEffect & { readonly at: number })[];
};

/** An average with what each unit contributes to its error. */
type Averaged = { readonly effect: number; readonly influence: Float64Array };

/**
 * Averages of group-time effects.
 *
 * - `simple`: all effects from treatment on, weighted by the size of their groups.
 * - `dynamic`: by time since treatment; overall, the plain mean of those from treatment on.
 * - `group`: by group, the mean over its times from treatment on; overall, weighted by the size of groups.
 * - `calendar`: by time, over the groups treated by then; overall, the plain mean.
 *
 * Standard errors take in that the sizes of groups are estimates as well. Effects that could not be estimated are left
 * out.
 *
 * R's did (2.1.2) looks up the sizes behind the overall average by group in the list of group-time effects, and so takes
 * their errors from the units of its first entries: with three groups of mpdta its standard error is 0.2 % smaller.
 *
 * @param estimate    see `groupTimeEffects`
 * @param summary     one of the four
 * @param convention  `did` for that package's standard error of the overall average by group; `own` unless given
 * @returns the averages; null when no effect from treatment on was estimated
 * @see Callaway & Sant'Anna 2021; R did::aggte
 */
export function summariseGroupTime(
  estimate: GroupTimeEffects,
  summary: Summary,
  convention: 'own' | 'did' = 'own',
): EffectSummary | null {
  const known = estimate.effects.filter(({ effect }) => effect !== null);
  const after = known.filter(({ group, time }) => time >= group);
  if (after.length === 0) return null;
  const { groups } = estimate;
  if (summary === 'simple') return { overall: named(averageBySize(after, groups)), by: [] };
  if (summary === 'group') {
    const parts = partsBy(after, ({ group }) => group).map(([at, cells]) => ({
      at,
      ...plainMean(cells.map(averageOf)),
    }));
    const sized = parts.map((part, place) => ({
      ...part,
      group: part.at,
      sizeFrom: convention === 'did' ? (known[place]?.group ?? part.at) : part.at,
    }));
    return { overall: named(averageBySize(sized, groups)), by: parts.map(withName) };
  }
  const isDynamic = summary === 'dynamic';
  const parts = partsBy(isDynamic ? known : after, ({ group, time }) => (isDynamic ? time - group : time)).map(
    ([at, cells]) => ({ at, ...averageBySize(cells, groups) }),
  );
  const counted = isDynamic ? parts.filter(({ at }) => at >= 0) : parts;
  return { overall: named(plainMean(counted)), by: parts.map(withName) };
}

const named = ({ effect, influence }: Averaged): AverageEffect => ({
  effect,
  standardError: standardErrorOf(influence),
});

const withName = (part: Averaged & { readonly at: number }) => ({ at: part.at, ...named(part) });

const averageOf = ({ effect, influence }: GroupTimeEffect): Averaged => ({ effect: effect ?? 0, influence });

function partsBy(
  effects: readonly GroupTimeEffect[],
  keyOf: (effect: GroupTimeEffect) => number,
): readonly (readonly [number, readonly GroupTimeEffect[]])[] {
  const keys = [...new Set(effects.map(keyOf))].sort((a, b) => a - b);
  return keys.map((key) => [key, effects.filter((effect) => keyOf(effect) === key)] as const);
}

function plainMean(parts: readonly Averaged[]): Averaged {
  const influence = new Float64Array(parts[0]?.influence.length ?? 0);
  let effect = 0;
  for (const part of parts) {
    effect += part.effect / parts.length;
    for (const [unit, value] of part.influence.entries())
      influence[unit] = (influence[unit] ?? 0) + value / parts.length;
  }
  return { effect, influence };
}

type SizedCell = {
  readonly group: number;
  readonly effect: number | null;
  readonly influence: Float64Array;
  /** The group whose units carry the error of the size; the cell's own unless given. */
  readonly sizeFrom?: number;
};

/** Mean weighted by the size of groups; a unit's group moves the weights, and so belongs to its influence. */
function averageBySize(cells: readonly SizedCell[], groups: Float64Array): Averaged {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1 / groups.length);
  const mass = cells.reduce((sum, { group }) => sum + (sizes.get(group) ?? 0), 0);
  const effect = cells.reduce((sum, cell) => sum + ((sizes.get(cell.group) ?? 0) / mass) * (cell.effect ?? 0), 0);
  const influence = new Float64Array(groups.length);
  for (const cell of cells) {
    const weight = (sizes.get(cell.group) ?? 0) / mass;
    const excess = ((cell.effect ?? 0) - effect) / mass;
    const { group, sizeFrom = group } = cell;
    for (let unit = 0; unit < groups.length; unit += 1) {
      const own = weight * (cell.influence[unit] ?? 0) + (groups[unit] === sizeFrom ? excess : 0);
      influence[unit] = (influence[unit] ?? 0) + own;
    }
  }
  return { effect, influence };
}
