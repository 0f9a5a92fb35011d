import { describe, expect, it } from 'vitest';
import * as stats from '../../../src/stats/index.ts';

const levels = ['never', 'seldom', 'often', 'always'];
const response = [0, 1, 1, 2, 3, 0, 2, 2, 3, 1, 0, 3, 2, 1, 3, 3, 0, 1, 2, 2];
const x = { name: 'x', values: response.map((level, row) => level + Math.sin(5 * row) * 2) };
const z = { name: 'z', values: response.map((_, row) => row % 3) };

/** The likelihood by its definition. */
function plain(point: readonly number[], columns: readonly stats.Column[]): number {
  const logistic = (value: number) => 1 / (1 + Math.exp(-value));
  const last = levels.length - 1;
  return response.reduce((total, level, row) => {
    const linear = columns.reduce((sum, { values }, index) => sum + values[row]! * point[last + index]!, 0);
    const upTo = (j: number) => (j < 0 ? 0 : j >= last ? 1 : logistic(point[j]! - linear));
    return total + Math.log(upTo(level) - upTo(level - 1));
  }, 0);
}

describe('ordinalLogit', () => {
  it('finds the largest likelihood, and standard errors from its curvature', () => {
    const columns = [x, z];
    const fit = stats.ordinalLogit({ response, levels, columns });
    expect(fit.status).toBe('converged');
    expect(fit.names).toEqual(['never|seldom', 'seldom|often', 'often|always', 'x', 'z']);
    const best = [...fit.estimates];
    expect(plain(best, columns)).toBeCloseTo(fit.logLikelihood, 10);
    for (const index of best.keys()) {
      for (const step of [-1e-3, 1e-3]) {
        const moved = best.map((value, place) => value + (place === index ? step : 0));
        expect(plain(moved, columns)).toBeLessThan(fit.logLikelihood);
      }
    }
  });

  it('is logistic regression where there are two levels', () => {
    const hits = response.map((level) => Number(level > 1));
    const fit = stats.ordinalLogit({ response: hits, levels: ['no', 'yes'], columns: [z, x] });
    const glm = stats.glm({
      family: stats.binomial,
      response: hits,
      columns: [{ name: '1', values: hits.map(() => 1) }, z, x],
    });
    const { standardErrors } = stats.modelCovariance(glm, 1);
    expect([-fit.estimates[0]!, fit.estimates[1], fit.estimates[2]]).toEqual(
      [...glm.coefficients].map((value) => expect.closeTo(value, 7)),
    );
    expect([...fit.standardErrors]).toEqual([...standardErrors].map((value) => expect.closeTo(value, 7)));
    expect(fit.logLikelihood).toBeCloseTo(stats.logLikelihood(glm, hits), 9);
  });

  it('has the shares for thresholds without columns, in one step', () => {
    const { estimates } = stats.ordinalLogit({ response, levels, columns: [] });
    const below = [0, 1, 2].map((level) => response.filter((one) => one <= level).length / response.length);
    expect([...estimates]).toEqual(below.map((share) => expect.closeTo(Math.log(share / (1 - share)), 9)));
  });

  it('names what is aliased, a constant included', () => {
    const twice = { name: 'twice', values: x.values.map((value) => 2 * value) };
    const one = { name: 'one', values: response.map(() => 1) };
    const fit = stats.ordinalLogit({ response, levels, columns: [one, x, twice] });
    expect([fit.aliased, fit.names.slice(3)]).toEqual([['one', 'twice'], ['x']]);
  });

  it('says so where a column tells the levels apart', () => {
    const level = { name: 'level', values: response };
    expect(stats.ordinalLogit({ response, levels, columns: [level] }).status).toBe('separated');
  });

  it.each<[string, Partial<stats.OrdinalInput>]>([
    ['one level', { levels: ['only'], response: [0, 0] }],
    ['a level that is not met', { levels: [...levels, 'beyond'] }],
    ['a row of no level', { response: [...response, 7] }],
    ['a column of another length', { columns: [{ name: 'short', values: [1] }] }],
  ])('refuses %s', (_, change) => {
    expect(() => stats.ordinalLogit({ response, levels, columns: [x], ...change })).toThrow(RangeError);
  });
});
