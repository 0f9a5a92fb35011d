import type { System } from './system.ts';
import { type ToldSums, toldSumsOf } from './told-sums.ts';

/** A count as the periods of a row that it is made of. */
export interface Moved {
  readonly row: number;
  /** What moves must leave all of them. */
  readonly periods: readonly number[];
}

/** A period outside everything that is shown: from there come events that no shown window of an area holds. */
export const elsewhere = -1;

interface Masks {
  /** By row and period: which windows hold it, one bit for each slot behind the periods. */
  readonly of: Int32Array;
  /** By row and period: some window holds a part of it, or a sum that was told before holds it and what is no period. */
  readonly isSplit: Uint8Array;
  /** Rows with numbers of which it is not known which periods they are made of. */
  readonly isTangled: Uint8Array;
  readonly siblings: readonly (readonly number[])[];
}

/** A table, and where events can be moved in it. */
export interface Scene {
  readonly system: System;
  readonly masks: Masks;
  /** Windows of a row that are told, as bits. */
  readonly told: (row: number) => number;
  readonly before: ToldSums;
}

export function sceneOf(system: System): Scene {
  const { grid, relations, ofReport } = system;
  const sums = sumsOfPeriods(grid, relations.slice(0, ofReport));
  const before = toldSumsOf(system, (cell) => {
    const first = Math.floor(cell / grid.slots.length) * grid.slots.length;
    const periods = sums.get(cell);
    return periods && [...periods].map((period) => first + period);
  });
  return { system, masks: masksOf(system, sums, before), told: toldIn(system, before), before };
}

/** Asked for at each move, and another only when cells were freed in between. */
function toldIn({ grid, free, values, freed }: System, { stuck }: ToldSums): (row: number) => number {
  const known = new Int32Array(grid.rows.length);
  const knownAt = new Int32Array(grid.rows.length).fill(-1);
  const bitsOf = (row: number): number => {
    let bits = 0;
    for (let slot = grid.periods; slot < grid.slots.length; slot += 1) {
      const cell = row * grid.slots.length + slot;
      const isTold = free[cell] === 0 || stuck.has(cell);
      if (isTold && !Number.isNaN(values[cell] ?? Number.NaN)) bits |= 1 << (slot - grid.periods);
    }
    return bits;
  };
  return (row) => {
    const now = freed();
    if (knownAt[row] !== now) {
      known[row] = bitsOf(row);
      knownAt[row] = now;
    }
    return known[row] as number;
  };
}

function masksOf({ grid }: System, sums: WindowSums, { stuck }: ToldSums): Masks {
  const windows = grid.slots.length - grid.periods;
  const masks: Masks = {
    of: new Int32Array(grid.rows.length * grid.periods),
    isSplit: new Uint8Array(grid.rows.length * grid.periods),
    isTangled: new Uint8Array(grid.rows.length).fill(windows > 30 ? 1 : 0),
    siblings: siblingsOf(grid),
  };
  for (const cell of stuck) {
    const [row, slot] = [Math.floor(cell / grid.slots.length), cell % grid.slots.length];
    if (cell >= 0 && cell < grid.hidden.length && slot < grid.periods) masks.isSplit[row * grid.periods + slot] = 1;
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

type WindowSums = ReadonlyMap<number, ReadonlySet<number>>;

/** Windows that are sums of whole periods, by their cells, and what is compared where it is the number now. */
function sumsOfPeriods(grid: System['grid'], relations: System['relations']): WindowSums {
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

/** Two periods of a row between which events are moved. */
export interface Exchange {
  readonly row: number;
  readonly period: number;
  /** The other one, or `elsewhere`. */
  readonly other: number;
}

/** Windows that hold one of the two periods and not the other, as bits. */
function changedBy({ masks: { of }, system: { grid } }: Scene, { row, period, other }: Exchange): number {
  const beside = other === elsewhere ? 0 : (of[row * grid.periods + other] as number);
  return (of[row * grid.periods + period] as number) ^ beside;
}

/** Whether a row has no window that is told and holds just one of the periods: else nothing moves between them unseen. */
export const mayMove = (scene: Scene, exchange: Exchange): boolean => {
  const changed = changedBy(scene, exchange);
  return changed === 0 || (changed & scene.told(exchange.row)) === 0;
};

/** Whether a sibling makes up for it: its periods lie in the same of the windows that hold just one, and none is told. */
export function isEven(scene: Scene, exchange: Exchange, sibling: number): boolean {
  const {
    masks: { of },
    system: { grid },
  } = scene;
  const { row, period, other } = exchange;
  const own = of[row * grid.periods + period] as number;
  const its = of[sibling * grid.periods + period] as number;
  const changed = changedBy(scene, exchange);
  const changedThere = changedBy(scene, { row: sibling, period, other });
  // the same windows changed, and the same of them hold the first of the two
  if (changed !== changedThere || (changed & own) !== (changed & its)) return false;
  return changed === 0 || (changed & scene.told(sibling)) === 0;
}
