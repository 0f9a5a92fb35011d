import type { System } from './system.ts';

/**
 * The quick proof that a hidden count is safe: another table that fits everything that is shown, made by moving events
 * between four hidden cells (two areas, two periods), where every sum that is told stays as it is.
 */
export interface Exchanges {
  /** Whether the count of a row in some periods can be so much more, or less, and nobody the wiser. */
  readonly canBe: (at: Moved, need: number, direction: 'more' | 'less') => boolean;
  /** The cheapest cells to hide, so that a count of a period can be so much more and so much less; null where none are. */
  readonly cheapest: (row: number, period: number, need: Needs) => readonly number[] | null;
}
export interface Moved {
  readonly row: number;
  /** What moves must leave all of them. */
  readonly periods: readonly number[];
}
export interface Needs {
  readonly more: number;
  readonly less: number;
}

/** A period outside everything that is shown: from there come events that no shown window of an area holds. */
const elsewhere = -1;

interface Masks {
  /** By row and period: which windows hold it, one bit for each slot behind the periods. */
  readonly of: Int32Array;
  /** By row and period: some window holds a part of it, or a sum that was told before holds it. */
  readonly isSplit: Uint8Array;
  /** Rows with numbers of which it is not known which periods they are made of. */
  readonly isTangled: Uint8Array;
  readonly siblings: readonly (readonly number[])[];
}

interface Scene {
  readonly system: System;
  readonly masks: Masks;
  /** Windows of a row that are told, as bits. */
  readonly told: (row: number) => number;
}

export function exchangesOf(system: System): Exchanges {
  const masks = masksOf(system);
  const { grid, free, values, recalled } = system;
  const told = (row: number): number => {
    let bits = 0;
    for (let slot = grid.periods; slot < grid.slots.length; slot += 1) {
      const cell = row * grid.slots.length + slot;
      const isTold = free[cell] === 0 || recalled.has(cell);
      if (isTold && !Number.isNaN(values[cell] ?? Number.NaN)) bits |= 1 << (slot - grid.periods);
    }
    return bits;
  };
  const scene = { system, masks, told };
  return {
    canBe: (at, need, direction) => canBe(scene, at, { need, direction }),
    cheapest: (row, period, need) => cheapest(scene, { row, period }, need),
  };
}

function masksOf({ grid, relations, ofReport, recalled }: System): Masks {
  const windows = grid.slots.length - grid.periods;
  const masks: Masks = {
    of: new Int32Array(grid.rows.length * grid.periods),
    isSplit: new Uint8Array(grid.rows.length * grid.periods),
    isTangled: new Uint8Array(grid.rows.length).fill(windows > 30 ? 1 : 0),
    siblings: siblingsOf(grid),
  };
  const sums = sumsOfPeriods(grid, relations.slice(0, ofReport));
  // sums that were told before hold whatever moves
  for (const cell of recalled) {
    const [row, slot] = [Math.floor(cell / grid.slots.length), cell % grid.slots.length];
    if (cell >= 0 && slot < grid.periods) masks.isSplit[row * grid.periods + slot] = 1;
  }
  for (const [row, { spans }] of grid.rows.entries()) {
    for (let slot = grid.periods; slot < grid.slots.length; slot += 1) {
      const span = spans[slot];
      if (!span) continue;
      const isCompared = grid.slots[slot]?.kind === 'compared';
      const parts = sums.get(row * grid.slots.length + slot);
      if (isCompared && parts === undefined) masks.isTangled[row] = 1;
      mark(masks, { grid, row, slot, span, parts });
    }
  }
  return masks;
}

/** Windows that are sums of whole periods, by their cells, and what is compared where it is the number now. */
function sumsOfPeriods(grid: System['grid'], relations: System['relations']): ReadonlyMap<number, ReadonlySet<number>> {
  const width = grid.slots.length;
  const kindOf = (cell: number) => (cell < grid.hidden.length ? grid.slots[cell % width]?.kind : undefined);
  const sums = new Map<number, ReadonlySet<number>>();
  const rowOf = (cell: number): number => Math.floor(cell / width);
  for (const { total, parts } of relations) {
    const isOfRow = parts.every((part) => rowOf(part) === rowOf(total) && kindOf(part) === 'point');
    if (isOfRow && kindOf(total) !== 'point') sums.set(total, new Set(parts.map((part) => part % width)));
  }
  for (const { total, parts } of relations) {
    const [only] = parts;
    const periods = sums.get(total);
    const isCompared = parts.length === 1 && only !== undefined && kindOf(only) === 'compared';
    if (isCompared && periods && rowOf(only) === rowOf(total)) sums.set(only, periods);
  }
  return sums;
}

interface Marked {
  readonly grid: System['grid'];
  readonly row: number;
  readonly slot: number;
  readonly span: { readonly from: string; readonly to: string };
  readonly parts: ReadonlySet<number> | undefined;
}

