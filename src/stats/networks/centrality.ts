import { type Network, symmetrised, wire } from './network.ts';
import { reachFrom, stepsOf } from './shortest-paths.ts';

/** Ties of each node, in the order of the nodes; a tie to oneself has two ends. */
export type Degrees = {
  readonly total: readonly number[];
  /** Ties that come in and go out; null without directions. */
  readonly incoming: readonly number[] | null;
  readonly outgoing: readonly number[] | null;
};

/**
 * Degree: how many ties each node has.
 *
 * @param network  as it comes; `mergedTies` counts partners instead of ties
 * @returns for each node, in their order; in a directed network total is incoming and outgoing together
 * @throws {RangeError} as `mergedTies`
 * @see igraph degree(mode = "all"), ("in"), ("out")
 * @example degrees({ nodes: ['a', 'b', 'c'], ties: [{ from: 'a', to: 'b' }, { from: 'a', to: 'c' }], directed: true }).incoming // => [0, 1, 1]
 */
export function degrees(network: Network): Degrees {
  const { n, ties, directed } = wire(network);
  const [incoming, outgoing] = [new Array<number>(n).fill(0), new Array<number>(n).fill(0)];
  for (const { from, to } of ties) {
    outgoing[from] = (outgoing[from] ?? 0) + 1;
    incoming[to] = (incoming[to] ?? 0) + 1;
  }
  const total = outgoing.map((out, node) => out + (incoming[node] ?? 0));
  return directed ? { total, incoming, outgoing } : { total, incoming: null, outgoing: null };
}

/**
 * Freeman's degree centralisation: how much the ties hang on one node, from 0 (all alike) to 1 (a star).
 *
 * Σ (largest degree − degree) / ((n − 1)(n − 2)), on the network without directions.
 *
 * @param network  directed or not
 * @returns null with fewer than three nodes
 * @throws {RangeError} as `mergedTies`
 * @see Freeman 1978; igraph centr_degree(loops = FALSE) of the collapsed graph
 * @example degreeCentralisation({ nodes: ['a', 'b', 'c', 'd'], ties: [{ from: 'a', to: 'b' }, { from: 'a', to: 'c' }, { from: 'a', to: 'd' }], directed: false }) // => 1
 */
export function degreeCentralisation(network: Network): number | null {
  const isTie = ({ from, to }: Network['ties'][number]) => from !== to;
  const plain = network.directed ? symmetrised(network) : { ...network, ties: network.ties.filter(isTie) };
  const { total } = degrees(plain);
  const n = total.length;
  if (n < 3) return null;
  const largest = Math.max(...total);
  return total.reduce((sum, degree) => sum + largest - degree, 0) / ((n - 1) * (n - 2));
}

/**
 * Betweenness: on how many shortest paths between two others a node lies.
 *
 * Where a pair has several shortest paths, each counts for its share. Nodes that connect parts of a coalition which
 * would else be apart have a high one: brokers, and points of failure.
 *
 * @param network  paths follow directions, and are as long as their ties
 * @returns for each node, unnormalised: pairs, each once without directions
 * @throws {RangeError} as `mergedTies`
 * @see Freeman 1977; Brandes 2001; igraph betweenness
 * @example betweenness({ nodes: ['a', 'b', 'c'], ties: [{ from: 'a', to: 'b' }, { from: 'b', to: 'c' }], directed: false }) // => [0, 1, 0]
 */
export function betweenness(network: Network): readonly number[] {
  const wiring = wire(network);
  const steps = stepsOf(wiring);
  const scores = new Array<number>(wiring.n).fill(0);
  for (let start = 0; start < wiring.n; start += 1) {
    const { paths, before, order } = reachFrom(steps, start);
    const dependence = new Float64Array(wiring.n);
    for (const node of [...order].reverse()) {
      for (const previous of before[node] ?? []) {
        const share = (paths[previous] ?? 0) / (paths[node] ?? 1);
        dependence[previous] = (dependence[previous] ?? 0) + share * (1 + (dependence[node] ?? 0));
      }
      if (node !== start) scores[node] = (scores[node] ?? 0) + (dependence[node] ?? 0);
    }
  }
  return wiring.directed ? scores : scores.map((score) => score / 2);
}

/**
 * Closeness: one over the mean distance to the nodes that can be reached, whatever the direction of the ties.
 *
 * In a network in parts it says how close a node is to its own part: a pair that knows nobody else has 1. Never rank
 * nodes of different parts by it.
 *
 * @param network  directed or not; distances are the lengths of ties
 * @returns for each node; null for one without ties
 * @throws {RangeError} as `mergedTies`
 * @see Freeman 1978; igraph 1.3 closeness(mode = "all", normalized = TRUE)
 * @example closeness({ nodes: ['a', 'b', 'c', 'd'], ties: [{ from: 'a', to: 'b' }, { from: 'b', to: 'c' }], directed: false }) // => [0.6666666666666666, 1, 0.6666666666666666, null]
 */
export function closeness(network: Network): readonly (number | null)[] {
  const wiring = wire(network);
  const steps = stepsOf(wiring, true);
  return Array.from({ length: wiring.n }, (_, start) => {
    const { distances, order } = reachFrom(steps, start);
    if (order.length === 1) return null;
    return (order.length - 1) / order.reduce((sum, node) => sum + (distances[node] ?? 0), 0);
  });
}
