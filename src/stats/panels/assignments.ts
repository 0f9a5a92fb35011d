/** A source of whole numbers from 0 up to, but not with, the bound: seeded, and handed in by whoever wants draws. */
export type WholeDraws = (below: number) => number;

/**
 * How many different ways there are of giving labels to places, within strata.
 *
 * @param labels  one for each place; equal ones cannot be told apart
 * @param strata  of the places: labels move within them only
 * @returns the number, which may be larger than whole numbers are exact
 * @example countAssignments([1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], new Array(12).fill(0)) // => 220
 */
export function countAssignments(labels: readonly number[], strata: readonly number[]): number {
  let ways = 1;
  for (const places of placesByStratum(strata)) {
    const seen = new Map<number, number>();
    for (const [index, place] of places.entries()) {
      const label = labels[place] ?? 0;
      const count = (seen.get(label) ?? 0) + 1;
      seen.set(label, count);
      // n! / Π mᵢ!, one factor at a time: each partial product is a whole number
      ways = (ways * (index + 1)) / count;
    }
  }
  return ways;
}

/**
 * All different ways of giving labels to places, within strata.
 *
 * @example [...assignments([1, 0, 0], [0, 0, 0])].length // => 3
 */
export function* assignments(labels: readonly number[], strata: readonly number[]): Generator<readonly number[]> {
  const groups = placesByStratum(strata);
  const current = [...labels];
  for (const places of groups) reset(current, places);
  let more = true;
  while (more) {
    yield [...current];
    more = groups.some((places) => advance(current, places));
  }
}

/** Assignments at random, one at each call: each stratum shuffled by itself. */
export function drawnAssignments(
  labels: readonly number[],
  strata: readonly number[],
  draw: WholeDraws,
): () => readonly number[] {
  const groups = placesByStratum(strata);
  return () => {
    const drawn = [...labels];
    for (const places of groups)
      for (let last = places.length - 1; last > 0; last -= 1) {
        const [one, other] = [places[last] as number, places[draw(last + 1)] as number];
        const label = drawn[one] as number;
        drawn[one] = drawn[other] as number;
        drawn[other] = label;
      }
    return drawn;
  };
}

function placesByStratum(strata: readonly number[]): readonly (readonly number[])[] {
  return [...new Set(strata)].map((stratum) => [...strata.keys()].filter((place) => strata[place] === stratum));
}

function reset(labels: number[], places: readonly number[]): void {
  const sorted = places.map((place) => labels[place] ?? 0).sort((a, b) => a - b);
  for (const [index, place] of places.entries()) labels[place] = sorted[index] ?? 0;
}

/** The next arrangement in the order of a dictionary; after the last, back to the first, and false. */
function advance(labels: number[], places: readonly number[]): boolean {
  const at = (index: number): number => labels[places[index] ?? 0] ?? 0;
  let rise = places.length - 2;
  while (rise >= 0 && at(rise) >= at(rise + 1)) rise -= 1;
  if (rise >= 0) {
    let larger = places.length - 1;
    while (at(larger) <= at(rise)) larger -= 1;
    swap(labels, places[rise] ?? 0, places[larger] ?? 0);
  }
  for (let [low, high] = [rise + 1, places.length - 1]; low < high; low += 1, high -= 1) {
    swap(labels, places[low] ?? 0, places[high] ?? 0);
  }
  return rise >= 0;
}

function swap(labels: number[], a: number, b: number): void {
  [labels[a], labels[b]] = [labels[b] ?? 0, labels[a] ?? 0];
}
