import type { OutcomePanel } from './outcome-panel.ts';

/** Whom a group is compared with, and from which time its change is measured. */
export type ComparisonRule = {
  readonly comparison: 'never-treated' | 'not-yet-treated';
  /**
   * From treatment on, both measure from the last time before it (and before its anticipation). Before treatment,
   * `varying` measures from the time before each, `universal` from that same last time.
   */
  readonly base: 'varying' | 'universal';
  /** Time before treatment in which it may work already, in the unit of the times. */
  readonly anticipation: number;
  /** Whether comparisons before treatment are made as well; true unless given. */
  readonly withBefore?: boolean;
};

/** Which units take part, and which comparisons are to be made. */
export type CohortDesign = {
  /** Places of the units in the panel. */
  readonly units: Int32Array;
  /** The group of each of them; Infinity for those treated after the last time, or never. */
  readonly groups: Float64Array;
  readonly cells: readonly CohortCell[];
  readonly left: { readonly units: readonly (string | number)[]; readonly groups: readonly number[] };
};

type CohortCell = {
  readonly group: number;
  /** Places in the panel's times. */
  readonly time: number;
  readonly base: number;
  /** Units first treated after this serve as comparison. */
  readonly comparedFrom: number;
};

/**
 * Units and comparisons of a staggered design, by the rules of R's did.
 *
 * @throws {RangeError} when no unit can serve as comparison
 */
export function cohortDesign(panel: OutcomePanel, rule: ComparisonRule): CohortDesign {
  const start = panel.times[0] ?? 0;
  const hasNever = panel.group.some((group) => group > (panel.times.at(-1) ?? 0));
  const last = hasNever ? Infinity : Math.max(...panel.group);
  if (!hasNever && rule.comparison === 'never-treated') {
    throw new RangeError('group: must hold units that are never treated');
  }
  // without never-treated units the last group is comparison until its own treatment, and time ends there
  const times = panel.times.filter((time) => time < last - (hasNever ? 0 : rule.anticipation));
  const end = times.at(-1) ?? -Infinity;
  const units = Int32Array.from(panel.group.keys()).filter((unit) => (panel.group[unit] ?? 0) > start);
  const groups = Float64Array.from(units, (unit) => {
    const group = panel.group[unit] ?? 0;
    return group > end || group === last ? Infinity : group;
  });
  const named = [...new Set(groups)].filter((group) => group !== Infinity).sort((a, b) => a - b);
  if (!groups.includes(Infinity)) throw new RangeError('group: must hold units that are not yet treated');
  const isUsed = (group: number): boolean => group > start + rule.anticipation;
  return {
    units,
    groups,
    cells: named.filter(isUsed).flatMap((group) => cellsOf(group, times, rule)),
    left: {
      units: panel.units.filter((_, unit) => (panel.group[unit] ?? 0) <= start),
      groups: named.filter((group) => !isUsed(group)),
    },
  };
}

function cellsOf(group: number, times: readonly number[], rule: ComparisonRule): readonly CohortCell[] {
  const lastBefore = times.findLastIndex((time) => time + rule.anticipation < group);
  return [...times.keys()].flatMap((place): readonly CohortCell[] => {
    const time = times[place] ?? 0;
    const base = rule.base === 'universal' || time >= group ? lastBefore : place - 1;
    if (base < 0 || (rule.withBefore === false && time < group)) return [];
    const latest = rule.base === 'universal' ? Math.max(time, times[base] ?? time) : time;
    const comparedFrom = rule.comparison === 'never-treated' ? Number.MAX_VALUE : latest + rule.anticipation;
    return [{ group, time: place, base, comparedFrom }];
  });
}
