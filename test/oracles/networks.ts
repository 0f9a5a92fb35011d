import * as stats from '../../src/stats/index.ts';
import { type Context, type Input, listOf, type Method, number } from './input.ts';

type Edge = readonly (string | number)[];

/** Pairs, or pairs with a weight, from the case or from its CSV; igraph takes a weight as the length of the tie. */
function edgesOf(input: Input, { readData }: Context): readonly Edge[] {
  const weights = (input['weights'] ?? input['weight'] ?? []) as readonly number[];
  const listed = (input['edges'] ?? []) as readonly Edge[];
  const raw = input['data'] === undefined ? listed : readData(String(input['data'])).map((row) => Object.values(row));
  return raw.map((edge, index) => [...edge.slice(0, 2), Number(edge[2] ?? weights[index] ?? 1)]);
}

/** Nodes 1 to n, or those that the case or its edges name, in the order of igraph. */
function networkOf(input: Input, context: Context): stats.Network {
  const edges = edgesOf(input, context);
  const named = [input['nodes'] ?? input['vertices'] ?? input['names'] ?? []].flat().map(String);
  const ends = edges.flatMap(([from, to]) => [String(from), String(to)]);
  const areNumbers = named.length === 0 && ends.every((end) => /^\d+$/.test(end));
  const n = input['n'] === undefined ? Math.max(0, ...ends.map(Number)) : number(input, 'n');
  const nodes = areNumbers
    ? Array.from({ length: n }, (_, index) => String(index + 1))
    : [...new Set([...named, ...ends])];
  const ties = edges.map(([from, to, length]) => ({ from: String(from), to: String(to), length: Number(length) }));
  return { nodes, ties, directed: input['directed'] === true };
}

function responseOf(input: Input, network: stats.Network) {
  const absent = [input['nonrespondents'] ?? input['missing'] ?? []].flat().map(String);
  const given = input['responders'] ?? input['respondents'];
  const responders =
    given === undefined ? network.nodes.filter((node) => !absent.includes(node)) : [given].flat().map(String);
  return stats.networkResponse(network, responders);
}

const network: Method = (input, context) => {
  const given = networkOf(input, context);
  const { total, incoming, outgoing } = stats.degrees(given);
  const centralisation = stats.degreeCentralisation(given);
  const response = given.nodes.length === 0 ? null : responseOf(input, given);
  return {
    n: given.nodes.length,
    edges: given.ties.length,
    density: stats.networkDensity(given),
    degree: total,
    in_degree: incoming,
    out_degree: outgoing,
    degree_centralization_freeman_undirected: centralisation,
    degree_centralization_freeman: centralisation,
    betweenness: stats.betweenness(given),
    closeness_normalized_all: stats.closeness(given),
    reciprocity: stats.reciprocity(given),
    transitivity_global_undirected: stats.transitivity(given),
    components: stats.networkComponents(given).length,
    diameter: stats.networkDiameter(given),
    response_rate: response?.rate ?? null,
    density_responders: response?.density ?? null,
  };
};

const trustItems = ['reliability', 'mission', 'open'];
const valueItems = ['power', 'involvement', 'resources'];

const partner: Method = (input, context) => {
  const given = (input['ties'] ?? columnsOf(input, context)) as Readonly<Record<string, unknown>>;
  const ties = Object.fromEntries(Object.entries(given).map(([name, values]) => [name, listOf(values)]));
  const { from = [], to = [] } = ties;
  const items = (names: readonly string[], row: number) =>
    names
      .flatMap((name) => Object.keys(ties).filter((column) => column.startsWith(name)))
      .map((column) => ties[column]?.[row] ?? null)
      .map((item) => (item === null ? null : Number(item)));
  const rows = from.map((source, row) => ({
    from: String(source),
    to: String(to[row]),
    trust: items(trustItems, row),
    value: items(valueItems, row),
  }));
  const named = [input['agencies'] ?? input['nodes'] ?? []].flat().map(String);
  const known = [...new Set([...named, ...rows.flatMap((row) => [row.from, row.to])])];
  const silent = Math.max(0, (input['n'] === undefined ? 0 : number(input, 'n')) - known.length);
  const agencies = [...known, ...Array.from({ length: silent }, (_, index) => `silent ${index}`)];
  const { trust, value, trustByTarget, valueByTarget, density } = stats.partnerScores(rows, agencies);
  return {
    trust_mean: trust.mean,
    trust_pct: trust.percent,
    trust_by_target: trustByTarget,
    value_mean: value.mean,
    value_pct: value.percent,
    value_by_target: valueByTarget,
    density_directed: density,
  };
};

function columnsOf(input: Input, { readData }: Context) {
  const rows = readData(String(input['data']));
  const cell = (text: string | undefined) => (text === undefined || text === '' || text === 'NA' ? null : text);
  return Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, rows.map((row) => cell(row[name]))]));
}

/** Networks of agencies. */
export const networks: Readonly<Record<string, Method>> = { network, partner_scores: partner };
