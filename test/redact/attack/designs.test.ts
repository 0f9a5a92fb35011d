import { expect, it } from 'vitest';
import type { DesignId } from '../../../src/spec/index.ts';
import { diceOf } from '../../estimate/designs/random.ts';
import { quartersFrom } from './coalition.ts';
import { type Attacked, followedIn } from './completions.ts';

/**
 * Effects beside few hidden numbers: every table of counts that fits the sums is tried, the effect estimated anew, and held
 * against what is told of it.
 */
interface Shape {
  readonly design: DesignId;
  /** How many areas of each role there are. */
  readonly program: number;
  readonly comparison: number;
  readonly buffer?: number;
  readonly quarters: number;
  readonly launch: number;
  /** By how many quarters launches differ, in turns of three. */
  readonly apart?: number;
  readonly isShare?: boolean;
}

const staggered: Shape = {
  ...{ design: 'staggered-adoption', program: 6, comparison: 6, buffer: 3 },
  ...{ quarters: 20, launch: 12, apart: 2 },
};
const difference: Shape = {
  ...{ design: 'difference-in-differences', program: 4, comparison: 5, buffer: 3 },
  ...{ quarters: 16, launch: 12 },
};
const synthetic: Shape = { design: 'synthetic-control', program: 1, comparison: 20, quarters: 20, launch: 14 };

/** Areas of about ten records a quarter, one of which has few in one of them. */
function townOf({ design, quarters, launch, apart = 0, isShare = false, ...shape }: Shape, seed: number): Attacked {
  const dice = diceOf(seed);
  const roles = (['program', 'comparison', 'buffer'] as const).flatMap((role) =>
    Array.from({ length: shape[role] ?? 0 }, (_, at) => ({ area: `${role[0]?.toUpperCase()}${at}`, role })),
  );
  const levels = roles.map(() => 8 + 6 * dice.uniform());
  const periods = [...Array(quarters).keys()];
  const events = levels.map((level) =>
    periods.map((at) => Math.max(5, Math.min(30, dice.poisson(level * (1 + 0.1 * Math.sin(at / 3)))))),
  );
  const records = isShare ? events.map((row) => row.map(() => 40 + Math.floor(dice.uniform() * 20))) : null;
  const [area, at] = [Math.floor(dice.uniform() * roles.length), Math.floor(dice.uniform() * quarters)];
  (events[area] as number[])[at] = 1 + Math.floor(dice.uniform() * 4);
  return {
    town: { areas: roles, quarters: quartersFrom(2010, quarters), events },
    design,
    launches: [...Array(shape.program).keys()].map((one) => launch + (one % 3) * apart),
    ...(records ? { records } : {}),
  };
}

it.each([
  ['launches apart', staggered, [4, 8, 12]],
  ['launches apart, of a share', { ...staggered, buffer: 0, isShare: true }, [4, 7]],
  ['one launch, and what moved next door', difference, [9, 16]],
  ['a mix of comparison areas', synthetic, [1, 13, 18, 24]],
  ['a mix of comparison areas, refused', synthetic, [5, 25]],
  ['a mix of comparison areas, of a share', { ...synthetic, isShare: true }, [23, 32]],
] as const)(
  'an effect beside few hidden numbers gives none of them away: %s',
  (_, shape, seeds) => {
    for (const seed of seeds) {
      const { small, exact, tellers } = followedIn(townOf(shape, seed), 40);
      expect({ seed, small, exact, tellers: exact > 0 ? tellers : null }).toMatchObject({ exact: 0, tellers: null });
      expect(small).toBeGreaterThan(0);
    }
  },
  120_000,
);
