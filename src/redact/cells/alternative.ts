import { bestMoves } from '../../stats/index.ts';
import type { System } from './system.ts';

export interface Wanted {
  readonly cell: number;
  /** How far the cell must be able to move, and which way. */
  readonly need: number;
  readonly direction: 1 | -1;
}

/** How wide to look: most cells find all they need with a few neighbours, and a table of thousands takes seconds. */
const reaches: readonly Reach[] = [
  { neighbours: 3, told: false, deep: false },
  { neighbours: 6, told: false, deep: false },
  { neighbours: 3, told: false, deep: true },
  { neighbours: 6, told: true, deep: true },
  { neighbours: 12, told: true, deep: true },
  { neighbours: Infinity, told: true, deep: true },
];

/** All cells of a metric are looked at only where they are not more: a table of thousands takes minutes. */
export const wholeTable = 600;
const most = 12;
/** What the window of a total is worth: where less goes, no windows are looked at. */
const ofTotal = 100;

interface Reach {
  /** How many siblings and periods. */
  readonly neighbours: number;
  /** Windows that are told as yet may be hidden. */
  readonly told: boolean;
  /** Areas of other roles as well. */
  readonly deep: boolean;
}

/**
 * The cells that must be hidden, beside those that are, for another table to fit all that is shown in which one cell is
 * so much larger or smaller: those of the table that loses least (Kelly, Golden & Assad 1992, one linear programme for
 * each cell and side).
 *
 * @returns none where the cell is safe; null where nothing can protect it
 */
export function hiddenFor(system: System, wanted: Wanted): readonly number[] | null {
  let best: readonly number[] | null = null;
  const lossOf = (cells: readonly number[]): number => cells.reduce((sum, cell) => sum + system.cost(cell), 0);
  for (const reach of reaches) {
    if ((best && reach.told && lossOf(best) < ofTotal) || system.effort.left < 0) break;
    const cells = movable(system, around(system, wanted.cell, reach));
    const found = cells.includes(wanted.cell) ? solve(system, cells, wanted) : null;
    if (found && (best === null || lossOf(found) < lossOf(best))) best = found;
    // nothing but periods of single areas: a wider look would find little that is cheaper
    if (best && lossOf(best) < 3 * best.length + 1) break;
  }
  return best;
}

/** The block of some rows and slots that a cell stands in, with its totals and with what is left over of them. */
function around(system: System, start: number, reach: Reach): readonly number[] {
  const { grid, relations, relationsAt, free, known, values } = system;
  const [width, size] = [grid.slots.length, grid.hidden.length];
  if (reach.neighbours === Infinity && size <= wholeTable)
    return Array.from(values.keys()).filter((cell) => known[cell] === 0 && !Number.isNaN(values[cell] ?? Number.NaN));
  const first = start < size ? [start] : cellsBeside(system, start);
  const rows = new Set(first.map((cell) => Math.floor(cell / width)));
  const slots = new Set(first.map((cell) => cell % width));
  for (const cell of first) {
    for (const row of rowsBeside(system, cell, reach)) rows.add(row);
    for (const periods of [periodsOf(grid, cell), ...periodsBeside(system, cell)])
      for (const slot of best(system, periods, Math.min(reach.neighbours, most))) slots.add(slot % width);
  }
  for (let slot = grid.periods; slot < width; slot += 1) slots.add(slot);
  const isIn = new Uint8Array(values.length);
  const cells: number[] = [];
  const take = (cell: number): void => {
    if (isIn[cell] !== 1) cells.push(cell);
    isIn[cell] = 1;
  };
  first.forEach(take);
  for (const row of rows) {
    for (const slot of slots) {
      const cell = row * width + slot;
      const isTold = known[cell] === 0 && (free[cell] === 1 || reach.told || slot < grid.periods);
      if (isTold && !Number.isNaN(values[cell] ?? Number.NaN)) take(cell);
    }
  }
  const inGrid = cells.length;
  for (let n = 0; n < inGrid; n += 1)
    for (const place of relationsAt(cells[n] ?? -1))
      eachOf(relations[place], (part) => {
        if (part >= size && known[part] === 0) take(part);
      });
  return cells;
}

function eachOf(relation: System['relations'][number] | undefined, visit: (cell: number) => void): void {
  if (!relation) return;
  visit(relation.total);
  for (const part of relation.parts) visit(part);
}

/** Cells of the grid that a remainder stands in a sum with: the total and some parts, as many as a year has quarters. */
function cellsBeside({ grid, relations, relationsAt }: System, remainder: number): readonly number[] {
  const found = relationsAt(remainder).flatMap((place) => [
    relations[place]?.total ?? 0,
    ...(relations[place]?.parts ?? []),
  ]);
  return found.filter((cell) => cell >= 0 && cell < grid.hidden.length).slice(0, 5);
}

/** The periods of each window that a cell is, or that it is one of: what it gains, others of them may lose. */
function periodsBeside({ grid, relations, relationsAt }: System, cell: number): readonly (readonly number[])[] {
  const isPeriod = (own: number): boolean => own < grid.hidden.length && own % grid.slots.length < grid.periods;
  const sumsOf = (own: number): readonly (readonly number[])[] =>
    relationsAt(own).flatMap((place) => {
      const { total = -1, parts = [] } = relations[place] ?? {};
      return parts.every(isPeriod) && (total === own || parts.includes(own)) ? [parts] : [];
    });
  const own = sumsOf(cell);
  return [
    ...own,
    ...own.flatMap(([only, ...more]) => (only !== undefined && more.length === 0 ? sumsOf(only) : [])),
  ].filter((periods) => periods.length > 1);
}

