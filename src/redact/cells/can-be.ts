import { type Exchange, elsewhere, isEven, type Moved, mayMove, type Scene } from './exchange-scene.ts';

/** How much more or less a count is to be, and what it takes from cells on the way there. */
interface Wish {
  readonly direction: 'more' | 'less';
  left: number;
  /** Events that moves have taken so far, by cell. */
  readonly taken: Map<number, number>;
  /** Events that they have added. */
  readonly added: Map<number, number>;
}

/** Whether the count of a row in some periods can be so much more, or less, and every sum that is told stays as it is. */
export function canBe(
  scene: Scene,
  { row, periods }: Moved,
  { need, direction }: { readonly need: number; readonly direction: 'more' | 'less' },
): boolean {
  if (need <= 0) return true;
  if (scene.masks.isTangled[row] === 1) return false;
  const wish: Wish = { direction, left: need, taken: new Map(), added: new Map() };
  for (const period of periods) {
    moveFrom(scene, { row, period, periods }, wish);
    if (wish.left <= 0) return true;
  }
  return false;
}

/** Moves what it can between one period of a row and all others. */
function moveFrom(
  scene: Scene,
  { row, period, periods }: { readonly row: number; readonly period: number; readonly periods: readonly number[] },
  wish: Wish,
): void {
  const { masks, system } = scene;
  const { free, grid } = system;
  const width = grid.slots.length;
  const canMove = (of: number, at: number): boolean =>
    free[of * width + at] === 1 && masks.isSplit[of * grid.periods + at] !== 1;
  if (!canMove(row, period)) return;
  const siblings = (masks.siblings[row] ?? []).filter(
    (sibling) => masks.isTangled[sibling] !== 1 && canMove(sibling, period),
  );
  if (siblings.length === 0) return;
  for (let other = elsewhere; other < grid.periods && wish.left > 0; other += 1) {
    if (other !== elsewhere && (!canMove(row, other) || periods.includes(other))) continue;
    moveBetween(scene, { row, period, other, siblings }, wish);
  }
}

/** Two periods of a row, and the rows that make up for what moves between them. */
interface Between extends Exchange {
  readonly siblings: readonly number[];
}

function moveBetween(scene: Scene, between: Between, wish: Wish): void {
  if (!mayMove(scene, between)) return;
  const { masks, system, before } = scene;
  const { free, grid } = system;
  const { row, period, other, siblings } = between;
  const width = grid.slots.length;
  const isBeyond = other === elsewhere;
  const isMore = wish.direction === 'more';
  const beside = isBeyond ? elsewhere : row * width + other;
  const own = row * width + period;
  const [giver, taker] = isMore ? [beside, own] : [own, beside];
  for (const sibling of siblings) {
    const away = isBeyond ? elsewhere : sibling * width + other;
    if (!isBeyond && (free[away] !== 1 || masks.isSplit[sibling * grid.periods + other] === 1)) continue;
    const its = sibling * width + period;
    const [sender, receiver] = isMore ? [its, away] : [away, its];
    const left = Math.min(leftOf(system.values, giver, wish.taken), leftOf(system.room, taker, wish.added));
    if (left <= 0) return;
    const beyond = Math.min(leftOf(system.values, sender, wish.taken), leftOf(system.room, receiver, wish.added));
    const moved = Math.min(wish.left, left, beyond);
    if (moved <= 0 || !isEven(scene, between, sibling)) continue;
    // what earlier reports told stays as it is
    if (before.isAny && !before.isLeft([own, away], [beside, its])) continue;
    for (const cell of [giver, sender]) count(wish.taken, cell, moved);
    for (const cell of [taker, receiver]) count(wish.added, cell, moved);
    wish.left -= moved;
    if (wish.left <= 0) return;
  }
}

/** What moves have left of a cell; there is no end to what comes from elsewhere, or goes there. */
function leftOf(most: Float64Array, cell: number, moved: ReadonlyMap<number, number>): number {
  if (cell === elsewhere) return Infinity;
  return (most[cell] ?? 0) - (moved.size === 0 ? 0 : (moved.get(cell) ?? 0));
}

const count = (moved: Map<number, number>, cell: number, by: number): void => {
  moved.set(cell, (moved.get(cell) ?? 0) + by);
};
