import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatMap, type Point, simplifyRing } from '../../src/stats/index.ts';

const closed = (points: readonly Point[]): readonly Point[] => [...points, ...points.slice(0, 1)];

describe('an outline with fewer places', () => {
  it.each([
    [
      'keeps the corners of a square, whose sides have places between',
      [
        [0, 0],
        [5, 0],
        [10, 0],
        [10, 5],
        [10, 10],
        [0, 10],
      ],
      0,
      5,
    ],
    [
      'keeps a notch that is deeper than the tolerance',
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [5, 7],
        [0, 10],
      ],
      2,
      6,
    ],
    [
      'leaves out a notch that is not',
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [5, 9],
        [0, 10],
      ],
      2,
      5,
    ],
  ] as const)('%s', (_, points, tolerance, places) => {
    expect(simplifyRing(closed(points), tolerance)).toHaveLength(places);
  });

  it('is empty where it would be no more than a line, or never was more', () => {
    expect(
      simplifyRing(
        closed([
          [0, 0],
          [10, 0.1],
          [20, 0],
        ]),
        1,
      ),
    ).toEqual([]);
    expect(
      simplifyRing(
        closed([
          [0, 0],
          [10, 0],
        ]),
        1,
      ),
    ).toEqual([]);
    expect(simplifyRing([], 1)).toEqual([]);
  });

  it('stays closed, keeps its order and leaves out nothing that is further off than the tolerance', () => {
    const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
      minLength: 3,
      maxLength: 40,
    });
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 12 }), (points, tolerance) => {
        const ring = closed(points);
        const kept = simplifyRing(ring, tolerance);
        if (kept.length === 0) return;
        expect(kept.at(-1)).toEqual(kept[0]);
        let at = 0;
        for (const point of kept) {
          at = ring.findIndex((own, place) => place >= at && own === point);
          expect(at).toBeGreaterThanOrEqual(0);
        }
        for (const [x, y] of ring) {
          const off = kept.slice(1).map(([x2, y2], place) => {
            const [x1, y1] = kept[place] ?? [0, 0];
            const [dx, dy] = [x2 - x1, y2 - y1];
            const length = dx * dx + dy * dy;
            const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
            return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
          });
          expect(Math.min(...off)).toBeLessThanOrEqual(tolerance + 1e-9);
        }
      }),
    );
  });
});

describe('a flat map', () => {
  it('has its longer side as long as asked, north above, and degrees of longitude shrunk by the latitude', () => {
    const place = flatMap(
      [
        [10, 60],
        [12, 61],
      ],
      1000,
    );
    expect(place([10, 61])).toEqual([0, 0]);
    // a degree of longitude is nearly half a degree of latitude here
    expect(place([12, 60])).toEqual([984.85, 1000]);
    expect(
      flatMap(
        [
          [10, 0],
          [14, 1],
        ],
        1000,
      )([14, 0])[0],
    ).toBe(1000);
  });

  it('puts a single place into the corner, and needs one', () => {
    expect(flatMap([[10, 60]], 1000)([10, 60])).toEqual([0, 0]);
    expect(() => flatMap([], 1000)).toThrow(RangeError);
  });
});
