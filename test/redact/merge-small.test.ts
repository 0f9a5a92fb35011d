import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTwice, type CountedTwice, isSmallTwice, mergeSmall } from '../../src/redact/merge-small.ts';

const item = (name: string, before: number, now: number): CountedTwice => ({ names: [name], before, now });
const merged = (items: readonly CountedTwice[]): readonly string[] =>
  mergeSmall(items, 5, addTwice).map(({ names, before, now }) => `${names.join('+')} ${before} ${now}`);

describe('counts that must not be told apart', () => {
  it.each<[string, readonly CountedTwice[], readonly string[]]>([
    ['leaves what may be shown', [item('a', 5, 9), item('b', 0, 12)], ['a 5 9', 'b 0 12']],
    ['puts small ones together first', [item('a', 90, 80), item('b', 3, 2), item('c', 2, 4)], ['a 90 80', 'b+c 5 6']],
    [
      'takes the rarest other one where that is not enough',
      [item('a', 90, 80), item('b', 9, 7), item('c', 3, 7)],
      ['a 90 80', 'b+c 12 14'],
    ],
    [
      'goes on until nothing is small',
      [item('a', 1, 0), item('b', 1, 1), item('c', 1, 1), item('d', 9, 9)],
      ['a+b+c+d 12 11'],
    ],
    ['leaves one that stays small', [item('a', 1, 0), item('b', 1, 1)], ['a+b 2 1']],
    ['takes nothing for none', [], []],
  ])('%s', (_, items, expected) => {
    expect(merged(items)).toEqual(expected);
  });

  it('keeps every count, and shows no small one beside another', () => {
    const counts = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 500 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(counts, counts), { maxLength: 9 }), (pairs) => {
        const items = pairs.map(([before, now], index) => item(String(index), before, now));
        const left = mergeSmall(items, 5, addTwice);
        const total = (list: readonly CountedTwice[], of: 'before' | 'now'): number =>
          list.reduce((sum, own) => sum + own[of], 0);
        for (const of of ['before', 'now'] as const) expect(total(left, of)).toBe(total(items, of));
        expect(left.flatMap(({ names }) => names).sort()).toEqual(items.flatMap(({ names }) => names).sort());
        if (left.length > 1) for (const own of left) expect(isSmallTwice(own, 5)).toBe(false);
      }),
    );
  });
});
