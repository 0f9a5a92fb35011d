import { describe, expect, it } from 'vitest';
import { protectPartners } from '../../src/redact/partners.ts';
import type { Partners } from '../../src/spec/index.ts';

const found: Partners = {
  names: ['Ada', 'Bo', 'Cy', 'Di'],
  isNamed: true,
  sum: null,
  shownAs: 'count',
  ties: [
    { one: 0, other: 3, n: 9 },
    { one: 2, other: 3, n: 4 },
  ],
  amounts: [0, 3, 7, 12],
  attendance: [{ month: '2023-01', state: 'recorded', present: [0, 3] }],
};
const rules = { minimum: 5, isAgreed: true };

describe('partners', () => {
  it('who agreed keep their names; counts that are small go, and none stays none', () => {
    expect(protectPartners(found, rules)).toMatchObject({
      names: found.names,
      ties: [{ n: 9 }, { n: null }],
      amounts: [0, null, 7, 12],
      attendance: found.attendance,
    });
  });

  it('keep sums of money and hours, which count no people', () => {
    expect(protectPartners({ ...found, sum: 'delivered' }, rules)?.amounts).toEqual([0, 3, 7, 12]);
  });

  it('who did not agree have numbers in order of ties, and nothing of their own', () => {
    expect(protectPartners({ ...found, sum: 'delivered' }, { ...rules, isAgreed: false })).toEqual({
      names: ['1', '2', '3', '4'],
      isNamed: false,
      sum: null,
      shownAs: 'count',
      ties: [
        { one: 0, other: 1, n: 9 },
        { one: 0, other: 2, n: null },
      ],
      amounts: null,
      attendance: null,
    });
  });

  it('do not have their numbers in the order of their names where all have as many ties', () => {
    const ties = [
      { one: 0, other: 1, n: 9 },
      { one: 0, other: 2, n: 12 },
      { one: 1, other: 2, n: 30 },
    ];
    const whole = { ...found, names: ['Ada', 'Bo', 'Cy'], ties, attendance: null };
    expect(protectPartners(whole, { ...rules, isAgreed: false })?.ties).toEqual([
      { one: 0, other: 1, n: 30 },
      { one: 0, other: 2, n: 12 },
      { one: 1, other: 2, n: 9 },
    ]);
  });

  it('who did not agree are not told of at all where only amounts are', () => {
    expect(protectPartners({ ...found, ties: null }, { ...rules, isAgreed: false })).toBeNull();
    expect(protectPartners(undefined, rules)).toBeNull();
  });
});
