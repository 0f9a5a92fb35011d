import { canBe } from './can-be.ts';
import { elsewhere, isEven, type Moved, mayMove, type Scene, sceneOf } from './exchange-scene.ts';
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
export interface Needs {
  readonly more: number;
  readonly less: number;
}

export function exchangesOf(system: System): Exchanges {
  const scene = sceneOf(system);
  return {
    canBe: (at, need, direction) => canBe(scene, at, { need, direction }),
    cheapest: (row, period, need) => cheapest(scene, { row, period }, need),
  };
}

function cheapest(
  scene: Scene,
  { row, period }: { readonly row: number; readonly period: number },
  { more, less }: Needs,
): readonly number[] | null {
  const { system, masks, before } = scene;
  const { free, values, known, room, grid, cost } = system;
  const [width, periods] = [grid.slots.length, grid.periods];
  const holds = (cell: number, least: number): boolean => known[cell] === 0 && (values[cell] ?? Number.NaN) >= least;
  const takes = (cell: number, least: number): boolean => (room[cell] ?? Infinity) >= least;
  const lossOf = (cell: number): number => (free[cell] === 1 ? 0 : cost(cell));
  if (masks.isTangled[row] === 1 || masks.isSplit[row * periods + period] === 1) return null;
  const siblings = (masks.siblings[row] ?? []).filter(
    (sibling) =>
      masks.isTangled[sibling] !== 1 &&
      masks.isSplit[sibling * periods + period] !== 1 &&
      holds(sibling * width + period, more) &&
      takes(sibling * width + period, less),
  );
  const losses = siblings.map((sibling) => lossOf(sibling * width + period));
  let [best, least]: [readonly number[], number] = [[], Infinity];
  for (let other = elsewhere; other < periods; other += 1) {
    const isBeyond = other === elsewhere;
    const beside = row * width + other;
    if (other === period) continue;
    if (!isBeyond && (!holds(beside, more) || !takes(beside, less) || masks.isSplit[row * periods + other] === 1))
      continue;
    const loss = isBeyond ? 0 : lossOf(beside);
    if (loss >= least) continue;
    const exchange = { row, period, other };
    if (!mayMove(scene, exchange)) continue;
    for (const [place, sibling] of siblings.entries()) {
      const away = sibling * width + other;
      const mayGive = isBeyond || (holds(away, less) && takes(away, more));
      if (!mayGive || (!isBeyond && masks.isSplit[sibling * periods + other] === 1)) continue;
      const all = loss + (losses[place] ?? 0) + (isBeyond ? 0 : lossOf(away));
      if (all >= least || !isEven(scene, exchange, sibling)) continue;
      if (
        !before.isLeft(
          [row * width + period, isBeyond ? elsewhere : away],
          [isBeyond ? elsewhere : beside, sibling * width + period],
        )
      )
        continue;
      const cells = isBeyond ? [sibling * width + period] : [beside, sibling * width + period, away];
      [best, least] = [cells.filter((cell) => free[cell] === 0), all];
    }
  }
  return least === Infinity ? null : best;
}
