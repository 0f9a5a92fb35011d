import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attack, both, exact, type Name, publishedAfter, records, runs, shownOf } from './parts.ts';

/** A share, what it is of, and its hits: those that did and those that did not are small counts alike. */
describe('an attack on a share and how many it is of', () => {
  it.each([
    ['the share alone', ['share']],
    ['and all that it is of', ['share', 'all']],
    ['and its hits', ['share', 'guns']],
    ['and both', ['guns', 'share', 'all']],
  ] as const)(
    'gives no small count away: %s',
    (_, names) => {
      fc.assert(
        fc.property(both, (towns) => {
          expect(exact(attack(towns, shownOf(towns, names, records(names))))).toEqual([]);
        }),
        runs,
      );
    },
    300_000,
  );
});

describe('an attack on reports one after another, of a share and how many it is of', () => {
  const reports: readonly (readonly [string, readonly (readonly Name[])[]])[] = [
    [
      'the same in both',
      [
        ['share', 'all'],
        ['share', 'all'],
      ],
    ],
    ['all in the first, and the share beside it in the second', [['all'], ['share', 'all']]],
    ['all in the first, and the share in the second', [['all'], ['share']]],
    ['the share in the first, and all in the second', [['share'], ['all']]],
    ['the share in the first, and its hits in the second', [['share'], ['guns']]],
    ['the hits in the first, and the share in the second', [['guns'], ['share']]],
    ['the hits in the first, the share in the second, and all in the third', [['guns'], ['share'], ['all']]],
  ];
  it.each(reports)(
    'gives no small count away: %s',
    (_, told) => {
      fc.assert(
        fc.property(both, (towns) => {
          expect(exact(attack(towns, publishedAfter(towns, told, true)))).toEqual([]);
        }),
        runs,
      );
    },
    300_000,
  );
});
