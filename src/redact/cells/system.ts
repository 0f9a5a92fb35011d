import type { Grid } from './grid.ts';
import type { Relation, Relations, Remainder } from './relations.ts';

/** The counts of one column with all that an attacker knows of them, and what may still be done about it. */
export interface System {
  readonly grid: Grid;
  /** By cell: those of the grid, then the remainders. */
  readonly values: Float64Array;
  /** Cells that are told of nowhere; others are as good as public. */
  readonly free: Uint8Array;
  /** Cells that an earlier report told: hiding them now protects nothing. */
  readonly known: Uint8Array;
  /** How much more each cell may be at most, as anybody knows: of a share, those that it is of and that did not. */
  readonly room: Float64Array;
  readonly relations: readonly Relation[];
  /** How many of them, from the first on, hold in this report; the others were told by earlier ones. */
  readonly ofReport: number;
  /** Cells that stand in sums which earlier reports told. */
  readonly recalled: ReadonlySet<number>;
  /** The relations that each cell stands in. */
  readonly relationsAt: (cell: number) => readonly number[];
  /** What may still be spent on looking for cells to hide. */
  readonly effort: Effort;
  /** What is lost with a cell. */
  readonly cost: (cell: number) => number;
  /** Hides a cell, and whatever cannot be told without it. */
  readonly hide: (cell: number) => void;
  /** How many cells were freed so far: what stands on those that are not free holds until there are more. */
  readonly freed: () => number;
}

/** Multiplications that are left, counted down; below none, no more is looked for. */
export interface Effort {
  left: number;
}

/** What is known beside this report. */
export interface Outside {
  readonly known: Uint8Array;
  /** Sums that earlier reports told, over cells of the grid; without a total (-1) where the total itself was told. */
  readonly relations: readonly Relation[];
  /** Windows that stood in earlier reports alone: cells beyond the grid, in their order. */
  readonly windows: readonly Remainder[];
}

interface Beside {
  readonly outside: Outside | null;
  /** Sums over cells of the grid that the ledger of this report tells. */
  readonly ledger?: readonly Relation[];
  /** Where what another column and this one add up to is told. */
  readonly among?: Among | null;
}

/** What is left of those that a column is some of; how many they are is no secret where they are as many as the minimum. */
interface Among {
  readonly rest: Float64Array;
  readonly minimum: number;
}

/** @param column  one of the grid's, with the relations that hold in it */
export function systemOf(
  grid: Grid,
  column: Float64Array,
  { relations, remainders, outside, effort, ledger = [], among = null }: Relations & Pick<System, 'effort'> & Beside,
): System {
  const beyond = [...remainders, ...(outside?.windows ?? [])];
  const size = column.length + beyond.length;
  const values = new Float64Array(size);
  values.set(column);
  for (const [n, { count }] of beyond.entries()) values[column.length + n] = count;
  const known = new Uint8Array(size);
  if (outside) known.set(outside.known);
  const free = new Uint8Array(size).fill(1, column.length);
  let freed = 0;
  const open = (cell: number): void => {
    if (free[cell] === 1 || known[cell] !== 0 || Number.isNaN(values[cell] ?? Number.NaN)) return;
    free[cell] = 1;
    freed += 1;
  };
  for (let cell = 0; cell < column.length; cell += 1) if (grid.hidden[cell] === 1) open(cell);
  const hide = (cell: number): void => {
    for (const other of hiddenWith(grid, cell)) {
      grid.hidden[other] = 1;
      open(other);
    }
  };
  const shifted = (cell: number): number => (cell >= column.length ? cell + remainders.length : cell);
  const told = (outside?.relations ?? []).map(
    ({ total, parts }): Relation => ({ total: shifted(total), parts: parts.map(shifted) }),
  );
  const all = [...relations, ...told, ...ledger];
  const index = indexOf(all, size);
  const costs = new Float64Array(size).fill(Number.NaN);
  const cost = (cell: number): number => {
    const known = costs[cell] ?? 0;
    if (!Number.isNaN(known)) return known;
    const own = costOf(grid, cell, values[cell] ?? 0);
    costs[cell] = own;
    return own;
  };
  const recalled = new Set(told.flatMap(({ total, parts }) => [total, ...parts]));
  return {
    grid,
    values,
    free,
    known,
    room: among ? roomOf(among, all, values) : new Float64Array(size).fill(Infinity),
    relations: all,
    ofReport: relations.length,
    recalled,
    effort,
    relationsAt: (cell) => index[cell] ?? [],
    cost,
    hide,
    freed: () => freed,
  };
}