const periodsOf = (grid: System['grid'], cell: number): readonly number[] => {
  const row = Math.floor(cell / grid.slots.length);
  return Array.from({ length: grid.periods }, (_, period) => row * grid.slots.length + period);
};

/** Rows that add up with a cell's own: up to everywhere, and of the parts of each sum the best few, down to single areas. */
function rowsBeside(system: System, cell: number, { neighbours, deep }: Reach): readonly number[] {
  const { grid, relations, relationsAt } = system;
  const rowOf = (own: number): number => Math.floor(own / grid.slots.length);
  const isInGrid = (own: number): boolean => own >= 0 && own < grid.hidden.length;
  const rows = new Set([rowOf(cell)]);
  const queue: number[] = [cell];
  for (let own = queue.pop(); own !== undefined; own = queue.pop()) {
    for (const { total, parts } of relationsAt(own).flatMap((place) => relations[place] ?? [])) {
      const inGrid = parts.filter(isInGrid);
      if (isInGrid(total) && inGrid.every((part) => rowOf(part) === rowOf(total))) continue;
      const isBelow = total === own && own !== cell;
      const taken = isBelow && !deep ? [] : best(system, inGrid, Math.min(neighbours, most));
      for (const next of [total, ...taken]) {
        if (!isInGrid(next) || rows.has(rowOf(next))) continue;
        rows.add(rowOf(next));
        if (deep || next === total) queue.push(next);
      }
    }
  }
  return [...rows];
}

/** What is hidden comes first, the largest before others, then what is least of a loss. */
function best({ free, known, values, cost }: System, cells: readonly number[], most: number): readonly number[] {
  const rank = (cell: number): number => (free[cell] === 1 ? -1 - (values[cell] ?? 0) / 1e6 : cost(cell));
  const usable = cells.filter((cell) => known[cell] === 0 && (values[cell] ?? 0) > 0);
  if (usable.length <= most) return usable;
  return [...usable].sort((a, b) => rank(a) - rank(b)).slice(0, most);
}

/** Without those that are alone in some sum: they cannot move, for nothing would make up for it. */
function movable({ relations, relationsAt, values }: System, cells: readonly number[]): readonly number[] {
  const isLeft = new Uint8Array(values.length);
  const inSum = new Int32Array(relations.length);
  for (const cell of cells) {
    isLeft[cell] = 1;
    for (const place of relationsAt(cell)) inSum[place] = (inSum[place] ?? 0) + 1;
  }
  const queue = [...cells];
  for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
    if (isLeft[cell] === 0 || relationsAt(cell).every((place) => (inSum[place] ?? 0) > 1)) continue;
    isLeft[cell] = 0;
    for (const place of relationsAt(cell)) {
      inSum[place] = (inSum[place] ?? 0) - 1;
      const { total, parts } = relations[place] ?? { total: -1, parts: [] };
      if (isLeft[total] === 1) queue.push(total);
      for (const part of parts) if (isLeft[part] === 1) queue.push(part);
    }
  }
  return cells.filter((cell) => isLeft[cell] === 1);
}

/** The cell itself is worth more than all that could be lost with it. */
const worth = 1e6;

function solve(system: System, cells: readonly number[], { cell, need, direction }: Wanted): readonly number[] | null {
  const { relations, relationsAt, values, room, free, cost } = system;
  const places = new Int32Array(values.length).fill(-1);
  for (const [place, own] of cells.entries()) places[own] = place;
  const used = [...new Set(cells.flatMap((own) => relationsAt(own)))];
  // about as many steps as rows, each over the whole table: told by its size, so that it is the same on every machine
  system.effort.left -= 2 * cells.length * used.length ** 2;
  if (system.effort.left < 0) return null;
  const sums = used.map((place) => {
    const terms: [number, number][] = [];
    const { total, parts } = relations[place] ?? { total: -1, parts: [] };
    const at = places[total] ?? -1;
    if (at !== -1) terms.push([at, 1]);
    for (const part of parts) {
      const own = places[part] ?? -1;
      if (own !== -1) terms.push([own, -1]);
    }
    return terms;
  });
  const numbers = cells.map((own) => {
    if (own === cell) {
      const [wanted, unwanted] = [
        { gain: worth, most: direction === 1 ? Math.min(need, room[own] ?? need) : need },
        { gain: -worth, most: 0 },
      ];
      return direction === 1 ? { rise: wanted, fall: unwanted } : { rise: unwanted, fall: wanted };
    }
    const gain = free[own] === 1 ? -0.001 : -cost(own);
    return { rise: { gain, most: room[own] ?? Infinity }, fall: { gain, most: values[own] ?? 0 } };
  });
  const found = bestMoves({ numbers, sums });
  if (found.status !== 'optimal') return null;
  const moved = (place: number): number => (found.solution[2 * place] ?? 0) + (found.solution[2 * place + 1] ?? 0);
  if (moved(places[cell] ?? 0) < need - 1e-6) return null;
  return cells.filter((own, place) => free[own] === 0 && moved(place) > 1e-7);
}
