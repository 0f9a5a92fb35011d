/** One tie, as one row of a survey or a log has it. */
export type Tie = {
  readonly from: string;
  readonly to: string;
  /** How far apart the two are, > 0: 1 unless given. A strong tie is a short one. */
  readonly length?: number;
};

/**
 * Who is tied to whom. Ties are taken as they come: two between the same two are two, and one to oneself counts as
 * degree; `mergedTies` and `symmetrised` make one of several, and a report must say which was used.
 */
export type Network = {
  /** Everyone who could have a tie, also those without one. */
  readonly nodes: readonly string[];
  readonly ties: readonly Tie[];
  readonly directed: boolean;
};

/** A network with its nodes as numbers. */
export type Wiring = {
  readonly n: number;
  readonly directed: boolean;
  /** Ends of each tie and its length, in the order given. */
  readonly ties: readonly { readonly from: number; readonly to: number; readonly length: number }[];
};

/** Throws unless nodes are named once, ties are between nodes, and lengths positive; names stay out of the message. */
export function wire({ nodes, ties, directed }: Network): Wiring {
  const places = new Map(nodes.map((node, index) => [node, index]));
  if (places.size < nodes.length) throw new RangeError('nodes: must be named once each');
  const placeOf = (node: string, index: number): number => {
    const place = places.get(node);
    if (place === undefined) throw new RangeError(`ties[${index}]: must be between nodes of the network`);
    return place;
  };
  const wired = ties.map(({ from, to, length = 1 }, index) => {
    if (!(length > 0 && Number.isFinite(length))) {
      throw new RangeError(`ties[${index}].length: must be positive and finite (got ${length})`);
    }
    return { from: placeOf(from, index), to: placeOf(to, index), length };
  });
  return { n: nodes.length, directed, ties: wired };
}

/**
 * The network with at most one tie between two nodes in each direction, and none from a node to itself.
 *
 * @param network  ties as they come
 * @returns the first of those between the same two stays, with its length
 * @throws {RangeError} as all functions of networks: for ties to strangers, nodes named twice, lengths not positive
 * @example mergedTies({ nodes: ['a', 'b'], ties: [{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }, { from: 'b', to: 'b' }], directed: false }).ties.length // => 1
 */
export function mergedTies(network: Network): Network {
  const { ties } = wire(network);
  const seen = new Set<string>();
  const kept = network.ties.filter((_, index) => {
    const { from, to } = ties[index] as Wiring['ties'][number];
    const key = network.directed || from < to ? `${from} ${to}` : `${to} ${from}`;
    if (from === to || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return { ...network, ties: kept };
}

/**
 * The network without directions: two are tied when either says so.
 *
 * @param network  directed or not
 * @returns an undirected network with one tie between two nodes at most
 * @throws {RangeError} as `mergedTies`
 * @see igraph as.undirected(mode = "collapse"), which keeps ties to oneself
 * @example symmetrised({ nodes: ['a', 'b'], ties: [{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }], directed: true }).ties.length // => 1
 */
export function symmetrised(network: Network): Network {
  return mergedTies({ ...network, directed: false });
}
