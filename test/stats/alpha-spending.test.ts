import { describe, expect, it } from 'vitest';
import { groupSequentialLevels, normalQuantile, obrienFlemingSpent } from '../../src/stats/index.ts';

describe('alpha spending', () => {
  it('is the whole alpha at the end, and next to nothing early', () => {
    expect(obrienFlemingSpent(1, 0.05)).toBeCloseTo(0.05, 12);
    expect(obrienFlemingSpent(0.1, 0.05)).toBeLessThan(1e-8);
  });

  // Lan-DeMets O'Brien-Fleming boundaries at five equal looks, alpha 0.05 two-sided, as published for gsDesign/ldbounds
  it('gives the published boundaries of five looks', () => {
    const z = groupSequentialLevels(5, 0.05).map(({ nominal }) => -normalQuantile(nominal / 2));
    const published = [4.8769, 3.3569, 2.6803, 2.2898, 2.031];
    expect(z).toHaveLength(5);
    for (const [index, wanted] of published.entries()) expect(Math.abs((z[index] ?? 0) - wanted)).toBeLessThan(0.002);
  });

  it('spends all of alpha, in order', () => {
    for (const looks of [1, 2, 3, 8, 12, 20]) {
      const levels = groupSequentialLevels(looks, 0.05);
      expect(levels.at(-1)?.spent).toBe(0.05);
      expect(levels.every(({ nominal }) => nominal > 0 && nominal <= 0.05)).toBe(true);
      expect(levels.map(({ spent }) => spent)).toEqual(levels.map(({ spent }) => spent).toSorted((a, b) => a - b));
    }
  });

  it('keeps the false alarms of a walk at alpha, where the same level at every look would not', () => {
    const levels = groupSequentialLevels(12, 0.05).map(({ nominal }) => -normalQuantile(nominal / 2));
    let [state, crossed, naive] = [12345, 0, 0];
    const uniform = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state + 0.5) / 2 ** 32;
    };
    const draws = 20_000;
    for (let draw = 0; draw < draws; draw += 1) {
      let sum = 0;
      let [hit, plain] = [false, false];
      for (const [index, critical] of levels.entries()) {
        sum += Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
        const z = Math.abs(sum) / Math.sqrt(index + 1);
        hit ||= z > critical;
        plain ||= z > 1.959964;
      }
      crossed += hit ? 1 : 0;
      naive += plain ? 1 : 0;
    }
    expect(crossed / draws).toBeGreaterThan(0.044);
    expect(crossed / draws).toBeLessThan(0.056);
    expect(naive / draws).toBeGreaterThan(0.15);
  });

  it('refuses no looks at all', () => {
    expect(() => groupSequentialLevels(0, 0.05)).toThrow('looks');
  });
});
