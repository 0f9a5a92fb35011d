import { describe, expect, it } from 'vitest';
import { inSteps } from '../../../src/redact/coarse.ts';
import { reachOf, reachOfEnds, stepFor } from '../../../src/redact/weight-step.ts';
import { boundedInterval } from '../../../src/stats/index.ts';

/**
 * Shares of people who were drawn by blocks, all of the same weight. The range of two areas together hangs on how many of each
 * block said so. Two areas are hidden, one of which is small; whoever knows all other blocks tries out every way in which the
 * people of these two may have answered, and keeps those of which both ranges that are told are the same.
 */
const minimum = 5;

interface Block {
  readonly n: number;
  readonly yes: number;
}

type Area = readonly Block[];
type Range = readonly [number, number];

/** All areas but the last are the programme's. The first hides from 1 up to 4, the second all that it has beside that. */
function drawnTown(below: () => number): readonly Area[] {
  const up = (least: number, most: number): number => least + Math.floor(below() * (most - least + 1));
  return Array.from({ length: up(3, 32) }, (_, at): Area => {
    const rate = below();
    let left = up(1, minimum - 1);
    return Array.from({ length: up(2, 4) }, () => {
      const n = up(5, 10);
      const few = Math.min(left, up(0, 3));
      left -= few;
      return { n, yes: at === 0 ? few : Math.round(n * Math.min(1, Math.max(0, rate + (below() - 0.5) / 2))) };
    });
  });
}

const drawing = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
};

const total = (blocks: Area, of: (block: Block) => number): number => blocks.reduce((sum, block) => sum + of(block), 0);

/** Areas together, as they are told, and the scatter of their blocks that are not hidden. */
function sumOf(blocks: Area, { hidden, drawn }: { readonly hidden: Area; readonly drawn: number }) {
  const n = total(blocks, (block) => block.n);
  const share = total(blocks, ({ yes }) => yes) / n;
  const scatter = ({ n: asked, yes }: Block): number => (yes - share * asked) ** 2;
  const known = blocks.filter((block) => !hidden.includes(block));
  const range = (squares: number): Range => {
    const standardError = Math.sqrt((drawn / (drawn - 1)) * Math.max(0, squares)) / n;
    const found = boundedInterval({ estimate: share, standardError, n, effectiveN: n, df: drawn - 1 }, 0.95);
    return [found?.low ?? 0, found?.high ?? 1];
  };
  return { n, scatter, range, known: total(known, scatter), all: total(blocks, scatter) };
}
type Sum = ReturnType<typeof sumOf>;

/** How many of an area may have said so, with the scatter that each way gives to both sums. */
function waysOf(area: Area, sums: readonly Sum[]): readonly (readonly number[])[] {
  let ways = new Map<string, readonly number[]>([['', [0, ...sums.map(() => 0)]]]);
  for (const { n } of area) {
    const next = new Map<string, readonly number[]>();
    for (const [all = 0, ...squares] of ways.values())
      for (let yes = 0; yes <= n; yes += 1) {
        const way = [all + yes, ...sums.map(({ scatter }, at) => (squares[at] ?? 0) + scatter({ n, yes }))];
        next.set(way.map((part) => part.toFixed(8)).join(' '), way);
      }
    ways = next;
  }
  return [...ways.values()];
}

/** How a range is told, in words for the ranges that would be told alike. How wide its steps are is known, and not why. */
type Telling = (truth: Range, n: number) => (range: Range) => string;

const exactly: Telling = () => (range) => range.map((end) => end.toFixed(12)).join(' ');
const stepped: Telling = (truth, n) => {
  const reach = reachOfEnds(reachOf({ n, spread: 0, heaviest: 1, ends: [0, 1], minimum }));
  const [low, high] = [stepFor(truth[0], reach, Math.floor), stepFor(truth[1], reach, Math.ceil)];
  if (low === null || high === null) return () => '';
  return (range) => `${inSteps(range[0], low, Math.floor)} ${inSteps(range[1], high, Math.ceil)}`;
};

/** What the first area may have, by what is told; and by the share alone. */
function fitting(town: readonly Area[], told: Telling): readonly [ReadonlySet<number>, ReadonlySet<number>] {
  const [first = [], second = []] = town;
  const about = { hidden: [...first, ...second], drawn: town.flat().length };
  const sums = [town.slice(0, -1), town].map((areas) => sumOf(areas.flat(), about));
  const tellings = sums.map(({ range, all, n }) => told(range(all), n));
  const truth = sums.map(({ range, all }, at) => tellings[at]?.(range(all))).join('|');
  const both = total(about.hidden, ({ yes }) => yes);
  const bySecond = new Map<number, (readonly number[])[]>();
  for (const way of waysOf(second, sums)) bySecond.set(way[0] ?? 0, [...(bySecond.get(way[0] ?? 0) ?? []), way]);
  const [fits, known] = [new Set<number>(), new Set<number>()];
  for (const [yes = 0, ...squares] of waysOf(first, sums))
    for (const [, ...others] of bySecond.get(both - yes) ?? []) {
      known.add(yes);
      if (fits.has(yes)) continue;
      const ranges = sums.map(({ range, known: rest }, at) =>
        tellings[at]?.(range(rest + (squares[at] ?? 0) + (others[at] ?? 0))),
      );
      if (ranges.join('|') === truth) fits.add(yes);
    }
  return [fits, known];
}

/** Whether none, or the minimum and more, is left out. */
const isNarrow = (fits: ReadonlySet<number>): boolean => Math.min(...fits) > 1 || Math.max(...fits) < minimum;

function narrowed(seed: number, told: Telling): number {
  const below = drawing(seed);
  const towns = Array.from({ length: 40 }, () => drawnTown(below));
  return towns.filter((town) => {
    const [fits, known] = fitting(town, told);
    return isNarrow(fits) && !isNarrow(known);
  }).length;
}

describe('an attack on ranges of people who were drawn by blocks', () => {
  it.each([5, 11])(
    'narrows no small number down, in drawn towns %i',
    (seed) => {
      const some: Range = [0.33, 0.39];
      expect(stepped(some, 300)(some)).not.toBe('');
      expect(narrowed(seed, stepped)).toBe(0);
    },
    300_000,
  );

  it('narrows them down where ranges are exact', () => {
    expect(narrowed(5, exactly)).toBeGreaterThan(10);
  }, 300_000);
});
