import { cornersOf } from '../../stats/index.ts';
import { type Block, blocksOf } from './blocks.ts';
import { narrowed } from './narrow.ts';
import type { Follows, Solved } from './solve.ts';

/** What sums leave open because none of its numbers is less than none: the bounds of a linear programme. */
export interface Bounds {
  /** Some tables that fit all that is told differ in it: it may be this or that. */
  readonly isOpen: (terms: ReadonlyMap<number, number>) => boolean;
  /** What a weighted sum must be, where it can be one number alone; null where it may be another, or nobody can say. */
  readonly follows: (terms: ReadonlyMap<number, number>) => Follows | null;
  /** So much was looked for that something may not have been found. */
  readonly isTired: () => boolean;
}

/** Of a larger one the programme is not solved, only narrowed: rows × columns. */
const mostRoom = 160_000;
/** So many multiplications: about a second. */
const mostEffort = 5e8;
const tiny = 1e-6;

type Term = readonly [number, number];
type Range = readonly [number, number];

export function boundsOf({ known, open }: Solved): Bounds {
  const blocks = blocksOf(open);
  const effort = { left: mostEffort };
  const givenTo = new Map(open.map(({ equation, given }) => [equation, given]));
  /** The terms that are not known, by the blocks that they stand in; null where one stands in no sum. */
  const partsOf = (terms: ReadonlyMap<number, number>): ReadonlyMap<Block, Term[]> | null => {
    const parts = new Map<Block, Term[]>();
    for (const [cell, weight] of terms) {
      if (known.has(cell)) continue;
      const block = blocks.get(cell);
      if (!block) return null;
      const term = [block.places.get(cell) ?? 0, weight] as const;
      const own = parts.get(block);
      if (own) own.push(term);
      else parts.set(block, [term]);
    }
    return parts;
  };
  return {
    isOpen: (terms) => {
      const parts = partsOf(terms);
      return !parts || [...parts].some(([block, own]) => isWide(block.rangeOf(own)));
    },
    follows: (terms) => {
      let [least, most] = [0, 0];
      const from: number[] = [];
      for (const [cell, weight] of terms) {
        const own = known.get(cell);
        least += weight * (own?.value ?? 0);
        from.push(...(own?.from ?? []));
      }
      most = least;
      const parts = partsOf(terms);
      if (!parts) return null;
      for (const [block, own] of parts) {
        const found = rangeIn(block, own, effort);
        if (!found) return null;
        least += found.range[0];
        most += found.range[1];
        if (isWide([least, most])) return null;
        from.push(...found.by().flatMap((n) => [n, ...(givenTo.get(n) ?? [])]));
      }
      // the one whole number between them
      return { value: Math.ceil(least - tiny), from: [...new Set(from)] };
    },
    isTired: () => effort.left < 0,
  };
}

const isWide = ([least, most]: Range): boolean => most - least > 1 - tiny;

const isLarge = ({ cells, sums }: Block): boolean => cells.length * sums.length > mostRoom;

/** The range of a sum, and the equations that it follows from: where there is no time for the programme, by narrowing. */
function rangeIn(block: Block, own: readonly Term[], effort: { left: number }) {
  const range = isLarge(block) ? null : widest(block, own, effort);
  if (range) return { range, by: () => block.sums.map(({ equation }) => equation) };
  if (!isLarge(block) && effort.left >= 0) return null;
  block.narrow ??= narrowed(block);
  const { rangeOf, from } = block.narrow;
  return { range: rangeOf(own), by: () => from(own) };
}

/** From where to where a sum goes in all tables that fit; null where that cannot be said. Once it is wide, no table is sought. */
function widest(block: Block, terms: readonly Term[], effort: { left: number }): Range | null {
  const objective = new Float64Array(block.cells.length);
  for (const sign of [1, -1]) {
    const range = block.rangeOf(terms);
    if (isWide(range)) return range;
    for (const [place, weight] of terms) objective[place] = sign * weight;
    if (!seek(block, objective, effort)) return null;
  }
  return block.rangeOf(terms);
}

/** Adds a table in which something is more by one than in the last one, or as much as can be. @returns whether there is one */
function seek(block: Block, objective: Float64Array, effort: { left: number }): boolean {
  for (const isLast of [false, true]) {
    if (effort.left < 0) return false;
    block.lead ??= cornersOf(block, effort) ?? 'none';
    if (block.lead === 'none') return false;
    const found = block.lead(objective, 1);
    if (found.status !== 'optimal' || effort.left < 0) return false;
    if (block.add(found.solution)) return true;
    // so many steps that they no longer add up: once more from the beginning
    if (!isLast) block.lead = null;
  }
  return false;
}