/** A period of which a window holds a part is no place to move events from or to: which part they are in is not told. */
function mark({ of, isSplit }: Masks, { grid, row, slot, span, parts }: Marked): void {
  for (let period = 0; period < grid.periods; period += 1) {
    const own = grid.rows[row]?.spans[period];
    if (!own) continue;
    const place = row * grid.periods + period;
    const isInside = parts ? parts.has(period) : own.from >= span.from && own.to <= span.to;
    if (isInside) of[place] = (of[place] ?? 0) | (1 << (slot - grid.periods));
    else if (!parts && own.from <= span.to && span.from <= own.to) isSplit[place] = 1;
  }
}

/** Rows that add up to the same totals: areas of one role, groups of one area. */
function siblingsOf({ rows }: System['grid']): readonly (readonly number[])[] {
  const nests = new Map<string, number[]>();
  const names = rows.map(({ role, area, group }) => {
    if (group !== null) return `group of ${area}`;
    return ['program', 'comparison', 'buffer'].includes(role) ? role : '';
  });
  for (const [row, name] of names.entries()) nests.set(name, [...(nests.get(name) ?? []), row]);
  return names.map((name, row) => (name === '' ? [] : (nests.get(name) ?? []).filter((other) => other !== row)));
}

/** Four cells, and whether events may be moved between them. */
interface Corner {
  readonly row: number;
  readonly period: number;
  readonly sibling: number;
  readonly other: number;
}

function isEven({ masks, told, system: { grid } }: Scene, { row, period, sibling, other }: Corner): boolean {
  const isSplit = (of: number, at: number): boolean => at !== elsewhere && masks.isSplit[of * grid.periods + at] === 1;
  if (isSplit(row, period) || isSplit(row, other) || isSplit(sibling, period) || isSplit(sibling, other)) return false;
  const bits = (of: number, at: number): number => (at === elsewhere ? 0 : (masks.of[of * grid.periods + at] ?? 0));
  const [a, b, c, d] = [bits(row, period), bits(row, other), bits(sibling, period), bits(sibling, other)];
  const [gained, lost] = [a & ~b, b & ~a];
  if (gained !== (c & ~d) || lost !== (d & ~c)) return false;
  return ((gained | lost) & (told(row) | told(sibling))) === 0;
}

const cellOf = ({ system: { grid } }: Scene, row: number, period: number): number =>
  period === elsewhere ? elsewhere : row * grid.slots.length + period;

function canBe(
  scene: Scene,
  { row, periods }: Moved,
  { need, direction }: { readonly need: number; readonly direction: 'more' | 'less' },
): boolean {
  if (need <= 0) return true;
  const { system, masks } = scene;
  const { free, values, grid } = system;
  if (masks.isTangled[row] === 1) return false;
  const used = new Map<number, number>();
  const room = (cell: number): number => (cell === elsewhere ? need : (values[cell] ?? 0) - (used.get(cell) ?? 0));
  const isFree = (cell: number): boolean => cell === elsewhere || free[cell] === 1;
  let left = need;
  for (const period of periods) {
    if (!isFree(cellOf(scene, row, period))) continue;
    for (let other = elsewhere; other < grid.periods; other += 1) {
      if (periods.includes(other) || !isFree(cellOf(scene, row, other))) continue;
      for (const sibling of masks.siblings[row] ?? []) {
        const [own, away] = [cellOf(scene, sibling, period), cellOf(scene, sibling, other)];
        if (!isFree(own) || !isFree(away) || masks.isTangled[sibling] === 1) continue;
        const givers = direction === 'more' ? [own, cellOf(scene, row, other)] : [cellOf(scene, row, period), away];
        const moved = Math.min(left, ...givers.map(room));
        if (moved <= 0 || !isEven(scene, { row, period, sibling, other })) continue;
        for (const cell of givers) used.set(cell, (used.get(cell) ?? 0) + moved);
        left -= moved;
        if (left <= 0) return true;
      }
    }
  }
  return false;
}

function cheapest(
  scene: Scene,
  { row, period }: { readonly row: number; readonly period: number },
  { more, less }: Needs,
): readonly number[] | null {
  const { system, masks } = scene;
  const { free, values, known, grid, cost } = system;
  if (masks.isTangled[row] === 1) return null;
  const holds = (cell: number, least: number): boolean =>
    cell === elsewhere || (known[cell] === 0 && (values[cell] ?? Number.NaN) >= least);
  const lossOf = (cell: number): number => (cell === elsewhere || free[cell] === 1 ? 0 : cost(cell));
  let [best, least]: [readonly number[] | null, number] = [null, Infinity];
  for (let other = elsewhere; other < grid.periods; other += 1) {
    const beside = cellOf(scene, row, other);
    if (other === period || !holds(beside, more) || lossOf(beside) >= least) continue;
    for (const sibling of masks.siblings[row] ?? []) {
      const [own, away] = [cellOf(scene, sibling, period), cellOf(scene, sibling, other)];
      if (masks.isTangled[sibling] === 1 || !holds(own, more) || !holds(away, less)) continue;
      const loss = lossOf(beside) + lossOf(own) + lossOf(away);
      if (loss >= least || !isEven(scene, { row, period, sibling, other })) continue;
      [best, least] = [[beside, own, away].filter((cell) => cell !== elsewhere && free[cell] === 0), loss];
    }
  }
  return best;
}
