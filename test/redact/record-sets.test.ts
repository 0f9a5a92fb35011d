import { describe, expect, it } from 'vitest';
import { isDisjoint, isSameSet, isSubset } from '../../src/redact/record-sets.ts';
import type { RecordSet, Where } from '../../src/spec/index.ts';

const set = (where: Where, changes: Partial<RecordSet> = {}): RecordSet => ({
  source: 'crime',
  of: '',
  sum: '',
  where,
  ...changes,
});
const shooting = set({ category: 'shooting' });

describe('sets of records', () => {
  it.each([
    ['a value among a list', shooting, set({ category: ['robbery', 'shooting'] }), true],
    ['one condition more', set({ category: 'shooting', firearm: true }), shooting, true],
    ['a list that is no longer', set({ category: ['shooting'] }), shooting, false],
    ['another value', set({ category: 'robbery' }), shooting, false],
    ['a condition less', shooting, set({ category: 'shooting', firearm: true }), false],
    ['another source', set({ category: 'shooting' }, { source: 'calls' }), set({}), false],
    ['victims of incidents', set({ category: 'shooting' }, { sum: 'victims' }), set({}), false],
    ['a range that is the same', set({ age: { min: 10 }, firearm: true }), set({ age: { min: 10 } }), true],
    ['a range that is another', set({ age: { min: 20 }, firearm: true }), set({ age: { min: 10 } }), false],
  ])('hold parts of others by their conditions: %s', (_, inner, outer, expected) => {
    expect(isSubset(inner, outer)).toBe(expected);
  });

  it('are the same whatever the order and form of their conditions', () => {
    expect(isSameSet(set({ category: ['a', 'b'], firearm: true }), set({ firearm: true, category: ['b', 'a'] }))).toBe(
      true,
    );
    expect(isSameSet(set({ category: ['a'] }), set({ category: 'a' }))).toBe(true);
    expect(isSameSet(set({ category: 'a' }), set({}))).toBe(false);
  });

  it.each([
    ['of two values', set({ firearm: true }), set({ firearm: false }), true],
    ['of lists without a value in common', set({ category: ['a', 'b'] }), set({ category: ['c'] }), true],
    ['of lists with one', set({ category: ['a', 'b'] }), set({ category: ['b', 'c'] }), false],
    ['of a value and all but it', set({ category: 'a' }), set({ category: { not: ['a', 'b'] } }), true],
    ['of a value and all but another', set({ category: 'a' }), set({ category: { not: 'b' } }), false],
    ['of conditions about other columns', set({ category: 'a' }), set({ firearm: true }), false],
  ])('have nothing in common where a column says so: %s', (_, a, b, expected) => {
    expect([isDisjoint(a, b), isDisjoint(b, a)]).toEqual([expected, expected]);
  });
});
