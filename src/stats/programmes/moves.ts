import { type Optimum, optimumOf } from './linear-programme.ts';
import { tableauOf } from './simplex.ts';

/** One way that a number may move. */
interface Way {
  /** What each unit of it is worth. */
  readonly gain: number;
  /** The most of it; Infinity where there is no limit. */
  readonly most: number;
}

/** Numbers that may rise and fall, as long as some sums of them stay as they are. */
export interface Moves {
  readonly numbers: readonly { readonly rise: Way; readonly fall: Way }[];
  /** Number and how often it stands in the sum; a number stands in a sum once. */
  readonly sums: readonly (readonly (readonly [number, number])[])[];
}

/**
 * The moves of some numbers that are worth most, where every sum stays as it is.
 *
 * The linear programme of two variables for each number, how far it rises and how far it falls, on a table of half the
 * size: what the one adds to a sum the other takes.
 *
 * @param moves  gains and limits (at least 0) of each number both ways; sums by the number's place
 * @returns the optimum, and of each number how far it rises (at 2·place) and falls (at 2·place + 1); `unbounded` where
 *   there is no end to the gain
 * @throws {RangeError} when a limit is negative
 * @see Kelly, Golden & Assad 1992, Cell suppression: disclosure protection for sensitive tabular data
 * @example bestMoves({ numbers: [{ rise: { gain: 3, most: 2 }, fall: { gain: -3, most: 0 } }, { rise: { gain: -1, most: 9 }, fall: { gain: -1, most: 1 } }], sums: [[[0, 1], [1, 1]]] }) // => { status: 'optimal', value: 2, solution: [1, 0, 0, 1] }
 */
export function bestMoves({ numbers, sums }: Moves): Optimum {
  const width = numbers.length;
  const [upper, gains] = [new Float64Array(2 * width), new Float64Array(2 * width)];
  for (const [place, { rise, fall }] of numbers.entries()) {
    upper.set([rise.most, fall.most], 2 * place);
    gains.set([rise.gain, fall.gain], 2 * place);
  }
  if (upper.some((most) => !(most >= 0))) throw new RangeError('a limit must not be negative');
  const table = tableauOf({ width, perColumn: 2, upper, equals: sums.map(() => 0) });
  for (const [row, terms] of sums.entries())
    for (const [number, times] of terms) table.cells[row * width + number] = times;
  return optimumOf(table, gains);
}
