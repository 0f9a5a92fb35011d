import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protectDistribution } from '../../src/redact/distribution.ts';
import type { Distribution } from '../../src/spec/index.ts';

const made = (counts: readonly (readonly [number, number])[], target: number | null = null): Distribution => ({
  p: 0.9,
  target,
  now: { label: 'now', n: counts.reduce((sum, [now]) => sum + now, 0), value: 1 },
  before: { label: 'before', n: counts.reduce((sum, [, before]) => sum + before, 0), value: 1 },
  bands: counts.map(([now, before], index) => ({
    from: index,
    to: index === counts.length - 1 ? null : index + 1,
    now,
    before,
  })),
});
const shown = (distribution: Distribution) =>
  protectDistribution(distribution, 5)?.bands.map(({ from, to, now, before }) => [from, to, now, before]);

describe('values by band', () => {
  it('stay as they are where none is small; none at all is not small', () => {
    expect(
      shown(
        made([
          [9, 0],
          [0, 7],
          [5, 5],
        ]),
      ),
    ).toEqual([
      [0, 1, 9, 0],
      [1, 2, 0, 7],
      [2, null, 5, 5],
    ]);
  });

  it('go together with the neighbour that has fewer, on either side', () => {
    expect(
      shown(
        made([
          [9, 9],
          [4, 9],
          [7, 7],
          [9, 9],
        ]),
      ),
    ).toEqual([
      [0, 1, 9, 9],
      [1, 3, 11, 16],
      [3, null, 9, 9],
    ]);
    expect(
      shown(
        made([
          [9, 9],
          [9, 9],
          [1, 0],
        ]),
      ),
    ).toEqual([
      [0, 1, 9, 9],
      [1, null, 10, 9],
    ]);
  });

  it('lose the target where its band had to go', () => {
    expect(
      protectDistribution(
        made(
          [
            [9, 9],
            [9, 9],
            [9, 9],
          ],
          1,
        ),
        5,
      )?.target,
    ).toBe(1);
    expect(
      protectDistribution(
        made(
          [
            [3, 9],
            [9, 9],
            [9, 9],
          ],
          1,
        ),
        5,
      )?.target,
    ).toBeNull();
  });

  it('are not told where all go together', () => {
    expect(
      protectDistribution(
        made([
          [3, 1],
          [9, 9],
        ]),
        5,
      ),
    ).toBeNull();
    expect(protectDistribution(made([[3, 1]]), 5)).toBeNull();
    expect(protectDistribution(null, 5)).toBeNull();
  });

  it('hold no small count, nor does any sum of them from either end, and none is lost', () => {
    const counts = fc.array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, (own) => {
        const before = made(own);
        const after = protectDistribution(before, 5);
        if (after === null) return;
        for (const side of ['now', 'before'] as const) {
          let sum = 0;
          for (const band of after.bands) {
            sum += band[side];
            for (const count of [band[side], sum, after[side].n - sum]) expect(count === 0 || count >= 5).toBe(true);
          }
          expect(sum).toBe(after[side].n);
        }
      }),
    );
  });
});
