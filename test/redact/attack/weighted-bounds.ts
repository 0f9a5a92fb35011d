import { maximise } from '../../../src/stats/index.ts';
import { type Cell, type Look, lookAt, minimum, peopleIn, places, type Told, type Town } from './weighted-town.ts';

/**
 * Whoever knows what each answer weighs, and the step of each number, has of each number that is told how many people it is of, and
 * between which ends what they weigh lies: bounds of a linear programme over all areas, waves, weights and places. An exact number is
 * taken to tell the most that it can: how many of each weight answered so, or what their answers add up to.
 */
export interface Found {
  readonly small: number;
  /** Narrowed down by weights, and not by numbers of answers. */
  readonly narrowed: readonly string[];
  readonly exact: number;
  readonly told: number;
}

export function attack(towns: readonly Town[]): Found {
  const all = towns.map((town, at) => {
    const look = lookAt(town);
    const small = look.hidden.filter(({ cells, places: own }) => {
      const n = peopleIn(cells, own);
      return n > 0 && n < minimum;
    });
    const narrowed = small.filter((own) => {
      const isNarrow = (isWeighed: boolean): boolean => {
        const [least, most] = boundsOf(own, town.cells, look.told, isWeighed);
        return least > 1 + 1e-6 || most < minimum - 1e-6;
      };
      return isNarrow(true) && !isNarrow(false);
    });
    const together = look.told.filter(({ cells }) => new Set(cells.map(({ area }) => area)).size > 1);
    return {
      ...{ small: small.length, narrowed: narrowed.map(({ name }) => `${at} ${name}`) },
      ...{ told: together.length, exact: together.filter(({ step }) => step === 0).length },
    };
  });
  const sum = (of: (own: (typeof all)[number]) => number): number => all.reduce((total, own) => total + of(own), 0);
  return {
    small: sum(({ small }) => small),
    narrowed: all.flatMap(({ narrowed }) => narrowed),
    told: sum(({ told }) => told),
    exact: sum(({ exact }) => exact),
  };
}

/** The least and the most people that may have answered so, by numbers of answers and by what these weigh. */
function boundsOf(
  own: Look['hidden'][number],
  cells: readonly Cell[],
  told: readonly Told[],
  isWeighed: boolean,
): readonly [number, number] {
  const upper = cells.flatMap((cell) => places.map(() => peopleIn([cell])));
  const rows: Row[] = cells.map((cell, at) => ({
    terms: places.map((_, place): Term => [at * 5 + place, 1]),
    equals: peopleIn([cell]),
  }));
  for (const number of told) {
    const terms = (of: (cell: Cell) => number, worth: readonly number[]): readonly Term[] =>
      cells.flatMap((cell, at) =>
        number.cells.includes(cell)
          ? worth.flatMap((one, place): Term[] => (one * of(cell) ? [[at * 5 + place, one * of(cell)]] : []))
          : [],
      );
    if (number.people !== null) rows.push({ terms: terms(() => 1, number.worth), equals: number.people });
    // of a mean, what answers add up to is told where all weigh the same as well
    if (number.people === null)
      rows.push({ terms: terms(() => 1, number.worth), equals: sumOf(number.cells, number.worth) });
    // and what an area's own mean tells of it is told whatever is told of others
    const isAlone = number.people === null && new Set(number.cells.map(({ area }) => area)).size === 1;
    if (!isWeighed && !isAlone) continue;
    const all = number.cells.reduce((sum, cell) => sum + cell.weight * peopleIn([cell]), 0);
    if (number.step > 0) {
      const slack: Term = [upper.push(number.step * all) - 1, 1];
      rows.push({
        terms: [...terms(({ weight }) => weight, number.worth), slack],
        equals: (number.value + number.step / 2) * all,
      });
    } else
      for (const weight of new Set(number.cells.map((cell) => cell.weight))) {
        const alike = number.cells.filter((cell) => cell.weight === weight);
        const equals = sumOf(alike, number.worth);
        rows.push({ terms: terms((cell) => Number(cell.weight === weight), number.worth), equals });
      }
  }
  const [least = 0, most = 0] = [-1, 1].map((sign) => {
    const objective = new Array<number>(upper.length).fill(0);
    for (const [at, cell] of cells.entries())
      if (own.cells.includes(cell)) for (const place of own.places) objective[at * 5 + place - 1] = sign;
    const found = maximise({ objective, upper, rows });
    if (found.status !== 'optimal') throw new Error(`what is told contradicts itself: ${found.status}`);
    return sign * found.value;
  });
  return [least, most];
}

const sumOf = (cells: readonly Cell[], worth: readonly number[]): number =>
  cells.reduce((sum, { counts }) => sum + counts.reduce((part, n, at) => part + n * (worth[at] ?? 0), 0), 0);

type Term = [number, number];
interface Row {
  readonly terms: readonly Term[];
  readonly equals: number;
}
