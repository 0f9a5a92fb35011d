import type { Relation } from './relations.ts';
import type { System } from './system.ts';

/** Sums that earlier reports told, over periods alone: what may be moved must leave all of them as they are. */
export interface ToldSums {
  /** There are such sums. */
  readonly isAny: boolean;
  /** Cells that stand in a sum of which not all parts are periods: they must stay. */
  readonly stuck: ReadonlySet<number>;
  /** Whether so much more in some periods, and less in others, leaves every sum as it is. */
  readonly isLeft: (more: readonly number[], less: readonly number[]) => boolean;
}

type Weights = ReadonlyMap<number, number>;

/**
 * @param periodsOf  the periods that a window is the sum of; undefined of what is no such window
 */
export function toldSumsOf(
  { relations, ofReport, grid }: System,
  periodsOf: (cell: number) => readonly number[] | undefined,
): ToldSums {
  const told = relations.slice(ofReport);
  const isBeyond = (cell: number): boolean => cell >= grid.hidden.length;
  const isPeriod = (cell: number): boolean => !isBeyond(cell) && cell % grid.slots.length < grid.periods;
  const beyond = new Map(
    told.flatMap(({ total, parts }) =>
      isBeyond(total) && parts.every(isPeriod) ? [[total, parts] as [number, readonly number[]]] : [],
    ),
  );
  const within = (cell: number): readonly number[] =>
    isPeriod(cell) ? [cell] : (beyond.get(cell) ?? periodsOf(cell) ?? [cell]);
  const stuck = new Set<number>();
  const sums = new Map<string, Weights>();
  for (const relation of told) {
    if (beyond.has(relation.total)) continue;
    const weights = weightsOf(relation, within);
    const cells = [...weights.keys()];
    if (cells.every(isPeriod)) sums.set(JSON.stringify([...weights].sort(([a], [b]) => a - b)), weights);
    else for (const cell of [relation.total, ...relation.parts, ...cells]) stuck.add(cell);
  }
  const at = indexOf([...sums.values()]);
  return { isAny: at.size > 0, stuck, isLeft: (more, less) => isEven(at, more, less) };
}

/** How often each cell stands in the parts, less how often in the total. */
function weightsOf({ total, parts }: Relation, within: (cell: number) => readonly number[]): Weights {
  const weights = new Map<number, number>();
  const add = (cell: number, weight: number): void => {
    for (const own of within(cell)) weights.set(own, (weights.get(own) ?? 0) + weight);
  };
  for (const part of parts) add(part, 1);
  if (total >= 0) add(total, -1);
  return new Map([...weights].filter(([, weight]) => weight !== 0));
}

interface Place {
  readonly sum: number;
  readonly weight: number;
}

function indexOf(sums: readonly Weights[]): ReadonlyMap<number, readonly Place[]> {
  const at = new Map<number, Place[]>();
  for (const [sum, weights] of sums.entries())
    for (const [cell, weight] of weights) at.set(cell, [...(at.get(cell) ?? []), { sum, weight }]);
  return at;
}

function isEven(at: ReadonlyMap<number, readonly Place[]>, more: readonly number[], less: readonly number[]): boolean {
  if (at.size === 0) return true;
  const changed = new Map<number, number>();
  const move = (cell: number, by: 1 | -1): void => {
    for (const { sum, weight } of at.get(cell) ?? []) changed.set(sum, (changed.get(sum) ?? 0) + by * weight);
  };
  for (const cell of more) move(cell, 1);
  for (const cell of less) move(cell, -1);
  return [...changed.values()].every((change) => change === 0);
}
