import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betweenness,
  closeness,
  degreeCentralisation,
  degrees,
  mergedTies,
  type Network,
  networkComponents,
  networkDensity,
  networkDiameter,
  networkResponse,
  reciprocity,
  symmetrised,
  type Tie,
  transitivity,
} from '../../../src/stats/index.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** Up to six nodes, with ties to oneself, repeated ties, parts, and whole lengths so that paths tie. */
const network: fc.Arbitrary<Network> = fc
  .record({ n: fc.integer({ min: 1, max: 6 }), directed: fc.boolean(), lengths: fc.boolean() })
  .chain(({ n, directed, lengths }) => {
    const node = fc.constantFrom(...names.slice(0, n));
    const length = lengths ? fc.constantFrom(0.1, 0.2, 0.3, 1) : fc.constant(1);
    return fc
      .array(fc.record({ from: node, to: node, length }), { maxLength: 12 })
      .map((ties) => ({ nodes: names.slice(0, n), ties, directed }));
  });

type Paths = { readonly distance: number; readonly through: readonly (readonly string[])[] };

/** Every shortest path from one node to another, by walking all paths that pass no node twice. */
function shortestPaths(
  { ties, directed }: Network,
  [from, to]: readonly [string, string],
  bothWays = !directed,
): Paths {
  let [distance, through]: [number, (readonly string[])[]] = [Infinity, []];
  const walk = (at: string, walked: number, passed: readonly string[]): void => {
    if (at === to) {
      if (walked < distance - 1e-9) [distance, through] = [walked, [passed]];
      else if (walked < distance + 1e-9) through.push(passed);
      return;
    }
    for (const { from: one, to: other, length = 1 } of ties) {
      const next = [...(one === at ? [other] : []), ...(bothWays && other === at && one !== at ? [one] : [])];
      for (const step of next)
        if (step !== from && !passed.includes(step)) walk(step, walked + length, [...passed, step]);
    }
  };
  walk(from, 0, []);
  return { distance, through };
}

const pairs = (nodes: readonly string[]) =>
  nodes.flatMap((from) => nodes.filter((to) => to !== from).map((to) => [from, to] as const));

const tie = (from: string, to: string): Tie => ({ from, to });

describe('measures of networks, against all paths', () => {
  it('betweenness and diameter', () => {
    fc.assert(
      fc.property(network, (given) => {
        const expected = new Map(given.nodes.map((node) => [node, 0]));
        let longest = 0;
        for (const pair of pairs(given.nodes)) {
          const { distance, through } = shortestPaths(given, pair);
          if (distance < Infinity) longest = Math.max(longest, distance);
          for (const path of through) {
            for (const node of path.slice(0, -1)) expected.set(node, expected.get(node)! + 1 / through.length);
          }
        }
        const found = betweenness(given);
        for (const [index, node] of given.nodes.entries()) {
          expect(found[index]).toBeCloseTo(expected.get(node)! / (given.directed ? 1 : 2), 9);
        }
        expect(networkDiameter(given)).toBeCloseTo(longest, 9);
      }),
    );
  });

  it('closeness and components', () => {
    fc.assert(
      fc.property(network, (given) => {
        const found = closeness(given);
        const parts = networkComponents(given);
        expect(parts.flat().sort()).toEqual([...given.nodes]);
        for (const [index, node] of given.nodes.entries()) {
          const others = given.nodes.filter((other) => other !== node);
          const distances = others.map((other) => shortestPaths(given, [node, other], true).distance);
          const reached = distances.filter((distance) => distance < Infinity);
          const own = parts.find((part) => part.includes(node))!;
          expect(own.filter((other) => other !== node)).toEqual(others.filter((_, j) => distances[j]! < Infinity));
          if (reached.length === 0) expect(found[index]).toBeNull();
          else expect(found[index]).toBeCloseTo(reached.length / reached.reduce((sum, d) => sum + d, 0), 9);
        }
      }),
    );
  });

  it('transitivity, reciprocity, degrees and density', () => {
    fc.assert(
      fc.property(network, (given) => {
        const count = (one: string, other: string) =>
          given.ties.filter(({ from, to }) => from === one && to === other).length;
        const tied = (one: string, other: string) => one !== other && count(one, other) + count(other, one) > 0;
        let [open, closed, returned] = [0, 0, 0];
        for (const [one, other] of pairs(given.nodes)) {
          returned += Math.min(count(one, other), count(other, one));
          for (const middle of given.nodes) {
            if (!tied(one, middle) || !tied(middle, other)) continue;
            open += 1;
            if (tied(one, other)) closed += 1;
          }
        }
        if (open === 0) expect(transitivity(given)).toBeNull();
        else expect(transitivity(given)).toBeCloseTo(closed / open, 12);
        const between = given.ties.filter(({ from, to }) => from !== to).length;
        if (!given.directed || between === 0) expect(reciprocity(given)).toBeNull();
        else expect(reciprocity(given)).toBeCloseTo(returned / between, 12);
        const { total, incoming, outgoing } = degrees(given);
        expect(total.reduce((sum, degree) => sum + degree, 0)).toBe(2 * given.ties.length);
        if (given.directed) expect(total).toEqual(incoming!.map((degree, node) => degree + outgoing![node]!));
        const single = networkDensity(mergedTies(given));
        if (given.nodes.length < 2) expect(single).toBeNull();
        else expect(single! >= 0 && single! <= 1).toBe(true);
      }),
    );
  });

  it('centralisation lies between that of a ring and that of a star', () => {
    fc.assert(
      fc.property(network, (given) => {
        const found = degreeCentralisation(symmetrised(given));
        if (given.nodes.length < 3) expect(found).toBeNull();
        else expect(found! >= 0 && found! <= 1 + 1e-12).toBe(true);
      }),
    );
    const ring = { nodes: ['a', 'b', 'c'], ties: [tie('a', 'b'), tie('b', 'c'), tie('c', 'a')], directed: false };
    expect(degreeCentralisation(ring)).toBe(0);
    const star = { nodes: names, ties: names.slice(1).map((name) => tie('a', name)), directed: true };
    expect(degreeCentralisation(star)).toBe(1);
  });
});

