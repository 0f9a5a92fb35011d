/** What a reader with a pencil works out of sums: by putting in what is known, and by taking sums from each other. */

export interface Equation {
  /** By unknown: how often it stands in the sum. */
  readonly terms: ReadonlyMap<number, number>;
  readonly equals: number;
}

export interface Follows {
  readonly value: number;
  /** The equations that it follows from. */
  readonly from: readonly number[];
}

export interface Solved {
  /** What follows of a weighted sum of unknowns; null where it may be this or that. */
  readonly follows: (terms: ReadonlyMap<number, number>) => Follows | null;
  /** What is known of each unknown that is told, or all but told. */
  readonly known: ReadonlyMap<number, Known>;
  /** What is left of sums without what is known. */
  readonly open: readonly Open[];
}

/** A sum of numbers that are not known. */
export interface Open {
  /** Which of the equations. */
  readonly equation: number;
  readonly terms: ReadonlyMap<number, number>;
  readonly equals: number;
  /** The equations that what was put into it follows from. */
  readonly given: readonly number[];
}

const tiny = 1e-6;

interface Known {
  readonly value: number;
  readonly from: ReadonlySet<number>;
}

/** A sum in which no number that is known stands, with how often each equation stands in it. */
interface Row {
  readonly pivot: number;
  readonly terms: Map<number, number>;
  readonly value: number;
  readonly from: Map<number, number>;
}

/** @param equations  of numbers of which none is less than none; those that contradict others are left out */
export function solve(equations: readonly Equation[]): Solved {
  const at = new Map<number, number[]>();
  for (const [n, { terms }] of equations.entries())
    for (const cell of terms.keys()) {
      const own = at.get(cell);
      if (own) own.push(n);
      else at.set(cell, [n]);
    }
  const { known, left } = putIn(equations, at);
  const sums = [...equations.entries()].flatMap(([equation, { terms }]): readonly Open[] => {
    const unknown = [...terms].filter(([cell]) => !known.has(cell));
    if (unknown.length === 0) return [];
    const given = new Set([...terms.keys()].flatMap((cell) => [...(known.get(cell)?.from ?? [])]));
    return [{ equation, terms: new Map(unknown), equals: left[equation] ?? 0, given: [...given] }];
  });
  const rows: Row[] = [];
  const open: Open[] = [];
  for (const sum of sums.toSorted((a, b) => a.terms.size - b.terms.size)) {
    const { equation, terms, equals } = sum;
    const row = reduce({ terms: new Map(terms), value: equals, from: new Map([[equation, 1]]) }, rows);
    const [pivot] = [...row.terms.keys()].sort((a, b) => (at.get(a)?.length ?? 0) - (at.get(b)?.length ?? 0));
    // what the others say already would only tie them together
    if (pivot === undefined) continue;
    open.push(sum);
    rows.push(divided(row, pivot));
  }
  const follows = (terms: ReadonlyMap<number, number>): Follows | null => {
    const start = new Map<number, number>();
    let value = 0;
    for (const [cell, weight] of terms) {
      const own = known.get(cell);
      if (own) value += weight * own.value;
      else if (at.has(cell)) start.set(cell, weight);
      else return null;
    }
    const rest = reduce({ terms: start, value: 0, from: new Map() }, rows);
    if (rest.terms.size > 0) return null;
    const weights = new Map(terms);
    for (const [n, times] of rest.from)
      for (const [cell, weight] of equations[n]?.terms ?? []) add(weights, cell, times * weight);
    const from = new Set(rest.from.keys());
    for (const cell of weights.keys()) for (const n of known.get(cell)?.from ?? []) from.add(n);
    return { value: value - rest.value, from: [...from] };
  };
  return { follows, known, open };
}

/** Numbers that are told, or all but told: the last unknown of a sum, and all of those that add up to none. */
function putIn(equations: readonly Equation[], at: ReadonlyMap<number, readonly number[]>) {
  const known = new Map<number, Known>();
  const open = equations.map(({ terms }) => terms.size);
  const left = equations.map(({ equals }) => equals);
  const queue = [...equations.keys()].reverse();
  for (let n = queue.pop(); n !== undefined; n = queue.pop()) {
    const [count, own, rest] = [open[n] ?? 0, equations[n], left[n] ?? 0];
    if (!own || count === 0 || (count > 1 && Math.abs(rest) >= tiny)) continue;
    const unknown = [...own.terms.keys()].filter((cell) => !known.has(cell));
    const isNone = Math.abs(rest) < tiny && unknown.every((cell) => (own.terms.get(cell) ?? 0) > 0);
    if (count > 1 && !isNone) continue;
    const from = new Set([n]);
    for (const cell of own.terms.keys()) for (const other of known.get(cell)?.from ?? []) from.add(other);
    for (const cell of unknown) {
      const value = isNone ? 0 : rest / (own.terms.get(cell) ?? 1);
      if (value < -tiny) continue;
      known.set(cell, { value, from });
      for (const other of at.get(cell) ?? []) {
        open[other] = (open[other] ?? 0) - 1;
        left[other] = (left[other] ?? 0) - value * (equations[other]?.terms.get(cell) ?? 0);
        queue.push(other);
      }
    }
  }
  return { known, left };
}

function add(terms: Map<number, number>, cell: number, weight: number): void {
  const sum = (terms.get(cell) ?? 0) + weight;
  if (Math.abs(sum) < tiny) terms.delete(cell);
  else terms.set(cell, sum);
}

/** A sum less others, until no first number of theirs is left in it. */
function reduce({ terms, value, from }: Omit<Row, 'pivot'>, rows: readonly Row[]): Omit<Row, 'pivot'> {
  let rest = value;
  for (const row of rows) {
    const times = terms.get(row.pivot);
    if (times === undefined) continue;
    for (const [cell, weight] of row.terms) add(terms, cell, -times * weight);
    for (const [n, weight] of row.from) add(from, n, -times * weight);
    rest -= times * row.value;
  }
  return { terms, value: rest, from };
}

function divided({ terms, value, from }: Omit<Row, 'pivot'>, pivot: number): Row {
  const by = terms.get(pivot) ?? 1;
  for (const [cell, weight] of terms) terms.set(cell, weight / by);
  for (const [n, weight] of from) from.set(n, weight / by);
  return { pivot, terms, value: value / by, from };
}
