import { hiddenFor } from './alternative.ts';
import { type Exchanges, exchangesOf } from './exchange.ts';
import type { Moved } from './exchange-scene.ts';
import type { Span } from './grid.ts';
import type { System } from './system.ts';

/** A small count that follows from what is told, whatever else is hidden. */
export interface Unprotected {
  readonly row: number;
  readonly slot: number;
  /** Its days, where they are not those of the slot. */
  readonly span?: Span;
}

export interface Asked {
  /** Counts from 1 up to below it are small. */
  readonly minimum: number;
  /** Which ones nothing can protect is asked: else whether there are any, and the first ends the search. */
  readonly isEach: boolean;
}

/**
 * Hides further cells until what is told fits a table in which each small count is at most 1, and another in which it is
 * the minimum or more: nobody can then tell from all other numbers what hiding it has not said already.
 *
 * @returns those that nothing can protect: of a search that was cut off, or that asks for no more, the first
 */
export function protectCells(
  system: System,
  { minimum, isEach }: Asked,
  placeOf: (cell: number) => Unprotected,
): readonly Unprotected[] {
  const small: number[] = [];
  for (let cell = 0; cell < system.values.length; cell += 1) {
    const value = system.values[cell] ?? 0;
    if (value > 0 && value < minimum) small.push(cell);
  }
  if (small.length === 0) return [];
  for (const cell of small) if (system.free[cell] === 0 && system.known[cell] === 0) system.hide(cell);
  const exchanges = exchangesOf(system);
  const isPeriod = (cell: number): boolean =>
    cell < system.grid.hidden.length && cell % system.grid.slots.length < system.grid.periods;
  // windows and totals first: what is hidden for them frees the periods
  const ordered = [...small.filter((cell) => !isPeriod(cell)), ...small.filter(isPeriod)];
  const problems: Unprotected[] = [];
  for (const cell of ordered) {
    if (!protectCell(system, exchanges, { cell, minimum })) problems.push(placeOf(cell));
    if (problems.length > 0 && (!isEach || system.effort.left < 0)) break;
  }
  return problems;
}

function protectCell(
  system: System,
  exchanges: Exchanges,
  { cell, minimum }: { readonly cell: number; readonly minimum: number },
): boolean {
  if (system.known[cell] === 1) return false;
  if (isNumberNow(system, cell)) return true;
  const value = system.values[cell] ?? 0;
  const need = { more: minimum - value, less: value - 1 };
  const moved = movedBy(system, cell);
  if (moved) {
    const isSafe = exchanges.canBe(moved, need.more, 'more') && exchanges.canBe(moved, need.less, 'less');
    if (isSafe) return true;
    const [period, ...more] = moved.periods;
    const others = more.length === 0 && period !== undefined ? exchanges.cheapest(moved.row, period, need) : null;
    if (others) {
      for (const other of others) system.hide(other);
      return true;
    }
  }
  for (const [direction, amount] of [
    [1, need.more],
    [-1, need.less],
  ] as const) {
    if (amount <= 0) continue;
    const others = hiddenFor(system, { cell, need: amount, direction });
    if (others === null) return isLeftOpen(system, cell);
    for (const other of others) system.hide(other);
  }
  return true;
}

/**
 * Where sums of earlier reports leave less room than a report by itself would: whether the count could be another one at
 * all. Nobody then knows it, and nothing that this report hides can do more.
 */
function isLeftOpen(system: System, cell: number): boolean {
  if (system.recalled.size === 0) return false;
  for (const direction of [1, -1] as const) {
    const others = hiddenFor(system, { cell, need: 1, direction });
    if (others === null) continue;
    for (const other of others) system.hide(other);
    return true;
  }
  return false;
}

/** What is compared is most often the number now: the two are hidden together, and as safe as each other. */
function isNumberNow({ grid, relations, relationsAt, free }: System, cell: number): boolean {
  if (cell >= grid.hidden.length || grid.slots[cell % grid.slots.length]?.kind !== 'compared') return false;
  return relationsAt(cell).some((place) => {
    const { total, parts } = relations[place] ?? { total: -1, parts: [] };
    return parts.length === 1 && parts[0] === cell && free[total] === 1;
  });
}

/** A cell as the periods that it is made of; null where events cannot be moved by periods. */
function movedBy({ grid, relations, ofReport, relationsAt }: System, cell: number): Moved | null {
  const width = grid.slots.length;
  const isPeriod = (own: number): boolean => own < grid.hidden.length && own % width < grid.periods;
  const rowOf = (own: number): number => Math.floor(own / width);
  if (isPeriod(cell)) return { row: rowOf(cell), periods: [cell % width] };
  const made = relationsAt(cell).flatMap((place) => (place < ofReport ? (relations[place] ?? []) : []));
  const own = made.find(({ total, parts }) => {
    const [first = -1] = parts;
    return total === cell && parts.every((part) => isPeriod(part) && rowOf(part) === rowOf(first));
  });
  const [first] = own?.parts ?? [];
  return own && first !== undefined ? { row: rowOf(first), periods: own.parts.map((part) => part % width) } : null;
}
