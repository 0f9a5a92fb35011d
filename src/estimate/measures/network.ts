import type { PairsStat } from '../../crosstab/index.ts';
import type { Beside, Metric } from '../../spec/index.ts';
import { degreeCentralisation, type Network, networkComponents, networkDensity } from '../../stats/index.ts';
import { incomparable, type LevelNumbers, type MeasureMethods } from './measure.ts';
import { asKind, bothSides } from './stats-of.ts';

/**
 * Who works with whom: density, centralisation and parts of the network without directions. All partners are in it, and
 * none is a sample of others: there is no interval, and no change that chance could be weighed against.
 *
 * @see Freeman 1978 on centralisation; Kossinets 2006 on what missing partners do to all three
 */
export function networkMethods(): MeasureMethods {
  return {
    scattering: null,
    level: (stat, { metric }) => levelOf(asKind(stat, 'pairs'), metric),
    compare: (pairs, { metric }) => {
      const level = levelOf(bothSides(pairs, 'pairs')[1], metric);
      if (level.status === 'withheld') return incomparable('whole-coalition');
      return incomparable('whole-coalition', { value: level.value, n: level.n, events: null, exposure: null });
    },
  };
}

type Described = Extract<Beside, { readonly kind: 'network' }>;

function levelOf(stat: PairsStat, metric: Metric): LevelNumbers {
  if (stat.records === 0) return { status: 'withheld', reason: 'no-eligible-records' };
  const described = describe(networkOf(stat, metric));
  const value = described && valueOf(described, metric);
  if (described === null || value === null) return { status: 'withheld', reason: 'too-few-members' };
  return {
    status: 'estimated',
    value,
    low: null,
    high: null,
    n: stat.records,
    events: null,
    exposure: null,
    method: 'none',
    missing: null,
    effectiveN: null,
    beside: described,
  };
}

/** Everyone whom any record names, and a tie between two who did enough together. */
function networkOf({ members, pairs }: PairsStat, { measure }: Metric): Network {
  const least = measure.kind === 'network' ? measure.least : 1;
  const ties = pairs.filter(({ n }) => n >= least).map(({ one, other }) => ({ from: one, to: other }));
  return { nodes: members, ties, directed: false };
}

/** Null with fewer than two partners: nobody could work with anybody. */
function describe(network: Network): Described | null {
  const density = networkDensity(network);
  if (density === null) return null;
  const partners = network.nodes.length;
  return {
    kind: 'network',
    partners,
    ties: network.ties.length,
    pairs: (partners * (partners - 1)) / 2,
    density,
    centralisation: degreeCentralisation(network),
    components: networkComponents(network).length,
  };
}

const valueOf = (described: Described, { measure }: Metric): number | null =>
  described[measure.kind === 'network' ? measure.statistic : 'density'];
