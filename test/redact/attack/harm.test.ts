import { describe, expect, it } from 'vitest';
import { attack, type Found, madeOf, protectedIn, shownOf, type Town, townOf } from './harm-town.ts';

const runs = Number(process.env.RUNS ?? 3);
const seed = Number(process.env.SEED ?? 7);

/** Towns of which the grave crimes are some, and next to none. */
const townsOf = (weights: readonly number[]): readonly Town[] =>
  [3, 8].flatMap((rarity) => Array.from({ length: runs }, (_, at) => townOf(seed + at * 977, weights, rarity)));

const both = (found: readonly Found[]): Pick<Found, 'small' | 'narrowed'> => ({
  small: found.reduce((sum, { small }) => sum + small, 0),
  narrowed: found.flatMap(({ narrowed }) => narrowed),
});

describe('counts by weight', () => {
  it('follow from how many events there are and what they weigh', () => {
    expect(madeOf([365, 5475], { n: 12, value: 10 * 365 + 2 * 5475, range: null })).toEqual([[10, 2]]);
  });
});

describe.each([
  ['two', [1, 15]],
  ['three', [1, 5, 15]],
] as const)('whoever has harm and the number of events, of %s weights', (_, weights) => {
  it('finds none of the few of a weight', () => {
    const towns = townsOf(weights);
    const [open, shut] = [false, true].map((hides) =>
      both(towns.map((town) => attack(town, shownOf(town, { hides })))),
    );
    expect(shut?.narrowed).toEqual([]);
    // where it is not known how many there are of each weight, nearly all of them follow
    expect(open?.narrowed.length).toBeGreaterThan(0.9 * (open?.small ?? 0));
    expect(open?.small).toBeGreaterThan(50);
  }, 300_000);

  it('finds none beside a metric of the gravest alone, whichever of both hides more', () => {
    const found = both(townsOf(weights).map((town) => attack(town, shownOf(town, { withGravest: true }))));
    expect(found.narrowed).toEqual([]);
  }, 300_000);

  it('finds none in two reports', () => {
    const found = townsOf(weights).map((town) => {
      const first = shownOf(town, { last: 6 });
      return attack(town, [...first, ...shownOf(town, { told: [first] })]);
    });
    expect(both(found).narrowed).toEqual([]);
  }, 300_000);
});

describe('harm', () => {
  it('that an earlier report told names the few that follow from it, and is not told any more', () => {
    const town = townOf(seed, [1, 15], 3);
    const first = shownOf(town, { last: 6, hides: false });
    const { findings, givenAway } = protectedIn(town, { told: [first] });
    expect(givenAway.length).toBeGreaterThan(0);
    expect(new Set(givenAway.map(({ metric }) => metric))).toEqual(new Set(['harm']));
    expect(findings.filter(({ metric }) => metric === 'harm').map(({ now }) => now.status)).not.toContain('estimated');
    const kept = shownOf(town, { last: 6 });
    expect(protectedIn(town, { told: [kept] }).givenAway).toEqual([]);
  });

  it('is told as it is where there are many of each weight, or none', () => {
    const town = townOf(seed, [1, 15], 3);
    const kinds = town.kinds.map((kind, at) =>
      kind.map((row) => row.map((count) => (at === 1 && count < 9 ? 0 : count + 9))),
    );
    const large = {
      ...town,
      kinds,
      events: town.events.map((row, area) =>
        row.map((_, at) => kinds.reduce((sum, kind) => sum + (kind[area]?.[at] ?? 0), 0)),
      ),
    };
    const told = shownOf(large).filter(({ metric }) => metric === 'harm');
    expect(
      told.every(({ now, series }) => now.status === 'estimated' && series.every(({ value }) => value !== null)),
    ).toBe(true);
  });

  it('takes no report how many events there are of each weight', () => {
    for (const finding of shownOf(townOf(seed, [1, 15], 3))) expect(finding).not.toHaveProperty('byWeight');
  });
});
