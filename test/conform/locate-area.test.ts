import { expect, test } from 'vitest';
import type { NamedPolygon, Ring } from '../../src/acquire/index.ts';
import { polygonPlacer } from '../../src/conform/locate-area.ts';

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

const town: readonly NamedPolygon[] = [
  { name: 'West', rings: [box(-90, 40, -80, 50), box(-86, 44, -84, 46)] },
  { name: 'East', rings: [box(-80, 40, -70, 50)] },
  // two parts of one area, and they overlap
  { name: 'Isles', rings: [box(-60, 40, -58, 42)] },
  { name: 'Isles', rings: [box(-59, 40, -57, 42)] },
  { name: 'Late', rings: [box(-57.5, 40, -56, 42)] },
];

test.each<[string, number, number, string, string | null]>([
  ['inside', -85, 41, 'polygon', 'West'],
  ['in a hole', -85, 45, 'outside', null],
  ['on the edge of a hole', -86, 45, 'polygon', 'West'],
  ['on a border that two share: the first has it', -80, 45, 'border', 'West'],
  ['on the outer edge', -70, 45, 'polygon', 'East'],
  ['in two parts of one area', -58.5, 41, 'polygon', 'Isles'],
  ['in polygons of two areas: the first has it', -57.2, 41, 'overlap', 'Isles'],
  ['on the border of one, inside the other', -57.5, 41, 'border', 'Isles'],
  ['outside of all', -75, 30, 'outside', null],
  ['between polygons, within their common box', -65, 41, 'outside', null],
  ['exchanged', 41, -85, 'swapped', null],
  ['nowhere: 0, 0', 0, 0, 'impossible', null],
  ['beyond the degrees', -999, 41, 'impossible', null],
  ['beyond the degrees of latitude', -85, 1_000_012, 'impossible', null],
])('a point %s', (_, longitude, latitude, how, area) => {
  expect(polygonPlacer(town)(longitude, latitude)).toEqual({ how, area });
});

/** Even and odd crossings of a line to the east: slow, and by another way than the placer's. */
function crossings(point: readonly [number, number], rings: readonly Ring[]): boolean {
  let isInside = false;
  for (const ring of rings)
    for (let index = 1; index < ring.length; index += 1) {
      const [x1, y1] = ring[index - 1] ?? [0, 0];
      const [x2, y2] = ring[index] ?? [0, 0];
      if (y1 > point[1] !== y2 > point[1] && point[0] < x1 + ((point[1] - y1) / (y2 - y1)) * (x2 - x1))
        isInside = !isInside;
    }
  return isInside;
}

/** A star with uneven rays: concave, and no two of them are alike. */
function star(x: number, y: number, seed: number): Ring {
  const rays = Array.from({ length: 40 }, (_, ray): [number, number] => {
    const length = 0.2 + ((ray * 7919 + seed * 104_729) % 100) / 90;
    const angle = (ray / 40) * 2 * Math.PI;
    return [x + length * Math.cos(angle), y + length * Math.sin(angle)];
  });
  return [...rays, rays[0] ?? [x, y]];
}

test('finds what a count of crossings finds, for 20,000 points over 36 stars', () => {
  const stars = Array.from({ length: 36 }, (_, n): NamedPolygon => {
    const [x, y] = [-100 + (n % 6) * 1.3, 30 + Math.floor(n / 6) * 1.3];
    return { name: `s${n}`, rings: [star(x, y, n + 1), box(x - 0.1, y - 0.1, x + 0.1, y + 0.1)] };
  });
  const place = polygonPlacer(stars);
  let inside = 0;
  for (let n = 0; n < 20_000; n += 1) {
    const point = [-101.5 + ((n * 0.618034) % 1) * 9.5, 28.5 + ((n * 0.754878) % 1) * 9.5] as const;
    const holding = stars.filter(({ rings }) => crossings(point, rings)).map(({ name }) => name);
    const { how, area } = place(...point);
    expect({ point, area, how }).toEqual({
      point,
      area: holding[0] ?? null,
      how: holding.length === 0 ? 'outside' : holding.length === 1 ? 'polygon' : 'overlap',
    });
    inside += holding.length > 0 ? 1 : 0;
  }
  expect(inside).toBeGreaterThan(5000);
});