/** What stands beyond the grid has as much room as the cells that it is worked out of. */
function roomOf({ rest, minimum }: Among, relations: readonly Relation[], values: Float64Array): Float64Array {
  const room = new Float64Array(values.length).fill(Number.NaN);
  room.set(rest);
  const at = (cell: number): number => room[cell] ?? Number.NaN;
  const sum = (cells: readonly number[]): number => cells.reduce((total, cell) => total + at(cell), 0);
  for (const { total, parts } of relations) {
    const last = parts.at(-1) ?? -1;
    if (total >= rest.length && Number.isNaN(at(total))) room[total] = sum(parts);
    else if (last >= rest.length && Number.isNaN(at(last))) room[last] = at(total) - sum(parts.slice(0, -1));
  }
  // where it cannot be said, or all of them are few and hidden as well, there is no end
  return room.map((own, cell) => (own >= 0 && own + (values[cell] ?? 0) >= minimum ? own : Infinity));
}

function indexOf(relations: readonly Relation[], size: number): readonly (readonly number[])[] {
  const index: number[][] = Array.from({ length: size }, () => []);
  for (const [n, { total, parts }] of relations.entries()) {
    index[total]?.push(n);
    for (const part of parts) index[part]?.push(n);
  }
  return index;
}

/**
 * Cells that go together: with the number now goes all that is judged by it; what is compared goes with the judgement;
 * effects area by area stand or fall as one list, and the effect with what comparison areas had.
 */
function hiddenWith(grid: Grid, cell: number): readonly number[] {
  const width = grid.slots.length;
  const [row, at] = [Math.floor(cell / width), cell % width];
  const kind = grid.slots[at]?.kind;
  if (kind === 'point' || kind === 'also') return [cell];
  const own = grid.rows[row];
  const cellsOf = (isRow: (own: Row) => boolean, isKind: (kind: Kind) => boolean): readonly number[] =>
    grid.rows.flatMap((other, place) =>
      isRow(other) ? grid.slots.flatMap((slot, at) => (isKind(slot.kind) ? [place * width + at] : [])) : [],
    );
  const effects = cellsOf(({ role, group }) => role === 'program' && group === null, isOfEffect);
  if (isOfEffect(kind) && own?.role === 'program') return effects;
  if (isOfEffect(kind) && own?.role === 'all-comparison') return [...effects, ...cellsOf(isTogether, isOfEffect)];
  // what comparison areas had is told with the effect of the programme, whatever is said of them themselves
  const isOwn = own?.role === 'all-comparison' ? isComparison : isJudgement;
  const judged = cellsOf((other) => other === own, isOwn);
  const whole = own && own.role === 'all-program' && own.group === null ? [...judged, ...effects] : judged;
  return kind === 'now' ? [cell, ...whole] : whole;
}

type Row = Grid['rows'][number];
type Kind = Grid['slots'][number]['kind'] | undefined;
const isOfEffect = (kind: Kind): boolean => kind === 'effect' || kind === 'untreated';
const isComparison = (kind: Kind): boolean => kind === 'before' || kind === 'compared';
const isJudgement = (kind: Kind): boolean => isComparison(kind) || isOfEffect(kind);
const isTogether = ({ role, group }: Row): boolean =>
  group === null && (role === 'all-program' || role === 'all-comparison');

const rowCosts = {
  'all-program': 30,
  universe: 15,
  'all-comparison': 6,
  'all-buffer': 6,
  program: 1.2,
  comparison: 1,
  buffer: 1,
  excluded: 1,
} as const;
const slotCosts = { point: 1, also: 3, before: 6, compared: 6, effect: 6, untreated: 6, now: 8 } as const;

/** Totals are what readers came for, and the number now is what they act on; of two alike the rarer one is less of a loss. */
function costOf({ rows, slots }: Grid, cell: number, value: number): number {
  const own = rows[Math.floor(cell / slots.length)];
  const slot = slots[cell % slots.length];
  return own && slot ? lossOf(own.role, slot.kind, value) : 0;
}

/** What is lost with a number of an area or a total. */
export const lossOf = (role: Row['role'], kind: keyof typeof slotCosts, value: number): number =>
  rowCosts[role] * slotCosts[kind] * (1 + Math.log2(1 + value) / 4);
