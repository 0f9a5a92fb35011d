import type { Wiring } from './network.ts';

/** Where one step leads from each node, and how far it is. */
export type Steps = readonly (readonly { readonly to: number; readonly length: number }[])[];

/** Shortest paths from one node. */
export type Reach = {
  /** Infinity for nodes that cannot be reached. */
  readonly distances: Float64Array;
  /** How many shortest paths lead to each node. */
  readonly paths: Float64Array;
  /** On a shortest path, the node before; once for each tie between the two. */
  readonly before: readonly (readonly number[])[];
  /** Nodes that are reached, the nearest first. */
  readonly order: readonly number[];
};

/** Steps along the ties, or both ways; a tie to oneself leads nowhere. */
export function stepsOf({ n, ties, directed }: Wiring, bothWays = !directed): Steps {
  const steps = Array.from({ length: n }, (): { to: number; length: number }[] => []);
  for (const { from, to, length } of ties) {
    if (from === to) continue;
    steps[from]?.push({ to, length });
    if (bothWays) steps[to]?.push({ to: from, length });
  }
  return steps;
}

/** Lengths that differ by less than this share are equal: sums of the same ties in another order. */
const rounding = 1e-10;

/**
 * Dijkstra's search from one node, counting paths.
 *
 * Takes the nearest open node by looking at all: coalitions have tens of members, not thousands.
 */
export function reachFrom(steps: Steps, start: number): Reach {
  const n = steps.length;
  const distances = new Float64Array(n).fill(Infinity);
  const paths = new Float64Array(n);
  const before = Array.from({ length: n }, (): number[] => []);
  const open = new Set([start]);
  const order: number[] = [];
  distances[start] = 0;
  paths[start] = 1;
  while (open.size > 0) {
    const node = nearest(open, distances);
    open.delete(node);
    order.push(node);
    for (const { to, length } of steps[node] ?? []) {
      const [along, known] = [(distances[node] ?? 0) + length, distances[to] ?? 0];
      const slack = rounding * along;
      if (along < known - slack) {
        distances[to] = along;
        paths[to] = 0;
        before[to] = [];
        open.add(to);
      }
      if (along < known + slack) {
        paths[to] = (paths[to] ?? 0) + (paths[node] ?? 0);
        before[to]?.push(node);
      }
    }
  }
  return { distances, paths, before, order };
}

function nearest(open: ReadonlySet<number>, distances: Float64Array): number {
  let [best, least] = [-1, Infinity];
  for (const node of open) {
    const distance = distances[node] ?? Infinity;
    if (distance < least) [best, least] = [node, distance];
  }
  return best;
}
