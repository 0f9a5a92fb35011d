import { describe, expect, it } from 'vitest';
import { correct } from '../../src/estimate/corrections.ts';
import { estimate } from '../../src/estimate/index.ts';
import { alphaNow, alphaOfEffect, looksOf } from '../../src/estimate/looks.ts';
import { interpret } from '../../src/interpret/index.ts';
import { area, metric, nothingElse, panel, pipeline } from './town.ts';

const looks = ['2022-12-31', '2023-12-31', '2024-12-31'];

describe('looks', () => {
  it('are none where none were declared', () => {
    expect(looksOf({ looks: null, alpha: 0.05 }, '2023-12-31')).toBeNull();
    expect(alphaNow({ ...metric().decision, looks: null }, '2023-12-31')).toBe(0.05);
  });

  it('spend little early, and what is left at the end', () => {
    const spent = looks.map((day) => looksOf({ looks, alpha: 0.05 }, day));
    expect(spent.map((look) => look?.look)).toEqual([1, 2, 3]);
    expect(spent[0]?.alphaNow).toBeLessThan(0.001);
    expect(spent[2]?.alphaNow).toBeGreaterThan(0.03);
    expect(spent[2]?.alphaSpent).toBe(0.05);
  });

  it.each([1, 2, 4, 12])('have shares that add up to alpha, however %i of them depend on each other', (count) => {
    const days = Array.from({ length: count }, (_, year) => `${2010 + year}-12-31`);
    const decision = { looks: days, alpha: 0.05 };
    const sum = days.reduce((total, day) => total + alphaNow(decision, day), 0);
    expect(sum).toBeCloseTo(0.05, 12);
    expect(days.map((day) => looksOf(decision, day)?.alphaSpent).at(-1)).toBe(0.05);
    // an effect has the data of earlier looks in it, and its last look keeps more
    const last = days.at(-1) ?? '';
    expect(alphaOfEffect(decision, last)).toBeGreaterThanOrEqual(alphaNow(decision, last));
  });

  it('monitor between', () => {
    expect(looksOf({ looks, alpha: 0.05 }, '2023-09-30')).toMatchObject({ isLook: false, look: null, alphaNow: null });
    const watched = (days: readonly string[]) => {
      const declared = pipeline({ metrics: [metric({ decision: { ...metric().decision, looks: days } })] });
      const made = panel({
        areas: [area('A1', 'program', [{ start: '2022-01-01', end: null }])],
        events: (_, month) => (month < '2022' ? 20 : 4),
      });
      const [found] = interpret(declared, estimate(declared, made, '2023-12-31'), nothingElse).filter(
        (finding) => finding.area === '*',
      );
      return found;
    };
    expect(watched(looks)?.movement).toBe('better');
    const between = watched(['2022-12-31', '2024-12-31']);
    expect(between?.movement).toBe('monitoring');
    expect(between?.sentence).toMatchObject({ key: 'monitoring', params: { next: '2024-12-31' } });
  });
});

describe('the correction of a family', () => {
  const ps = [0.001, 0.02, null, 0.04, 0.6];

  it.each(['benjamini-hochberg', 'holm', 'none'] as const)(
    '%s: an interval leaves out none exactly where q is small',
    (adjust) => {
      for (const alpha of [0.01, 0.05, 0.2]) {
        const { qs, level } = correct(ps, { adjust, alpha });
        for (const [index, p] of ps.entries()) {
          const q = qs[index] ?? null;
          if (p === null) expect(q).toBeNull();
          else expect((q ?? 1) <= alpha).toBe(p <= 1 - level + 1e-12);
        }
      }
    },
  );
});
