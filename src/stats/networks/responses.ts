import { mergedTies, type Network } from './network.ts';

/** How much of a network is known when not everybody answered. */
export type NetworkResponse = {
  /** Nodes that answered, of all. */
  readonly rate: number;
  /** Whether so few answered that measures of the whole network would mislead. */
  readonly isLow: boolean;
  /** Ties of those who answered, of all that they could have named; null when there is nothing to name. */
  readonly density: number | null;
};

/** Below this share of answers, centrality and components say more of who answered than of the coalition. */
const leastResponse = 0.8;

/**
 * Response to a network survey, and the density that the answers support.
 *
 * Somebody who did not answer has no row, which is not a row without ties: with directions only the rows of those who
 * answered count; without them, only pairs of which at least one answered.
 *
 * @param network     ties that were reported
 * @param responders  nodes that answered, with ties or without
 * @returns rate, its flag (below 80 %), and density over what is known
 * @throws {RangeError} as `mergedTies`, without nodes, and for responders that are no nodes or are named twice
 * @see Kossinets 2006 on what missing answers do to measures of networks
 * @example networkResponse({ nodes: ['a', 'b', 'c'], ties: [{ from: 'a', to: 'b' }], directed: true }, ['a', 'b']).density // => 0.25
 */
export function networkResponse(network: Network, responders: readonly string[]): NetworkResponse {
  const { nodes, directed } = network;
  const answered = new Set(responders);
  if (nodes.length === 0) throw new RangeError('nodes: must be at least one (got none)');
  if (answered.size < responders.length) throw new RangeError('responders: must be named once each');
  const stranger = responders.findIndex((name) => !nodes.includes(name));
  if (stranger >= 0) throw new RangeError(`responders[${stranger}]: must be a node of the network`);
  const isKnown = ({ from, to }: Network['ties'][number]) => answered.has(from) || (!directed && answered.has(to));
  const known = mergedTies(network).ties.filter(isKnown);
  const [n, r] = [nodes.length, answered.size];
  const possible = directed ? r * (n - 1) : (r * (r - 1)) / 2 + r * (n - r);
  return { rate: r / n, isLow: r / n < leastResponse, density: possible === 0 ? null : known.length / possible };
}
