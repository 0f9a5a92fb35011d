import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cornersOf, maximise } from '../../../src/stats/index.ts';

const wholes = (most: number) => fc.array(fc.integer({ min: 0, max: most }), { minLength: 5, maxLength: 5 });
const signed = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 5, maxLength: 5 });
const dot = (line: readonly number[], at: readonly number[]): number =>
  line.reduce((total, one, j) => total + one * (at[j] ?? 0), 0);

/** Limits that something fulfils, and several objectives. */
const programmes = fc.record({
  x: wholes(3),
  room: wholes(4),
  lines: fc.array(signed, { minLength: 1, maxLength: 3 }),
  objectives: fc.array(signed, { minLength: 2, maxLength: 6 }),
});
const limitsOf = ({ x, room, lines }: { x: number[]; room: number[]; lines: number[][] }) => ({
  upper: x.map((own, j) => own + (room[j] ?? 0)),
  rows: lines.map((line) => ({
    terms: line.flatMap((one, j): [number, number][] => (one === 0 ? [] : [[j, one]])),
    equals: dot(line, x),
  })),
});

describe('several objectives within the same limits', () => {
  it('end where each would by itself, whatever came before', () => {
    fc.assert(
      fc.property(programmes, (drawn) => {
        const limits = limitsOf(drawn);
        const lead = cornersOf(limits);
        for (const objective of drawn.objectives) {
          const [found, alone] = [lead?.(objective), maximise({ objective, ...limits })];
          expect(found?.status === 'optimal' && found.value).toBeCloseTo(
            alone.status === 'optimal' ? alone.value : -1,
            6,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('may end as soon as enough is gained, or nothing more is to be had', () => {
    fc.assert(
      fc.property(programmes, (drawn) => {
        const limits = limitsOf(drawn);
        const lead = cornersOf(limits);
        let at = lead?.([0, 0, 0, 0, 0]);
        for (const objective of drawn.objectives) {
          const start = at?.status === 'optimal' ? dot(objective, at.solution) : Number.NaN;
          const best = maximise({ objective, ...limits });
          at = lead?.(objective, 1);
          const value = at?.status === 'optimal' ? at.value : Number.NaN;
          expect(value).toBeGreaterThanOrEqual(Math.min(start + 1, best.status === 'optimal' ? best.value : 0) - 1e-6);
          expect(value).toBeLessThanOrEqual((best.status === 'optimal' ? best.value : 0) + 1e-6);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('say what has no end, and that nothing is within limits', () => {
    expect(cornersOf({ upper: [Infinity], rows: [] })?.([1])).toEqual({ status: 'unbounded' });
    expect(cornersOf({ upper: [2], rows: [{ terms: [[0, 1]], equals: 3 }] })).toBeNull();
    expect(() => cornersOf({ upper: [-1], rows: [] })).toThrow(RangeError);
  });

  it('go no further than the effort does', () => {
    const effort = { left: 0 };
    const sums = [[0, 1] as const, [1, 1] as const];
    cornersOf({ upper: [9, 9], rows: [{ terms: sums, equals: 4 }] }, effort)?.([1, 0]);
    expect(effort.left).toBeLessThan(0);
  });
});
