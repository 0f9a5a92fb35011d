import { maximise } from '../../stats/index.ts';
import type { Follows, Open, Solved } from './solve.ts';

/** What sums leave open because none of its numbers is less than none: the bounds of a linear programme. */

/** Unknowns that hang together, with the tables found so far that fit all that is told. */
interface Block {
  readonly cells: readonly number[];
  readonly sums: readonly Open[];
  /** The same by the places of cells. */
  readonly rows: readonly { readonly terms: readonly (readonly [number, number])[]; readonly equals: number }[];
  readonly tables: ReadonlyMap<number, number>[];
}

/** A larger one is looked at by its sums alone. */
const mostCells = 400;
/** So many multiplications: about a second. */
const mostEffort = 5e8;

/** @returns what a weighted sum must be, where it can be one number alone; null where it may be this or that */
export function bounder({ known, open }: Solved): (terms: ReadonlyMap<number, number>) => Follows | null {
  const blocks = blocksOf(open);
  let effort = mostEffort;
  return (terms) => {
    const unknown = [...terms].filter(([cell]) => !known.has(cell));
    const own = new Set(unknown.map(([cell]) => blocks.get(cell)));
    const [block] = own;
    // one that stands in no sum may be anything, and so may what lies in several: each is open by itself
    if (!block || own.size > 1 || block.cells.length > mostCells) return null;
    const valueIn = (table: ReadonlyMap<number, number>): number =>
      unknown.reduce((sum, [cell, weight]) => sum + weight * (table.get(cell) ?? 0), 0);
    for (const sign of [1, -1]) {
      if (isOpen(block.tables.map(valueIn))) return null;
      effort -= block.cells.length * block.sums.length ** 2;
      const table = effort < 0 ? null : furthest(block, unknown, sign);
      if (!table) return null;
      block.tables.push(table);
    }
    const values = block.tables.map(valueIn);
    if (isOpen(values)) return null;
    const told = [...terms].reduce((sum, [cell, weight]) => sum + weight * (known.get(cell)?.value ?? 0), 0);
    return { value: told + (values[0] ?? 0), from: block.sums.map(({ equation }) => equation) };
  };
}

const isOpen = (values: readonly number[]): boolean => Math.max(...values) - Math.min(...values) > 1 - 1e-6;

/** The table that fits all sums and in which something is as large, or as small, as can be. */
function furthest(
  { cells, sums, rows }: Block,
  terms: readonly (readonly [number, number])[],
  sign: number,
): ReadonlyMap<number, number> | null {
  const weights = new Map(terms);
  const objective = cells.map((cell) => sign * (weights.get(cell) ?? 0));
  const most = sums.reduce((sum, { equals }) => sum + Math.abs(equals), 1000);
  const found = maximise({ objective, upper: cells.map(() => most), rows });
  return found.status === 'optimal' ? new Map(cells.map((cell, at) => [cell, found.solution[at] ?? 0])) : null;
}

function blocksOf(open: readonly Open[]): ReadonlyMap<number, Block> {
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
        sums.add(sum);
        for (const other of sum.terms.keys()) cells.add(other);
      }
    const places = new Map([...cells].map((cell, place) => [cell, place]));
    const rows = [...sums].map(({ terms, equals }) => ({
      terms: [...terms].map(([cell, weight]) => [places.get(cell) ?? 0, weight] as const),
      equals,
    }));
    const block = { cells: [...cells], sums: [...sums], rows, tables: [] };
    for (const cell of cells) blocks.set(cell, block);
  }
  return blocks;
}
