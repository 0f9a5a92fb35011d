import type { Open } from './solve.ts';

type Terms = readonly (readonly [place: number, weight: number])[];

interface Sums {
  readonly sums: readonly Open[];
  /** The same by the places of what they are sums of, and the most that each of these can be. */
  readonly rows: readonly { readonly terms: Terms; readonly equals: number }[];
  readonly upper: readonly number[];
}

/** Between which whole numbers counts are left, at any size, and by which sums. */
export interface Narrowed {
  readonly rangeOf: (terms: Terms) => readonly [number, number];
  /** The equations that the range follows from. */
  readonly from: (terms: Terms) => readonly number[];
}

const tiny = 1e-6;
/** One leads to the next along chains of sums: most come to an end long before. */
const mostPasses = 200;

interface Ends {
  readonly value: Float64Array;
  /** Which sum each of them follows from; −1 where from none. */
  readonly by: Int32Array;
}

interface State extends Pick<Sums, 'rows'> {
  readonly low: Ends;
  readonly high: Ends;
}

/** Puts in the least and the most that the others of each sum can be, until that says no more. */
export function narrowed({ rows, upper, sums }: Sums): Narrowed {
  const by = (): Int32Array => new Int32Array(upper.length).fill(-1);
  const low = { value: new Float64Array(upper.length), by: by() };
  const high = { value: Float64Array.from(upper), by: by() };
  const state: State = { rows, low, high };
  for (let [pass, moved] = [0, true]; moved && pass < mostPasses; pass += 1) {
    moved = false;
    for (const n of rows.keys()) if (tighten(state, n)) moved = true;
  }
  return {
    rangeOf: (terms) => [endOf(state, terms, 'low'), endOf(state, terms, 'high')],
    from: (terms) => reasonsOf(state, terms).flatMap((n) => sums[n]?.equation ?? []),
  };
}

/** Of a count that is added its own end, of one that is taken away the other one. */
const endsOf = (state: State, weight: number, end: 'low' | 'high'): Ends =>
  weight > 0 === (end === 'low') ? state.low : state.high;

const endOf = (state: State, terms: Terms, end: 'low' | 'high'): number => {
  let sum = 0;
  for (const [place, weight] of terms) sum += weight * (endsOf(state, weight, end).value[place] ?? 0);
  return sum;
};

/** @returns whether a sum says more of one of its counts than was known */
function tighten(state: State, n: number): boolean {
  const { low, high, rows } = state;
  const { terms, equals } = rows[n] ?? { terms: [], equals: 0 };
  const [least, most] = [endOf(state, terms, 'low'), endOf(state, terms, 'high')];
  let moved = false;
  for (const [place, weight] of terms) {
    const own = [low.value[place] ?? 0, high.value[place] ?? 0] as const;
    const [from, to] = weight > 0 ? own : [own[1], own[0]];
    // the most that it can be beside the least of the others, and the other way round
    const ends = [(equals - (most - weight * to)) / weight, (equals - (least - weight * from)) / weight];
    const [atLeast, atMost] = [Math.ceil(Math.min(...ends) - tiny), Math.floor(Math.max(...ends) + tiny)];
    // sums that contradict each other say nothing
    if (atLeast > own[1] || atMost < own[0] || atLeast > atMost) continue;
    if (atLeast > own[0]) [low.value[place], low.by[place], moved] = [atLeast, n, true];
    if (atMost < own[1]) [high.value[place], high.by[place], moved] = [atMost, n, true];
  }
  return moved;
}

/** All sums that the ends of some counts follow from, and those that these follow from in turn. */
function reasonsOf(state: State, terms: Terms): readonly number[] {
  const sums = new Set<number>();
  const seen = new Map<Ends, Set<number>>([
    [state.low, new Set()],
    [state.high, new Set()],
  ]);
  const open: (readonly [Ends, number])[] = [];
  const ask = (own: Terms, end: 'low' | 'high', but = -1): void => {
    for (const [place, weight] of own) if (place !== but) open.push([endsOf(state, weight, end), place]);
  };
  ask(terms, 'low');
  ask(terms, 'high');
  for (let next = open.pop(); next; next = open.pop()) {
    const [ends, place] = next;
    const n = ends.by[place] ?? -1;
    if (n < 0 || seen.get(ends)?.has(place)) continue;
    seen.get(ends)?.add(place);
    sums.add(n);
    const own = state.rows[n]?.terms ?? [];
    const weight = own.find(([other]) => other === place)?.[1] ?? 1;
    ask(own, weight > 0 === (ends === state.high) ? 'low' : 'high', place);
  }
  return [...sums];
}
