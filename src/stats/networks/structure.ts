import { degrees } from './centrality.ts';
import { type Network, symmetrised, wire } from './network.ts';
import { reachFrom, stepsOf } from './shortest-paths.ts';

/**
 * Density: ties there are, of those there could be.
 *
 * @param network  as it comes: with several ties between two it can pass 1; `mergedTies` cannot
 * @returns null with fewer than two nodes
 * @throws {RangeError} as `mergedTies`
 * @see igraph edge_density
 * @example networkDensity({ nodes: ['a', 'b', 'c'], ties: [{ from: 'a', to: 'b' }], directed: true }) // => 0.16666666666666666
 */
export function networkDensity(network: Network): number | null {
  const { n, ties, directed } = wire(network);
  return n < 2 ? null : ties.length / ((n * (n - 1)) / (directed ? 1 : 2));
}

/**
 * Reciprocity: the share of directed ties that are returned.
 *
 * @param network  ties to oneself are left out
 * @returns null without directions, and without ties between two nodes
 * @throws {RangeError} as `mergedTies`
 * @see igraph reciprocity(mode = "default")
 * @example reciprocity({ nodes: ['a', 'b', 'c'], ties: [{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }, { from: 'a', to: 'c' }], directed: true }) // => 0.6666666666666666
 */
export function reciprocity(network: Network): number | null {
  const { ties, directed } = wire(network);
  const counts = new Map<string, number>();
  const between = ties.filter(({ from, to }) => from !== to);
  if (!directed || between.length === 0) return null;
  for (const { from, to } of between) counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
  let returned = 0;
  for (const [ends, count] of counts) {
    const [from, to] = ends.split(' ');
    returned += Math.min(count, counts.get(`${to} ${from}`) ?? 0);
  }
  return returned / between.length;
}

/**
 * Transitivity: how often two partners of a node are partners of each other, on the network without directions.
 *
 * @param network  directed or not
 * @returns closed over all paths of two ties; null where there is no such path
 * @throws {RangeError} as `mergedTies`
 * @see igraph transitivity(type = "global")
 * @example transitivity({ nodes: ['a', 'b', 'c', 'd'], ties: [{ from: 'a', to: 'b' }, { from: 'b', to: 'c' }, { from: 'c', to: 'a' }, { from: 'c', to: 'd' }], directed: false }) // => 0.6
 */
export function transitivity(network: Network): number | null {
  const plain = symmetrised(network);
  const neighbours = stepsOf(wire(plain)).map((steps) => new Set(steps.map(({ to }) => to)));
  let closed = 0;
  for (const partners of neighbours) {
    for (const one of partners) {
      for (const other of partners) if (one < other && neighbours[one]?.has(other)) closed += 1;
    }
  }
  const paths = degrees(plain).total.reduce((sum, degree) => sum + (degree * (degree - 1)) / 2, 0);
  return paths === 0 ? null : closed / paths;
}

/**
 * Components: the parts of a network that have no tie between them, whatever the direction of the ties.
 *
 * @param network  directed or not
 * @returns the nodes of each part, in their order; parts by their first node; nodes without ties are parts of one
 * @throws {RangeError} as `mergedTies`
 * @see igraph components(mode = "weak")
 * @example networkComponents({ nodes: ['a', 'b', 'c'], ties: [{ from: 'c', to: 'a' }], directed: true }) // => [['a', 'c'], ['b']]
 */
export function networkComponents(network: Network): readonly (readonly string[])[] {
  const steps = stepsOf(wire(network), true);
  const placed = new Set<number>();
  const parts: (readonly string[])[] = [];
  for (const start of network.nodes.keys()) {
    if (placed.has(start)) continue;
    const part = [...reachFrom(steps, start).order].sort((a, b) => a - b);
    for (const node of part) placed.add(node);
    parts.push(part.map((node) => network.nodes[node] ?? ''));
  }
  return parts;
}

/**
 * Diameter: the longest of the shortest paths, between nodes that have one.
 *
 * @param network  paths follow directions, and are as long as their ties
 * @returns 0 where there are no ties; null without nodes
 * @throws {RangeError} as `mergedTies`
 * @see igraph diameter
 * @example networkDiameter({ nodes: ['a', 'b', 'c'], ties: [{ from: 'a', to: 'b' }, { from: 'b', to: 'c' }], directed: true }) // => 2
 */
export function networkDiameter(network: Network): number | null {
  const steps = stepsOf(wire(network));
  if (steps.length === 0) return null;
  let longest = 0;
  for (const start of steps.keys()) {
    const { distances, order } = reachFrom(steps, start);
    for (const node of order) longest = Math.max(longest, distances[node] ?? 0);
  }
  return longest;
}
