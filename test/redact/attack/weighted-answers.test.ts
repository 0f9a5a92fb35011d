import { describe, expect, it } from 'vitest';
import { attack } from './weighted-bounds.ts';
import { type Cell, coalitionOf, type Town } from './weighted-town.ts';

/** The same seed draws the same numbers. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

interface Drawn {
  readonly counted: readonly number[] | null;
  readonly hasPlaces?: boolean;
  readonly hasTenants?: boolean;
  readonly quarters?: readonly number[];
  /** Chance that an area has a place that few chose, whose answers weigh as none elsewhere do. */
  readonly rare: number;
  /** Each area has a weight of its own; all have the same three; or of one area one of these is its own. */
  readonly weighing: 'by area' | 'by person' | 'by person, some by area';
}

function townOf(
  seed: number,
  { counted, hasPlaces = false, hasTenants = false, quarters = [3], rare, weighing }: Drawn,
): Town {
  const below = drawing(seed);
  const size = 3 + Math.floor(below() * 3);
  const areas = Array.from({ length: size }, (_, at) => ({
    area: `A${at}`,
    role: at < size - 1 ? ('program' as const) : ('comparison' as const),
  }));
  const shared = [1, 2, 3].map(() => 0.4 + 2 * below());
  const cells = areas.flatMap((_, area) => {
    const isOwn = below() < 0.5;
    const own = 0.4 + 2 * below();
    const weights =
      weighing === 'by area' ? [own] : weighing === 'by person' || isOwn ? shared : [own, ...shared.slice(1)];
    const tastes = [1, 2, 3, 4, 5].map(() => below() ** 2);
    return quarters.flatMap((quarter) => {
      const few = below() < rare ? 1 + Math.floor(below() * 5) : 0;
      const isFew = below() < 0.6 ? 1 + Math.floor(below() * 5) : 0;
      const people = Array.from({ length: 25 + Math.floor(below() * 40) }, () => {
        const answer = pick(
          tastes.map((taste, at) => (at + 1 === few || at + 1 === isFew ? taste * 0.05 : taste)),
          below(),
        );
        const isTenant = hasTenants && below() < 0.4;
        const at = Math.floor(below() * weights.length);
        const weight = answer === few || (isTenant && rare > 0) ? 3 + own : (weights[at] ?? 1);
        return { answer, isTenant, weight };
      });
      return cellsOf(people, area, quarter);
    });
  });
  return { ...coalitionOf(areas), cells, counted, hasTenants, hasSeries: quarters.length > 1, hasPlaces };
}

function pick(chances: readonly number[], at: number): number {
  const all = chances.reduce((sum, own) => sum + own, 0);
  let left = at * all;
  for (const [place, own] of chances.entries()) {
    left -= own;
    if (left < 0) return place + 1;
  }
  return chances.length;
}

function cellsOf(
  people: readonly { readonly answer: number; readonly isTenant: boolean; readonly weight: number }[],
  area: number,
  quarter: number,
): readonly Cell[] {
  const alike = new Map<string, (typeof people)[number][]>();
  for (const one of people) {
    const key = `${one.isTenant} ${one.weight}`;
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()].flatMap((some) => {
    const [one] = some;
    const counts = [1, 2, 3, 4, 5].map((place) => some.filter(({ answer }) => answer === place).length);
    return one ? [{ area, quarter, isTenant: one.isTenant, weight: one.weight, counts }] : [];
  });
}

const runs = Number(process.env.RUNS ?? 20);
const townsOf = (drawn: Drawn): readonly Town[] => Array.from({ length: runs }, (_, at) => townOf(7 + at * 977, drawn));
const weighings = ['by area', 'by person', 'by person, some by area'] as const;

/** Of so many small numbers none follows, and so many sums of areas keep all their digits. */
function expectNothing(drawn: Drawn, { small, exact }: { readonly small: number; readonly exact: number }): void {
  const found = attack(townsOf(drawn));
  expect(found.narrowed).toEqual([]);
  expect(found.small).toBeGreaterThanOrEqual(small);
  expect(found.exact).toBeGreaterThanOrEqual(exact);
}

describe.each(weighings)('whoever knows what each answer weighs, of answers that weigh %s', (weighing) => {
  it.each([0, 0.6])('finds nobody of the few of a part of those asked (%d)', (rare) => {
    expectNothing({ counted: [4, 5], hasTenants: true, rare, weighing }, { small: 50, exact: 0 });
  });

  it('finds nobody in windows over several waves', () => {
    expectNothing({ counted: [4, 5], quarters: [1, 2, 3], rare: 0.3, weighing }, { small: 22, exact: 90 });
  }, 60_000);
});

describe('whoever knows what each answer weighs, of areas with a weight each', () => {
  it.each([
    [[4, 5], 25],
    [null, 40],
  ])('finds nobody of the few who chose a place on the scale (%j)', (counted, exact) => {
    expectNothing(
      { counted, hasPlaces: true, rare: 0.3, weighing: 'by area' },
      { small: 100, exact: Math.min(exact, 15) },
    );
  });
});
