import { drawsFrom, seedOf } from './draws.ts';
import { type Judgement, judge } from './judge.ts';
import { type Cell, type Tally, type Trial, tallyOf } from './tally.ts';

export interface CellResult {
  readonly cell: Cell;
  readonly none: Tally;
  readonly planted: readonly { readonly effect: number; readonly tally: Tally }[];
  readonly judgement: Judgement;
}

/** Runs one cell: so many draws without an effect, and as many with each one that is planted. */
export function runCell(cell: Cell, { draws, seed }: { readonly draws: number; readonly seed: number }): CellResult {
  const tally = (effect: number): Tally => repeat(cell.trial(effect), draws, seedOf(`${cell.id} ${effect}`, seed));
  const none = tally(1);
  const planted = cell.planted.map((effect) => ({ effect, tally: tally(effect) }));
  const judgement = judge(
    none,
    planted.map(({ tally: own }) => own),
  );
  return { cell, none, planted, judgement };
}

function repeat(trial: Trial, times: number, seed: number): Tally {
  const draws = drawsFrom(seed);
  return tallyOf(Array.from({ length: times }, () => trial(draws)));
}