describe('a pair that knows nobody else', () => {
  const dyad = {
    nodes: ['a', 'b', 'c', 'd', 'e'],
    ties: [tie('a', 'b'), tie('c', 'd'), tie('d', 'e')],
    directed: false,
  };

  it('is a part of its own, and close to itself', () => {
    expect(networkComponents(dyad)).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ]);
    expect(closeness(dyad)).toEqual([1, 1, 2 / 3, 1, 2 / 3]);
    expect(betweenness(dyad)).toEqual([0, 0, 0, 1, 0]);
    expect(networkDiameter(dyad)).toBe(2);
  });
});

describe('networks that are none', () => {
  it.each<[string, Network, string]>([
    ['a node named twice', { nodes: ['a', 'a'], ties: [], directed: false }, 'nodes: must be named once'],
    ['a tie to a stranger', { nodes: ['a'], ties: [tie('a', 'x')], directed: false }, 'ties[0]: must be between nodes'],
    [
      'a length of zero',
      { nodes: ['a', 'b'], ties: [{ from: 'a', to: 'b', length: 0 }], directed: false },
      'ties[0].length: must be positive',
    ],
  ])('%s is refused', (_, given, message) => {
    expect(() => mergedTies(given)).toThrow(message);
  });

  it('has null where there is nothing to measure', () => {
    const empty: Network = { nodes: [], ties: [], directed: true };
    expect([networkDensity(empty), networkDiameter(empty), transitivity(empty), reciprocity(empty)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(networkComponents(empty)).toEqual([]);
  });
});

describe('networkResponse', () => {
  const given = { nodes: ['a', 'b', 'c', 'd'], ties: [tie('a', 'b'), tie('b', 'a'), tie('c', 'a')] };

  it('counts the rows of those who answered', () => {
    const response = networkResponse({ ...given, directed: true }, ['a', 'b', 'd']);
    expect(response).toEqual({ rate: 0.75, isLow: true, density: 2 / 9 });
    expect(networkResponse({ ...given, directed: true }, given.nodes)).toEqual({
      rate: 1,
      isLow: false,
      density: 0.25,
    });
  });

  it('counts pairs of which one answered where ties have no direction', () => {
    const response = networkResponse({ ...given, directed: false }, ['a', 'b']);
    expect(response.density).toBeCloseTo(2 / 5, 12);
  });

  it('knows nothing when nobody answered, and refuses strangers', () => {
    expect(networkResponse({ ...given, directed: true }, [])).toEqual({ rate: 0, isLow: true, density: null });
    expect(() => networkResponse({ ...given, directed: true }, ['x'])).toThrow('responders[0]: must be a node');
    expect(() => networkResponse({ ...given, directed: true }, ['a', 'a'])).toThrow('named once');
  });
});
