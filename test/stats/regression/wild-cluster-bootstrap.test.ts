import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import * as stats from '../../../src/stats/index.ts';

/** Areas of unequal length, the first two treated late, whose counts drift apart. */
function unevenPanel(areas: number) {
  const cells = Array.from({ length: areas }, (_, area) =>
    Array.from({ length: 4 + (area % 3) }, (__, period) => ({ area, period })),
  ).flat();
  return {
    clusters: stats.groupRows(cells.map(({ area }) => area)),
    periods: stats.groupRows(cells.map(({ period }) => period)),
    d: { name: 'd', values: cells.map(({ area, period }) => Number(area < 2 && period > 1)) },
    response: cells.map(({ area, period }) => 3 + Math.sin(7 * area + 3 * period) + 0.2 * area * period),
  };
}

const generator = () => xoroshiro128plus(11);

describe('wildClusterBootstrap', () => {
  it.each([
    ['absorbed areas', true],
    ['a column for each area', false],
  ])('comes to what fitting every sign vector anew comes to, with %s', (_, isAbsorbed) => {
    const { clusters, periods, d, response } = unevenPanel(6);
    const columns = [...stats.dummies(periods, 'p'), d, ...(isAbsorbed ? [] : stats.dummies(clusters, 'a'))];
    const absorb = isAbsorbed ? { absorb: clusters } : {};
    const tOf = (y: ArrayLike<number>) => {
      const fit = stats.leastSquares({ response: y, columns, ...absorb });
      const found = stats.coefficientOf(fit, 'd', stats.clusterCovariance(fit, clusters, { convention: 'CR1' }));
      return (found?.estimate ?? 0) / (found?.standardError ?? 1);
    };
    const restricted = stats.leastSquares({ response, columns: columns.filter(({ name }) => name !== 'd'), ...absorb });
    const t = tOf(response);
    let extreme = 0;
    for (let code = 0; code < 64; code += 1) {
      const drawn = restricted.fitted.map((fitted, row) => {
        const sign = (code >> clusters.of[row]!) & 1 ? -1 : 1;
        return fitted + sign * restricted.residuals[row]!;
      });
      if (Math.abs(tOf(drawn)) >= Math.abs(t) * (1 - 1e-9)) extreme += 1;
    }
    const found = stats.wildClusterBootstrap(
      { response, columns, name: 'd', clusters, ...absorb },
      { draws: 9, generator: generator() },
    );
    expect(found).toMatchObject({ draws: 64, isExhaustive: true, smallestP: 2 / 64 });
    expect(found.t).toBeCloseTo(t, 9);
    expect(found.p).toBe(extreme / 64);
  });

  it('draws signs where clusters are many: the same from the same seed, never 0, near what all sign vectors give', () => {
    const { clusters, periods, d, response } = unevenPanel(13);
    const input = { response, columns: [...stats.dummies(periods, 'p'), d], name: 'd', clusters, absorb: clusters };
    const draw = () => stats.wildClusterBootstrap(input, { draws: 1999, generator: generator() });
    const drawn = draw();
    expect(drawn).toMatchObject({ draws: 2000, isExhaustive: false, smallestP: 1 / 2000 });
    expect(draw()).toEqual(drawn);
    const all = stats.wildClusterBootstrap(input, { draws: 1, generator: generator(), mostEnumerated: 13 });
    expect(Math.abs(drawn.p - all.p)).toBeLessThan(5 * Math.sqrt((all.p * (1 - all.p)) / 2000));
  });

  it('refuses a column that is aliased, one cluster, and groups that clusters cut', () => {
    const { clusters, periods, d, response } = unevenPanel(5);
    const twice = { name: 'twice', values: d.values };
    const call = (columns: readonly stats.Column[], name: string, groups: stats.Groups) =>
      stats.wildClusterBootstrap(
        { response, columns, name, clusters: groups, absorb: clusters },
        { draws: 9, generator: generator() },
      );
    expect(() => call([d, twice], 'twice', clusters)).toThrow('estimate');
    expect(() => call([d], 'd', stats.groupRows(response.map(() => 1)))).toThrow('two or more');
    expect(() => call([d], 'd', periods)).toThrow('whole absorbed groups');
  });
});
