import { maximise } from '../../../src/stats/index.ts';

/** What cells together are, as it is told. */
export interface Equation {
  readonly cells: readonly number[];
  readonly equals: number;
}

/** The least and the most that cells together can be, by a linear programme over all that is told. */
export function boundsOf(cells: readonly number[], told: readonly Equation[], size: number): readonly [number, number] {
  const rows = told.map((own) => ({ terms: own.cells.map((cell): [number, number] => [cell, 1]), equals: own.equals }));
  const [least = 0, most = 0] = [-1, 1].map((sign) => {
    const objective = new Array<number>(size).fill(0);
    for (const cell of cells) objective[cell] = sign;
    const found = maximise({ objective, upper: new Array<number>(size).fill(10_000), rows });
    if (found.status !== 'optimal') throw new Error(`what is told contradicts itself: ${found.status}`);
    return sign * found.value;
  });
  return [least, most];
}
