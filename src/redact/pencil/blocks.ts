import type { cornersOf } from '../../stats/index.ts';
import type { Narrowed } from './narrow.ts';
import type { Open } from './solve.ts';

type Terms = readonly (readonly [number, number])[];

/** Unknowns that hang together, with the tables found so far that fit all that is told. */
export interface Block {
  readonly cells: readonly number[];
  readonly sums: readonly Open[];
  /** Where each of the cells stands among them. */
  readonly places: ReadonlyMap<number, number>;
  /** The same sums by the places of cells, and the most that each of these can be. */
  readonly rows: readonly { readonly terms: Terms; readonly equals: number }[];
  readonly upper: readonly number[];
  /** From where to where a sum goes in the tables found so far. */
  readonly rangeOf: (terms: Terms) => readonly [number, number];
  /** @returns whether a table fits: one that does not is none */
  readonly add: (table: readonly number[]) => boolean;
  /** Leads from table to table, where there is one; null as long as nobody has asked. */
  lead: ReturnType<typeof cornersOf> | 'none';
  /** What follows without a programme; null as long as nobody has asked. */
  narrow: Narrowed | null;
}

export function blocksOf(open: readonly Open[]): ReadonlyMap<number, Block> {
  const at = new Map<number, Open[]>();
  for (const sum of open)
    for (const cell of sum.terms.keys()) {
      const own = at.get(cell);
      if (own) own.push(sum);
      else at.set(cell, [sum]);
    }
  const blocks = new Map<number, Block>();
  for (const start of at.keys()) {
    if (blocks.has(start)) continue;
    const cells = new Set([start]);
    const sums = new Set<Open>();
    for (const cell of cells)
      for (const sum of at.get(cell) ?? []) {
        if (sums.has(sum)) continue;
        sums.add(sum);
        for (const other of sum.terms.keys()) cells.add(other);
      }
    const block = blockOf([...cells], [...sums]);
    for (const cell of cells) blocks.set(cell, block);
  }
  return blocks;
}

function blockOf(cells: readonly number[], sums: readonly Open[]): Block {
  const places = new Map(cells.map((cell, place) => [cell, place]));
  const rows = sums.map(({ terms, equals }) => ({
    terms: [...terms].map(([cell, weight]) => [places.get(cell) ?? 0, weight] as const),
    equals,
  }));
  const most = sums.reduce((sum, { equals }) => sum + Math.abs(equals), 1000);
  const tables: (readonly number[])[] = [];
  const rangeOf = (terms: Terms): readonly [number, number] => {
    let [least, most] = [Infinity, -Infinity];
    for (let at = tables.length - 1; at >= 0 && most - least < 1; at -= 1) {
      const value = sumIn(tables[at] ?? [], terms);
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return [least, most];
  };
  const add = (table: readonly number[]): boolean => {
    const isFit =
      table.every((count) => count > -tiny) && rows.every((row) => isEqual(sumIn(table, row.terms), row.equals));
    if (isFit) tables.push(table);
    return isFit;
  };
  return { cells, sums, places, rows, upper: cells.map(() => most), rangeOf, add, lead: null, narrow: null };
}

const tiny = 1e-6;
const isEqual = (one: number, other: number): boolean => Math.abs(one - other) <= tiny * Math.max(1, Math.abs(other));

const sumIn = (table: readonly number[], terms: Terms): number => {
  let sum = 0;
  for (const [place, weight] of terms) sum += weight * (table[place] ?? 0);
  return sum;
};
