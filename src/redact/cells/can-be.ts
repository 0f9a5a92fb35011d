import { elsewhere, evenness, type Moved, type Scene } from './exchange-scene.ts';

/** How much more or less a count is to be, and what it takes from cells on the way there. */
interface Wish {
  readonly direction: 'more' | 'less';
  left: number;
  /** Events that moves have taken so far, by cell. */
  readonly taken: Map<number, number>;
}

/** Whether the count of a row in some periods can be so much more, or less, and every sum that is told stays as it is. */
export function canBe(
  scene: Scene,
  { row, periods }: Moved,
  { need, direction }: { readonly need: number; readonly direction: 'more' | 'less' },
): boolean {
  if (need <= 0) return true;
  if (scene.masks.isTangled[row] === 1) return false;
  const wish: Wish = { direction, left: need, taken: new Map() };
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
interface Between {
  readonly row: number;
  readonly period: number;
  readonly other: number;
  readonly siblings: readonly number[];
}

function moveBetween(scene: Scene, { row, period, other, siblings }: Between, wish: Wish): void {
  const { masks, system, before } = scene;
  const { free, values, grid } = system;
  const isEven = evenness(scene, { row, period, other });
  if (isEven === null) return;
  const { taken } = wish;
  const [width, periods] = [grid.slots.length, grid.periods];
  const room = (cell: number): number =>
    cell === elsewhere ? Infinity : (values[cell] ?? 0) - (taken.size === 0 ? 0 : (taken.get(cell) ?? 0));
  const cellOf = (of: number, at: number): number => (at === elsewhere ? elsewhere : of * width + at);
  for (const sibling of siblings) {
    const away = cellOf(sibling, other);
    if (away !== elsewhere && (free[away] !== 1 || masks.isSplit[sibling * periods + other] === 1)) continue;
    const isMore = wish.direction === 'more';
    const giver = isMore ? cellOf(row, other) : cellOf(row, period);
    const second = isMore ? cellOf(sibling, period) : away;
    const moved = Math.min(wish.left, room(giver), room(second));
    if (moved <= 0) {
      if (room(giver) <= 0) return;
      continue;
    }
    if (!isEven(sibling)) continue;
    const beside = cellOf(row, other);
    const [own, its] = [
      [cellOf(row, period), away],
      [beside, cellOf(sibling, period)],
    ];
    if (!before.isLeft(own, its)) continue;
    for (const cell of [giver, second]) taken.set(cell, (taken.get(cell) ?? 0) + moved);
    wish.left -= moved;
    if (wish.left <= 0) return;
  }
}
